/** What one of the shop's other discounts would take off a cart, or why nothing. */
import type { CollectionId, ProductId } from '../../ids.ts';
import type { Claim } from '../combine.ts';
import type { DiscountedBy, DiscountedItems, Minimum, OtherDiscount, OtherRule } from '../otherDiscount.ts';
import { converted, shareOf } from '../price.ts';
import type { PricedCart, PricedLine } from '../terms.ts';

export type OtherIdle =
  | { readonly kind: 'not-begun'; readonly at: number }
  | { readonly kind: 'ended'; readonly at: number }
  | { readonly kind: 'code-not-entered' }
  /** None of its products is in the cart. */
  | { readonly kind: 'no-product' }
  | { readonly kind: 'missing-pieces'; readonly pieces: readonly number[] }
  /** Minor units of the cart's currency. */
  | { readonly kind: 'missing-sum'; readonly sum: number }
  /** What it does is known to another app alone: checkout may charge less than is reckoned here. */
  | { readonly kind: 'unknown' };

export interface Surroundings {
  readonly cart: PricedCart;
  /** Codes that the shopper entered. */
  readonly codes: readonly string[];
  readonly collectionsOf: (product: ProductId) => readonly CollectionId[];
}

type Answer = Claim | OtherIdle;
const NONE: ReadonlyMap<string, number> = new Map();

/** A claim has `id`, an idle answer has `kind`. */
export function otherClaim(discount: OtherDiscount, around: Surroundings): Answer {
  const { cart, codes } = around;
  const { id, code, combinesWith, startsAt, endsAt, rule } = discount;
  if (cart.now !== null && cart.now < startsAt) return { kind: 'not-begun', at: startsAt };
  if (cart.now !== null && endsAt !== null && endsAt <= cart.now) return { kind: 'ended', at: endsAt };
  if (code !== null && !codes.some((one) => one.toLowerCase() === code.toLowerCase()))
    return { kind: 'code-not-entered' };
  const claim = { id, combinesWith, lines: NONE, order: null, shipping: null };
  switch (rule.kind) {
    case 'app':
      return { kind: 'unknown' };
    case 'free-shipping':
      return short(rule.minimum, cart.lines, cart) ?? { ...claim, shipping: (price) => price };
    case 'basic': {
      const entitled = cart.lines.filter((line) => speaksOf(rule.items, line, around));
      if (entitled.length === 0) return { kind: 'no-product' };
      const missing = short(rule.minimum, entitled, cart);
      if (missing !== null) return missing;
      if (discount.classes.includes('order'))
        return { ...claim, order: (paid) => Math.min(paid, offSum(rule.by, paid, cart)) };
      return { ...claim, lines: offLines(rule.by, entitled, cart) };
    }
    case 'bxgy': {
      const lines = boughtAndGot(rule, around);
      return lines instanceof Map ? { ...claim, lines } : (lines as OtherIdle);
    }
  }
}

function speaksOf(items: DiscountedItems, line: PricedLine, { collectionsOf }: Surroundings): boolean {
  switch (items.kind) {
    case 'all':
      return true;
    case 'products':
      return items.products.includes(line.productId) || items.variants.includes(line.variantId);
    case 'collections':
      return collectionsOf(line.productId).some((one) => items.collections.includes(one));
  }
}

const costOf = (lines: readonly PricedLine[]) =>
  lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
const piecesIn = (lines: readonly PricedLine[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** What is missing to a minimum; null when it is reached. Sums are before discounts, as the platform reckons minimums. */
function short(minimum: Minimum | null, lines: readonly PricedLine[], cart: PricedCart): OtherIdle | null {
  if (minimum === null) return null;
  if (minimum.kind === 'quantity') {
    const missing = minimum.quantity - piecesIn(lines);
    return missing > 0 ? { kind: 'missing-pieces', pieces: [missing] } : null;
  }
  const missing = converted(minimum.subtotal, cart) - costOf(lines);
  return missing > 0 ? { kind: 'missing-sum', sum: missing } : null;
}

function offSum(by: DiscountedBy, sum: number, cart: PricedCart): number {
  return by.kind === 'percent' ? shareOf(sum, by.hundredths) : Math.min(sum, converted(by.amount, cart));
}

/** An amount that is not for each piece is shared out by what the lines cost, the last bearing the rest. */
function offLines(by: DiscountedBy, lines: readonly PricedLine[], cart: PricedCart): Map<string, number> {
  const offs = new Map<string, number>();
  let sum = costOf(lines);
  let left = by.kind === 'amount' && !by.each ? offSum(by, sum, cart) : 0;
  for (const { key, price, quantity } of lines) {
    const cost = price * quantity;
    let amount: number;
    if (by.kind === 'percent') amount = shareOf(cost, by.hundredths);
    else if (by.each) amount = offSum(by, price, cart) * quantity;
    else {
      amount = sum === 0 ? 0 : Math.min(cost, Math.round((left * cost) / sum));
      left -= amount;
      sum -= cost;
    }
    if (amount > 0) offs.set(key, amount);
  }
  return offs;
}

/** "Buy X get Y": the dearest pieces count as bought, the cheapest others are got; each piece is one or the other. */
function boughtAndGot(
  rule: Extract<OtherRule, { kind: 'bxgy' }>,
  around: Surroundings,
): ReadonlyMap<string, number> | OtherIdle {
  const { cart } = around;
  const left = new Map(cart.lines.map(({ key, quantity }) => [key, quantity]));
  const dearest = [...cart.lines].sort((a, b) => b.price - a.price);
  const take = (lines: readonly PricedLine[], enough: (pieces: number, sum: number) => boolean) => {
    const taken: PricedLine[] = [];
    let sum = 0;
    for (const line of lines)
      while ((left.get(line.key) ?? 0) > 0 && !enough(taken.length, sum)) {
        left.set(line.key, left.get(line.key)! - 1);
        taken.push(line);
        sum += line.price;
      }
    return { taken, done: enough(taken.length, sum), sum };
  };
  const { need } = rule;
  const threshold = need.kind === 'subtotal' ? converted(need.subtotal, cart) : 0;
  const buys = dearest.filter((line) => speaksOf(rule.buys, line, around));
  const gets = [...dearest].reverse().filter((line) => speaksOf(rule.gets, line, around));
  const got = new Map<string, number>();
  let first: OtherIdle | null = null;
  for (let uses = 0; rule.usesPerOrder === null || uses < rule.usesPerOrder; uses += 1) {
    const bought = take(buys, (pieces, sum) =>
      need.kind === 'quantity' ? pieces >= need.quantity : sum >= threshold && pieces > 0,
    );
    if (!bought.done) {
      first =
        need.kind === 'quantity'
          ? { kind: 'missing-pieces', pieces: [need.quantity - bought.taken.length, 0] }
          : { kind: 'missing-sum', sum: threshold - bought.sum };
      break;
    }
    const given = take(gets, (pieces) => pieces >= rule.quantity);
    if (given.taken.length === 0) {
      first = { kind: 'missing-pieces', pieces: [0, rule.quantity] };
      break;
    }
    for (const { key, price } of given.taken)
      got.set(key, (got.get(key) ?? 0) + offSum(rule.by, price, cart));
  }
  for (const [key, amount] of got) if (amount <= 0) got.delete(key);
  return got.size > 0 ? got : (first ?? { kind: 'no-product' });
}
