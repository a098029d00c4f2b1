/** What a shop's discounts take off a cart: app discounts by the real Function bundle, native ones by Shopify's rules. */
import { type Combined, combine } from '../../../server/domain/offer/combine.ts';
import type { TwinShop } from '../state.ts';
import { FUNCTION_HANDLE, type FunctionDiscount, functionClaim } from './function.ts';
import { nativeClaims } from './native.ts';
import { discountGid, discountStatus, type TwinDiscount } from './state.ts';
import type { AppliedDiscount, CartToDiscount, DiscountClaim, DiscountedCart } from './types.ts';

export type * from './types.ts';

/** Synchronous: the Function's bundle is built once and kept. */
export function applyDiscounts(shop: TwinShop, cart: CartToDiscount): DiscountedCart {
  const claims = [...functionClaims(shop, cart), ...nativeClaims(shop, cart)].filter(
    ({ lines, order, shipping }) => lines.size > 0 || order !== null || shipping !== null,
  );
  const subtotal = cart.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  return discountedCart(cart, claims, combine(claims, subtotal, cart.shipping));
}

/** Of the active automatic discounts that the Function owns. */
function functionClaims(shop: TwinShop, cart: CartToDiscount): DiscountClaim[] {
  return shop.discounts
    .filter(
      (one) =>
        one.code === null &&
        one.rule.kind === 'app' &&
        one.rule.functionHandle === FUNCTION_HANDLE &&
        discountStatus(one, cart.now) === 'ACTIVE',
    )
    .map((one) => functionClaim(functionDiscount(one), cart, shop.data));
}

function functionDiscount(discount: TwinDiscount): FunctionDiscount {
  const { title, classes, combinesWith, metafields } = discount;
  return {
    id: discountGid(discount),
    title,
    classes,
    combinesWith: {
      product: combinesWith.productDiscounts,
      order: combinesWith.orderDiscounts,
      shipping: combinesWith.shippingDiscounts,
    },
    metafield: (namespace, key) => {
      // The twin has one app: `$app:x` is its own, whatever its client id.
      const stored = new RegExp(`^${namespace.replace('$app', 'app--[^-]+').replace(':', '--')}$`);
      return metafields.find((one) => stored.test(one.namespace) && one.key === key)?.value ?? null;
    },
  };
}

function discountedCart(
  cart: CartToDiscount,
  claims: readonly DiscountClaim[],
  combined: Combined,
): DiscountedCart {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const told = ({ id, amount }: { id: string; amount: number }, line?: string): AppliedDiscount => {
    const { title, code, by, says } = byId.get(id)!;
    const said = line === undefined ? says?.order : says?.lines.get(line);
    return { id, title: code ?? said ?? title, amount, by };
  };
  const lines = cart.lines.map(({ key }) => {
    const applied = combined.lines.get(key);
    return { key, amount: applied?.amount ?? 0, applied: applied === undefined ? [] : [told(applied, key)] };
  });
  const order = combined.order.map((one) => told(one));
  const shipping = combined.shipping === null ? [] : [told(combined.shipping)];
  const standing = new Set(
    [...lines.flatMap(({ applied }) => applied), ...order, ...shipping].map(({ id }) => id),
  );
  return {
    lines,
    order,
    shipping,
    codes: cart.codes.map((code) => ({
      code,
      applicable: claims.some((one) => sameCode(one.code, code) && standing.has(one.id)),
    })),
    off: [...lines, ...order].reduce((sum, { amount }) => sum + amount, 0),
  };
}

/** Shoppers write codes in any case. */
function sameCode(a: string | null, b: string): boolean {
  return a !== null && a.toLowerCase() === b.toLowerCase();
}
