/** Everything that happens to the made shop, day by day, as its server would hear of it: visits and webhooks, late and twice. */
import { isHeldOut } from '../domain/experiment/assign.ts';
import { type Cell, Experiment } from './experiment.ts';
import { BOTS, type ShopPlan, WITHOUT_CONSENT } from './madeShop.ts';
import { type Chance, seeded, uuid } from './random.ts';
import { arrivals, drawVisitor, type MadeOrder, type MadeVisitor } from './visitor.ts';
import { type Told, webhookBody } from './webhookBody.ts';

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A Monday. */
export const START = Date.UTC(2026, 5, 1);

/** A page on which Mersalg stands was opened. */
export interface Visit {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly id: string;
  readonly customerId: number | null;
  readonly userAgent: string;
}

export interface Hook {
  readonly at: number;
  readonly topic: string;
  readonly webhookId: string;
  /** Made when needed: a year of bodies is heavy. */
  readonly body: () => string;
}

export interface CastDay {
  readonly visits: Visit[];
  readonly hooks: Hook[];
}

export interface Cast {
  /** Orders of the year before. */
  readonly before: readonly Hook[];
  /** In order of time. */
  readonly days: readonly CastDay[];
  /** What a ledger without a fault knows: the same visitors, orders and refunds, told without the store. */
  readonly known: Experiment;
  /** Every counted visitor in both cells: the difference between their two lives is what really came of it. */
  readonly lives: Experiment;
  /** Who should not be counted, and how many orders that count for nobody. */
  readonly uncounted: { readonly withoutConsent: number; readonly bots: number; readonly orders: number };
}

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const CRAWLER = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

const AGAIN_SHARE = 0.3;
const TWICE_SHARE = 0.05;
const RESENT_SHARE = 0.02;
const EURO_SHARE = 0.1;
const TEST_SHARE = 0.003;

/**
 * @param share percent held out
 */
export function drawCast(plan: ShopPlan, share: number, seed: number): Cast {
  const chance = seeded(seed);
  const arrive = arrivals(plan.days);
  const days: CastDay[] = Array.from({ length: plan.days }, () => ({ visits: [], hooks: [] }));
  const known = new Experiment(plan.days, plan.effect, plan.touches);
  const lives = new Experiment(plan.days, plan.effect, plan.touches);
  const desk = new Desk(chance, days);
  for (let n = 0; n < plan.visitors; n += 1) {
    const visitor = drawVisitor(chance, plan, arrive);
    const id = uuid(chance);
    const cell: Cell = isHeldOut(id, share) ? 0 : 1;
    known.add(visitor, cell);
    lives.add(visitor, 0);
    lives.add(visitor, 1);
    const customerId = visitor.past === null ? null : 1_000_000 + n;
    const opened = desk.visit(visitor.day, id, customerId);
    if (chance.uniform() < TEST_SHARE) desk.order(testOrder(visitor), opened, id, customerId, 1, true);
    desk.past(visitor, customerId);
    if (!(cell === 0 ? visitor.buysHeld : visitor.buysShown)) continue;
    const lift = cell === 1 && plan.touches === 'value' ? 1 + plan.effect : 1;
    for (const order of visitor.orders) {
      desk.order(order, opened, cell === 0 ? `${id}:0` : id, customerId, lift, false);
    }
  }
  const uncounted = { withoutConsent: 0, bots: 0, orders: desk.tests };
  for (let n = Math.round(plan.visitors * WITHOUT_CONSENT); n > 0; n -= 1) {
    // Shown like most, sends no beacon, and its cart says nothing.
    const visitor = drawVisitor(chance, plan, arrive);
    uncounted.withoutConsent += 1;
    if (!visitor.buysShown) continue;
    for (const order of visitor.orders) {
      uncounted.orders += desk.order(order, START + visitor.day * DAY_MS, null, null, 1, false);
    }
  }
  for (let n = Math.round(plan.visitors * BOTS); n > 0; n -= 1) {
    desk.bot(arrive(chance), uuid(chance));
    uncounted.bots += 1;
  }
  for (const day of days) {
    day.visits.sort((one, other) => one.at - other.at);
    day.hooks.sort((one, other) => one.at - other.at);
  }
  return { before: desk.before, days, known, lives, uncounted };
}

/** A trial of the checkout by the merchant, in a browser that is counted. */
const testOrder = ({ day }: MadeVisitor): MadeOrder => ({
  day,
  heard: day,
  lines: [100_000],
  fate: { kind: 'kept' },
});

/** Writes down what happens, with times, ids and the accidents of delivery. */
class Desk {
  readonly before: Hook[] = [];
  tests = 0;
  readonly #chance: Chance;
  readonly #days: readonly CastDay[];
  #orders = 0;
  #hooks = 0;

  constructor(chance: Chance, days: readonly CastDay[]) {
    this.#chance = chance;
    this.#days = days;
  }

  /** The first of the day's visits, and for some another one on a later day. Returns when the first was. */
  visit(day: number, id: string, customerId: number | null): number {
    const at = START + day * DAY_MS + this.#chance.below(20 * HOUR_MS);
    this.#days[day]!.visits.push({ at, id, customerId, userAgent: BROWSER });
    const again = day + 1 + this.#chance.below(10);
    if (this.#chance.uniform() < AGAIN_SHARE && again < this.#days.length) {
      this.#days[again]!.visits.push({ at: at + (again - day) * DAY_MS, id, customerId, userAgent: BROWSER });
    }
    return at;
  }

  bot(day: number, id: string): void {
    const at = START + day * DAY_MS + this.#chance.below(DAY_MS);
    this.#days[day]!.visits.push({ at, id, customerId: null, userAgent: CRAWLER });
  }

  /** Orders of the year before, each told once. */
  past({ past }: MadeVisitor, customerId: number | null): void {
    for (const worth of past ?? []) {
      const at = START - (1 + this.#chance.below(330)) * DAY_MS + this.#chance.below(20 * HOUR_MS);
      const made: MadeOrder = { day: 0, heard: 0, lines: [worth], fate: { kind: 'kept' } };
      const told = this.#told(at, customerId, null, 1, false);
      this.before.push(this.#hook(START - HOUR_MS, 'orders/create', () => webhookBody(made, told)));
    }
  }

  /** Its creation, and what becomes of it. Returns 1 if anything is heard in time. */
  order(
    order: MadeOrder,
    opened: number,
    cart: string | null,
    customerId: number | null,
    lift: number,
    test: boolean,
  ): number {
    const openedDay = Math.floor((opened - START) / DAY_MS);
    // Within three hours of a visit, which is before midnight.
    const at = opened + (order.day - openedDay) * DAY_MS + 1 + this.#chance.below(3 * HOUR_MS);
    const told = this.#told(at, customerId, cart, lift, test);
    if (test) this.tests += 1;
    const created = order.heard === order.day ? at : START + order.heard * DAY_MS + HOUR_MS;
    this.#tell(
      order.heard,
      this.#hook(created, 'orders/create', () => webhookBody(order, told)),
    );
    const { fate } = order;
    if (fate.kind !== 'kept') {
      const fateAt = at + (fate.day - order.day) * DAY_MS;
      const after: Told = { ...told, updatedAt: fateAt, fateCame: true, fateAt };
      const day = Math.max(order.heard, fate.day);
      // On one day with a late creation, either may come first.
      const heardAt = day === fate.day ? fateAt : created + this.#chance.below(HOUR_MS) - HOUR_MS / 2;
      const topic = fate.kind === 'cancelled' ? 'orders/cancelled' : 'orders/updated';
      this.#tell(
        day,
        this.#hook(heardAt, topic, () => webhookBody(order, after)),
      );
    }
    return order.heard < this.#days.length ? 1 : 0;
  }

  #told(at: number, customerId: number | null, cart: string | null, lift: number, test: boolean): Told {
    this.#orders += 1;
    return {
      id: 5_000_000 + this.#orders,
      customerId,
      cart,
      lift,
      createdAt: at,
      updatedAt: at,
      fateCame: false,
      fateAt: at,
      test,
      inEuro: this.#chance.uniform() < EURO_SHARE,
    };
  }

  #hook(at: number, topic: string, body: () => unknown): Hook {
    this.#hooks += 1;
    return { at, topic, webhookId: `hook-${this.#hooks}`, body: () => JSON.stringify(body()) };
  }

  #tell(day: number, hook: Hook): void {
    const hooks = this.#days[day]?.hooks;
    if (hooks === undefined) return;
    hooks.push(hook);
    if (this.#chance.uniform() < TWICE_SHARE) hooks.push({ ...hook, at: hook.at + 3_000 });
    if (this.#chance.uniform() < RESENT_SHARE) {
      this.#hooks += 1;
      hooks.push({ ...hook, at: hook.at + 60_000, webhookId: `hook-${this.#hooks}` });
    }
  }
}
