import { expect, it } from 'vitest';
import { DEFAULT_KEEP, KEEP_BOUNDS, type Keep, parseKeep } from './keep.ts';

it('takes days within bounds, and keeps what is not told', () => {
  expect(parseKeep(undefined, DEFAULT_KEEP)).toBe(DEFAULT_KEEP);
  expect(parseKeep({ audit: 30, other: 1 }, DEFAULT_KEEP)).toEqual({ ...DEFAULT_KEEP, audit: 30 });
  const least = Object.fromEntries(Object.entries(KEEP_BOUNDS).map(([name, { least }]) => [name, least]));
  expect(parseKeep(least, DEFAULT_KEEP)).toEqual(least);
});

it.each<readonly [unknown, string]>([
  [[], 'keep'],
  [{ orders: 89 }, 'keep.orders'],
  [{ visitors: 401 }, 'keep.visitors'],
  [{ audit: 30.5 }, 'keep.audit'],
  [{ feedback: '90' }, 'keep.feedback'],
  [{ orders: 100, visitors: 101 } satisfies Partial<Keep>, 'keep.orders'],
])('refuses %j by the name of the field', (input, field) => {
  expect(() => parseKeep(input, DEFAULT_KEEP)).toThrow(expect.objectContaining({ data: { field } }));
});
