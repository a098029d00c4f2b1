/** Limits are only safe while they stay small. */
import { describe, expect, it } from 'vitest';
import { NOW, testClock } from '../flows/testing.ts';
import { createLimiter } from './limiter.ts';

describe('the limiter', () => {
  const limiter = (mostKeys = 100) => {
    const clock = testClock();
    return { clock, ...createLimiter(clock, { burst: 3, perSecond: 2, mostKeys }) };
  };

  it('lets a burst pass, then as many as refill, each key by itself', () => {
    const { allow, clock } = limiter();
    expect([1, 2, 3, 4].map(() => allow('a'))).toEqual([true, true, true, false]);
    expect(allow('b')).toBe(true);
    clock.at += 1_000;
    expect([1, 2, 3].map(() => allow('a'))).toEqual([true, true, false]);
    clock.at += 3_600_000;
    expect([1, 2, 3, 4].map(() => allow('a'))).toEqual([true, true, true, false]);
  });

  it('gives nothing away when the clock is set back', () => {
    const { allow, clock } = limiter();
    for (let sent = 0; sent < 3; sent += 1) allow('a');
    clock.at = NOW - 3_600_000;
    expect(allow('a')).toBe(false);
  });

  it('remembers only so many keys', () => {
    const { allow } = limiter(2);
    for (let sent = 0; sent < 3; sent += 1) allow('a');
    expect(allow('a')).toBe(false);
    allow('b');
    allow('c');
    expect(allow('a')).toBe(true);
  });
});
