/** A cart, an input and a run of the Function's built bundle, for its tests. */
import { builtText } from '../../e2e/build.ts';
import {
  type FunctionDiscount,
  functionClaim,
  functionInput,
  functionOf,
} from '../../e2e/shop/discounts/function.ts';
import type { CartLineToDiscount, CartToDiscount, DiscountClaim } from '../../e2e/shop/discounts/types.ts';
import { endsOf, PROMISE, writePromise } from '../../server/domain/offer/promise.ts';
import type { Terms } from '../../server/domain/offer/terms.ts';
import type { Input, Output } from './src/types.ts';

export const TIMEZONE = 'Europe/Stockholm';
const run = functionOf(builtText('discount'));

/** `n`: product n in variant n × 10, at `price` minor units. */
export function cartLine(
  n: number,
  price: number,
  quantity = 1,
  more: Partial<CartLineToDiscount> = {},
): CartLineToDiscount {
  const key = `gid://shopify/CartLine/${n}`;
  return { key, productId: n, variantId: n * 10, quantity, price, properties: {}, ...more };
}

export function cartWith(
  lines: readonly CartLineToDiscount[],
  more: Partial<CartToDiscount> = {},
): CartToDiscount {
  return {
    lines,
    currency: 'SEK',
    rate: 1,
    country: 'SE',
    language: 'sv',
    codes: [],
    shipping: null,
    now: 0,
    ...more,
  };
}

/** The discount as the server writes it for these terms; `metafields` replaces what it wrote. */
export function discountWith(
  terms: readonly Terms[],
  more: Partial<FunctionDiscount> & { metafields?: Readonly<Record<string, string>> } = {},
): FunctionDiscount {
  const { metafields = {}, ...rest } = more;
  const written: Record<string, string> = {
    [PROMISE.terms]: writePromise(terms, 'SEK').text,
    [PROMISE.ends]: JSON.stringify(endsOf(terms, TIMEZONE)),
    ...metafields,
  };
  return {
    id: 'gid://shopify/DiscountAutomaticNode/1',
    title: 'Mersalg',
    classes: ['PRODUCT', 'ORDER'],
    combinesWith: { product: true, order: true, shipping: true },
    metafield: (namespace, key) => (namespace === PROMISE.namespace ? (written[key] ?? null) : null),
    ...rest,
  };
}

export function inputOf(discount: FunctionDiscount, cart: CartToDiscount): Input {
  return functionInput(discount, cart, { timezone: TIMEZONE });
}

/** The bundle's own output. */
export function outputOf(discount: FunctionDiscount, cart: CartToDiscount): Output {
  return run(inputOf(discount, cart));
}

/** What Shopify makes of that output. */
export function claimOf(discount: FunctionDiscount, cart: CartToDiscount): DiscountClaim {
  return functionClaim(discount, cart, { timezone: TIMEZONE });
}
