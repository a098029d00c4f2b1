/** The ledger of one cart: which pieces no offer has taken yet, and what was taken off those that one has. */
import { offOf } from '../price.ts';
import type { Deduction, Off, OfferId, PricedCart, PricedLine } from '../terms.ts';

/** So many pieces of one line. */
export interface Taken {
  readonly line: PricedLine;
  readonly quantity: number;
}

/** A line with the pieces that are not yet taken. */
interface Entry {
  readonly line: PricedLine;
  left: number;
}

export interface Ledger {
  readonly cart: PricedCart;
  /**
   * Lines dearest first, which is best for the shopper where a percentage goes off; lines of one price by what they
   * are and never by where they stand, so that carts of the same things cost the same in whatever order they are told.
   */
  readonly entries: readonly Entry[];
  /** Place in the cart, by line key. */
  readonly places: ReadonlyMap<string, number>;
  readonly deductions: Deduction[];
  /** What the lines cost with all that went off them so far. */
  paid: number;
}

export function openLedger(cart: PricedCart): Ledger {
  const { lines } = cart;
  const places = new Map(lines.map(({ key }, place) => [key, place]));
  const ranked = lines.map((line) => {
    const parent = parentOf({ cart, places }, line);
    const rank = [
      -line.price,
      line.variantId,
      line.offer ?? '',
      parent?.price ?? 0,
      parent?.quantity ?? 0,
      line.quantity,
      // Page and checkout know lines by different keys: this decides only between lines that are alike in all else.
      line.key,
    ];
    return { line, left: line.quantity, rank };
  });
  ranked.sort((a, b) => {
    const at = a.rank.findIndex((value, i) => value !== b.rank[i]);
    return a.rank[at]! < b.rank[at]! ? -1 : 1;
  });
  const paid = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  return { cart, entries: ranked, places, deductions: [], paid };
}

/** The line that this one belongs to, while it is in the cart. */
export function parentOf(
  { cart, places }: Pick<Ledger, 'cart' | 'places'>,
  { parent }: PricedLine,
): PricedLine | undefined {
  return cart.lines[places.get(parent!)!];
}

/** Pieces that are still there, of the lines that fit. */
export function piecesOf({ entries }: Ledger, fits: (line: PricedLine) => boolean): number {
  return entries.reduce((sum, { line, left }) => sum + (fits(line) ? left : 0), 0);
}

/** Takes up to `quantity` pieces of the lines that fit, dearest first: from here on they are no other offer's. */
export function take({ entries }: Ledger, fits: (line: PricedLine) => boolean, quantity = Infinity): Taken[] {
  const taken: Taken[] = [];
  for (const entry of entries) {
    const now = Math.min(entry.left, quantity);
    if (now <= 0 || !fits(entry.line)) continue;
    entry.left -= now;
    quantity -= now;
    taken.push({ line: entry.line, quantity: now });
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
  let over = total;
  const shares = parts.map((part, i) => {
    const { whole, rest } = divided(total, part, sum);
    over -= whole;
    return { whole, rest, i };
  });
  const amounts = shares.map(({ whole }) => whole);
  for (const { i } of shares.sort((a, b) => b.rest - a.rest)) if (over-- > 0) amounts[i]! += 1;
  return amounts;
}

/** a × b ÷ c, whole and rest, where neither exceeds c; bit by bit where the product is no safe integer. */
function divided(a: number, b: number, c: number): { whole: number; rest: number } {
  let rest = a * b;
  let whole = 0;
  if (rest <= Number.MAX_SAFE_INTEGER) {
    // Nothing of nothing is nothing.
    rest %= c || 1;
    whole = (a * b - rest) / (c || 1);
  } else {
    rest = 0;
    for (const bit of a.toString(2)) {
      rest = rest * 2 + +bit * b;
      whole *= 2;
      while (rest >= c) {
        rest -= c;
        whole += 1;
      }
    }
  }
  return { whole, rest };
}
