/** A cache is only safe while it stays small, and only of use while it remembers. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCache, createDoor } from './cache.ts';

it('forgets what was not asked for in a long time, and keeps what was', () => {
  const cache = createCache<string>(40);
  const value = 'x'.repeat(9);
  cache.set('a', value);
  for (const key of ['b', 'c', 'd', 'e', 'f']) {
    cache.set(key, value);
    expect(cache.get('a'), key).toBe(value);
  }
  expect(cache.get('f')).toBe(value);
  expect(cache.get('b')).toBeUndefined();
});

it('holds one value per key, the last, and none that is too large', () => {
  const cache = createCache<string>(40);
  for (let again = 0; again < 100; again += 1) cache.set('a', `x${again}`);
  expect(cache.get('a')).toBe('x99');
  cache.set('b', 'y'.repeat(20));
  expect(cache.get('b')).toBeUndefined();
  expect(cache.get('a')).toBe('x99');
});

it('never holds more than it may, nor anything but what was last put there', () => {
  const MOST = 100;
  const keys = ['a', 'b', 'cc', 'ddd', 'e', 'f', 'g', 'h'];
  const step = fc.tuple(fc.constantFrom(...keys), fc.option(fc.nat(60)));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = createCache<string>(MOST);
      const last = new Map<string, string>();
      steps.forEach(([key, length], at) => {
        if (length === null) {
          const found = cache.get(key);
          if (found !== undefined) expect(found).toBe(last.get(key));
          return;
        }
        const value = `${at}`.padEnd(length, '.');
        cache.set(key, value);
        // What was too large to keep must not leave the value before it.
        if (key.length + value.length <= MOST / 2) expect(cache.get(key)).toBe(value);
        last.set(key, value);
      });
      const held = keys.flatMap((key) => cache.get(key) ?? []);
      expect(held.join('').length).toBeLessThanOrEqual(MOST);
    }),
  );
});

it('knows at the door what was asked for before, and nearly nothing else', () => {
  const isKnown = createDoor();
  const keys = Array.from({ length: 2_000 }, (_, at) => `shop 1 cart undefined 4 ${at * 977},${at}`);
  const mistaken = keys.filter((key) => isKnown(key));
  expect(mistaken).toEqual([]);
  // Two that share a place drive each other out: some are forgotten, and asked for once more.
  expect(keys.filter((key) => isKnown(key)).length).toBeGreaterThan(1_500);
  expect(isKnown(keys[0]!)).toBe(true);
});
