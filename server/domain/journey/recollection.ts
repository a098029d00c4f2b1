/** A shopper's memory read by the merchant's limits: what is declined, worn out and used up at this moment. */
import type { Memory, Tact } from './memory.ts';

const DAY = 86_400_000;
/** Days in which discounts not asked for are counted. */
const DISCOUNT_DAYS = 30;

/** What each thing that urges weighs: see `Tact.pressure`. */
export const WEIGHTS = { exit: 3, swap: 2, discount: 1 } as const;

/** Why something that was shown before may not be shown now. */
export type Rested =
  /** Declined `days` days ago, today being 0; it stays away for `away` days. */
  | { readonly why: 'declined'; readonly key: string; readonly days: number; readonly away: number }
  | { readonly why: 'per-visit'; readonly key: string; readonly times: number; readonly most: number }
  | { readonly why: 'per-day'; readonly key: string; readonly times: number; readonly most: number };

/** The day of an instant, as memory counts days. */
export function dayOf(now: number): number {
  return Math.floor(now / DAY);
}

/** How often; memories come from outside, where `constructor` is a key like any other. */
export function timesOf(counts: Readonly<Record<string, number>>, key: string): number {
  return Object.hasOwn(counts, key) ? counts[key]! : 0;
}

/**
 * Days since something was declined, while it has to stay away; null when it may be shown. A day that lies ahead, as of
 * a clock that was set back, or an unknown today counts as now: a no is rather heard too long than not at all.
 */
export function declinedFor(
  memory: Memory,
  { declinedDays }: Tact,
  today: number,
  key: string,
): number | null {
  if (!Object.hasOwn(memory.declined, key)) return null;
  const days = Math.max(0, today - memory.declined[key]!);
  return days >= declinedDays ? null : days || 0;
}

/** Whether one of the keys was seen as often as may be. */
export function wornOut(memory: Memory, { perVisit, perDay }: Tact, key: string): Rested | null {
  const times = timesOf(memory.seen, key);
  if (times >= perVisit) return { why: 'per-visit', key, times, most: perVisit };
  // A visit that lasts over midnight is not a day.
  const today = Math.max(times, timesOf(memory.today, key));
  return today >= perDay ? { why: 'per-day', key, times: today, most: perDay } : null;
}

/** Discounts not asked for that were shown in the last 30 days. */
export function discountsGiven({ discounted }: Memory, today: number): number {
  return discounted.filter((day) => !(today - day >= DISCOUNT_DAYS)).length;
}

/** Pressure that this visit has borne: exit dialogs, upgrades and downgrades, and today's discounts. */
export function pressureBorne({ seen, discounted }: Memory, today: number): number {
  const exits = timesOf(seen, 'exit');
  // What an exit dialog shows is within its weight.
  const swaps = Math.max(0, timesOf(seen, 'upsell') + timesOf(seen, 'downsell') - exits);
  const discounts = discounted.filter((day) => !(day < today)).length;
  return WEIGHTS.exit * exits + WEIGHTS.swap * swaps + WEIGHTS.discount * discounts;
}

/** How many products are declined or worn out: at least so many cards of a page may be held back. */
export function restingProducts(memory: Memory, tact: Tact, today: number): number {
  const keys = new Set([
    ...Object.keys(memory.declined),
    ...Object.keys(memory.seen),
    ...Object.keys(memory.today),
  ]);
  let resting = 0;
  for (const key of keys) {
    if (!key.startsWith('p')) continue;
    if (declinedFor(memory, tact, today, key) !== null || wornOut(memory, tact, key) !== null) resting += 1;
  }
  return resting;
}
