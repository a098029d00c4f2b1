/** Whatever is asked of whatever shop: answers are allowed, supported, and their reasons recount from the raw orders. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductId } from '../ids.ts';
import { makeHistory, makeProduct } from '../testing.ts';
import { type Basket, expectHonest, holding, type Shop, supported } from './honest.testing.ts';
import { serve } from './served.ts';
import { train } from './trained.ts';

/** 1 to 3 are siblings, so are 4 and 5; 6, 7 and 8 resemble each other without being siblings. */
const TITLES: Record<ProductId, string> = {
  1: 'Linen shirt Oslo blue',
  2: 'Linen shirt Oslo green',
  3: 'Linen shirt Oslo white',
  4: 'Wool scarf Bergen blue',
  5: 'Wool scarf Bergen green',
  6: 'Ceramic coffee mug with handle, large',
  7: 'Ceramic coffee mug with handle and lid',
  8: 'Ceramic tea mug with wide handle',
  9: 'Spruce candle',
  10: 'Cast iron pan',
};
const LISTED = Object.keys(TITLES).map(Number);
/** Bought once, no longer listed. */
const GONE = [11, 12];
const UNKNOWN = [998, 999];

async function open(baskets: readonly Basket[]): Promise<Shop> {
  const products = LISTED.map((id) => makeProduct(id, { title: TITLES[id]! }));
  return { baskets, model: serve(await train({ history: makeHistory(baskets), products })) };
}

const productIds = fc.constantFrom(...LISTED, ...GONE);
/** Few patterns, some of them often: as shops are, and so that some pairs have support. */
const histories = fc
  .array(
    fc.record({
      basket: fc.uniqueArray(productIds, { minLength: 1, maxLength: 4 }),
      times: fc.constantFrom(1, 2, 3, 5, 12, 30),
    }),
    { maxLength: 14, size: 'max' },
  )
  .map((patterns) => patterns.flatMap(({ basket, times }) => Array<Basket>(times).fill(basket)));
const questions = fc.record({
  context: fc.array(fc.oneof({ weight: 9, arbitrary: productIds }, fc.constantFrom(...UNKNOWN)), {
    maxLength: 6,
  }),
  barred: fc
    .array(fc.oneof(productIds, fc.constantFrom(...UNKNOWN)), { maxLength: 3 })
    .map((ids) => new Set(ids)),
  limit: fc.constantFrom(0, 1, 2, 5, 24, 1e9),
  cart: fc.constantFrom(undefined, true, false),
});

describe('complements', () => {
  it('are allowed, supported and true in any small shop', async () => {
    let answers = 0;
    let borrowed = 0;
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(questions, { minLength: 1, maxLength: 6 }),
        async (baskets, asked) => {
          const shop = await open(baskets);
          for (const question of asked) {
            const found = shop.model.complements(question);
            expectHonest(shop, question, found);
            answers += found.length;
            borrowed += found.filter(({ reason }) => reason.kind === 'like-bought-together').length;
          }
        },
      ),
      { numRuns: 150 },
    );
    // Not for want of answers.
    expect(answers).toBeGreaterThan(100);
    expect(borrowed).toBeGreaterThan(5);
  });

  it('are all that the orders support, when there is room for all', async () => {
    await fc.assert(
      fc.asyncProperty(histories, questions, async (baskets, { context, barred }) => {
        const shop = await open(baskets);
        const found = shop.model
          .complements({ context, barred, limit: 100 })
          .map(({ productId }) => productId);
        const isSibling = (id: ProductId, own: ProductId) =>
          shop.model.substitutes(own, 100).some(({ productId, sibling }) => sibling && productId === id);
        for (const id of [...LISTED, ...GONE]) {
          if (context.includes(id) || barred.has(id) || holding(baskets, id) === 0) continue;
          const known = context.filter((own) => holding(baskets, own) > 0);
          // What resembles a new product in hand is taken instead of it: cold.test.ts speaks of that.
          if (known.length < context.filter((own) => !UNKNOWN.includes(own)).length) continue;
          const wanted =
            known.some((own) => supported(shop, id, own)) && !known.some((own) => isSibling(id, own));
          expect([id, found.includes(id)]).toEqual([id, wanted]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are the same for the same question, whatever was asked between, doubled or unknown', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        questions,
        fc.array(questions, { maxLength: 5 }),
        async (baskets, first, others) => {
          const { model } = await open(baskets);
          const found = model.complements(first);
          const ranked = model.ranking({ ...first, limit: 30 });
          for (const other of others) {
            model.complements(other);
            model.ranking({ ...other, limit: Math.min(other.limit, 30) });
          }
          const noisy = { ...first, context: [...first.context, ...first.context, ...UNKNOWN] };
          const cart = first.cart ?? new Set(first.context.filter((id) => !UNKNOWN.includes(id))).size > 1;
          expect(model.complements(first)).toEqual(found);
          expect(model.complements({ ...noisy, cart })).toEqual(found);
          expect(model.ranking({ ...first, limit: 30 })).toEqual(ranked);
          expect((await open(baskets)).model.complements(first)).toEqual(found);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a product that resembles another', () => {
  const ids = ({ model }: Shop, ...context: ProductId[]) =>
    model.complements({ context, barred: new Set(), limit: 9 }).map(({ productId }) => productId);
  // Products 6 and 8 were never sold, and resemble 7, which is bought with 9.
  const baskets = [...Array<Basket>(20).fill([7, 9]), ...Array<Basket>(200).fill([10])];

  it('completes what the other does, but not together with it', async () => {
    const shop = await open(baskets);
    expect(ids(shop, 9)).toEqual([7, 6, 8]);
    expect(ids(shop, 9, 7)).toEqual([]);
    // Nor is the other suggested where a new one is in the cart, nor one new product beside another.
    expect(ids(shop, 9, 8)).toEqual([]);
    expect(ids(shop, 8)).toEqual([9]);
  });

  it('lends its orders only where nothing in the cart has as many of its own', async () => {
    // As many orders hold 9 and 10, but that is chance.
    const { model } = await open([...baskets, ...Array<Basket>(20).fill([9, 10])]);
    const [found] = model.complements({ context: [8, 10, 7], barred: new Set(), limit: 1 });
    expect(found).toMatchObject({ productId: 9, reason: { kind: 'bought-together', orders: 20, with: 7 } });
    const [lent] = model.complements({ context: [8], barred: new Set(), limit: 1 });
    expect(lent).toMatchObject({ productId: 9, reason: { kind: 'like-bought-together', like: 9, with: 7 } });
  });

  it('is a sibling of what completes: both may be shown, neither beside the other', async () => {
    const shop = await open([
      ...Array<Basket>(20).fill([1, 9]),
      ...Array<Basket>(20).fill([2, 9]),
      ...baskets,
    ]);
    expect(ids(shop, 9)).toEqual(expect.arrayContaining([1, 2]));
    expect(ids(shop, 9, 1)).not.toContain(2);
  });
});

describe('a ranking', () => {
  it('fills all places wanted, the scored first and the popular last, with nothing barred or in hand', async () => {
    await fc.assert(
      fc.asyncProperty(histories, questions, async (baskets, question) => {
        const { model } = await open(baskets);
        const known = [...new Set([...LISTED, ...baskets.flat()])];
        const allowed = known.filter((id) => !question.context.includes(id) && !question.barred.has(id));
        const ranked = model.ranking(question);
        expect(ranked.length).toBe(Math.min(question.limit, allowed.length));
        expect(new Set(ranked.map(({ productId }) => productId)).size).toBe(ranked.length);
        for (const { productId } of ranked) expect(allowed).toContain(productId);
        const scores = ranked.map(({ score }) => score);
        expect(scores.some(Number.isNaN)).toBe(false);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        const filled = ranked.filter(({ score }) => score === Number.NEGATIVE_INFINITY);
        const sold = filled.map(({ productId }) => holding(baskets, productId));
        expect(sold).toEqual([...sold].sort((a, b) => b - a));
        // What is marked as supported is what would be shown, in the same order.
        const shown = model.complements({ ...question, limit: 100 }).map(({ productId }) => productId);
        const marked = ranked.filter((one) => one.supported).map(({ productId }) => productId);
        expect(marked).toEqual(shown.filter((id) => ranked.some(({ productId }) => productId === id)));
      }),
      { numRuns: 100 },
    );
  });
});
