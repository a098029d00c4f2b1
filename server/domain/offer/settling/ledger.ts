/** The ledger of one cart: which pieces no offer has taken yet, and what was taken off those that one has. */
import { offOf } from '../price.ts';
import type { Deduction, Off, OfferId, PricedCart, PricedLine } from '../terms.ts';

/** So many pieces of one line. */
export interface Taken {
  readonly line: PricedLine;
  readonly quantity: number;
}

export interface Ledger {
  readonly cart: PricedCart;
  /**
   * Lines dearest first, which is best for the shopper where a percentage goes off; lines of one price by what they
   * are and never by where they stand, so that carts of the same things cost the same in whatever order they are told.
   */
  readonly lines: readonly PricedLine[];
  readonly parents: ReadonlyMap<string, PricedLine>;
  /** Pieces not yet taken, by line key. */
  readonly left: Map<string, number>;
  readonly deductions: Deduction[];
  /** What the lines cost with all that went off them so far. */
  paid: number;
}

export function openLedger(cart: PricedCart): Ledger {
  const byKey = new Map(cart.lines.map((line) => [line.key, line]));
  const rank = (line: PricedLine) => {
    const parent = byKey.get(line.parent ?? '');
    return [
      -line.price,
      line.variantId,
      line.offer ?? '',
      parent?.price ?? 0,
      parent?.quantity ?? 0,
      line.key,
    ];
  };
  const ranked = cart.lines.map((line) => ({ line, rank: rank(line) }));
  ranked.sort((a, b) => {
    const at = a.rank.findIndex((value, i) => value !== b.rank[i]);
    return at < 0 ? 0 : a.rank[at]! < b.rank[at]! ? -1 : 1;
  });
  return {
    cart,
    lines: ranked.map(({ line }) => line),
    parents: byKey,
    left: new Map(cart.lines.map(({ key, quantity }) => [key, quantity])),
    deductions: [],
    paid: cart.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
  };
}

/** Pieces that are still there, of the lines that fit. */
export function piecesOf(ledger: Ledger, fits: (line: PricedLine) => boolean): number {
  return ledger.lines.reduce((sum, line) => sum + (fits(line) ? ledger.left.get(line.key)! : 0), 0);
}

/** Takes up to `quantity` pieces of the lines that fit, dearest first: from here on they are no other offer's. */
export function take(ledger: Ledger, fits: (line: PricedLine) => boolean, quantity = Infinity): Taken[] {
  const taken: Taken[] = [];
  for (const line of ledger.lines) {
    const left = ledger.left.get(line.key)!;
    const now = Math.min(left, quantity);
    if (now <= 0 || !fits(line)) continue;
    ledger.left.set(line.key, left - now);
    quantity -= now;
    taken.push({ line, quantity: now });
  }
  return taken;
}

/** Takes `amount` off these pieces of a line. */
export function deduct(ledger: Ledger, offer: OfferId, { line, quantity }: Taken, amount: number): void {
  if (amount <= 0) return;
  ledger.deductions.push({ offer, line: line.key, quantity, amount });
  ledger.paid -= amount;
}

/** Takes `off` off all these pieces together, an amount `times` over; each line bears its share by what it costs. */
export function deductTogether(
  ledger: Ledger,
  offer: OfferId,
  taken: readonly Taken[],
  off: Off,
  times: number,
): void {
  const costs = taken.map(({ line, quantity }) => line.price * quantity);
  const sum = costs.reduce((a, b) => a + b, 0);
  spread(offOf(off, sum, ledger.cart, times), costs, sum).forEach((amount, i) => {
    deduct(ledger, offer, taken[i]!, amount);
  });
}

/** Takes `off` off every piece. A percentage is reckoned on the whole: nothing is rounded per piece. */
export function deductEach(ledger: Ledger, offer: OfferId, taken: readonly Taken[], off: Off): void {
  if (off.kind === 'percent') deductTogether(ledger, offer, taken, off, 1);
  else
    for (const one of taken)
      deduct(ledger, offer, one, offOf(off, one.line.price, ledger.cart) * one.quantity);
}

/** `total` in whole units over parts of `sum`, by largest remainder; among equal remainders the first. */
function spread(total: number, parts: readonly number[], sum: number): number[] {
  const shares = parts.map((part) => divided(total, part, sum));
  let over = shares.reduce((rest, [whole]) => rest - whole, total);
  const byRest = shares.map(([, rest], i) => ({ rest, i })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const amounts = shares.map(([whole]) => whole);
  for (const { i } of byRest) if (over-- > 0) amounts[i]! += 1;
  return amounts;
}

/** a × b ÷ c, whole and rest, where neither exceeds c; bit by bit where the product is no safe integer. */
function divided(a: number, b: number, c: number): [whole: number, rest: number] {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) return c === 0 ? [0, 0] : [Math.floor(product / c), product % c];
  let whole = 0;
  let rest = 0;
  for (const bit of a.toString(2)) {
    rest = rest * 2 + (bit === '1' ? b : 0);
    whole *= 2;
    while (rest >= c) {
      rest -= c;
      whole += 1;
    }
  }
  return [whole, rest];
}
