/** The shop's time zone: the page's days and times are the shop's, wherever the merchant sits. */

const browser = new Intl.DateTimeFormat().resolvedOptions().timeZone;
let zone = browser;

/** IANA name; the browser's own until the shop's is known. */
export const shopZone = (): string => zone;

/** Told by the server's status. An unknown name ('' before the first sync) leaves what was, for a page must show some time. */
export function setShopZone(name: string): void {
  if (name === zone || name === '') return;
  try {
    zone = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // A zone that this browser does not know: its own stays.
  }
}

/** By time zone: making one takes a hundred times as long as using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock of `timeZone` shows at `at` (epoch milliseconds), as `datetime-local` wants it: `2026-11-27T15:00`. */
export function wallTime(at: number, timeZone = zone): string {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    // Swedish writes times as ISO does.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    clocks.set(timeZone, clock);
  }
  return clock.format(at).replace(' ', 'T');
}

const DAY_MS = 86_400_000;

/**
 * The instant (epoch milliseconds) at which the wall clock of `timeZone` shows `wall`, or null for no such form. In the
 * hour that is told twice in autumn the first telling counts, as at checkout; in the one left out in spring, the time
 * that many minutes after its beginning.
 */
export function instantOf(wall: string, timeZone = zone): number | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  const minute = Math.floor(asUtc / 60_000) * 60_000;
  const ahead = (at: number) => Date.parse(`${wallTime(at, timeZone)}Z`) - at;
  // A zone changes its clock once a day at most: one of the two offsets holds.
  const [first, second] = [minute - ahead(minute - DAY_MS), minute - ahead(minute + DAY_MS)].sort(
    (a, b) => a - b,
  ) as [number, number];
  const shows = (at: number) => wallTime(at, timeZone) === wall.slice(0, 16);
  return shows(first) ? first : second;
}
