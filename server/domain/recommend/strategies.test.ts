import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { OrderHistory } from '../basket.ts';
import { makeHistory, makeProduct } from '../testing.ts';
import type { Part, Weights } from './blend.ts';
import { modelRanker, type Ranker } from './evaluate/ranker.ts';
import { buildInteractions, type Interactions } from './interactions.ts';
import { blendPart } from './strategies/blendPart.ts';
import { type FitContext, fitAll, STRATEGIES } from './strategies.ts';
import { syntheticHistory } from './synthetic.ts';
import { type ModelData, serve, train } from './trained.ts';

const ITEMS = 60;
const NEVER_SOLD = [5_000, 0.5];
const titles = ['Lantern', 'Teapot', 'Blanket', 'Whistle'];
const products = [...Array.from({ length: ITEMS }, (_, at) => at + 1), ...NEVER_SOLD].map((id) =>
  makeProduct(id, { title: titles[Math.floor(id) % 4]! }),
);
/** No order, one of one product, and one of a thousand. */
const ODD_SHOPS = [[], [[1]], [Array.from({ length: 1_000 }, (_, at) => at + 1)]];
let context: FitContext;
let odd: FitContext[];
beforeAll(async () => {
  const contextOf = async (history: OrderHistory): Promise<FitContext> => {
    return { data: buildInteractions(history), products, model: await train({ history, products }) };
  };
  context = await contextOf(syntheticHistory({ orders: 1_500, items: ITEMS, seed: 7 }));
  odd = await Promise.all(ODD_SHOPS.map((baskets) => contextOf(makeHistory(baskets))));
});

function ask(
  rank: Ranker['rank'],
  data: Interactions,
  known: readonly number[],
  others: readonly number[],
  { kind = 'full', limit = 10 }: { kind?: 'full' | 'single'; limit?: number } = {},
): number[] {
  const barred = Uint32Array.from(new Set([...known, ...others]));
  const mask = new Uint8Array(data.ids.length);
  for (const item of barred) mask[item] = 1;
  const into = new Uint32Array(limit);
  const size = rank({ context: Uint32Array.from(known), barred, mask, limit, kind }, into);
  return Array.from(into.subarray(0, size));
}

const cart = fc.uniqueArray(fc.nat(ITEMS - 1), { minLength: 1, maxLength: 14 });

test('every strategy has a name of its own', () => {
  const names = STRATEGIES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(fitAll(context).map(({ name }) => name)).toEqual(names);
});

describe.each(STRATEGIES)('$name', (strategy) => {
  it('answers as many as asked, each once, none barred, and always the same', () => {
    const rank = strategy.fit(context);
    const again = strategy.fit(context);
    const { data } = context;
    fc.assert(
      fc.property(
        cart,
        cart,
        fc.integer({ min: 0, max: ITEMS + 5 }),
        fc.boolean(),
        (known, others, limit, full) => {
          const how = { kind: full ? 'full' : 'single', limit } as const;
          const found = ask(rank, data, full ? known : known.slice(0, 1), others, how);
          const barred = new Set([...(full ? known : known.slice(0, 1)), ...others]);
          expect(found.length).toBe(Math.min(limit, data.ids.length - barred.size));
          expect(new Set(found).size).toBe(found.length);
          expect(found.filter((item) => barred.has(item) || item >= data.ids.length)).toEqual([]);
          expect(ask(again, data, full ? known : known.slice(0, 1), others, how)).toEqual(found);
        },
      ),
    );
  });

  it('survives a shop without orders, with one, and with one enormous order', () => {
    for (const shop of odd) {
      const items = shop.data.ids.length;
      const known = Array.from(shop.data.ids.keys()).slice(0, 900);
      expect(ask(strategy.fit(shop), shop.data, known, []).length).toBe(Math.min(10, items - known.length));
    }
  });
});

describe('a part of the blend', () => {
  it.each<[Part, Weights]>([
    ['regression', [1, 0, 0, 0]],
    ['conditional', [0, 1, 0, 0]],
    ['damped', [0, 0, 1, 0]],
  ])('%s ranks as the served model would if it had no other', (part, weights) => {
    const { data, model } = context;
    const { single, cart: carts } = model.blend;
    const only: ModelData = {
      ...model,
      blend: {
        single: { ...single, weights },
        cart: carts.map((mix) => ({ ...mix, weights })) as unknown as ModelData['blend']['cart'],
      },
    };
    const served = modelRanker('served', serve(only), data, NEVER_SOLD);
    const rank = blendPart(part, context);
    fc.assert(
      fc.property(cart, fc.boolean(), (known, full) => {
        const how = { kind: full ? 'full' : 'single', limit: 5 } as const;
        const one = full ? known : known.slice(0, 1);
        expect(ask(rank, data, one, [], how)).toEqual(ask(served.rank, data, one, [], how));
      }),
    );
  });
});
