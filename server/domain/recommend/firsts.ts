/** What stands first beside each product by a model, compared with the model before it: what a training changed. */
import type { ProductId } from '../ids.ts';
import type { Reason } from '../suggestion.ts';
import type { Model } from './model.ts';

/** One suggestion with the orders that speak for it: `orders` of the `base` that hold the product it stands beside. */
export interface Support {
  readonly show: ProductId;
  /** Null where too few orders speak for it by the newer model. */
  readonly orders: number | null;
  readonly base: number | null;
  /** They are orders of what it resembles, since it has too few of its own. */
  readonly alike: boolean;
}

/** Null: nothing stood, or stands, beside it. */
export interface FirstChange {
  readonly product: ProductId;
  readonly was: Support | null;
  readonly now: Support | null;
}

export interface Firsts {
  /** False where no earlier model is known: then `changes` is all that there is, and none of it is news. */
  readonly compared: boolean;
  /** Products whose first suggestion is not what it was. */
  readonly changes: readonly FirstChange[];
  /** Products that were known before and are not looked at any more. */
  readonly gone: readonly ProductId[];
  /** How many products have something beside them. */
  readonly beside: number;
}

/** How far down the newer model is looked for what stood first before. */
const LOOKED_AT = 24;
const NOBODY: ReadonlySet<ProductId> = new Set();

/**
 * Of `products`, by the model alone: before the merchant's rules, stock and tact, which change at any hour. `before`:
 * what stood first by the model before it; null where that is not known. One question per product, a second for those
 * that changed.
 */
export function compareFirsts(
  model: Pick<Model, 'complements'>,
  products: Iterable<ProductId>,
  before: ReadonlyMap<ProductId, ProductId> | null,
): Firsts {
  const ask = (product: ProductId, limit: number) =>
    model.complements({ context: [product], barred: NOBODY, limit });
  const changes: FirstChange[] = [];
  const seen = new Set<ProductId>();
  let beside = 0;
  for (const product of products) {
    seen.add(product);
    const [first] = ask(product, 1);
    if (first !== undefined) beside += 1;
    const was = before?.get(product);
    if (first?.productId === was) continue;
    const old = was === undefined ? undefined : ask(product, LOOKED_AT).find((one) => one.productId === was);
    changes.push({
      product,
      was: was === undefined ? null : supportOf(was, old?.reason),
      now: first === undefined ? null : supportOf(first.productId, first.reason),
    });
  }
  const gone = [...(before?.keys() ?? [])].filter((product) => !seen.has(product));
  return { compared: before !== null, changes, gone, beside };
}

/** As a change counts: something for the first time, nothing any more, or something else. */
export function changeKind({ was, now }: FirstChange): 'gained' | 'lost' | 'other' {
  if (was === null) return 'gained';
  return now === null ? 'lost' : 'other';
}

function supportOf(show: ProductId, reason: Reason | undefined): Support {
  if (reason?.kind !== 'bought-together' && reason?.kind !== 'like-bought-together')
    return { show, orders: null, base: null, alike: false };
  const { orders, share } = reason;
  // The share is orders ÷ all orders with the other product, so their number can be had back exactly.
  const base = share > 0 ? Math.max(orders, Math.round(orders / share)) : orders;
  return { show, orders, base, alike: reason.kind === 'like-bought-together' };
}
