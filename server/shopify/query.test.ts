/** Whatever is sent, it reads as URLSearchParams reads it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pairsOf, queryPairs } from './query.ts';

function same(query: string): void {
  expect(queryPairs(query)).toEqual(pairsOf(new URLSearchParams(query)));
}

it.each([
  '',
  '?a=1',
  'a=1&b=2&a=3',
  '&&a&=&=1&b==2&',
  'cart=1%2C2&path_prefix=%2Fapps%2Fx&q=a+b%2B',
  'a=%',
  'a=%zz&b=%41',
  'a=%ff%fe',
  'a=%ef%bb%bf1',
  'a=%ed%a0%80',
  'a=%00&b=%26%3D&%26=%3d',
  'a=å&b=\ud800',
  'a=1#b=2',
  'a=1;b=2',
  'a=1\t2\n',
])('%j', same);

it('any text', () => {
  const part = fc.constantFrom(
    'a',
    'shop',
    '=',
    '&',
    '+',
    '%',
    '%2C',
    '%c3%a5',
    '%e4',
    '?',
    'å',
    ' ',
    '%25',
    '#',
    '\0',
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('')),
      same,
    ),
    { numRuns: 2_000 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), same));
});
