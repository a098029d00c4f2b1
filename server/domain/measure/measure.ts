/** How a shop's results are measured: who is held out for comparison, under which epoch, and what the merchant assumes. */
import type { Keenness } from '../journey/memory.ts';

export interface Measure {
  /** Percent of consenting shoppers who are shown nothing, for comparison. A whole number, 1 to 20. */
  readonly share: number;
  /**
   * Grows by one whenever the share changes, since that moves visitors from one cell to the other: figures of two epochs
   * are never mixed (`holdoutTrial(epoch)`). Decided by the server, never taken from a page. The first is 1.
   */
  readonly epoch: number;
  /** When this epoch began, epoch milliseconds; 0 for the first, which began when the app was installed. */
  readonly startedAt: number;
  /**
   * Margin in percent that the merchant assumes of goods whose cost the platform does not know; null: nothing is assumed,
   * and profit is told only where nearly all costs are known.
   */
  readonly assumedMargin: number | null;
  /** Offers and trials that are seen to harm the shop are paused by themselves. */
  readonly guard: boolean;
  /** Shoppers are asked now and then, after the purchase, what they think. */
  readonly feedback: boolean;
}

export const DEFAULT_MEASURE: Measure = {
  share: 5,
  epoch: 1,
  startedAt: 0,
  assumedMargin: null,
  guard: true,
  feedback: true,
};

/** What the theme must know to hold shoppers out before anything is painted: nothing about anybody. */
export interface ToldMeasure {
  readonly share: number;
  /** Some trial is running, so that questions for suggestions carry the visitor's bucket. */
  readonly trials: boolean;
  /** How readily the door opens: `usual` when absent. */
  readonly exit?: Keenness;
}

/** `next` in its epoch: a new one from `now` (epoch milliseconds) on when the share differs from before, else the same. */
export function inEpoch(before: Measure, next: Measure, now: number): Measure {
  const isSame = next.share === before.share;
  const { epoch, startedAt } = before;
  return isSame ? { ...next, epoch, startedAt } : { ...next, epoch: epoch + 1, startedAt: now };
}
