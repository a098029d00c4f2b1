/** Carts and terms for tests of the arithmetic: short ways to write one, and random ones of every kind. */
import fc from 'fast-check';
import type { Off, PricedCart, PricedLine, Terms } from './terms.ts';

/** A line of product `productId` (its variant is the same number times ten) at `price` minor units a piece. */
export function line(
  productId: number,
  price: number,
  quantity = 1,
  more: Partial<PricedLine> = {},
): PricedLine {
  return {
    key: `k${productId}`,
    productId,
    variantId: productId * 10,
    quantity,
    price,
    offer: null,
    parent: null,
    ...more,
  };
}

/** A Swedish cart in the shop's own currency. */
export function cartOf(lines: readonly PricedLine[], more: Partial<PricedCart> = {}): PricedCart {
  return { currency: 'SEK', rate: 1, shopCurrency: 'SEK', country: 'SE', now: 0, lines, ...more };
}

type Given<T> = T extends Terms ? Omit<T, 'priority' | 'countries' | 'until'> & Partial<T> : never;

/** Terms that hold everywhere and always, unless `terms` says else. */
export function termsWith(terms: Given<Terms>): Terms {
  return { priority: 1, countries: [], until: null, ...terms } as Terms;
}

export const percent = (hundredths: number): Off => ({ kind: 'percent', hundredths });
export const amount = (minor: number): Off => ({ kind: 'amount', amount: minor });

/** Markets with the rate from the shop's currency, as exchanges quote them: many digits, and none round. */
const MARKETS = [
  { currency: 'SEK', country: 'SE', perSek: 1 },
  { currency: 'NOK', country: 'NO', perSek: 1.0172839 },
  { currency: 'DKK', country: 'DK', perSek: 0.66071284 },
  { currency: 'EUR', country: 'FI', perSek: 0.088532761 },
  { currency: 'JPY', country: 'JP', perSek: 15.2837465 },
] as const;

const PRODUCTS = 6;
const product = fc.integer({ min: 1, max: PRODUCTS });
const variant = product.chain((id) => fc.integer({ min: 0, max: 1 }).map((n) => id * 10 + n));
const offArb: fc.Arbitrary<Off> = fc.oneof(
  fc.oneof(fc.constantFrom(1, 3333, 10_000), fc.integer({ min: 1, max: 10_000 })).map(percent),
  fc.oneof(fc.constantFrom(1, 1_000_000), fc.integer({ min: 1, max: 60_000 })).map(amount),
);
const someProducts = fc.uniqueArray(product, { minLength: 1, maxLength: 3 });

/** Ascending, as parsing makes them. */
const tiersOf = <T>(step: fc.Arbitrary<number>, tier: (at: number, off: Off) => T) =>
  fc
    .uniqueArray(step, { minLength: 1, maxLength: 3 })
    .chain((steps) =>
      fc
        .array(offArb, { minLength: steps.length, maxLength: steps.length })
        .map((offs) => [...steps].sort((a, b) => a - b).map((at, i) => tier(at, offs[i]!))),
    );

const common = {
  priority: fc.integer({ min: 1, max: 4 }),
  countries: fc.oneof(
    { weight: 4, arbitrary: fc.constant([] as string[]) },
    fc.subarray(['SE', 'NO', 'DK', 'FI', 'JP'], { minLength: 1 }),
  ),
  until: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom(1_000, 2_000, 3_000)),
};

const kinds: readonly fc.Arbitrary<object>[] = [
  fc.record({
    kind: fc.constant('bundle'),
    ...common,
    parts: fc.array(fc.record({ products: someProducts, quantity: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    off: offArb,
  }),
  fc.record({
    kind: fc.constant('volume'),
    ...common,
    products: someProducts,
    tiers: tiersOf(fc.integer({ min: 1, max: 9 }), (quantity, off) => ({ quantity, off })),
  }),
  fc.record({
    kind: fc.constant('gift'),
    ...common,
    variant,
    threshold: fc.integer({ min: 0, max: 200_000 }),
  }),
  fc.record({ kind: fc.constant('swap'), ...common, products: someProducts, off: offArb }),
  fc.record({ kind: fc.constant('add-on'), ...common, variant, share: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({
    kind: fc.constant('order'),
    ...common,
    tiers: tiersOf(fc.integer({ min: 0, max: 300_000 }), (subtotal, off) => ({ subtotal, off })),
  }),
];

/** Up to six terms, their ids `o1` and on, so that lines can name them. */
export const someTerms: fc.Arbitrary<Terms[]> = fc
  .array(fc.oneof(...kinds), { maxLength: 6 })
  .map((list) => list.map((one, i) => ({ id: `o${i + 1}`, ...one }) as Terms));

/** Carts of up to eight lines, in one of five currencies, for a shop of kronor or of yen. */
export const someCart: fc.Arbitrary<PricedCart> = fc
  .record({
    market: fc.constantFrom(...MARKETS),
    shop: fc.constantFrom(MARKETS[0], MARKETS[0], MARKETS[3], MARKETS[4]),
    now: fc.constantFrom(null, 0, 1_000, 2_500),
    // One price per variant, as shops have it, unless a selling plan changes it.
    prices: fc.array(fc.oneof(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 100, max: 150_000 })), {
      minLength: PRODUCTS * 2,
      maxLength: PRODUCTS * 2,
    }),
    lines: fc.array(
      fc.record({
        variant,
        quantity: fc.integer({ min: 1, max: 9 }),
        offer: fc.oneof(
          fc.constant(null),
          fc.integer({ min: 1, max: 6 }).map((n) => `o${n}`),
        ),
        parent: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 8 })),
        plan: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ market, shop, now, prices, lines }) => ({
    currency: market.currency,
    rate: market === shop ? 1 : Number((market.perSek / shop.perSek).toPrecision(9)),
    shopCurrency: shop.currency,
    country: market.country,
    now,
    lines: lines.map((one, i) => {
      const productId = Math.floor(one.variant / 10);
      const price = prices[(productId - 1) * 2 + (one.variant % 10)]!;
      return {
        key: `k${i}`,
        productId,
        variantId: one.variant,
        quantity: one.quantity,
        price: one.plan ? price - Math.floor(price / 10) : price,
        offer: one.offer,
        // Only of a line that belongs to none itself: lines nest once.
        parent:
          one.parent !== null && one.parent !== i && lines[one.parent]?.parent === null
            ? `k${one.parent}`
            : null,
      };
    }),
  }));
