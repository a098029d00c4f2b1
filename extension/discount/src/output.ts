/** What went off a cart, as operations that Shopify takes: within what it takes at once. */
import { formatAmount } from '../../../server/domain/money.ts';
import type { OfferId, PricedCart, PricedLine, Settlement } from '../../../server/domain/offer/terms.ts';
import type { LineTarget, Operation, Output, ProductCandidate } from './types.ts';

/** Bytes of JSON; 20,000 by Shopify's limit. Beyond it, the platform would drop every discount. */
export const MOST_OUTPUT = 20_000;
/** For the frame and for what goes off the order. */
const FRAME = 400;

/** All that went off one line. */
interface LineOff {
  readonly line: PricedLine;
  readonly quantity: number;
  readonly amount: number;
  /** Of what took the most off it, where several did. */
  readonly message: string;
}

/** `said`: what shoppers read of each offer. */
export function operationsOf(
  cart: PricedCart,
  { deductions, order }: Settlement,
  said: ReadonlyMap<OfferId, string>,
): Output {
  const operations: Operation[] = [];
  const offs = byLine(cart, deductions, said);
  if (offs.length > 0) {
    const candidates = within(MOST_OUTPUT - FRAME, offs, cart.currency);
    operations.push({ productDiscountsAdd: { selectionStrategy: 'ALL', candidates } });
  }
  if (order !== null) {
    const value = fixed(order.amount, cart.currency);
    const message = said.get(order.offer)!;
    const candidates = [{ message, targets: [{ orderSubtotal: { excludedCartLineIds: [] } }], value }];
    operations.push({ orderDiscountsAdd: { selectionStrategy: 'FIRST', candidates } });
  }
  return { operations };
}

/** One sum per line: on a line, Shopify lets one discount hold, and two candidates might be taken for two. */
function byLine(
  { lines }: PricedCart,
  deductions: Settlement['deductions'],
  said: ReadonlyMap<OfferId, string>,
): LineOff[] {
  const sums = new Map<
    string,
    { quantity: number; amount: number; most: Settlement['deductions'][number] }
  >();
  for (const one of deductions) {
    const { line, quantity, amount } = one;
    const sum = sums.get(line);
    if (sum === undefined) sums.set(line, { quantity, amount, most: one });
    else {
      sum.quantity += quantity;
      sum.amount += amount;
      if (amount > sum.most.amount) sum.most = one;
    }
  }
  return lines.flatMap((line) => {
    const sum = sums.get(line.key);
    if (sum === undefined) return [];
    const { quantity, amount, most } = sum;
    return [{ line, quantity, amount, message: said.get(most.offer)! }];
  });
}

/**
 * A candidate of its own for each line, as long as they fit, with its words where there is room for those. Of a very long cart the last lines share one, which names
 * the sum of all of them: the total stays what was promised, only its parts are the platform's choice. And where even
 * their names do not fit (beyond 200 lines), the lines with the least off go without: some promises broken by little are
 * the lesser evil beside none kept.
 */
function within(room: number, offs: readonly LineOff[], currency: string): ProductCandidate[] {
  const alone = offs.map((one) => ({ targets: [target(one)], value: fixed(one.amount, currency) }));
  const worded = alone.map((one, i) => ({ message: offs[i]!.message, ...one }));
  // In bytes: our words have letters of two, the rest has none such; and this engine has no TextEncoder.
  if (JSON.stringify(worded).replace(/[^ -~]/g, '--').length <= room) return worded;
  if (JSON.stringify(alone).length <= room) return alone;
  const large = [...offs].sort((a, b) => b.amount - a.amount);
  // What a shared candidate takes besides its targets, and the comma after each.
  const shared: LineOff[] = [];
  let left = room - 100;
  for (const one of large) {
    const length = JSON.stringify(target(one)).length + 1;
    if (length > left) break;
    left -= length;
    shared.push(one);
  }
  const candidates: ProductCandidate[] = [];
  while (shared.length > 0) {
    const candidate = { targets: [target(shared[0]!)], value: fixed(shared[0]!.amount, currency) };
    const more = JSON.stringify(candidate).length - JSON.stringify(candidate.targets[0]).length;
    if (more > left) break;
    left -= more;
    candidates.push(candidate);
    shared.shift();
  }
  const sum = shared.reduce((total, { amount }) => total + amount, 0);
  return [...candidates, { targets: shared.map(target), value: fixed(sum, currency) }];
}

function target({ line, quantity }: LineOff): LineTarget {
  return { cartLine: quantity === line.quantity ? { id: line.key } : { id: line.key, quantity } };
}

function fixed(amount: number, currency: string): ProductCandidate['value'] {
  return { fixedAmount: { amount: formatAmount(amount, currency) } };
}
