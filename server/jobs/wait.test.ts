/** Waits grow, differ, and can be called off. */
import { describe, expect, it } from 'vitest';
import { backoffMs, sleep } from './wait.ts';

describe('waiting between attempts', () => {
  it('doubles, is never more than ten minutes, and half of it is jitter', () => {
    expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(backoffMs(3, 0)).toBe(2_000);
    expect(backoffMs(30, 1)).toBe(600_000);
  });
});

describe('a sleep', () => {
  it('ends at once when called off, before or meanwhile, and leaves no listener behind', async () => {
    const begun = performance.now();
    await sleep(60_000, AbortSignal.abort());
    const later = new AbortController();
    setTimeout(() => later.abort(), 20);
    await sleep(60_000, later.signal);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
