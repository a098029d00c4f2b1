/** What suggestions sold, counted from orders alone: each line, each order, once. Attributed, never called a gain. */
import type { Order } from './basket.ts';
import { PLACEMENTS, type Placement, parseSuggestionMark, type SuggestionMark } from './placement.ts';
import type { AcceptedOrder, PlacementResult, ResultsReport } from './report.ts';
import type { CountedEvent } from './suggestion.ts';

/** How many orders the report lists by name. */
export const RECENT_ORDERS = 20;

export interface ResultsInput {
  readonly days: number;
  /** The shop's currency; orders in another one are left out, since their amounts cannot be added. */
  readonly currency: string;
  /** Newest first; those without an accepted line, cancelled and test orders are left out here. */
  readonly orders: readonly Order[];
  readonly counters: readonly {
    readonly placement: Placement;
    readonly kind: CountedEvent['kind'];
    readonly count: number;
  }[];
}

export interface Accepted extends SuggestionMark {
  readonly title: string;
  /**
   * Minor units: what the kept pieces brought (`OrderLine.goods`), after all discounts and without tax; of orders whose
   * money is not told, their price after line discounts.
   */
  readonly revenue: number;
}

/**
 * The lines of an order that were bought through a suggestion; none of a cancelled or test order, nor of one in another
 * currency, whose amounts cannot be added. A removed or returned line (quantity 0) was not bought.
 */
export function acceptedLines(order: Order, currency: string): Accepted[] {
  if (order.cancelled || order.test || order.currency !== currency) return [];
  const accepted: Accepted[] = [];
  for (const line of order.lines) {
    const mark = parseSuggestionMark(line.suggestion);
    if (mark === null || line.quantity <= 0) continue;
    accepted.push({ ...mark, title: line.title, revenue: line.goods ?? line.unitPrice * line.quantity });
  }
  return accepted;
}

interface Tally {
  shown: number;
  accepted: number;
  dismissed: number;
  orders: number;
  lineRevenue: number;
  orderRevenue: number;
}

const empty = (): Tally => ({
  shown: 0,
  accepted: 0,
  dismissed: 0,
  orders: 0,
  lineRevenue: 0,
  orderRevenue: 0,
});

/** Sums per placement and in all. An order that two placements had a part in counts in both, but once in `total`. */
export function summarise(input: ResultsInput): ResultsReport {
  const tallies = Object.fromEntries(PLACEMENTS.map((placement) => [placement, empty()])) as Record<
    Placement,
    Tally
  >;
  const total = empty();
  const steps = { seen: 0, started: 0, completed: 0 };
  for (const { placement, kind, count } of input.counters) {
    // `added` is what browsers claim; what was bought is read from orders below.
    if (kind === 'added') continue;
    if (kind === 'seen' || kind === 'started' || kind === 'completed') {
      steps[kind] += count;
      continue;
    }
    tallies[placement][kind] += count;
    total[kind] += count;
  }

  const recent: AcceptedOrder[] = [];
  for (const order of input.orders) {
    const accepted = acceptedLines(order, input.currency);
    if (accepted.length === 0) continue;
    const placements = PLACEMENTS.filter((placement) =>
      accepted.some((line) => line.placement === placement),
    );
    for (const line of accepted) {
      for (const tally of [tallies[line.placement], total]) {
        tally.accepted += 1;
        tally.lineRevenue += line.revenue;
      }
    }
    for (const tally of [...placements.map((placement) => tallies[placement]), total]) {
      tally.orders += 1;
      tally.orderRevenue += order.total;
    }
    if (recent.length < RECENT_ORDERS) recent.push(acceptedOrder(order, placements, accepted));
  }

  const results: PlacementResult[] = PLACEMENTS.map((placement) => ({ placement, ...tallies[placement] }));
  return { days: input.days, currency: input.currency, placements: results, total, recent, steps };
}

function acceptedOrder(
  order: Order,
  placements: readonly Placement[],
  accepted: readonly Accepted[],
): AcceptedOrder {
  return {
    id: order.id,
    name: order.name,
    createdAt: order.createdAt,
    placements,
    titles: accepted.map((line) => line.title),
    lineRevenue: accepted.reduce((sum, line) => sum + line.revenue, 0),
    total: order.total,
    currency: order.currency,
  };
}
