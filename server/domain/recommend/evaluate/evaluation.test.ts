import { expect, test } from 'vitest';
import { makeProduct } from '../../testing.ts';
import type { Model } from '../model.ts';
import { mulberry32 } from '../synthetic.ts';
import { serve, train } from '../trained.ts';
import { type EvaluationInput, evaluate, evaluateColdStart, planOf } from './evaluation.ts';
import { OrderCollector } from './orderList.ts';
import type { Ranker } from './ranker.ts';

/** Orders of pairs (0 with 1, 2 with 3, …) among 30 products, with a bestseller in every second order. */
function pairShop(orders: number, timeOf: (at: number) => number = (at) => at) {
  const random = mulberry32(5);
  const collector = new OrderCollector();
  for (let at = 0; at < orders; at++) {
    const pair = 2 * Math.floor(random() * 15);
    const basket = random() < 0.5 ? [30, pair, pair + 1] : [pair, pair + 1];
    for (const product of basket) collector.add(String(at), String(100 + product), timeOf(at), '');
  }
  return collector.finish();
}

function inputOf(list: ReturnType<typeof pairShop>, over: Partial<EvaluationInput> = {}): EvaluationInput {
  return {
    list,
    products: list.codes.map((title, at) => makeProduct(at + 1, { title })),
    plan: planOf(list, null),
    train: async (input) => serve(await train(input)),
    strategies: () => [],
    now: () => 0,
    onProgress: () => {},
    ...over,
  };
}

test('a shop with plain pairs: the blend finds them, bestsellers do not', async () => {
  const list = pairShop(600);
  const found = await evaluate(inputOf(list));
  expect(found.orders).toEqual({ train: 480, test: 120 });
  expect(found.byTime).toBe(true);
  expect(found.items).toBe(31);
  expect(found.together).toBe(480);
  expect(found.unknown).toBe(0);
  // The partner of a pair is always found; the bestseller, which goes with nothing, need not be.
  expect(found.blend.metrics.full.hr5).toBeGreaterThan(0.8);
  expect(found.baselines.map(({ name }) => name)).toEqual(['popularity', 'co-occurrence', 'cosine']);
  expect(found.baselines[0]!.metrics.single.hr5).toBeLessThan(0.6);
  // Nothing need be shown beside the bestseller itself.
  expect(found.shown.single.share).toBeGreaterThan(0.5);
  expect(found.shown.single.precision).toBeGreaterThan(0.2);
});

test('the served model is asked for its ranking of what training orders hold, and no more', async () => {
  const list = pairShop(100);
  const unsold = makeProduct(900);
  const outside: boolean[] = [];
  const model: Model = {
    ...serve(await train({ history: planOf(list, null).history, products: [] })),
    ranking({ barred, limit }) {
      outside.push(barred.has(900));
      expect(limit).toBe(10);
      return [];
    },
  };
  const input = inputOf(list, { train: () => model });
  const { blend, order } = await evaluate({ ...input, products: [...input.products, unsold] });
  expect(outside).toEqual(Array.from({ length: 2 * order.length }, () => true));
  expect(blend.metrics.full).toEqual({ hr5: 0, hr10: 0, mrr10: 0, ndcg10: 0, coverage10: 0 });
});

test('progress only grows, ends at one, and training is timed', async () => {
  const shares: number[] = [];
  let clock = 0;
  const found = await evaluate(
    inputOf(pairShop(300), {
      onProgress: (_, share) => shares.push(share),
      now: () => (clock += 250),
    }),
  );
  expect(found.trainingMs).toBe(250);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeCloseTo(1, 9);
});

test('each strategy is judged by itself on the same questions', async () => {
  const list = pairShop(200);
  const first: Ranker = {
    name: 'always the first',
    rank(_, into) {
      into[0] = 0;
      return 1;
    },
  };
  const found = await evaluate(inputOf(list, { strategies: () => [first] }));
  expect(found.strategies.map(({ name }) => name)).toEqual(['always the first']);
  expect(found.strategies[0]!.metrics.full.coverage10).toBeCloseTo(1 / 31, 9);
});

test('too few orders, no times and nothing to ask say what to do', () => {
  const message = (list: ReturnType<typeof pairShop>) => {
    try {
      planOf(list, null);
    } catch (thrown) {
      return (thrown as Error).message;
    }
    return null;
  };
  expect(message(pairShop(49))).toMatch(/only 49 orders.*Export more/s);
  expect(message(new OrderCollector().finish())).toMatch(/only 0 orders/);
  expect(message(pairShop(60, (at) => (at === 7 ? Number.NaN : at)))).toMatch(/no time.*column timestamp/s);
  const lonely = new OrderCollector();
  for (let at = 0; at < 60; at++) lonely.add(String(at), 'MUG', at, '');
  expect(message(lonely.finish())).toMatch(/nothing to ask.*more orders/s);
  expect(message(pairShop(50))).toBeNull();
});

test('a thousand products in one order, and a shop whose orders are all alike, are survived', async () => {
  const collector = new OrderCollector();
  for (let at = 0; at < 60; at++) {
    for (const code of at % 15 === 0 ? Array.from({ length: 1000 }, (_, n) => `P${n}`) : ['P1', 'P2']) {
      collector.add(String(at), code, at, '');
    }
  }
  const found = await evaluate(inputOf(collector.finish()));
  for (const value of Object.values(found.blend.metrics.full)) expect(Number.isFinite(value)).toBe(true);
  const alike = new OrderCollector();
  for (let at = 0; at < 60; at++) for (const code of ['MUG', 'JAR']) alike.add(String(at), code, at, '');
  expect((await evaluate(inputOf(alike.finish()))).baselines[1]!.metrics.full.hr5).toBe(1);
});

test('the cold start trains without the cold products, and is null where nothing can be made cold', async () => {
  const list = pairShop(2000);
  const histories: number[] = [];
  const input = inputOf(list, {
    train: async (given) => {
      histories.push(new Set(given.history.productIds).size);
      return serve(await train(given));
    },
  });
  const found = (await evaluateColdStart(input))!;
  expect(found.products).toBeGreaterThan(0);
  expect(histories).toEqual([31 - found.products]);
  expect(found.queries).toBeGreaterThan(0);
  expect(await evaluateColdStart(inputOf(pairShop(50)))).toBeNull();
});
