/** What the cart says of this buyer: whether they are held out for comparison, and by which random id they are known. */
import { CART_PROPERTY, isHeldMark, visitorOf } from '../../../server/domain/experiment/cartProperty.ts';
import { shared } from './api.ts';

/** The property is private, and Shopify promises nowhere that a block may read it; where it may not, this is undefined. */
function mark(): string | undefined {
  return shared().attributes.value?.find(({ key }) => key === CART_PROPERTY)?.value;
}

/** By the cart's own word. Where that cannot be read, the server knows by the checkout, which the pixel told it: see `whose`. */
export function isHeld(): boolean {
  return isHeldMark(mark());
}

/** With every question to the server: whose checkout it is, as far as we know. Only for who consented to be counted. */
export function whose(): { readonly visitor?: string; readonly checkout?: string } {
  const { checkoutToken, customerPrivacy } = shared();
  if (!customerPrivacy.value.allowedProcessing.analytics) return {};
  const visitor = visitorOf(mark());
  const checkout = checkoutToken.value;
  return { ...(visitor === null ? {} : { visitor }), ...(checkout === undefined ? {} : { checkout }) };
}
