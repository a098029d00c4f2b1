/** A floor is never broken by what may be shown and charged, in any cart; and what would break it is named. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeProduct } from '../testing.ts';
import { bearsOff, breaksFloor, type Floors } from './floor.ts';
import { settle } from './settle.ts';
import type { PricedCart, PricedLine, Terms } from './terms.ts';

const percent = (hundredths: number) => ({ kind: 'percent', hundredths }) as const;
const amount = (minor: number) => ({ kind: 'amount', amount: minor }) as const;
const common = { id: 'o1', priority: 1, countries: [], until: null };
const NONE: Floors = { marginFloor: 0, priceFloor: 0 };

/** 1 costs 100.00 and 40.00 to buy, 2 costs 50.00 and nobody knows, 3 costs 30.00 and 27.00 to buy. */
const catalog = new Map(
  [
    makeProduct(1, { price: 10_000, cost: 4_000 }),
    makeProduct(2, { price: 5_000 }),
    makeProduct(3, { price: 3_000, cost: 2_700 }),
  ].map((one) => [one.id, one]),
);
const broken = (terms: object, floors: Partial<Floors>) =>
  breaksFloor({ ...common, ...terms } as unknown as Terms, { ...NONE, ...floors }, (id) => catalog.get(id));
const swap = (products: number[], off: object) => ({ kind: 'swap', products, off });
const set = (products: number[], off: object) => ({
  kind: 'bundle',
  parts: products.map((id) => ({ products: [id], quantity: 1 })),
  off,
});

describe('a floor', () => {
  it.each([
    ['a percentage down to the price floor is borne', swap([1], percent(3_000)), { priceFloor: 70 }, null],
    ['and not a hundredth of a percent more', swap([1], percent(3_001)), { priceFloor: 70 }, 1],
    ['an amount likewise', swap([1, 2], amount(1_501)), { priceFloor: 70 }, 2],
    ['what costs more than it brings is named', swap([1, 3], percent(1_001)), {}, 3],
    ['at cost a margin of nothing is left', swap([3], percent(1_000)), {}, null],
    ['but no margin of ten', swap([3], percent(1)), { marginFloor: 10 }, 3],
    ['an unknown cost is no objection', swap([2], percent(9_000)), { marginFloor: 90 }, null],
    ['of a set each line bears its share by price', set([1, 3], amount(1_300)), {}, null],
    ['and no more', set([1, 3], amount(1_301)), {}, 3],
    ['a set that lacks a part is none', set([3, 404], percent(9_000)), {}, null],
    [
      'the highest tier counts',
      {
        kind: 'volume',
        products: [1],
        tiers: [
          { quantity: 2, off: percent(1_000) },
          { quantity: 3, off: percent(6_001) },
        ],
      },
      {},
      1,
    ],
    [
      'gifts are the merchant’s plain word',
      { kind: 'gift', variant: 30, threshold: 0 },
      { priceFloor: 100 },
      null,
    ],
  ] as const)('%s', (_, terms, floors, product) => expect(broken(terms, floors)).toBe(product));

  it('stands for a piece by itself, as a native discount of a pair needs it', () => {
    expect(bearsOff(catalog.get(3), amount(300), NONE)).toBe(true);
    expect(bearsOff(catalog.get(3), amount(301), NONE)).toBe(false);
  });

  it('is never broken by what it lets pass, whatever the shop, the offer and the cart', () => {
    const ids = [1, 2, 3, 4];
    const some = fc.subarray(ids, { minLength: 1 });
    const off = fc.oneof(
      fc.integer({ min: 1, max: 9_999 }).map(percent),
      fc.integer({ min: 1, max: 30_000 }).map(amount),
    );
    const terms = fc.oneof(
      fc.record({ kind: fc.constant('swap'), products: some, off }),
      fc.record({
        kind: fc.constant('volume'),
        products: some,
        tiers: fc.tuple(off, off).map(([a, b]) => [
          { quantity: 2, off: a },
          { quantity: 4, off: b },
        ]),
      }),
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), off).map(([q, r, less]) => ({
        kind: 'bundle',
        parts: [
          { products: [1, 2], quantity: q },
          { products: [3, 4], quantity: r },
        ],
        off: less,
      })),
    );
    const line = fc.record({ product: fc.constantFrom(...ids), quantity: fc.integer({ min: 1, max: 9 }) });
    const product = fc.record({
      price: fc.integer({ min: 1, max: 60_000 }),
      cost: fc.option(fc.integer({ min: 0, max: 40_000 })),
    });
    let reduced = 0;
    fc.assert(
      fc.property(
        fc.array(product, { minLength: 4, maxLength: 4 }),
        terms,
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.record({
          marginFloor: fc.integer({ min: 0, max: 60 }),
          priceFloor: fc.integer({ min: 0, max: 95 }),
        }),
        (products, drawn, drawnLines, floors) => {
          const shop = new Map(products.map((one, at) => [at + 1, makeProduct(at + 1, one)]));
          const promised = { ...common, ...drawn } as Terms;
          if (breaksFloor(promised, floors, (id) => shop.get(id)) !== null) return;
          const lines = drawnLines.map(
            ({ product: id, quantity }, at): PricedLine => ({
              key: `${at}`,
              productId: id,
              variantId: id * 10,
              quantity,
              price: shop.get(id)!.variants[0]!.price,
              offer: 'o1',
              parent: null,
            }),
          );
          const market = { currency: 'SEK', shopCurrency: 'SEK', rate: 1, country: 'SE', now: 0 };
          for (const { line: key, quantity, amount: less } of settle({ ...market, lines } as PricedCart, [
            promised,
          ]).deductions) {
            const { price, productId } = lines[Number(key)]!;
            const { cost } = shop.get(productId)!.variants[0]!;
            const left = price * quantity - less;
            // Less than one minor unit is the rounding of the line.
            expect(left + 1).toBeGreaterThan((price * quantity * floors.priceFloor) / 100);
            if (cost !== null)
              expect((left + 1) * (1 - floors.marginFloor / 100)).toBeGreaterThan(cost * quantity - 1e-6);
            reduced += 1;
          }
        },
      ),
      { numRuns: 3_000 },
    );
    expect(reduced).toBeGreaterThan(200);
  });
});
