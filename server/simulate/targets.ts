/** What is true for each way of estimating, at the end of each day. */
import { type CellState, Experiment } from './experiment.ts';
import { type ShopPlan, USUAL_ORDER } from './madeShop.ts';
import type { Method } from './methods.ts';
import { seeded } from './random.ts';
import { truthAt } from './truth.ts';
import { arrivals, drawVisitor } from './visitor.ts';

/** The control's figure and the difference, in the figure's unit. */
export interface Target {
  readonly control: number;
  readonly difference: number;
}

/** Of one day. */
export interface DayTargets {
  readonly revenue: Target;
  readonly conversion: Target;
  readonly order: Target;
  /** Revenue with visitors' totals capped at `CAPS[i]`. */
  readonly capped: readonly Target[];
}

/** Caps that are counted, minor units; those between are drawn as a line. */
const CAP_STEP = 1.08;
export const CAPS: readonly number[] = Array.from({ length: 90 }, (_, at) => USUAL_ORDER * CAP_STEP ** at);

/** So many made visitors, in both lives, tell what cannot be reckoned: within 0.5 % of itself. */
export const DRAWN = 2_000_000;
/** A stream that no experiment uses. */
const STREAM = 0x7fffffff;

/**
 * Revenue is reckoned (`truth.ts`). What a cap leaves of it, who buys at all and what an order is worth are counted
 * over many visitors who live both lives. An effect on conversion scales capped totals and buyers by itself; one on
 * value moves capped totals by less, since what is above the cap stays there: a cap then has another truth.
 */
export function targetsOf(plan: ShopPlan, seed: number, drawn: number): DayTargets[] {
  const chance = seeded(seed, STREAM);
  const arrive = arrivals(plan.days);
  const lives = new Experiment(plan.days, plan.effect, plan.touches);
  for (let n = 0; n < drawn; n += 1) {
    const visitor = drawVisitor(chance, plan, arrive);
    lives.add(visitor, 0);
    lives.add(visitor, 1);
  }
  const byConversion = plan.touches === 'conversion';
  return Array.from({ length: plan.days }, (_, day): DayTargets => {
    lives.endDay();
    const { held, difference } = truthAt(plan, day);
    const [held0, shown0] = [meansOf(lives.cells[0]), meansOf(lives.cells[1])];
    return {
      revenue: { control: held, difference },
      conversion: { control: held0.bought, difference: byConversion ? held0.bought * plan.effect : 0 },
      order: { control: held0.order, difference: byConversion ? 0 : held0.order * plan.effect },
      capped: CAPS.map((_, at) => {
        const control = held0.capped[at]!;
        return { control, difference: byConversion ? control * plan.effect : shown0.capped[at]! - control };
      }),
    };
  });
}

export function targetOf(method: Method, day: DayTargets, cap: number | null): Target {
  switch (method) {
    case 'revenue':
    case 'cuped':
      return day.revenue;
    case 'capped':
    case 'capped-cuped':
      return cap === null ? day.revenue : cappedAt(day.capped, cap);
    case 'conversion':
      return day.conversion;
    case 'order-value':
      return day.order;
  }
}

function cappedAt(capped: readonly Target[], cap: number): Target {
  const place = Math.max(0, Math.min(CAPS.length - 1.001, Math.log(cap / USUAL_ORDER) / Math.log(CAP_STEP)));
  const [low, high] = [capped[Math.floor(place)]!, capped[Math.floor(place) + 1]!];
  const between = (of: (target: Target) => number) => of(low) + (place % 1) * (of(high) - of(low));
  return { control: between(({ control }) => control), difference: between(({ difference }) => difference) };
}

interface Means {
  readonly bought: number;
  readonly order: number;
  readonly capped: readonly number[];
}

function meansOf({ units, rows, goods, orders }: CellState): Means {
  const totals = goods.slice(0, rows).sort();
  let sum = 0;
  let row = 0;
  const capped = CAPS.map((cap) => {
    while (row < rows && totals[row]! <= cap) {
      sum += totals[row]!;
      row += 1;
    }
    return (sum + (rows - row) * cap) / units;
  });
  for (; row < rows; row += 1) sum += totals[row]!;
  let buyers = 0;
  let count = 0;
  for (let at = 0; at < rows; at += 1) {
    count += orders[at]!;
    if (orders[at]! > 0) buyers += 1;
  }
  return { bought: buyers / units, order: sum / Math.max(1, count), capped };
}
