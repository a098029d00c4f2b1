/** Training survives every shop: empty, tiny, monotonous, enormous, hostile; no NaN comes out, and honest answers do. */
import { describe, expect, it } from 'vitest';
import type { OrderHistory } from '../basket.ts';
import type { Product } from '../catalog.ts';
import { makeHistory, makeProduct, repeated } from '../testing.ts';
import { decodeModel, encodeModel } from './codec.ts';
import { type Basket, expectHonest } from './honest.testing.ts';
import { serve } from './served.ts';
import { mulberry32 } from './synthetic.ts';
import { plantedBaskets } from './testing.ts';
import { type ModelData, train } from './trained.ts';

const SHOP = 'nordlys.myshopify.com';

/** Products of these ids, their titles in no way alike unless given. */
const products = (ids: readonly number[], titles: readonly string[] = []): Product[] =>
  ids.map((id, at) => makeProduct(id, { title: titles[at] ?? `${WORDS[id % WORDS.length]} ${id}` }));
const WORDS = 'anvil bucket chisel drum easel funnel gong hinge iglu jug kettle ladle mop noose'.split(' ');

const timeless = (history: OrderHistory): OrderHistory => ({
  ...history,
  createdAt: new Float64Array(history.createdAt.length),
});

/** Every number that is learnt. */
function numbersOf({ scored, substitutes, repurchase }: ModelData): Float32Array[] {
  const { relation, bias, own, trend } = scored;
  return [relation.ridge, relation.weight, bias, own, trend, substitutes.score, repurchase.share];
}

/** Trains, and holds the model to all that must be true of any. */
async function survive(
  baskets: readonly Basket[],
  listed: readonly Product[],
  history = makeHistory(baskets),
) {
  const progress: number[] = [];
  const data = await train({ history, products: listed }, (share) => progress.push(share));
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
  for (const numbers of numbersOf(data)) expect(numbers.every(Number.isFinite)).toBe(true);
  for (const { weights, ...scales } of [data.blend.single, ...data.blend.cart]) {
    expect([...weights, ...Object.values(scales)].every((value) => value >= 0 && value < 1e6)).toBe(true);
  }
  const model = serve(decodeModel(SHOP, encodeModel(SHOP, data)));
  const ids = [...data.ids];
  expect(ids).toEqual([...new Set([...baskets.flat(), ...listed.map(({ id }) => id)])].sort((a, b) => a - b));
  const some = ids.filter((_, item) => item < 4 || item > ids.length - 3);
  const contexts = [[], some, ids.slice(0, 30), ...some.map((id) => [id]), [some[0] ?? 1, 7e15]];
  for (const context of contexts) {
    const question = { context, barred: new Set(ids.slice(2, 3)), limit: 8 };
    expectHonest({ baskets, model }, question, model.complements(question));
    const ranked = model.ranking(question);
    const allowed = ids.filter((id) => !context.includes(id) && !question.barred.has(id));
    expect(ranked.length).toBe(Math.min(8, allowed.length));
    expect(ranked.some(({ score }) => Number.isNaN(score))).toBe(false);
  }
  for (const id of some)
    for (const { productId } of model.substitutes(id, 5)) expect(ids).toContain(productId);
  return { data, model };
}

const complementsOf = ({ model }: Awaited<ReturnType<typeof survive>>, ...context: number[]) =>
  model.complements({ context, barred: new Set(), limit: 24 }).map(({ productId }) => productId);

describe('a shop', () => {
  it.each<[string, Basket[], number[]]>([
    ['without orders or products', [], []],
    ['without orders', [], [1, 2, 3]],
    ['with one order', [[1, 2]], [1, 2]],
    ['with two orders of nothing', [[], []], [1, 2]],
    ['with one product, never sold', [], [1]],
    ['with one product', repeated(700, [1]) as Basket[], [1]],
    ['with orders of unlisted products alone', repeated(30, [5, 6]) as Basket[], []],
    ['with listed and unlisted products', [...repeated(30, [5, 6]), ...repeated(30, [1, 5])], [1, 2]],
  ])('%s is survived', async (_what, baskets, ids) => {
    await survive(baskets, products(ids));
    await survive(baskets, products(ids), timeless(makeHistory(baskets)));
  });

  it('whose orders are all alike suggests nothing: together is all that anything ever is', async () => {
    const shop = await survive(repeated(800, [1, 2, 3]), products([1, 2, 3, 4]));
    expect(complementsOf(shop, 1)).toEqual([]);
    expect(complementsOf(shop, 1, 2)).toEqual([]);
  });

  it('with one order of 1,000 lines learns no pair from it', async () => {
    const lines = Array.from({ length: 1_000 }, (_, i) => i + 1);
    const shop = await survive([lines, ...repeated(20, [1, 2]), ...repeated(200, [3])], products([1, 2, 3]));
    expect(complementsOf(shop, 1)).toEqual([2]);
    expect(complementsOf(shop, 500)).toEqual([]);
  });

  it('with fifty orders of 1,000 lines among five hundred still knows what goes with what', async () => {
    const random = mulberry32(2);
    const lines = Array.from({ length: 1_000 }, (_, i) => i + 1);
    const baskets = Array.from({ length: 550 }, (_, o): Basket => {
      if (o % 11 === 0) return lines;
      const kind = Math.floor(random() * 50);
      return [2 * kind + 1, 2 * kind + 2];
    });
    const { model } = await survive(baskets, []);
    const first = [1, 11, 51, 99].map(
      (id) => model.ranking({ context: [id], barred: new Set(), limit: 1 })[0],
    );
    expect(first.map((one) => one?.productId)).toEqual([2, 12, 52, 100]);
    // Four seconds of work alone, and as many times that as other programs want the cores.
  }, 120_000);

  it('with ids up to the largest exact number is answered by them', async () => {
    const [a, b, c] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 2 ** 52 + 1];
    const shop = await survive(
      [...repeated(9, [b, a]), ...repeated(40, [c]), ...repeated(40, [1])],
      products([a, b, c, 1], ['Anvil', 'Bucket', 'Chisel', 'Drum']),
    );
    expect(complementsOf(shop, a)).toEqual([b]);
    expect(complementsOf(shop, b)).toEqual([a]);
  });

  it('with hostile texts is taken at their word', async () => {
    const titles = [
      '__proto__',
      'constructor',
      'toString __proto__ hasOwnProperty',
      '🧶🪡 👩‍👩‍👧‍👦',
      'x'.repeat(5_000),
      'wool '.repeat(1_000),
      '',
      ' \u0000\u202e\ud800',
      '<script>alert(1)</script>',
    ];
    const ids = titles.map((_, at) => at + 1);
    const listed = products(ids, titles).map((product, at) => ({
      ...product,
      type: titles[at]!,
      vendor: titles[(at + 1) % titles.length]!,
      tags: [titles[at]!, ...titles],
    }));
    const baskets = [...repeated(9, [1, 2]), ...repeated(9, [4, 5]), ...repeated(60, [9])];
    const shop = await survive(baskets, listed);
    expect(complementsOf(shop, 1)).toContain(2);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('of known and unknown times learns no trend from unknown ones', async () => {
    const baskets = plantedBaskets({ orders: 600, seed: 9, changedFrom: 300 });
    const ids = baskets.map((basket) => basket.map((item) => item + 1));
    const timed = await survive(ids, []);
    const untimed = await survive(ids, [], timeless(makeHistory(ids)));
    expect(timed.data.scored.trend.some((trend) => trend !== 0)).toBe(true);
    expect(untimed.data.scored.trend.every((trend) => trend === 0)).toBe(true);
  });
});

describe('a new shop of fifty orders', () => {
  it('shows few and good suggestions', async () => {
    const random = mulberry32(77);
    const below = (n: number) => Math.floor(random() * n);
    // 1 goes with 2 and 3 with 4, in ten orders each; all else is chance, among 30 products.
    const baskets = Array.from({ length: 50 }, (_, o): Basket => {
      const others = Array.from({ length: 1 + below(3) }, () => 5 + below(26));
      return [...new Set(o % 5 === 0 ? [1, 2, ...others] : o % 5 === 1 ? [3, 4, ...others] : others)];
    });
    const ids = Array.from({ length: 30 }, (_, i) => i + 1);
    const shop = await survive(
      baskets,
      products(
        ids,
        ids.map((id) => `${WORDS[id % 14]}${WORDS[(3 * id) % 13]}`),
      ),
    );
    expect(complementsOf(shop, 1)).toEqual([2]);
    expect(complementsOf(shop, 2)).toEqual([1]);
    expect(complementsOf(shop, 3)).toEqual([4]);
    expect(complementsOf(shop, 4, 1)).toEqual(expect.arrayContaining([2, 3]));
    const others = ids.slice(4).map((id) => complementsOf(shop, id).length);
    expect(others.reduce((sum, shown) => sum + shown, 0)).toBeLessThanOrEqual(2);
  });
});
