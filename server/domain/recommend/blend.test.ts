/** Classes of cart sizes, as the blend is divided by them. */
import { expect, it } from 'vitest';
import { SIZE_CLASSES, sizeClass } from './blend.ts';

it('a cart is of the first class that is large enough for it', () => {
  for (let size = 0; size <= 40; size++) {
    expect(sizeClass(size)).toBe(SIZE_CLASSES.findIndex((most) => size <= most));
  }
  expect([1, 2, 3, 4, 8, 9, 1_000].map(sizeClass)).toEqual([0, 1, 1, 2, 2, 3, 3]);
});
