/** The served relation keeps of each row what is strongest by one measure or another, the negative too, each item once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import type { Pairs } from './pairs.ts';
import { KEEP, type Relation, RelationBuilder, relate } from './relation.ts';
import { mulberry32 } from './synthetic.ts';

interface Cell {
  readonly ridge: number;
  readonly weight: number;
  readonly count: number;
}

/** Rows by context: what each item says of each other. A pair that was never bought has no orders. */
type Table = readonly ReadonlyMap<number, Cell>[];

const single = Math.fround;

function regressionsOf(table: Table, bias: readonly number[]): Neighbours {
  const n = table.length;
  const rows = new NeighboursBuilder(n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const ridge = table[i]!.get(j)?.ridge;
      if (ridge !== undefined) rows.add(i, ridge, 0);
    }
    rows.add(n, bias[j]!, 0);
    rows.endRow();
  }
  return rows.finish();
}

function pairsOf(table: Table): Pairs {
  const n = table.length;
  const rows = new NeighboursBuilder(n);
  for (const row of table) {
    for (const [j, { weight, count }] of [...row].sort((a, b) => a[0] - b[0])) {
      if (count > 0) rows.add(j, weight, count);
    }
    rows.endRow();
  }
  const { ptr, item, score, count } = rows.finish();
  return { ptr, item, weight: score, count, own: new Float64Array(n), total: 1 };
}

function rowOf({ ptr, item, ridge, weight, count }: Relation, i: number): [number, Cell][] {
  return Array.from(item.subarray(ptr[i]!, ptr[i + 1]!), (j, t) => {
    const k = ptr[i]! + t;
    return [j, { ridge: ridge[k]!, weight: weight[k]!, count: count[k]! }];
  });
}

const ITEMS = 6;
/** Exact in single precision, and never -0. */
const signed = fc.integer({ min: -128, max: 128 }).map((value) => value / 128 + 0);
const cell = fc.record({
  ridge: fc.oneof(fc.constant(0), signed),
  weight: fc.float({ min: 0.125, max: 9, noNaN: true }),
  count: fc.nat(4),
});
const tables = fc.array(
  fc.uniqueArray(fc.tuple(fc.nat(ITEMS - 1), cell), { selector: ([j]) => j, maxLength: ITEMS }),
  { minLength: ITEMS, maxLength: ITEMS },
);

describe('a relation', () => {
  it('holds everything that a small shop knows, each item once, in order', () => {
    fc.assert(
      fc.property(tables, fc.array(signed, { minLength: ITEMS, maxLength: ITEMS }), (cells, bias) => {
        const table: Table = cells.map((row, i) => new Map(row.filter(([j]) => j !== i)));
        const found = relate(pairsOf(table), regressionsOf(table, bias), new Uint32Array(ITEMS).fill(5));
        expect([...found.bias]).toEqual(bias);
        for (let i = 0; i < ITEMS; i++) {
          const wanted = [...table[i]!]
            .filter(([, { ridge, count }]) => ridge !== 0 || count > 0)
            .sort((a, b) => a[0] - b[0])
            .map(([j, { ridge, weight, count }]) => [j, { ridge, weight: count > 0 ? weight : 0, count }]);
          expect(rowOf(found.relation, i)).toEqual(wanted);
        }
      }),
    );
  });

  it('keeps of a long row the strongest regressions, whatever their sign, and the strongest pairs, damped and not', () => {
    const n = 900;
    const random = mulberry32(8);
    const popularity = Uint32Array.from({ length: n }, () => 1 + Math.floor(1000 * random() ** 3));
    const row = new Map<number, Cell>();
    for (let j = 1; j < n; j++) {
      const paired = j < 600;
      row.set(j, {
        ridge: j >= 300 ? single(random() - 0.6) : 0,
        weight: paired ? single(random() * 50) : 0,
        count: paired ? 1 + Math.floor(random() * 9) : 0,
      });
    }
    const table: Table = [row, ...Array.from({ length: n - 1 }, () => new Map<number, Cell>())];
    const { relation } = relate(pairsOf(table), regressionsOf(table, Array(n).fill(0)), popularity);
    const strongest = (most: number, score: (j: number, cell: Cell) => number) =>
      [...row]
        .map(([j, one]) => [j, single(score(j, one))] as const)
        .filter(([, value]) => value > 0)
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, most)
        .map(([j]) => j);
    const regressed = strongest(KEEP.ridge, (_, { ridge }) => Math.abs(ridge));
    const damped = strongest(KEEP.damped, (j, { weight }) => weight * popularity[j]! ** -0.3);
    const plain = strongest(KEEP.plain, (_, { weight }) => weight);
    const wanted = [...new Set([...regressed, ...damped, ...plain])].sort((a, b) => a - b);
    expect(regressed.some((j) => row.get(j)!.ridge < 0) && regressed.some((j) => row.get(j)!.ridge > 0)).toBe(
      true,
    );
    expect(plain.some((j) => !damped.includes(j))).toBe(true);
    expect(rowOf(relation, 0).map(([j]) => j)).toEqual(wanted);
    // What was kept by one measure has its numbers by all of them.
    for (const [j, kept] of rowOf(relation, 0)) expect(kept).toEqual(row.get(j));
    expect(relation.item.length).toBe(wanted.length);
  });

  it('of nothing is empty', () => {
    const { relation, bias } = relate(pairsOf([]), regressionsOf([], []), new Uint32Array(0));
    expect([...relation.ptr]).toEqual([0]);
    expect(bias.length).toBe(0);
    const alone = relate(pairsOf([new Map()]), regressionsOf([new Map()], [0.5]), Uint32Array.of(0));
    expect([...alone.relation.ptr]).toEqual([0, 0]);
    expect([...alone.bias]).toEqual([0.5]);
  });
});

it('a builder packs more rows than it has room for at first', () => {
  const rows = new RelationBuilder(3);
  for (let t = 0; t < 20_000; t++) rows.add(t, -t, t / 2, t % 7);
  rows.endRow();
  rows.endRow();
  rows.add(5, 1, 2, 3);
  rows.endRow();
  const built = rows.finish();
  expect([...built.ptr]).toEqual([0, 20_000, 20_000, 20_001]);
  expect([built.item[19_999], built.ridge[19_999], built.weight[19_999], built.count[19_999]]).toEqual([
    19_999, -19_999, 9_999.5, 0,
  ]);
  expect([...built.item.subarray(20_000), ...built.count.subarray(20_000)]).toEqual([5, 3]);
});
