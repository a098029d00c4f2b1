/** Counts the orders of a period that count for nobody, by the first reason that holds: what is left out is told. */
import { LEFT_OUT, unfit, type WhyLeftOut } from './counted.ts';
import type { Outcome } from './figures.ts';
import type { Channel } from './money.ts';

/** Orders made in a period, counted alike; see `OrderTally` of the store's port. */
export interface OrdersMade {
  readonly joined: boolean;
  readonly channel: Channel | null;
  readonly test: boolean;
  readonly orders: number;
}

export function leftOutOf(
  made: readonly OrdersMade[],
  outcomes: readonly Outcome[],
  from: number,
  to: number,
): { why: WhyLeftOut; orders: number }[] {
  const left = Object.fromEntries(LEFT_OUT.map((why) => [why, 0])) as Record<WhyLeftOut, number>;
  for (const { joined, channel, test, orders } of made) {
    const why = unfit(test, channel);
    if (why !== null) left[why] += orders;
    else left[joined ? 'other-visitor' : 'not-joined'] += orders;
  }
  // Of those that are somebody's, the ones of visitors enrolled here are counted, or were made before.
  for (const { at: enrolledAt, orders } of outcomes) {
    for (const { at, test, money } of orders) {
      if (at < from || at >= to || unfit(test, money?.channel ?? null) !== null) continue;
      left['other-visitor'] -= 1;
      if (at < enrolledAt) left.before += 1;
    }
  }
  return LEFT_OUT.map((why) => ({ why, orders: Math.max(0, left[why]) })).filter(({ orders }) => orders > 0);
}
