/** Times by the shop's clock, there and back, also where the clock is changed. */
import { describe, expect, it } from 'vitest';
import { instantOf, setShopZone, shopZone, wallTime } from './zone.ts';

const utc = (iso: string) => Date.parse(`${iso}Z`);

describe('the shop’s clock', () => {
  it.each([
    ['Europe/Stockholm', '2026-11-27T15:00', '2026-11-27T14:00'],
    ['Europe/Stockholm', '2026-07-01T00:30', '2026-06-30T22:30'],
    ['America/Los_Angeles', '2026-11-27T15:00', '2026-11-27T23:00'],
    ['Pacific/Auckland', '2026-11-27T01:00', '2026-11-26T12:00'],
    ['Asia/Kathmandu', '2026-11-27T05:45', '2026-11-27T00:00'],
  ])('in %s shows %s at %s UTC', (zone, wall, instant) => {
    expect(wallTime(utc(instant), zone)).toBe(wall);
    expect(instantOf(wall, zone)).toBe(utc(instant));
  });
  it('takes the first telling of the hour that autumn tells twice', () =>
    expect(instantOf('2026-10-25T02:30', 'Europe/Stockholm')).toBe(utc('2026-10-25T00:30')));
  it('goes on after the hour that spring leaves out', () =>
    expect(wallTime(instantOf('2026-03-29T02:30', 'Europe/Stockholm')!, 'Europe/Stockholm')).toBe(
      '2026-03-29T03:30',
    ));
  it('knows no instant of what is no time', () => expect(instantOf('', 'UTC')).toBeNull());
  it('stays what it was for a name that nobody knows', () => {
    setShopZone('Pacific/Auckland');
    setShopZone('');
    setShopZone('Middle/Earth');
    expect(shopZone()).toBe('Pacific/Auckland');
  });
});
