/** What a shop's own orders teach: weights to what finds more, decay where tastes change, defaults where orders are few. */
import { describe, expect, it } from 'vitest';
import { makeHistory } from '../testing.ts';
import { type Mix, PARTS, type Weights } from './blend.ts';
import { DEFAULT_BLEND } from './defaults.ts';
import { ndcgOf } from './judge.ts';
import { learn } from './learn.ts';
import type { Likeness } from './likeness.ts';
import { runInline } from './rowTasks.ts';
import { Scorer } from './scorer.ts';
import { mulberry32 } from './synthetic.ts';
import { interactionsOf, plantedBaskets } from './testing.ts';
import { train } from './trained.ts';
import { type Query, validationOf } from './validation.ts';

type Baskets = readonly (readonly number[])[];

const ITEMS = 55;
/** Orders of six groups of nine and a bestseller, with noise. */
const planted = (orders: number, more: { seed?: number; changedFrom?: number } = {}): Baskets =>
  plantedBaskets({ orders, seed: 31, groups: 6, groupSize: 9, noise: 0.2, ...more });
const learnt = (baskets: Baskets, timed = true) => learn(interactionsOf(baskets, ITEMS), timed, runInline);

/**
 * Six rooms need three things each, and there are three brands of each thing, in noise of a bestseller. An order
 * furnishes one room and all but one thing of another, by one brand of each: who has a brand needs no other, whatever
 * that other is bought with.
 */
function rooms(orders: number, seed: number): Baskets {
  const random = mulberry32(seed);
  const below = (n: number) => Math.floor(random() * n);
  const brandOf = (room: number, thing: number) => 1 + 9 * room + 3 * thing + below(3);
  return Array.from({ length: orders }, () => {
    const room = below(6);
    const other = (room + 1 + below(5)) % 6;
    const missing = below(3);
    const basket = [0, 1, 2].map((thing) => brandOf(room, thing));
    for (const thing of [0, 1, 2]) if (thing !== missing) basket.push(brandOf(other, thing));
    if (random() < 0.5) basket.push(0);
    return basket;
  });
}

const ALONE = PARTS.map((part) => PARTS.map((other) => (other === part ? 1 : 0)) as unknown as Weights);

/** NDCG@10 per question about later orders, by what a training on the earlier ones learnt and by each part alone. */
async function judged(baskets: Baskets) {
  const { earlier, carts, singles } = validationOf(interactionsOf(baskets, ITEMS));
  const history = makeHistory(baskets.slice(0, earlier.orders).map((one) => one.map((item) => item + 1)));
  const { ids, scored, blend } = await train({ history, products: [] });
  // Else items would not be the same.
  expect(ids.length).toBe(ITEMS);
  const scorer = new Scorer(scored);
  const gains = (queries: readonly Query[], mix: Mix) =>
    queries.map((one) => ndcgOf(scorer, ITEMS, [one], mix));
  const classes: [readonly Query[], Mix][] = blend.cart.map((mix, size) => [carts[size]!, mix]);
  const compared = (all: [readonly Query[], Mix][]) => ({
    blended: all.flatMap(([queries, mix]) => gains(queries, mix)),
    alone: ALONE.map((weights) => all.flatMap(([queries, mix]) => gains(queries, { ...mix, weights }))),
  });
  return { blend, carts: compared(classes), singles: compared([[singles, blend.single]]) };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('learning', () => {
  it('gives weight to regressions where only they know what is no longer needed', async () => {
    const { blend, carts } = await judged(rooms(1_200, 5));
    for (const { weights } of blend.cart) expect(Math.max(...weights)).toBe(weights[0]);
    const [regression, conditional, damped] = carts.alone.map(meanOf);
    expect(regression).toBeGreaterThan(1.15 * Math.max(conditional!, damped!));
    expect(meanOf(carts.blended)).toBeGreaterThan(1.15 * Math.max(conditional!, damped!));
  });

  it('stays with the defaults where orders are few, or ask nothing', async () => {
    const alone = Array.from({ length: 3_000 }, (_, o) => [o % ITEMS]);
    for (const baskets of [[], planted(1), planted(100), alone]) {
      const { blend, weighting, regressed } = await learnt(baskets);
      expect(blend).toEqual(DEFAULT_BLEND);
      expect(weighting.halfLife).toBe(Number.POSITIVE_INFINITY);
      expect(regressed).toEqual(weighting);
    }
    expect((await learnt(planted(400))).blend).not.toEqual(DEFAULT_BLEND);
  });

  it('is the same each time, and tells how far it is', async () => {
    const data = interactionsOf(planted(900), ITEMS);
    const shares: number[] = [];
    const first = await learn(data, true, runInline, (share) => shares.push(share));
    expect(await learn(data, true, runInline)).toEqual(first);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares.at(-1)).toBe(1);
  });

  it('lets old orders fade when tastes have changed, unless nobody knows which are old', async () => {
    const changed = planted(2_000, { changedFrom: 1_300 });
    expect((await learnt(changed, true)).weighting.halfLife).toBeLessThan(0.5);
    const unaware = await learnt(changed, false);
    expect(unaware.weighting.halfLife).toBe(Number.POSITIVE_INFINITY);
    expect(unaware.regressed.halfLife).toBe(Number.POSITIVE_INFINITY);
  });

  it('penalises regressions more where orders say less', async () => {
    const penaltyOf = async (orders: number) => (await learnt(planted(orders))).ridge.penalty;
    expect(await penaltyOf(300)).toBeGreaterThan(await penaltyOf(4_000));
  });
});

it('a learnt blend is no worse than its best part on orders that came later, but for chance and a hundredth', async () => {
  const shops = [
    planted(3_000, { seed: 1 }),
    planted(3_000, { seed: 2 }),
    rooms(1_200, 3),
    planted(700, { seed: 4 }),
  ];
  const all = await Promise.all(shops.map(judged));
  for (const kind of ['carts', 'singles'] as const) {
    const asked = all.map((shop) => shop[kind]);
    const blended = asked.flatMap((one) => one.blended);
    expect(blended.length).toBeGreaterThan(2_000);
    for (const part of PARTS.keys()) {
      const alone = asked.flatMap((one) => one.alone[part]!);
      const differences = blended.map((gain, q) => gain - alone[q]!);
      const mean = meanOf(differences);
      const error = Math.sqrt(meanOf(differences.map((one) => (one - mean) ** 2)) / differences.length);
      expect(mean, `${kind}, ${PARTS[part]}`).toBeGreaterThan(-error - 0.01 * meanOf(alone));
    }
  }
});

/** Every two items of which `same` is true resemble each other. */
function likenessBy(same: (i: number, j: number) => boolean): Likeness {
  const items = Array.from({ length: ITEMS }, (_, i) => i);
  const rows = items.map((i) => items.filter((j) => i !== j && same(i, j)));
  return {
    ptr: Uint32Array.from([0, ...items.map((i) => rows.slice(0, i + 1).flat().length)]),
    item: Uint32Array.from(rows.flat()),
    score: new Float32Array(rows.flat().length).fill(0.9),
  };
}

it('believes descriptions only where the shop’s own last orders agree with them', async () => {
  const data = interactionsOf(planted(300, { seed: 5 }), ITEMS);
  const among = (likeness: Likeness) => learn(data, true, runInline, undefined, likeness);
  const group = (i: number) => (i === 0 ? -1 : (i - 1) % 6);
  const agreeing = await among(likenessBy((i, j) => group(i) === group(j)));
  expect(agreeing.ridge.kinship).toBeGreaterThan(0);
  // Alike are those that are never wanted together.
  const opposed = await among(likenessBy((i, j) => group(i) === (group(j) + 3) % 6));
  expect([opposed.ridge.kinship ?? 0, opposed.trust]).toEqual([0, 0]);
});
