/** A whole training shared among threads gives the model of one thread, bit for bit. */
import { afterAll, expect, it } from 'vitest';
import { encodeModel } from '../domain/recommend/codec.ts';
import type { TrainInput } from '../domain/recommend/model.ts';
import { syntheticHistory } from '../domain/recommend/synthetic.ts';
import { train } from '../domain/recommend/trained.ts';
import { makeHistory, makeProduct } from '../domain/testing.ts';
import { openRowPool } from './pool.ts';

const pool = openRowPool({ threads: 3, background: true });
afterAll(() => pool.close());

const products = (items: number) =>
  Array.from({ length: items }, (_, i) => makeProduct(i + 1, { title: `Thing ${i % 7} of ${i % 11}` }));

it.each<[string, TrainInput]>([
  [
    'a shop of 120 products and 3,000 orders',
    { history: syntheticHistory({ orders: 3_000, items: 110, seed: 3 }), products: products(120) },
  ],
  ['a shop of one order', { history: makeHistory([[1, 2]]), products: products(3) }],
  ['nothing', { history: makeHistory([]), products: [] }],
])('%s is learnt alike', async (_what, input) => {
  const shares: number[] = [];
  const pooled = await train(input, (share) => shares.push(share), pool.run);
  const alone = await train(input);
  expect(pooled).toEqual(alone);
  const shop = 'nordlys.myshopify.com';
  expect(Buffer.from(encodeModel(shop, pooled)).equals(encodeModel(shop, alone))).toBe(true);
  expect(shares.at(-1)).toBe(1);
});
