/** Quiet times: hours of the week, by the shop's own clock, in which shoppers are shown nothing but what they asked for. */

/** 1 is Monday, 7 is Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Minutes of a day. */
export const DAY_MINUTES = 1440;

/** From `from` up to `to`, minutes after midnight; where `to` is not later, it ends on the day after. */
export interface QuietTime {
  /** The days on which it begins. */
  readonly days: readonly Weekday[];
  readonly from: number;
  readonly to: number;
}

/**
 * Whether `now` (epoch milliseconds) lies in one of them, by the clock on the shop's wall: an hour that is told twice in
 * autumn is quiet both times, one that is left out in spring never comes. `timezone`: IANA name; one that is not known
 * counts as UTC. Where no time is told nothing is quiet.
 */
export function isQuiet(times: readonly QuietTime[], now: number, timezone: string): boolean {
  if (times.length === 0 || Number.isNaN(now)) return false;
  const { day, minute } = wallClock(now, timezone);
  const before = day === 1 ? 7 : ((day - 1) as Weekday);
  return times.some(({ days, from, to }) => {
    if (from < to) return days.includes(day) && minute >= from && minute < to;
    return (days.includes(day) && minute >= from) || (days.includes(before) && minute < to);
  });
}

/** By time zone: making one takes a hundred times as long as using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function wallClock(now: number, timezone: string): { readonly day: Weekday; readonly minute: number } {
  const told = new Map<string, string>();
  for (const { type, value } of clockOf(timezone).formatToParts(now)) told.set(type, value);
  const day = (NAMES.indexOf(told.get('weekday')!) + 1) as Weekday;
  return { day, minute: Number(told.get('hour')) * 60 + Number(told.get('minute')) };
}

function clockOf(timezone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timezone);
  if (clock === undefined) {
    clock = makeClock(timezone);
    clocks.set(timezone, clock);
  }
  return clock;
}

function makeClock(timeZone: string): Intl.DateTimeFormat {
  const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: timeZone === '' ? 'UTC' : timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: 'UTC' });
  }
}
