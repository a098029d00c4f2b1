/** A shop that learnt its blend: answered honestly, by its groups, and unmoved by questions out of all proportion. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductId } from '../ids.ts';
import { makeHistory, makeProduct } from '../testing.ts';
import { expectHonest, holding, type Shop } from './honest.testing.ts';
import { serve } from './served.ts';
import { plantedBaskets } from './testing.ts';
import { train } from './trained.ts';

/** Items 0 to 12 of the planted shop, and one that was never sold, as products 100 to 113, none like another. */
const THINGS = 'anvil bucket chisel drum easel funnel gong hinge iglu jug kettle ladle mop noose'.split(' ');
const planted = plantedBaskets({ orders: 900, seed: 12, groups: 4, groupSize: 3 }).map((basket) =>
  basket.map((item) => 100 + item),
);
const trained = await train({
  history: makeHistory(planted),
  products: THINGS.map((title, item) => makeProduct(100 + item, { title })),
});

describe('a shop of four groups and a bestseller', () => {
  const model = serve(trained);
  const shop: Shop = { baskets: planted, model };
  const ids = fc.integer({ min: 100, max: 114 });

  it('is answered honestly with a learnt blend too', () => {
    let answers = 0;
    fc.assert(
      fc.property(
        fc.array(ids, { maxLength: 12 }),
        fc.array(ids, { maxLength: 3 }),
        fc.constantFrom(1, 3, 24),
        (context, barred, limit) => {
          const question = { context, barred: new Set(barred), limit };
          const found = model.complements(question);
          expectHonest(shop, question, found);
          answers += found.length;
        },
      ),
    );
    expect(answers).toBeGreaterThan(100);
  });

  it('suggests from the group in hand, and neither the bestseller nor another group', () => {
    for (let item = 1; item <= 12; item++) {
      const found = model.complements({ context: [100 + item], barred: new Set(), limit: 4 });
      expect(found.length).toBe(2);
      for (const { productId } of found) {
        expect(productId).not.toBe(100);
        expect((productId - 101) % 4).toBe((item - 1) % 4);
      }
    }
  });

  it('answers a cart of one product as a cart when told so', () => {
    // Pages by regressions alone, carts by trend alone: they differ as much as can be.
    const { single } = trained.blend;
    const byTrend = { ...single, weights: [0, 0, 0, 1] as const };
    const served = serve({
      ...trained,
      blend: {
        single: { ...single, weights: [1, 0, 0, 0] as const },
        cart: [byTrend, byTrend, byTrend, byTrend] as const,
      },
    });
    const cart = { context: [100], barred: new Set<ProductId>(), limit: 3 };
    const asCart = served.ranking({ ...cart, cart: true }).map(({ productId }) => productId);
    const asPage = served.ranking({ ...cart, cart: false }).map(({ productId }) => productId);
    expect(asPage).toEqual(served.ranking(cart).map(({ productId }) => productId));
    expect(asCart).not.toEqual(asPage);
    // Several are a cart, unless told otherwise.
    const several = { ...cart, context: [100, 101] };
    expect(served.ranking(several)).toEqual(served.ranking({ ...several, cart: true }));
    expect(served.ranking(several)).not.toEqual(served.ranking({ ...several, cart: false }));
  });

  it('survives questions out of all proportion', () => {
    const many = Array.from({ length: 100_000 }, (_, id) => id);
    const none = new Set<ProductId>();
    expect(model.complements({ context: [], barred: none, limit: 5 })).toEqual([]);
    expect(model.complements({ context: [101], barred: none, limit: 0 })).toEqual([]);
    expect(model.complements({ context: [101], barred: none, limit: -1 })).toEqual([]);
    expect(model.ranking({ context: [101], barred: none, limit: 0 })).toEqual([]);
    expect(model.complements({ context: many, barred: none, limit: 5 })).toEqual([]);
    expect(model.complements({ context: [101], barred: new Set(many), limit: 5 })).toEqual([]);
    expect(model.ranking({ context: [101], barred: new Set(many), limit: 1e9 })).toEqual([]);
    const all = model.complements({ context: [101], barred: none, limit: 1e9 });
    expect(all.length).toBe(2);
    expect(model.complements({ context: Array(1_000).fill(101), barred: none, limit: 1e9 })).toEqual(all);
    const others = new Set(many.filter((id) => id !== 105));
    expect(
      model.complements({ context: [101], barred: others, limit: 5 }).map((one) => one.productId),
    ).toEqual([105]);
    // And the next question is answered as if nothing had been.
    expect(model.complements({ context: [101], barred: none, limit: 1e9 })).toEqual(all);
  });

  it('ranks by popularity where it knows nothing of the context', () => {
    const ranked = model.ranking({ context: [999], barred: new Set([101]), limit: 20 });
    expect(ranked.map(({ productId }) => productId)).toEqual(
      [...Array(14).keys()]
        .map((item) => 100 + item)
        .filter((id) => id !== 101)
        .sort((a, b) => holding(planted, b) - holding(planted, a) || a - b),
    );
    expect(ranked.some(({ supported: is }) => is)).toBe(false);
  });
});
