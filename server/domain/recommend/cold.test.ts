import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeHistory, makeProduct, repeated } from '../testing.ts';
import { NOBODY, warmUp } from './cold.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import { RelationBuilder } from './relation.ts';
import type { Scored } from './scorer.ts';
import { serve, train } from './trained.ts';

interface Entry {
  readonly item: number;
  readonly ridge: number;
  readonly weight: number;
  readonly count: number;
}

/** Old items by their rows; an item without a row has no orders. */
function scoredOf(rows: readonly (readonly Entry[] | null)[], orders = 10): Scored {
  const relation = new RelationBuilder(rows.length);
  for (const row of rows) {
    for (const { item, ridge, weight, count } of row ?? []) relation.add(item, ridge, weight, count);
    relation.endRow();
  }
  const known = (value: number) => rows.map((row) => (row === null ? 0 : value));
  return {
    relation: relation.finish(),
    bias: Float32Array.from(known(0.5)),
    own: Float32Array.from(known(orders)),
    popularity: Uint32Array.from(known(orders)),
    trend: new Float32Array(rows.length),
    breadth: 1,
  };
}

function nearOf(rows: readonly (readonly (readonly [item: number, likeness: number])[])[]): Neighbours {
  const near = new NeighboursBuilder(rows.length);
  for (const row of rows) {
    for (const [item, likeness] of row) near.add(item, likeness, 0);
    near.endRow();
  }
  return near.finish();
}

function rowsOf({ relation: { ptr, item, ridge, weight, count } }: Scored): Entry[][] {
  return Array.from(ptr.subarray(1), (end, i) =>
    Array.from({ length: end - ptr[i]! }, (_, t) => {
      const k = ptr[i]! + t;
      return { item: item[k]!, ridge: ridge[k]!, weight: weight[k]!, count: count[k]! };
    }),
  );
}

const pair = (item: number, weight = 4): Entry => ({ item, ridge: 0.25, weight, count: weight });

describe('an item without orders', () => {
  // 0 goes with 1; 2 goes with 3; 4 and 5 are new.
  const scored = scoredOf([[pair(1)], [pair(0)], [pair(3)], [pair(2)], null, null]);

  it('borrows from those it resembles, the more the more alike, and imagines orders', () => {
    const near = nearOf([
      [],
      [],
      [],
      [],
      [
        [0, 0.8],
        [2, 0.4],
      ],
      [],
    ]);
    const { scored: warm, like } = warmUp(scored, near);
    const row = new Map(rowsOf(warm)[4]!.map((entry) => [entry.item, entry]));
    expect(like[4]).toBe(0);
    expect(row.get(1)!.weight / row.get(3)!.weight).toBeCloseTo(0.8 ** 2 / 0.4 ** 2, 4);
    expect(row.get(1)!.ridge / row.get(3)!.ridge).toBeCloseTo(0.8 ** 2 / 0.4 ** 2, 4);
    // What it resembles may complete it too, but less than what is bought with that.
    expect(row.get(0)!.weight).toBeGreaterThan(0);
    expect(row.get(0)!.weight).toBeLessThan(row.get(1)!.weight);
    for (const { count } of row.values()) expect(count).toBe(0);
    expect(warm.own[4]).toBeGreaterThan(0);
    expect(warm.own[4]).toBeLessThan(10);
    expect(warm.popularity[4]).toBeGreaterThan(0);
    expect(warm.popularity[4]).toBeLessThan(10);
  });

  it('stands beside what it resembles in the rows of others, for less', () => {
    const { scored: warm } = warmUp(scored, nearOf([[], [], [], [], [[0, 0.8]], []]));
    const [old, young] = rowsOf(warm)[1]!;
    expect(old).toEqual(pair(0));
    expect(young).toMatchObject({ item: 4, count: 0 });
    expect(young!.weight).toBeGreaterThan(0);
    expect(young!.weight).toBeLessThan(old!.weight);
    expect(young!.ridge).toBeLessThan(old!.ridge);
    // Nowhere else.
    for (const i of [0, 2, 3, 5]) expect(rowsOf(warm)[i]).toEqual(rowsOf(scored)[i]);
  });

  it('borrows from what it resembles a little, but does not stand in for it', () => {
    const { scored: warm, like } = warmUp(scored, nearOf([[], [], [], [], [[0, 0.3]], []]));
    expect(like[4]).toBe(0);
    expect(rowsOf(warm)[4]!.length).toBeGreaterThan(0);
    expect(rowsOf(warm)[1]).toEqual([pair(0)]);
  });

  it('borrows the same whatever others borrow', () => {
    const alone = warmUp(scored, nearOf([[], [], [], [], [], [[2, 0.3]]]));
    const both = warmUp(scored, nearOf([[], [], [], [], [[2, 0.35]], [[2, 0.3]]]));
    expect(rowsOf(both.scored)[5]).toEqual(rowsOf(alone.scored)[5]);
  });

  it.each([
    ['resembles nothing', []],
    ['shares a word with something', [[0, 0.2]]],
    ['resembles another new one alone', [[5, 0.9]]],
  ] as [string, [number, number][]][])('gets nothing when it %s', (_, likes) => {
    const { scored: warm, like } = warmUp(scored, nearOf([[], [], [], [], likes, []]));
    expect(like[4]).toBe(NOBODY);
    expect(rowsOf(warm)).toEqual(rowsOf(scored));
    expect(warm.popularity[4]).toBe(0);
    expect(warm.own[4]).toBe(0);
  });

  it('makes room for two of a crowd that resembles one product, the most alike', () => {
    const crowd = scoredOf([[pair(1)], [pair(0)], null, null, null]);
    const near = nearOf([[], [], [[0, 0.6]], [[0, 0.9]], [[0, 0.7]]]);
    const { scored: warm, like } = warmUp(crowd, near);
    expect([...like]).toEqual([NOBODY, NOBODY, 0, 0, 0]);
    expect(rowsOf(warm)[1]!.map(({ item }) => item)).toEqual([0, 3, 4]);
  });
});

test('an old item is left as it is, whatever it resembles', () => {
  const scored = scoredOf([[pair(1)], [pair(0)]]);
  const { scored: warm, like } = warmUp(scored, nearOf([[[1, 0.9]], [[0, 0.9]]]));
  expect([...like]).toEqual([NOBODY, NOBODY]);
  expect(warm).toEqual(scored);
});

test('rows ascend and hold each item once, never itself, numbers stay finite, and the same comes of the same', () => {
  const n = 12;
  const likes = fc.uniqueArray(fc.tuple(fc.nat(n - 1), fc.double({ min: 0.01, max: 1, noNaN: true })), {
    selector: ([item]) => item,
    maxLength: 6,
  });
  const row = fc.option(fc.uniqueArray(fc.nat(n - 1), { maxLength: n }));
  fc.assert(
    fc.property(
      fc.array(row, { minLength: n, maxLength: n }),
      fc.array(likes, { minLength: n, maxLength: n }),
      (rows, near) => {
        const isOld = (i: number) => rows[i] !== null;
        const scored = scoredOf(
          rows.map((items, i) =>
            items === null
              ? null
              : items
                  .filter((j) => j !== i && isOld(j))
                  .sort((a, b) => a - b)
                  .map((j) => pair(j, 1 + ((i * j) % 5))),
          ),
        );
        const nearest = nearOf(
          near.map((found, i) => found.filter(([j]) => j !== i).sort((a, b) => b[1] - a[1] || a[0] - b[0])),
        );
        const found = warmUp(scored, nearest);
        rowsOf(found.scored).forEach((entries, i) => {
          const items = entries.map(({ item }) => item);
          expect(items).toEqual([...new Set(items)].sort((a, b) => a - b));
          expect(items).not.toContain(i);
          for (const { ridge, weight } of entries) expect(Number.isFinite(ridge + weight)).toBe(true);
        });
        expect(warmUp(scored, nearest)).toEqual(found);
      },
    ),
  );
});

describe('on its first day a product', () => {
  const history = makeHistory([...repeated(20, [1, 2]), ...repeated(20, [3, 4]), ...repeated(200, [5])]);
  const products = [
    makeProduct(1, { title: 'Enamel teapot', type: 'Kitchen' }),
    makeProduct(2, { title: 'Loose leaf assam', type: 'Tea' }),
    makeProduct(3, { title: 'Garden hose', type: 'Garden' }),
    makeProduct(4, { title: 'Brass sprinkler', type: 'Watering' }),
    makeProduct(5, { title: 'Gift card', type: 'Cards' }),
    makeProduct(6, { title: 'Loose leaf darjeeling', type: 'Tea' }),
    makeProduct(7, { title: 'Quartz wristwatch', type: 'Watches' }),
  ];
  const ask = async (id: number) =>
    serve(await train({ history, products })).complements({ context: [id], barred: new Set(), limit: 5 });

  it('is suggested where the product it resembles is, behind it, with a reason that says so', async () => {
    const found = await ask(1);
    expect(found.map(({ productId }) => productId)).toEqual([2, 6]);
    expect(found[1]!.reason).toMatchObject({ kind: 'like-bought-together', like: 2, with: 1, orders: 20 });
    expect((await ask(3)).map(({ productId }) => productId)).toEqual([4]);
  });

  it('has the complements of the product it resembles', async () => {
    const [first] = await ask(6);
    expect(first).toMatchObject({
      productId: 1,
      reason: { kind: 'like-bought-together', like: 1, with: 2, orders: 20 },
    });
  });

  it('is no worse off for its first sale', async () => {
    const model = serve(await train({ history, products }));
    const suggested = (id: number) =>
      model
        .complements({ context: [id], barred: new Set(), limit: 5 })
        .map(({ productId, reason }) => [productId, reason.kind]);
    const before = [suggested(1), suggested(6)];
    const ids = [[1, 6], [6]];
    const ptr = Uint32Array.of(0, 2, 3);
    const [sign, createdAt] = [Int8Array.of(1, 1), new Float64Array(2)];
    model.freshen!({ sign, createdAt, ptr, productIds: Float64Array.from(ids.flat()) });
    expect([suggested(1), suggested(6)]).toEqual(before);
  });

  it('that resembles nothing is silent', async () => {
    expect(await ask(7)).toEqual([]);
  });
});
