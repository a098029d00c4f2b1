import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TopK } from './topk.ts';

/** Enough entries for the buffer to be cut several times, many of them ties. */
const entries = fc.uniqueArray(
  fc.record({ key: fc.integer({ min: 0, max: 5000 }), score: fc.integer({ min: -9, max: 9 }) }),
  { selector: (entry) => entry.key, maxLength: 300, size: 'max' },
);
type Entry = { key: number; score: number };
const bestOf = (list: readonly Entry[], k: number) =>
  [...list].sort((a, b) => b.score - a.score || a.key - b.key).slice(0, k);

function drained(top: TopK): Entry[] {
  const found: Entry[] = [];
  top.drain((key, score) => found.push({ key, score }));
  return found;
}

describe('the k best', () => {
  it('come in order, whatever the order of arrival', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 40 }), (list, k) => {
        const top = new TopK(k);
        for (const { key, score } of list) top.push(key, score);
        expect(drained(top)).toEqual(bestOf(list, k));
      }),
    );
  });

  it.each([
    ['ascending', (at: number) => at],
    ['descending', (at: number) => -at],
    ['all alike', () => 1],
  ])('come in order when scores are %s', (_what, score) => {
    const list = Array.from({ length: 2_000 }, (_, at) => ({ key: 2_000 - at, score: score(at) }));
    const top = new TopK(300);
    for (const one of list) top.push(one.key, one.score);
    expect(drained(top)).toEqual(bestOf(list, 300));
  });

  it('never hold what is not a number, and start anew when drained or cleared', () => {
    const top = new TopK(2);
    top.push(1, Number.NaN);
    for (let key = 2; key < 50; key++) top.push(key, 100 + key);
    top.clear();
    top.push(60, 1);
    expect(drained(top)).toEqual([{ key: 60, score: 1 }]);
    top.push(61, -5);
    expect(drained(top)).toEqual([{ key: 61, score: -5 }]);
    expect(drained(top)).toEqual([]);
  });

  it('can be written into longer arrays', () => {
    const top = new TopK(2);
    for (const key of [5, 6, 7]) top.push(key, key / 2);
    const keys = new Uint32Array(4);
    const scores = new Float32Array(4);
    expect(top.drainInto(keys, scores, 1)).toBe(2);
    expect([...keys]).toEqual([0, 7, 6, 0]);
    expect([...scores]).toEqual([0, 3.5, 3, 0]);
  });
});
