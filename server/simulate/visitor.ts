/** Draws one visitor of the made shop with both of their lives: held out, and shown suggestions. */
import {
  AGAIN_FROM,
  AGAIN_TO,
  BACK_FROM,
  BACK_TO,
  BEGUN_PER_BUYER,
  CANCEL_AFTER,
  CANCELLED,
  DAY_CROWD,
  DAY_URGE,
  DELAY_DAYS,
  DELAY_FADES,
  FIRM_LEAST,
  FIRM_SHARE,
  FIRM_TAIL,
  GIVEN_BACK,
  LATE,
  LATE_TO,
  LINES,
  PARTLY_GIVEN_BACK,
  PAST_ORDERS,
  SAME_DAY,
  SEGMENTS,
  type Segment,
  type ShopPlan,
  SIGMA_ORDER,
  SIGMA_PERSON,
  USUAL_ORDER,
} from './madeShop.ts';
import type { Chance } from './random.ts';

/** An order as the visitor would make it when held out; an effect on value makes it dearer. */
export interface MadeOrder {
  /** Days since the trial began, the order's and when we hear of it. */
  readonly day: number;
  readonly heard: number;
  /** What each line costs, minor units. */
  readonly lines: readonly number[];
  readonly fate:
    | { readonly kind: 'kept' }
    | { readonly kind: 'cancelled'; readonly day: number }
    /** `line` null: all of it. */
    | { readonly kind: 'back'; readonly day: number; readonly line: number | null };
}

export interface MadeVisitor {
  /** Of arrival, 0 being a Monday. */
  readonly day: number;
  /** What each order of the year before was worth; null where nobody knows who it is. */
  readonly past: readonly number[] | null;
  /** Which of the two lives has orders. Most have none. */
  readonly buysHeld: boolean;
  readonly buysShown: boolean;
  /** Whether they begin a checkout, in either life: all who buy do, and others who think better of it. */
  readonly begins: boolean;
  /** Those of either life. */
  readonly orders: readonly MadeOrder[];
}

const NOTHING: readonly MadeOrder[] = [];

/** Arrival days by the crowd of each weekday. */
export function arrivals(days: number): (chance: Chance) => number {
  const sums: number[] = [];
  let sum = 0;
  for (let day = 0; day < days; day += 1) {
    sum += DAY_CROWD[day % 7]!;
    sums.push(sum);
  }
  return (chance) => {
    const at = chance.uniform() * sum;
    // Days are of nearly one size: one step of a guess, then walk.
    let day = Math.min(days - 1, Math.floor((at / sum) * days));
    while (day > 0 && sums[day - 1]! > at) day -= 1;
    while (sums[day]! <= at) day += 1;
    return day;
  };
}

/** What a visitor's chance of buying is multiplied by, drawn from [0, 3] with a mean of 1. */
export function inclination(chance: Chance): number {
  const u = chance.uniform();
  return 3 * u * u;
}

/** The same visitor twice, so that the difference between the two lives is the effect and nothing else. */
export function drawVisitor(chance: Chance, plan: ShopPlan, arrive: (chance: Chance) => number): MadeVisitor {
  const day = arrive(chance);
  const segment = segmentAt(chance.uniform());
  const likely = segment.chance * inclination(chance) * DAY_URGE[day % 7]!;
  const luck = chance.uniform();
  const isKnown = segment.known > 0 && chance.uniform() < segment.known;
  const lift = plan.touches === 'conversion' ? 1 + plan.effect : 1;
  const buysHeld = luck < likely;
  const buysShown = luck < likely * lift;
  const begins = luck < likely * Math.max(BEGUN_PER_BUYER, lift);
  if (!isKnown && !buysHeld && !buysShown)
    return { day, past: null, buysHeld, buysShown, begins, orders: NOTHING };
  const person = chance.spread(SIGMA_PERSON);
  const past = isKnown ? drawPast(chance, person) : null;
  const orders = buysHeld || buysShown ? drawOrders(chance, segment, person, day) : NOTHING;
  return { day, past, buysHeld, buysShown, begins, orders };
}

function segmentAt(at: number): Segment {
  let left = at;
  for (const segment of SEGMENTS) {
    left -= segment.share;
    if (left < 0) return segment;
  }
  return SEGMENTS[0]!;
}

function drawPast(chance: Chance, person: number): number[] {
  const past: number[] = [];
  for (let left = 1 + chance.poisson(PAST_ORDERS); left > 0; left -= 1) past.push(drawWorth(chance, person));
  return past;
}

function drawWorth(chance: Chance, person: number): number {
  const factor =
    chance.uniform() < FIRM_SHARE
      ? FIRM_LEAST * (1 - chance.uniform()) ** (-1 / FIRM_TAIL)
      : chance.spread(SIGMA_ORDER);
  return Math.max(1, Math.round(USUAL_ORDER * person * factor));
}

function drawOrders(chance: Chance, segment: Segment, person: number, arrived: number): MadeOrder[] {
  const orders: MadeOrder[] = [];
  let day = arrived;
  if (chance.uniform() >= SAME_DAY) {
    let wait = 1;
    // Geometric, begun anew beyond the last day: the same as cutting it off there.
    for (;;) {
      wait = 1 + Math.floor(Math.log(1 - chance.uniform()) / Math.log(DELAY_FADES));
      if (wait <= DELAY_DAYS) break;
    }
    day += wait;
  }
  for (;;) {
    orders.push(drawOrder(chance, person, day));
    if (chance.uniform() >= segment.again) return orders;
    day += AGAIN_FROM + chance.below(AGAIN_TO - AGAIN_FROM + 1);
  }
}

function drawOrder(chance: Chance, person: number, day: number): MadeOrder {
  const lines = cut(chance, drawWorth(chance, person));
  const heard = chance.uniform() < LATE ? day + 1 + chance.below(LATE_TO) : day;
  return { day, heard, lines, fate: drawFate(chance, day, lines.length) };
}

/** Into lines of like sizes. */
function cut(chance: Chance, worth: number): number[] {
  let at = chance.uniform();
  let count = 1;
  for (const share of LINES) {
    at -= share;
    if (at < 0) break;
    count += 1;
  }
  count = Math.min(count, LINES.length, worth);
  const weights = Array.from({ length: count }, () => 0.5 + chance.uniform());
  const sum = weights.reduce((all, one) => all + one, 0);
  const lines = weights.slice(1).map((one) => Math.max(1, Math.round((worth * one) / sum)));
  const rest = lines.reduce((left, one) => left - one, worth);
  return [Math.max(1, rest), ...lines];
}

function drawFate(chance: Chance, day: number, lines: number): MadeOrder['fate'] {
  const at = chance.uniform();
  if (at < CANCELLED) return { kind: 'cancelled', day: day + CANCEL_AFTER };
  if (at < CANCELLED + GIVEN_BACK + PARTLY_GIVEN_BACK) {
    const back = day + BACK_FROM + chance.below(BACK_TO - BACK_FROM + 1);
    return { kind: 'back', day: back, line: at < CANCELLED + GIVEN_BACK ? null : chance.below(lines) };
  }
  return { kind: 'kept' };
}
