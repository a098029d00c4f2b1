/** What is true of the made shop: reckoned from its figures, not from draws, so that intervals can be held against it. */
import {
  AGAIN_FROM,
  AGAIN_TO,
  BACK_FROM,
  BACK_TO,
  CANCEL_AFTER,
  CANCELLED,
  DAY_CROWD,
  DAY_URGE,
  DELAY_DAYS,
  DELAY_FADES,
  GIVEN_BACK,
  LATE,
  LATE_TO,
  LINES,
  MEAN_FACTOR,
  PARTLY_GIVEN_BACK,
  SAME_DAY,
  SEGMENTS,
  type Segment,
  type ShopPlan,
  USUAL_ORDER,
} from './madeShop.ts';

export interface Truth {
  /** Expected kept goods per held out visitor, minor units. */
  readonly held: number;
  /** What the effect adds to that, per visitor. */
  readonly difference: number;
}

/**
 * Of all who arrived up to the end of day `to` (0 is the first), by what was heard of their orders by then. An effect
 * on conversion scales the number of visitors who buy, one on value scales each order: either way the expectation
 * grows by exactly that share, whenever one looks.
 */
export function truthAt(plan: ShopPlan, to: number): Truth {
  let crowd = 0;
  let spent = 0;
  const curves = SEGMENTS.map((segment) => ({ segment, orders: ordersByDay(segment, to) }));
  for (let day = 0; day <= to; day += 1) {
    const weight = DAY_CROWD[day % 7]!;
    crowd += weight;
    for (const { segment, orders } of curves) {
      let kept = 0;
      for (let wait = 0; wait <= to - day; wait += 1) kept += orders[wait]! * keptAfter(to - day - wait);
      spent += weight * segment.share * segment.chance * DAY_URGE[day % 7]! * kept;
    }
  }
  const held = (USUAL_ORDER * MEAN_FACTOR * spent) / crowd;
  return { held, difference: held * plan.effect };
}

/** Expected orders of one who buys, by days since arrival: the first by its delay, each other one after a gap. */
function ordersByDay(segment: Segment, to: number): Float64Array {
  const orders = new Float64Array(to + 1);
  const fading = (1 - DELAY_FADES ** DELAY_DAYS) / (1 - DELAY_FADES);
  const gaps = AGAIN_TO - AGAIN_FROM + 1;
  for (let day = 0; day <= to; day += 1) {
    let expected = 0;
    if (day === 0) expected = SAME_DAY;
    else if (day <= DELAY_DAYS) expected = ((1 - SAME_DAY) * DELAY_FADES ** (day - 1)) / fading;
    for (let gap = AGAIN_FROM; gap <= Math.min(AGAIN_TO, day); gap += 1) {
      expected += (segment.again * orders[day - gap]!) / gaps;
    }
    orders[day] = expected;
  }
  return orders;
}

/** The share of an order's goods that we know of and that still stands, so many days after the order. */
function keptAfter(days: number): number {
  const heard = 1 - LATE + (LATE * Math.min(days, LATE_TO)) / LATE_TO;
  const back = Math.max(0, Math.min(days, BACK_TO) - BACK_FROM + 1) / (BACK_TO - BACK_FROM + 1);
  const lineShare = LINES.reduce((sum, share, at) => sum + share / (at + 1), 0);
  const cancelled = days >= CANCEL_AFTER ? CANCELLED : 0;
  return heard * (1 - cancelled - back * (GIVEN_BACK + PARTLY_GIVEN_BACK * lineShare));
}
