import { expect, test } from 'vitest';
import { cartMark, isHeldMark, visitorOf } from './cartProperty.ts';

const ID = '0b7c1d52-6f3a-4e1b-9a55-3c2f1e0d9b8a';

test('a cart tells whose it is, and whether it gets anything of ours', () => {
  expect([cartMark(ID, false), cartMark(ID, true)]).toEqual([ID, `${ID}:0`]);
  expect([ID, `${ID}:0`].map(visitorOf)).toEqual([ID, ID]);
  expect([ID, `${ID}:0`].map(isHeldMark)).toEqual([false, true]);
});

test.each([undefined, null, 7, '', ':0', `${ID}:1`, `${ID}:0:0`, ID.toUpperCase(), `${ID} `, ['x']])(
  '%j is nobody’s',
  (value) => expect(visitorOf(value)).toBeNull(),
);
