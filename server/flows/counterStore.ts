/** The port of counters: what widgets and the pixel reported, by day, never by person. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Placement, Technique } from '../domain/placement.ts';
import type { CountedEvent } from '../domain/suggestion.ts';

export interface CounterRow {
  readonly placement: Placement;
  readonly kind: CountedEvent['kind'];
  readonly count: number;
}

/** As finely as is kept. */
export interface CounterDay extends CounterRow {
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
  /** '' where it was not told. */
  readonly technique: Technique | '';
  /** The offer's id; '' for a plain suggestion, or where it was not told. */
  readonly offer: string;
  /** Cards in those events: `count` counts events. */
  readonly cards: number;
}

export type CounterSplit = Omit<CounterDay, 'day'>;

export interface CounterStore {
  /** Adds to the day's counters. `day` is days since 1970-01-01 UTC. */
  add(shop: ShopDomain, day: number, events: readonly CountedEvent[]): Promise<void>;
  /** Number of events (not cards) per placement and kind since `day`, inclusive. */
  sum(shop: ShopDomain, day: number): Promise<readonly CounterRow[]>;
  /** Per placement, kind, technique and offer, both days inclusive. */
  split(shop: ShopDomain, fromDay: number, toDay: number): Promise<readonly CounterSplit[]>;
  /** Day by day, both inclusive; by day. */
  days(shop: ShopDomain, fromDay: number, toDay: number): Promise<readonly CounterDay[]>;
  /** Forgets what is of days before `day`. Resolves to how many rows went. */
  purge(shop: ShopDomain, day: number): Promise<number>;
}
