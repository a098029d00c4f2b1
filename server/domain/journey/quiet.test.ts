/** Quiet hours are quiet by the shop's own clock, also on the two days of the year whose clock jumps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MINUTES, isQuiet, type QuietTime, WEEKDAYS, type Weekday } from './quiet.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const STOCKHOLM = 'Europe/Stockholm';
/** Of Stockholm in 2026, by the law itself: summer time begins and ends on a Sunday at 01:00 UTC. */
const SPRING = Date.UTC(2026, 2, 29, 1);
const AUTUMN = Date.UTC(2026, 9, 25, 1);
const offset = (now: number) => (now >= SPRING && now < AUTUMN ? 2 : 1) * HOUR;

/** The same question, reckoned another way: minute by minute of the week on the wall's clock. */
function reckoned(times: readonly QuietTime[], now: number): boolean {
  const wall = new Date(now + offset(now));
  const day = (wall.getUTCDay() + 6) % 7;
  const minute = day * DAY_MINUTES + wall.getUTCHours() * 60 + wall.getUTCMinutes();
  return times.some(({ days, from, to }) =>
    days.some((one) => {
      const begin = (one - 1) * DAY_MINUTES + from;
      const length = to > from ? to - from : to + DAY_MINUTES - from;
      return (minute - begin + 7 * DAY_MINUTES) % (7 * DAY_MINUTES) < length;
    }),
  );
}

const minute = fc.integer({ min: 0, max: DAY_MINUTES - 1 });
const time = fc.record({
  days: fc.subarray<Weekday>([...WEEKDAYS], { minLength: 1 }),
  from: minute,
  to: minute,
});
const around = (at: number) => fc.integer({ min: at - 36 * HOUR, max: at + 36 * HOUR });

describe('a quiet time', () => {
  const night: QuietTime[] = [{ days: [5], from: 22 * 60, to: 6 * 60 }];
  it.each([
    ['begins on its day', '2026-11-27T22:00+01:00', true],
    ['not a minute before', '2026-11-27T21:59+01:00', false],
    ['goes on after midnight', '2026-11-28T05:59+01:00', true],
    ['and is over then', '2026-11-28T06:00+01:00', false],
    ['is no other day’s', '2026-11-26T23:00+01:00', false],
    ['counts by the shop’s clock, not by ours', '2026-11-28T05:30Z', false],
  ])('%s', (_, at, quiet) => expect(isQuiet(night, Date.parse(at), STOCKHOLM)).toBe(quiet));

  it('lasts a whole day where it ends when it begins, and over Sunday’s midnight', () => {
    const sunday: QuietTime[] = [{ days: [7], from: 720, to: 720 }];
    expect(isQuiet(sunday, Date.parse('2026-11-29T12:00Z'), 'UTC')).toBe(true);
    expect(isQuiet(sunday, Date.parse('2026-11-30T11:59Z'), 'UTC')).toBe(true);
    expect(isQuiet(sunday, Date.parse('2026-11-30T12:00Z'), 'UTC')).toBe(false);
  });

  it('is none where no time is told, and counts by UTC where the zone is not known', () => {
    const all: QuietTime[] = [{ days: [...WEEKDAYS], from: 0, to: 0 }];
    expect(isQuiet(all, Number.NaN, STOCKHOLM)).toBe(false);
    expect(isQuiet([], Date.now(), STOCKHOLM)).toBe(false);
    const noon: QuietTime[] = [{ days: [...WEEKDAYS], from: 720, to: 780 }];
    for (const zone of ['', 'Nowhere/At all'])
      expect(isQuiet(noon, Date.parse('2026-07-01T12:30Z'), zone)).toBe(true);
  });
});

describe('over the changes of the clock', () => {
  it.each([
    ['spring', SPRING],
    ['autumn', AUTUMN],
  ])('every quiet minute of %s is quiet, and no other', (_, at) => {
    fc.assert(
      fc.property(fc.array(time, { maxLength: 4 }), around(at), (times, now) => {
        expect(isQuiet(times, now, STOCKHOLM)).toBe(reckoned(times, now));
      }),
      { numRuns: 2_000 },
    );
  });

  it('the hour that comes twice is quiet twice, and a time that begins in the one left out begins after it', () => {
    const twice: QuietTime[] = [{ days: [7], from: 120, to: 180 }];
    const quietFor = (times: QuietTime[], from: number) => {
      let minutes = 0;
      for (let now = from; now < from + 24 * HOUR; now += MINUTE)
        if (isQuiet(times, now, STOCKHOLM)) minutes += 1;
      return minutes;
    };
    expect(quietFor(twice, AUTUMN - 12 * HOUR)).toBe(120);
    expect(quietFor(twice, SPRING - 12 * HOUR)).toBe(0);
    const half: QuietTime[] = [{ days: [7], from: 150, to: 240 }];
    expect(isQuiet(half, SPRING, STOCKHOLM)).toBe(true);
    expect(quietFor(half, SPRING - 12 * HOUR)).toBe(60);
  });
});
