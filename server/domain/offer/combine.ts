/** Which of a shop's discounts hold together on one cart, by Shopify's documented rules. */

export const DISCOUNT_CLASSES = ['product', 'order', 'shipping'] as const;
export type DiscountClass = (typeof DISCOUNT_CLASSES)[number];

/** What one discount would take off this cart if it stood alone. Amounts in minor units of the cart's currency, above 0. */
export interface Claim {
  readonly id: string;
  /** Classes with which it may stand beside another discount. */
  readonly combinesWith: Readonly<Record<DiscountClass, boolean>>;
  /** By line key; at most what the line costs. */
  readonly lines: ReadonlyMap<string, number>;
  /** Off what the goods cost after discounts on lines; null when it takes nothing off orders. */
  readonly order: ((paid: number) => number) | null;
  /** Off the price of shipping; null when it takes nothing off shipping. */
  readonly shipping: ((price: number) => number) | null;
}

export interface Applied {
  readonly id: string;
  readonly amount: number;
}

/** Why a claim, or its part on one line, does not hold: `by` outranks it. */
export type Lost =
  /** A combination without it takes more off: it may not stand beside `by`, or `by` may not stand beside it. */
  | { readonly id: string; readonly kind: 'not-combined'; readonly by: string }
  /** On this line, `by` takes more off, or as much and comes first: a line has one discount. */
  | { readonly id: string; readonly kind: 'line-outranked'; readonly line: string; readonly by: string }
  /** An order has one discount on shipping. */
  | { readonly id: string; readonly kind: 'shipping-outranked'; readonly by: string }
  /** It stands, but discounts before it had left nothing. */
  | { readonly id: string; readonly kind: 'nothing-left' };

export interface Combined {
  /** The one discount of each line that has any. */
  readonly lines: ReadonlyMap<string, Applied>;
  /** In the order of the claims. */
  readonly order: readonly Applied[];
  readonly shipping: Applied | null;
  readonly lost: readonly Lost[];
  /** All of `lines`, `order` and `shipping`. */
  readonly off: number;
}

/** Above so many claims not every combination is tried: then the best are added one by one. */
const MOST_TRIED = 14;

/**
 * Shopify's rules: two discounts hold together only when each agrees to the other's class; of all that may hold together,
 * the combination that takes most off is taken, an earlier claim where they are equal. In it, each line has the best of its
 * discounts; discounts on the order are reckoned on what the goods cost after those, each by itself; shipping has one.
 * `subtotal`: what the lines cost; `shipping`: its price, null while it is not known.
 */
export function combine(claims: readonly Claim[], subtotal: number, shipping: number | null): Combined {
  let best = applied([], subtotal, shipping);
  let chosen: readonly Claim[] = [];
  for (const together of combinations(claims, subtotal, shipping)) {
    const outcome = applied(together, subtotal, shipping);
    if (outcome.off > best.off || (outcome.off === best.off && together.length > chosen.length)) {
      best = outcome;
      chosen = together;
    }
  }
  const refused = claims
    .filter((one) => !chosen.includes(one))
    .flatMap((one): Lost[] => {
      const by = chosen.find((other) => !agree(one, other));
      return by === undefined ? [] : [{ id: one.id, kind: 'not-combined', by: by.id }];
    });
  return { ...best, lost: [...refused, ...best.lost] };
}

/** Whether each of two discounts agrees to stand beside the other, by the classes in which it takes something off this cart. */
export function agree(a: Claim, b: Claim): boolean {
  return classesOf(b).every((one) => a.combinesWith[one]) && classesOf(a).every((one) => b.combinesWith[one]);
}

export function classesOf({ lines, order, shipping }: Claim): DiscountClass[] {
  const classes: DiscountClass[] = [];
  if (lines.size > 0) classes.push('product');
  if (order !== null) classes.push('order');
  if (shipping !== null) classes.push('shipping');
  return classes;
}

/** All sets of claims that agree pairwise and to which no other could be added. */
function combinations(claims: readonly Claim[], subtotal: number, shipping: number | null): Claim[][] {
  if (claims.length > MOST_TRIED) return [greedy(claims, subtotal, shipping)];
  const found: Claim[][] = [];
  const grow = (together: readonly Claim[], open: readonly Claim[]): void => {
    const [next, ...rest] = open;
    if (next === undefined) {
      const whole = claims.every(
        (one) => together.includes(one) || !together.every((other) => agree(one, other)),
      );
      if (whole) found.push([...together]);
      return;
    }
    if (together.every((other) => agree(next, other))) grow([...together, next], rest);
    grow(together, rest);
  };
  grow([], claims);
  return found;
}

function greedy(claims: readonly Claim[], subtotal: number, shipping: number | null): Claim[] {
  const alone = (one: Claim) => applied([one], subtotal, shipping).off;
  const together: Claim[] = [];
  for (const one of [...claims].sort((a, b) => alone(b) - alone(a)))
    if (together.every((other) => agree(one, other))) together.push(one);
  return claims.filter((one) => together.includes(one));
}

/** What claims that hold together take off. */
function applied(together: readonly Claim[], subtotal: number, shippingPrice: number | null): Combined {
  const lines = new Map<string, Applied>();
  const lost: Lost[] = [];
  for (const { id, lines: own } of together) {
    for (const [line, amount] of own) {
      const other = lines.get(line);
      if (other === undefined || amount > other.amount) lines.set(line, { id, amount });
    }
  }
  for (const { id, lines: own } of together)
    for (const line of own.keys()) {
      const by = lines.get(line)!.id;
      if (by !== id) lost.push({ id, kind: 'line-outranked', line, by });
    }
  const offLines = [...lines.values()].reduce((sum, { amount }) => sum + amount, 0);
  const paid = subtotal - offLines;
  let left = paid;
  const order = together.flatMap(({ id, order: own }): Applied[] => {
    if (own === null) return [];
    const amount = Math.min(left, own(paid));
    if (amount <= 0) {
      lost.push({ id, kind: 'nothing-left' });
      return [];
    }
    left -= amount;
    return [{ id, amount }];
  });
  let shipping: Applied | null = null;
  if (shippingPrice !== null) {
    for (const { id, shipping: own } of together) {
      const amount = Math.min(shippingPrice, own?.(shippingPrice) ?? 0);
      if (amount > (shipping?.amount ?? 0)) shipping = { id, amount };
    }
    for (const { id, shipping: own } of together)
      if (own !== null && shipping !== null && shipping.id !== id)
        lost.push({ id, kind: 'shipping-outranked', by: shipping.id });
  }
  return { lines, order, shipping, lost, off: subtotal - left + (shipping?.amount ?? 0) };
}
