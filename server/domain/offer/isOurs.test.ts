/** Every title that we give a discount is known for ours again, and a merchant's own is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurDiscount } from './isOurs.ts';
import { nativePlan, type ShopFacts } from './native.ts';
import { makeOffer, offerFields } from './offers.testing.ts';
import { wordsIn } from './said.ts';

const offers = fc
  .array(offerFields, { minLength: 1, maxLength: 6 })
  .map((list) => list.map((fields, n) => makeOffer(`o${n}`, fields)));

const facts: ShopFacts = {
  currency: 'SEK',
  leastPrice: () => Number.MAX_SAFE_INTEGER,
  deliversFree: () => false,
  bears: () => true,
  allSold: () => ({ products: [1, 2] }),
};

describe('a discount of ours', () => {
  it('is known by the titles of native discounts', () => {
    let seen = 0;
    fc.assert(
      fc.property(offers, fc.constantFrom('SEK', 'JPY', 'KWD'), (drawn, currency) => {
        for (const { title } of nativePlan(drawn, { ...facts, currency }, 25, 'native').discounts) {
          seen += 1;
          expect(isOurDiscount(title), title).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it('is known by the words of the Function, in each language', () => {
    for (const language of ['EN', 'SV', 'DA', 'NB', 'NN', 'NO', 'PT_BR'])
      for (const title of Object.values(wordsIn(language))) expect(isOurDiscount(title)).toBe(true);
    expect(isOurDiscount('Mersalg')).toBe(true);
  });

  it('is no other', () => {
    for (const title of [
      '',
      'Black Friday',
      '10 %',
      'gift',
      'Gift card',
      '−10 %',
      '2+ · 10 %',
      ' Mersalg',
      '≥ 5',
    ])
      expect(isOurDiscount(title), title).toBe(false);
  });
});
