/** What checkout gives an extension, as far as both of our targets have it. The global is set before our modules run. */
import type { Api as CheckoutApi } from '@shopify/ui-extensions/purchase.checkout.block.render';
import type { Api as ThanksApi } from '@shopify/ui-extensions/purchase.thank-you.block.render';

export type { CheckoutApi, ThanksApi };

type Shared = Pick<
  CheckoutApi,
  | 'appMetafields'
  | 'attributes'
  | 'checkoutToken'
  | 'customerPrivacy'
  | 'i18n'
  | 'lines'
  | 'localization'
  | 'query'
  | 'sessionToken'
  | 'settings'
  | 'shop'
  | 'storage'
> & { readonly extension: { readonly editor?: unknown } };

declare const shopify: unknown;

export const shared = (): Shared => shopify as Shared;
export const inCheckout = (): CheckoutApi => shopify as CheckoutApi;
export const inThanks = (): ThanksApi => shopify as ThanksApi;

/** True in the checkout editor, where the merchant places the block. */
export function isInEditor(): boolean {
  const { extension } = shared();
  return 'editor' in extension && extension.editor !== undefined;
}

/** The number in `gid://shopify/Product/42`; null for anything else. */
export function idOf(gid: string): number | null {
  const id = Number(/\/(\d{1,16})$/.exec(gid)?.[1]);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
