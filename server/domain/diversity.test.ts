/** Not five of one type, never the same article twice. */
import { expect, test } from 'vitest';
import { type DiversityOptions, diverse } from './diversity.ts';
import type { Eligible } from './eligibility.ts';
import { makeProduct } from './testing.ts';

const one = (id: number, type: string, kind: 'popular' | 'pinned' = 'popular'): Eligible => ({
  product: makeProduct(id, { type }),
  candidate: {
    productId: id,
    score: 1,
    reason: kind === 'pinned' ? { kind } : { kind, orders: 9, days: 30 },
  },
});
const ids = (found: Eligible[], over: Partial<DiversityOptions> = {}) =>
  diverse(found, { perType: 2, siblings: () => [], limit: 8, ...over }).map(({ product }) => product.id);

test('a type has at most its share, whatever its case, and the others move up in their order', () => {
  const found = [one(1, 'Mug'), one(2, 'mug '), one(3, 'Mug'), one(4, 'Tray'), one(5, 'MUG'), one(6, 'Cup')];
  expect(ids(found)).toEqual([1, 2, 4, 6]);
  expect(ids(found, { perType: 1 })).toEqual([1, 4, 6]);
  expect(ids(found, { perType: null })).toEqual([1, 2, 3, 4, 5, 6]);
});

test('where only one type fits, the answer is short', () =>
  expect(ids([1, 2, 3, 4].map((id) => one(id, 'Mug')))).toEqual([1, 2]));

test('products without a type are not counted', () =>
  expect(ids([1, 2, 3, 4].map((id) => one(id, ' ')))).toEqual([1, 2, 3, 4]));

test('of siblings the best stays', () => {
  const family = [1, 2, 3];
  const siblings = (id: number) => (family.includes(id) ? family.filter((other) => other !== id) : []);
  expect(ids([one(4, ''), one(2, ''), one(1, ''), one(3, '')], { siblings })).toEqual([4, 2]);
});

test('pins stay, and count towards the share of their type', () => {
  const pins = [1, 2, 3].map((id) => one(id, 'Mug', 'pinned'));
  expect(ids([...pins, one(4, 'Mug'), one(5, 'Tray')])).toEqual([1, 2, 3, 5]);
});

test('no more than are wanted are looked at', () => {
  let met = 0;
  function* endless() {
    for (;;) yield one(++met, '');
  }
  expect(diverse(endless(), { perType: 2, siblings: () => [], limit: 3 })).toHaveLength(3);
  expect(met).toBe(3);
  const asked: number[] = [];
  const siblings = (id: number) => {
    asked.push(id);
    return [];
  };
  expect(ids([one(1, 'a'), one(2, 'b'), one(3, 'c')], { siblings, limit: 2 })).toEqual([1, 2]);
  expect(asked).toEqual([1]);
  expect(ids([one(1, 'a')], { limit: 0 })).toEqual([]);
});
