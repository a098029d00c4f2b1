/** What a page says of prices is what settle makes of the same cart, to the minor unit, in any currency. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exponentOf } from '../server/domain/money.ts';
import { settle } from '../server/domain/offer/settle.ts';
import type { Off, PricedCart, PricedLine, Terms } from '../server/domain/offer/terms.ts';
import { reckonerFor } from './reckon.ts';

const SAMPLE = '1 234 567,89 kr';
const CURRENCIES = ['SEK', 'NOK', 'DKK', 'EUR', 'JPY'] as const;
afterEach(() => vi.unstubAllGlobals());

const off: fc.Arbitrary<Off> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), hundredths: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 90_000 }) }),
);
const market = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  country: fc.constantFrom('SE', 'NO'),
  countries: fc.constantFrom<string[]>([], ['SE'], ['NO', 'DK']),
  rate: fc.double({ min: 0.01, max: 20, noNaN: true }),
  ended: fc.boolean(),
});
type Market = typeof market extends fc.Arbitrary<infer M> ? M : never;

const common = ({ countries, ended }: Market) => ({
  id: 'otest0001',
  priority: 1,
  countries,
  until: ended ? 1_000 : null,
});
/** Settled by the arithmetic of checkout, in minor units; prices come in as browsers get them. */
function settled(m: Market, lines: readonly Partial<PricedLine>[], terms: Terms): number {
  const scale = 10 ** (exponentOf(m.currency) - 2);
  const cart: PricedCart = {
    currency: m.currency,
    rate: m.currency === 'SEK' ? 1 : m.rate,
    shopCurrency: 'SEK',
    country: m.country,
    now: 2_000,
    lines: lines.map((line, at) => ({
      key: `${at}`,
      productId: at + 1,
      variantId: at + 11,
      quantity: 1,
      offer: null,
      parent: null,
      ...line,
      price: Math.round(line.price! * scale),
    })),
  };
  return settle(cart, [terms]).total / scale;
}
function reckoner(m: Market) {
  vi.stubGlobal('Shopify', { currency: { rate: `${m.rate}` } });
  const money = {
    sample: SAMPLE,
    rate: m.currency === 'SEK' ? 1 : 0,
    shopCurrency: 'SEK',
    country: m.country,
  };
  return reckonerFor({ currency: m.currency, money })!;
}
/** Yen come in whole. */
const price = (m: Market, sum: number) => (m.currency === 'JPY' ? sum * 100 : sum);
const prices = fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 2, maxLength: 4 });

describe('what a page reckons', () => {
  it('a set costs what checkout charges for it', () => {
    fc.assert(
      fc.property(market, off, prices, fc.integer({ min: 1, max: 3 }), (m, off, sums, quantity) => {
        const lines = sums.map((sum, at) => ({ price: price(m, sum), quantity: at ? 1 : quantity }));
        const parts = lines.map((line, at) => ({ products: [at + 1], quantity: line.quantity }));
        const terms: Terms = { ...common(m), kind: 'bundle', parts, off };
        const sum = lines.reduce((all, line) => all + line.price * line.quantity, 0);
        expect(sum - reckoner(m).less(terms, off, sum)).toBe(settled(m, lines, terms));
      }),
    );
  });

  it('so many pieces, a swap, a service by its share: likewise', () => {
    fc.assert(
      fc.property(market, off, prices, fc.integer({ min: 1, max: 9 }), (m, off, [a, b], quantity) => {
        const [one, other] = [price(m, a!), price(m, b!)];
        const { less, share } = reckoner(m);
        const volume: Terms = { ...common(m), kind: 'volume', products: [1], tiers: [{ quantity, off }] };
        expect(one * quantity - less(volume, off, one * quantity, quantity)).toBe(
          settled(m, [{ price: one, quantity }], volume),
        );
        const swap: Terms = { ...common(m), kind: 'swap', products: [1], off };
        expect(one - less(swap, off, one)).toBe(settled(m, [{ price: one, offer: swap.id }], swap));
        if (off.kind === 'amount' || m.ended || (m.countries.length && !m.countries.includes(m.country)))
          return;
        const addOn: Terms = { ...common(m), kind: 'add-on', variant: 12, share: off.hundredths };
        const both = settled(m, [{ price: one }, { price: other, parent: '0' }], addOn);
        expect(Math.min(other, share(one, off.hundredths))).toBe(both - one);
      }),
    );
  });

  it('says nothing where it cannot know', () => {
    const money = { sample: SAMPLE, rate: 0, shopCurrency: 'SEK', country: 'NO' };
    expect(reckonerFor({ currency: 'NOK', money })).toBeNull();
    expect(reckonerFor({ currency: 'SEK', money: { ...money, sample: '129,00 kr' } })).toBeNull();
    expect(reckonerFor({ currency: 'SEK' })).toBeNull();
  });
});
