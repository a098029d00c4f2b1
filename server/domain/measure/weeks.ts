/** What shoppers did with suggestions in the last seven days, beside the seven before them: in all, by placement, by offer, by day. */
import type { Order } from '../basket.ts';
import type { OfferId } from '../offer/terms.ts';
import { PLACEMENTS, type Placement } from '../placement.ts';
import { acceptedLines } from '../results.ts';
import type { Count } from './kpis.ts';

export const WEEK_DAYS = 7;
const DAY_MS = 86_400_000;

/** Attributed throughout: some of it would have been bought anyway. */
export interface Done {
  readonly shown: number;
  /** Order lines bought through a suggestion, by the day on which the order was made. */
  readonly accepted: number;
  readonly dismissed: number;
  /** Minor units: those lines, after discounts and refunds. */
  readonly revenue: number;
}

/** `before` is null where it would mislead: those days were not all measured, or nothing was shown in them. */
export interface Compared {
  readonly now: Done;
  readonly before: Done | null;
}

export interface DayDone extends Done {
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
}

export interface Weeks {
  readonly total: Compared;
  /** Those that showed or sold anything in these two weeks, in their usual order. */
  readonly placements: readonly (Compared & { readonly placement: Placement })[];
  /** Of this week, what sold most first. */
  readonly offers: readonly (Done & { readonly offer: OfferId })[];
  /** Fourteen, earliest first, today last. */
  readonly days: readonly DayDone[];
}

export interface WeeksInput {
  /** Days since 1970-01-01 UTC. */
  readonly today: number;
  /** The first day on which anything could be counted. */
  readonly begunDay: number;
  readonly currency: string;
  /** Of the last fourteen days. */
  readonly counts: readonly (Count & { readonly day: number })[];
  /** Likewise, with at least one line that carries a suggestion mark. */
  readonly orders: readonly Order[];
  /** Of offers that stood in another's place in an experiment, whose; see `parentsOf`. */
  readonly parents: ReadonlyMap<OfferId, OfferId>;
}

type Tally = { -readonly [Key in keyof Done]: Done[Key] };
const none = (): Tally => ({ shown: 0, accepted: 0, dismissed: 0, revenue: 0 });

export function weeksOf(input: WeeksInput): Weeks {
  const { today, begunDay } = input;
  const firstDay = today - 2 * WEEK_DAYS + 1;
  const days = Array.from({ length: 2 * WEEK_DAYS }, (_, at) => ({ day: firstDay + at, ...none() }));
  const places = new Map(PLACEMENTS.map((placement) => [placement, { now: none(), before: none() }]));
  const total = { now: none(), before: none() };
  const offers = new Map<OfferId, Tally>();
  for (const { day, placement, offer, done } of donesOf(input)) {
    const byDay = days[day - firstDay];
    if (byDay === undefined) continue;
    const week = day > today - WEEK_DAYS ? 'now' : 'before';
    add(byDay, done);
    add(total[week], done);
    add(places.get(placement)![week], done);
    if (offer === '' || week === 'before') continue;
    const id = input.parents.get(offer) ?? offer;
    const known = offers.get(id) ?? none();
    offers.set(id, known);
    add(known, done);
  }
  const isWhole = begunDay <= firstDay && total.before.shown > 0;
  const compared = ({ now, before }: typeof total): Compared => ({ now, before: isWhole ? before : null });
  return {
    total: compared(total),
    placements: [...places]
      .filter(([, { now, before }]) => isSome(now) || isSome(before))
      .map(([placement, weeks]) => ({ placement, ...compared(weeks) })),
    offers: [...offers]
      .map(([offer, done]) => ({ offer, ...done }))
      .sort((a, b) => b.revenue - a.revenue || b.shown - a.shown || (a.offer < b.offer ? -1 : 1)),
    days,
  };
}

function* donesOf({ counts, orders, currency }: WeeksInput) {
  for (const { day, placement, kind, offer = '', count } of counts)
    if (kind === 'shown' || kind === 'dismissed')
      yield { day, placement, offer, done: { [kind]: count } as Partial<Done> };
  for (const order of orders)
    for (const { placement, offer, revenue } of acceptedLines(order, currency))
      yield {
        day: Math.floor(order.createdAt / DAY_MS),
        placement,
        offer: offer ?? '',
        done: { accepted: 1, revenue } as Partial<Done>,
      };
}

function add(to: Tally, done: Partial<Done>): void {
  for (const key of ['shown', 'accepted', 'dismissed', 'revenue'] as const) to[key] += done[key] ?? 0;
}

const isSome = ({ shown, accepted }: Done) => shown > 0 || accepted > 0;
