/** What came since training, held against counting everything anew, and seen in what is suggested. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BasketChanges } from '../basket.ts';
import { makeHistory, makeProduct, repeated } from '../testing.ts';
import { FreshOrders } from './fresh.ts';
import { indexOfId } from './interactions.ts';
import { placeOf } from './relation.ts';
import { serve } from './served.ts';
import { type ModelData, train } from './trained.ts';

type Basket = readonly number[];
type Change = readonly [sign: 1 | -1, basket: Basket];

function pack(changes: readonly Change[]): BasketChanges {
  const ptr = new Uint32Array(changes.length + 1);
  changes.forEach(([, basket], o) => {
    ptr[o + 1] = ptr[o]! + basket.length;
  });
  return {
    sign: Int8Array.from(changes, ([sign]) => sign),
    createdAt: new Float64Array(changes.length),
    ptr,
    productIds: Float64Array.from(changes.flatMap(([, basket]) => basket)),
  };
}

const came = (...baskets: readonly Basket[]) => pack(baskets.map((basket) => [1, basket]));
const went = (...baskets: readonly Basket[]) => pack(baskets.map((basket) => [-1, basket]));
const learn = (baskets: readonly Basket[], ids: Basket = []) =>
  train({ history: makeHistory(baskets), products: ids.map((id) => makeProduct(id)) });

/** What data and fresh say together of a pair of products. */
function together({ ids, scored }: ModelData, fresh: FreshOrders, a: number, b: number): number {
  const [i, j] = [indexOfId(ids, a), indexOfId(ids, b)];
  const at = placeOf(scored.relation, i, j);
  return at < 0 ? fresh.countOf(i, j) : scored.relation.count[at]!;
}

describe('counting what came since training', () => {
  test('agrees with counting everything anew, at once or in parts', async () => {
    const IDS = [10, 20, 30, 40, 50];
    const basket = fc
      .uniqueArray(fc.constantFrom(...IDS), { maxLength: 5 })
      .map((ids) => ids.sort((a, b) => a - b));
    const property = fc.asyncProperty(
      fc.array(basket, { minLength: 3, maxLength: 12 }),
      fc.array(basket, { maxLength: 8 }),
      fc.nat(12),
      async (first, later, gone) => {
        const data = await learn(first, IDS);
        const fresh = new FreshOrders(data);
        fresh.add(came(...later.slice(0, 3)));
        fresh.add(
          pack([
            ...later.slice(3).map((one): Change => [1, one]),
            ...first.slice(0, gone).map((one): Change => [-1, one]),
          ]),
        );
        const now = [...first.slice(gone), ...later];
        const holding = (...ids: number[]) => now.filter((one) => ids.every((id) => one.includes(id))).length;
        expect(fresh.orders).toBe(now.length);
        for (const a of IDS) {
          expect(data.orders[indexOfId(data.ids, a)]).toBe(holding(a));
          for (const b of IDS) if (a !== b) expect(together(data, fresh, a, b)).toBe(holding(a, b));
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  test('weighs as training does', async () => {
    const data = await learn([
      [1, 2],
      [3, 4],
      [1, 5],
    ]);
    const before = data.scored.own[indexOfId(data.ids, 1)]!;
    new FreshOrders(data).add(came([1, 2, 3, 9]));
    expect(data.scored.own[indexOfId(data.ids, 1)]! - before).toBeCloseTo(4 ** -data.sizeDamping);
  });

  test('lets nothing fall below nothing', async () => {
    const data = await learn([
      [1, 2],
      [3, 4],
    ]);
    const fresh = new FreshOrders(data);
    fresh.add(went([1, 2], [1, 2], [2, 3], [1, 2, 3, 4]));
    expect([fresh.orders, ...data.orders]).toEqual([0, 0, 0, 0, 0]);
    expect([together(data, fresh, 1, 2), together(data, fresh, 2, 3), Math.min(...data.scored.own)]).toEqual([
      0, 0, 0,
    ]);
  });

  test('of an enormous basket counts the products and the pairs it knows, not all of its pairs', async () => {
    const many = Array.from({ length: 1_000 }, (_, item) => item + 1);
    const data = await learn([[1, 2]], many);
    const fresh = new FreshOrders(data);
    fresh.add(came(many, many.slice(0, 100)));
    expect([data.orders[0], together(data, fresh, 1, 2), together(data, fresh, 3, 4)]).toEqual([3, 3, 1]);
    expect([data.orders[999], together(data, fresh, 999, 1_000)]).toEqual([1, 0]);
  });
});

describe('a bestseller, whose row holds only some of its pairs', () => {
  const others = Array.from({ length: 500 }, (_, at) => at + 2);
  const history = [...others.flatMap((id) => repeated(8, [1, id])), ...repeated(5, [1, 1_000])];

  test('counts a pair from where the other row stood, not from nothing', async () => {
    const data = await learn(history);
    const [one, rare] = [indexOfId(data.ids, 1), indexOfId(data.ids, 1_000)];
    expect(placeOf(data.scored.relation, one, rare)).toBe(-1);
    const fresh = new FreshOrders(data);
    fresh.add(came([1, 1_000], [1, 1_000]));
    fresh.add(came([1, 1_000]));
    expect([together(data, fresh, 1, 1_000), together(data, fresh, 1_000, 1)]).toEqual([8, 8]);
    fresh.add(went(...repeated(6, [1, 1_000])));
    expect([together(data, fresh, 1, 1_000), together(data, fresh, 1_000, 1)]).toEqual([2, 2]);
  });
});

describe('a served model', () => {
  const usual = [...repeated(40, [1, 2]), ...repeated(400, [3]), ...repeated(40, [4])];
  const ask = (model: ReturnType<typeof serve>, context: Basket) =>
    model
      .complements({ context, barred: new Set(), limit: 5 })
      .map(({ productId, reason }) => [
        productId,
        reason.kind === 'bought-together' ? reason.orders : reason.kind,
      ]);

  test('suggests what was never bought together before, once enough orders hold both, and says how many', async () => {
    const model = serve(await learn(usual));
    expect(ask(model, [4])).toEqual([]);
    model.freshen!(came([1, 4], [1, 4]));
    expect(ask(model, [4])).toEqual([]);
    model.freshen!(came(...repeated(20, [1, 4])));
    expect(ask(model, [4])).toEqual([[1, 22]]);
    expect(ask(model, [1])).toContainEqual([4, 22]);
    const [candidate] = model.complements({ context: [4], barred: new Set(), limit: 1 });
    expect(candidate!.reason).toMatchObject({ orders: 22, share: 22 / 62 });
  });

  test('counts on in what it knew, and goes back when orders are taken back', async () => {
    const model = serve(await learn(usual));
    expect(ask(model, [1])).toEqual([[2, 40]]);
    model.freshen!(came([1, 2], [1, 2, 3]));
    expect(ask(model, [1])).toEqual([[2, 42]]);
    model.freshen!(went(...repeated(41, [1, 2])));
    expect(ask(model, [1])).toEqual([]);
  });

  test('prefers what is bought together more by now', async () => {
    const model = serve(await learn([...usual, ...repeated(30, [1, 5])]));
    expect(ask(model, [1]).map(([id]) => id)).toEqual([2, 5]);
    model.freshen!(came(...repeated(200, [1, 5])));
    expect(ask(model, [1]).map(([id]) => id)).toEqual([5, 2]);
  });

  test('says nothing of enormous orders that were taken back', async () => {
    const many = Array.from({ length: 150 }, (_, item) => item + 1);
    const model = serve(await learn([...repeated(4, many), ...repeated(400, [200, 201])]));
    expect(ask(model, [1])).not.toEqual([]);
    model.freshen!(went(...repeated(4, many)));
    expect(ask(model, [1])).toEqual([]);
  });

  test('never tells of more orders than a product has', async () => {
    const model = serve(await learn([...repeated(4, [1, 2]), ...repeated(400, [3])]));
    expect(ask(model, [1])).toEqual([[2, 4]]);
    model.freshen!(went(...repeated(4, [1, 9])));
    expect(ask(model, [1])).toEqual([]);
  });

  test('ranks as before while nothing came', async () => {
    const [one, other] = [serve(await learn(usual)), serve(await learn(usual))];
    other.freshen!(came());
    const question = { context: [1], barred: new Set<number>(), limit: 9 };
    expect(other.ranking(question)).toEqual(one.ranking(question));
  });
});
