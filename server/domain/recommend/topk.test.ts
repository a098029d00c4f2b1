import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TopK } from './topk.ts';

test('keeps the k best in order, whatever the order of arrival', () => {
  const scored = fc.uniqueArray(
    fc.record({ key: fc.integer({ min: 0, max: 500 }), score: fc.integer({ min: 0, max: 9 }) }),
    {
      selector: (entry) => entry.key,
    },
  );
  fc.assert(
    fc.property(scored, fc.integer({ min: 0, max: 20 }), (entries, k) => {
      const heap = new TopK(k);
      for (const { key, score } of entries) heap.push(key, score);
      const drained: number[] = [];
      heap.drain((key) => drained.push(key));
      const expected = [...entries].sort((a, b) => b.score - a.score || a.key - b.key).slice(0, k);
      expect(drained).toEqual(expected.map((entry) => entry.key));
    }),
  );
});
