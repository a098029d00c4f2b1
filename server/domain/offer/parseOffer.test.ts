/** Offers from outside: what is kept, what is refused, and by which name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MersalgError } from '../errors.ts';
import type { Detail } from './offer.ts';
import { makeFields, offerFields } from './offers.testing.ts';
import { mentionsOf, parseOffer } from './parseOffer.ts';

/** As it comes over the wire. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The field by which it is refused; null when it is not. */
function refusedBy(value: unknown): unknown {
  try {
    parseOffer(value);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof MersalgError) || thrown.code !== 'bad-input') throw thrown;
    expect(thrown.message).toContain(String(thrown.data.field));
    return thrown.data.field;
  }
}

const withDetail = (detail: unknown) => ({ ...makeFields(), detail });
const percent = (hundredths: number) => ({ kind: 'percent', hundredths });
const part = (...products: number[]) => ({ products, quantity: 1 });
const ids = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('an offer', () => {
  it('comes through as it is, of whatever kind', () => {
    fc.assert(
      fc.property(offerFields, (fields) => {
        expect(parseOffer(sent(fields))).toEqual(fields);
      }),
      { numRuns: 500 },
    );
  });

  it('loses what nobody knows, at every depth', () => {
    const crowded = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(crowded);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, one]) => [key, crowded(one)]);
      return { ...Object.fromEntries(entries), id: 'oevil0000', version: 99, __extra: { a: 1 } };
    };
    fc.assert(
      fc.property(offerFields, (fields) => {
        expect(parseOffer(crowded(sent(fields)))).toEqual(fields);
      }),
    );
  });

  it('is refused by a field, or comes out as one that comes through: never anything else, whatever is sent', () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.constantFrom(null, '', '1', -1, 0, 0.5, 1e99, [], {}, [[]], true, '__proto__', ['x'], [1, -1]),
    );
    const hit = fc.record({
      fields: offerFields,
      path: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      odd,
    });
    fc.assert(
      fc.property(hit, ({ fields, path, odd: value }) => {
        const spoilt = spoil(sent(fields), path, value);
        if (refusedBy(spoilt) !== null) return;
        const clean = parseOffer(spoilt);
        expect(parseOffer(sent(clean))).toEqual(clean);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([undefined, null, [], 'x', 7, {}])('is no %j', (value) => {
    expect(refusedBy(value)).not.toBeNull();
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['status', { status: 'gone' }],
    ['endsAt', { startsAt: 2, endsAt: 2 }],
    ['endsAt', { endsAt: 1e17 }],
    ['startsAt', { startsAt: '2026-11-27' }],
    ['tellsEnd', { tellsEnd: true }],
    ['stockNote', { stockNote: 0 }],
    ['combines.orders', { combines: { products: true, shipping: true } }],
    ['conditions.countries[0]', { conditions: { ...makeFields().conditions, countries: ['se'] } }],
    ['conditions.languages[1]', { conditions: { ...makeFields().conditions, languages: ['sv', 'sv-SE'] } }],
    [
      'conditions.about.products',
      { conditions: { ...makeFields().conditions, about: { products: ids(251) } } },
    ],
    [
      'conditions.cart.most',
      { conditions: { ...makeFields().conditions, cart: { least: 5, most: 4, holds: [], lacks: [] } } },
    ],
    [
      'conditions.cart.lacks',
      {
        conditions: { ...makeFields().conditions, cart: { least: null, most: null, holds: [7], lacks: [7] } },
      },
    ],
  ])('is refused by %s', (field, over) => {
    expect(refusedBy({ ...makeFields(), ...over })).toBe(field);
  });
});

describe('a detail', () => {
  it.each<readonly [string, unknown]>([
    ['detail.kind', { kind: 'constructor' }],
    ['parts', { kind: 'bundle', parts: [part(1)], off: percent(100) }],
    ['parts', { kind: 'bundle', parts: ids(7).map((id) => part(id)), off: percent(100) }],
    ['parts[1].products', { kind: 'bundle', parts: [part(1, 2), part(2)], off: percent(100) }],
    ['parts[0].products', { kind: 'bundle', parts: [part(), part(2)], off: percent(100) }],
    ['off.hundredths', { kind: 'bundle', parts: [part(1), part(2)], off: percent(0) }],
    ['off.hundredths', { kind: 'bundle', parts: [part(1), part(2)], off: percent(10_001) }],
    ['off.hundredths', { kind: 'bundle', parts: [part(1), part(2)], off: percent(12.5) }],
    ['off.amount', { kind: 'bundle', parts: [part(1), part(2)], off: { kind: 'amount', amount: -5 } }],
    ['off.kind', { kind: 'bundle', parts: [part(1), part(2)], off: { kind: 'free' } }],
    ['pairs', { kind: 'upgrade', pairs: [], automatic: false, off: null }],
    ['pairs[0].to', { kind: 'upgrade', pairs: [{ from: 1, to: 1 }], automatic: true, off: null }],
    [
      'pairs[1].from',
      {
        kind: 'upgrade',
        pairs: [1, 1].map((from, at) => ({ from, to: at + 2 })),
        automatic: true,
        off: null,
      },
    ],
    ['on', { kind: 'downgrade', pairs: [], automatic: true, off: null, on: [] }],
    ['products', { kind: 'volume', products: [], tiers: [{ quantity: 2, off: percent(5) }] }],
    ['tiers[0].quantity', { kind: 'volume', products: [1], tiers: [{ quantity: 1, off: percent(5) }] }],
    [
      'tiers[1].quantity',
      {
        kind: 'volume',
        products: [1],
        tiers: [3, 3].map((quantity, at) => ({ quantity, off: percent(5 + at) })),
      },
    ],
    [
      'tiers[1].off',
      { kind: 'volume', products: [1], tiers: [2, 3].map((quantity) => ({ quantity, off: percent(5) })) },
    ],
    ['threshold', { kind: 'gift', product: 1, variant: 1, threshold: 0 }],
    ['product', { kind: 'gift', product: 0, variant: 1, threshold: 5 }],
    ['tiers', { kind: 'progress', tiers: [] }],
    ['tiers[1].at', { kind: 'progress', tiers: [2, 1].map((at) => ({ at, gives: { kind: 'shipping' } })) }],
    [
      'tiers[1].gives',
      { kind: 'progress', tiers: [1, 2].map((at) => ({ at, gives: { kind: 'shipping' } })) },
    ],
    ['tiers[0].gives.offer', { kind: 'progress', tiers: [{ at: 1, gives: { kind: 'gift', offer: 'o1' } }] }],
    [
      'tiers[1].gives.off',
      { kind: 'progress', tiers: [1, 2].map((at) => ({ at, gives: { kind: 'discount', off: percent(9) } })) },
    ],
    [
      'price.hundredths',
      {
        kind: 'add-on',
        to: { products: [], collections: [], tags: [] },
        product: 1,
        variant: 1,
        price: { kind: 'share', hundredths: 0 },
      },
    ],
    [
      'to.products',
      {
        kind: 'add-on',
        to: { products: [1], collections: [], tags: [] },
        product: 1,
        variant: 1,
        price: { kind: 'fixed' },
      },
    ],
    ['products[0]', { kind: 'subscription', products: ['1'] }],
  ])('is refused by %s', (field, detail) => {
    expect(refusedBy(withDetail(detail))).toBe(field);
  });
});

it('says all that an offer names, by field', () => {
  const detail: Detail = { kind: 'gift', product: 5, variant: 50, threshold: 100 };
  const conditions = {
    ...makeFields().conditions,
    about: { products: [], collections: [8], tags: [] },
    boughtBefore: [6],
  };
  expect(mentionsOf(makeFields({ detail, conditions }))).toEqual([
    { kind: 'product', field: 'product', id: 5 },
    { kind: 'variant', field: 'variant', id: 50, of: 5 },
    { kind: 'collection', field: 'conditions.about.collections[0]', id: 8 },
    { kind: 'product', field: 'conditions.boughtBefore[0]', id: 6 },
  ]);
});

/** Puts `value` somewhere into `target`, wherever the path leads. */
function spoil(target: unknown, path: readonly number[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof target !== 'object' || target === null) return value;
  const keys = Object.keys(target);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return value;
  const copy = (Array.isArray(target) ? [...target] : { ...target }) as Record<string, unknown>;
  copy[key] = spoil(copy[key], rest, value);
  return copy;
}
