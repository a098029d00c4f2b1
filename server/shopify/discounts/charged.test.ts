/** What is kept, natively or by the Function, is charged as the page reckons: the twin's checkout and `settle` agree on random carts. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyDiscounts } from '../../../e2e/shop/discounts/run.ts';
import type { Offer } from '../../domain/offer/offer.ts';
import { settle } from '../../domain/offer/settle.ts';
import { termsOf } from '../../domain/offer/termsOf.ts';
import { SHOP } from '../shopify.testing.ts';
import { type Bench, offer, openBench } from './keeping.testing.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  bench.onBasic();
});
afterEach(() => bench.end());

const percent = (hundredths: number) => ({ kind: 'percent', hundredths }) as const;
const amount = (minor: number) => ({ kind: 'amount', amount: minor }) as const;

/** Uniform in [0, 1), the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function offers(): Record<string, Offer> {
  const [a, b, c] = [0, 1, 2].map(bench.product) as [number, number, number];
  const gift = bench.shop.productById.get(c)!;
  const tiers = [
    { quantity: 2, off: percent(1000) },
    { quantity: 4, off: percent(2000) },
  ];
  const parts = [a, b].map((id, n) => ({ products: [id], quantity: 2 - n }));
  const spend = [20_000, 60_000].map((at, n) => ({
    at,
    gives: { kind: 'discount' as const, off: percent(500 * (n + 1)) },
  }));
  return {
    'tiers of volume': offer('o1', { kind: 'volume', products: [a], tiers }),
    'an amount per piece': offer('o2', {
      kind: 'volume',
      products: [b],
      tiers: [{ quantity: 3, off: amount(150) }],
    }),
    'an amount off a pair': offer('o3', { kind: 'bundle', parts, off: amount(1000) }),
    'a gift': offer('o4', { kind: 'gift', product: c, variant: gift.variants[0]!.id, threshold: 25_000 }),
    'tiers on the order': offer('o5', { kind: 'progress', tiers: spend }),
  };
}

describe('a promise kept natively', () => {
  test.each([
    'tiers of volume',
    'an amount per piece',
    'an amount off a pair',
    'a gift',
    'tiers on the order',
    'tiers of volume + tiers on the order',
    'tiers of volume + an amount per piece + tiers on the order',
  ])('%s', async (names) => {
    const chosen = names.split(' + ').map((name, n) => ({ ...offers()[name]!, priority: n + 1 }));
    for await (const products of bench.platform.changedProducts(SHOP, 0))
      await bench.store.products.upsert(SHOP, products, 1);
    for (const one of chosen) await bench.put(one);
    await agreesWithPage(chosen, 'native');
  });

  test('and by the Function all of them at once', async () => {
    bench.twin.setPlan(bench.shop, {
      publicDisplayName: 'Plus',
      partnerDevelopment: false,
      shopifyPlus: true,
    });
    const chosen = Object.values(offers()).map((one, n) => ({ ...one, priority: n + 1 }));
    for (const one of chosen) await bench.put(one);
    await agreesWithPage(chosen, 'function');
  });
});

async function agreesWithPage(chosen: readonly Offer[], kind: 'native' | 'function'): Promise<void> {
  await bench.keep();
  for (const { id } of chosen) expect(await bench.keeping()).toMatchObject({ [id]: { kind } });
  const random = dice(7);
  const now = bench.rig.clock.now();
  const money = { currency: 'SEK', rate: 1, country: 'SE', now };
  let reduced = 0;
  for (let n = 0; n < 400; n += 1) {
    const lines = [0, 1, 2].flatMap((i) => {
      const { id, variants } = bench.shop.productById.get(bench.product(i))!;
      const quantity = Math.floor(random() * 6);
      const { id: variantId, price } = variants[0]!;
      return quantity === 0 ? [] : [{ key: `l${i}`, productId: id, variantId, quantity, price }];
    });
    const page = settle(
      {
        ...money,
        shopCurrency: 'SEK',
        lines: lines.map((line) => ({ ...line, offer: null, parent: null })),
      },
      termsOf(chosen, now),
    );
    const checkout = applyDiscounts(bench.shop, {
      ...money,
      language: 'sv',
      codes: [],
      shipping: null,
      lines: lines.map((line) => ({ ...line, properties: {} })),
    });
    expect(page.subtotal - checkout.off, JSON.stringify(lines)).toBe(page.total);
    if (checkout.off > 0) reduced += 1;
  }
  expect(reduced).toBeGreaterThan(40);
}
