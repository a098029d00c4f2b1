import { expect, test } from 'vitest';
import { makeHistory, makeProduct, repeated } from '../../testing.ts';
import { buildInteractions } from '../interactions.ts';
import { alikeByText } from './alikeByText.ts';

/** 4 is sold and no longer listed; 9 is listed and was never sold. */
const data = buildInteractions(makeHistory([...repeated(5, [4]), ...repeated(4, [3]), [1], [2], [5]]));
const products = [
  makeProduct(1, { title: 'Enamel teapot' }),
  makeProduct(2, { title: 'Enamel teapot lid' }),
  makeProduct(3, { title: 'Garden hose' }),
  makeProduct(5, { title: 'Garden hose hook' }),
  makeProduct(9, { title: 'Enamel teapot' }),
];

const rank = alikeByText({ data, products });

function ranked(context: readonly number[]): number[] {
  const items = Uint32Array.from(context, (id) => data.ids.indexOf(id));
  const mask = new Uint8Array(data.ids.length);
  for (const item of items) mask[item] = 1;
  const into = new Uint32Array(10);
  const size = rank({ context: items, barred: items, mask, limit: 10, kind: 'full' }, into);
  return Array.from(into.subarray(0, size), (item) => data.ids[item]!);
}

test('what is described alike comes first, then what sells most', () => {
  expect(ranked([1])).toEqual([2, 4, 3, 5]);
  expect(ranked([1, 3]).slice(0, 2).sort()).toEqual([2, 5]);
});

test('a product that nothing describes leaves what sells most', () => {
  expect(ranked([4])).toEqual([3, 1, 2, 5]);
});
