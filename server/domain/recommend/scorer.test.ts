/** Scores against their definition written out plainly; whom scoring leaves out; and that no answer remembers another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mix } from './blend.ts';
import { placeOf, RelationBuilder } from './relation.ts';
import { type Scored, Scorer } from './scorer.ts';
import { mulberry32 } from './synthetic.ts';

/** Anything that scoring may be given: signed regressions, pairs without orders, items that nobody bought. */
function randomScored(seed: number, n: number, density: number): Scored {
  const random = mulberry32(seed);
  const rows = new RelationBuilder(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (j === i || random() > density) continue;
      const bought = random() < 0.7;
      const count = bought ? 1 + Math.floor(random() * 9) : 0;
      rows.add(j, random() < 0.7 ? random() - 0.3 : 0, bought ? count * random() : 0, count);
    }
    rows.endRow();
  }
  const own = Float32Array.from({ length: n }, () => (random() < 0.1 ? 0 : 20 * random()));
  return {
    relation: rows.finish(),
    bias: Float32Array.from(own, () => 0.1 * random() - 0.03),
    own,
    popularity: Uint32Array.from(own, (weight) => Math.ceil(2 * weight)),
    trend: Float32Array.from(own, () => random() - 0.5),
    breadth: 0.5 + random(),
  };
}

/** The definition, item by item; scores by item. */
function scoredByHand(data: Scored, context: readonly number[], mix: Mix, barred: ReadonlySet<number>) {
  const { relation, own, popularity, bias, trend, breadth } = data;
  const items = [...own.keys()];
  const all = own.reduce((sum, weight) => sum + weight, 0);
  const bestsellers = [...items].sort((a, b) => own[b]! - own[a]! || a - b).slice(0, 50);
  const cells = context.map((i) => {
    const row = new Map<number, number>();
    for (let k = relation.ptr[i]!; k < relation.ptr[i + 1]!; k++) row.set(relation.item[k]!, k);
    return { i, row };
  });
  const candidates = items.filter(
    (j) =>
      !context.includes(j) &&
      !barred.has(j) &&
      (bestsellers.includes(j) || cells.some(({ row }) => row.has(j))),
  );
  const parts = candidates.map((j) => {
    let regression = bias[j]!;
    let conditional = 0;
    let damped = 0;
    for (const { i, row } of cells) {
      const share = all > 0 ? own[j]! / all : 0;
      const k = row.get(j);
      const weight = k === undefined ? 0 : relation.weight[k]!;
      regression += k === undefined ? 0 : relation.ridge[k]!;
      conditional += (weight + mix.prior * share) / (own[i]! * breadth + mix.prior);
      const known = own[i]! > 0 ? own[i]! ** -mix.contextDamping : 0;
      damped += weight * known * Math.max(1, popularity[j]!) ** -mix.popularityDamping;
    }
    return [regression, conditional, damped] as const;
  });
  const most = [0, 1, 2].map((part) => Math.max(1e-12, ...parts.map((values) => values[part]!)));
  const floors = [0.02, 0.01, 0.01];
  return new Map(
    candidates.map((j, t) => {
      const logs = parts[t]!.map((value, part) => Math.log(Math.max(0, value / most[part]!) + floors[part]!));
      const [a, b, c, d] = mix.weights;
      return [j, a * logs[0]! + b * logs[1]! + c * logs[2]! + d * trend[j]!] as const;
    }),
  );
}

function run(
  scorer: Scorer,
  n: number,
  context: readonly number[],
  mix: Mix,
  barred: Iterable<number>,
  least?: number,
) {
  const left = new Uint8Array(n);
  for (const item of barred) left[item] = 1;
  const met = scorer.run(context, context.length, mix, left, least);
  return new Map(Array.from({ length: met }, (_, t) => [scorer.candidates[t]!, scorer.scores[t]!]));
}

const mixes = fc.record({
  prior: fc.constantFrom(1, 10, 300),
  contextDamping: fc.constantFrom(0, 0.75, 1),
  popularityDamping: fc.constantFrom(0, 0.3, 1),
  weights: fc
    .array(fc.integer({ min: 0, max: 16 }), { minLength: 4, maxLength: 4 })
    .map(([a, b, c, d]) => [a! / 8, b! / 8, c! / 8, d! / 8] as const),
});

/** A model of up to 90 items, so that some are no bestsellers, and questions to it. */
const asked = fc.integer({ min: 1, max: 90 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    seed: fc.integer(),
    density: fc.constantFrom(0, 0.05, 0.5),
    questions: fc.array(
      fc.record({
        context: fc.uniqueArray(fc.nat(n - 1), { maxLength: 6 }),
        barred: fc.uniqueArray(fc.nat(n - 1), { maxLength: 10 }),
        mix: mixes,
      }),
      { minLength: 2, maxLength: 12 },
    ),
  }),
);

describe('scores', () => {
  it('are what their definition says', () => {
    fc.assert(
      fc.property(asked, ({ n, seed, density, questions }) => {
        const data = randomScored(seed, n, density);
        const scorer = new Scorer(data);
        for (const { context, barred, mix } of questions) {
          const wanted = scoredByHand(data, context, mix, new Set(barred));
          const found = run(scorer, n, context, mix, barred);
          expect([...found.keys()].sort((a, b) => a - b)).toEqual([...wanted.keys()]);
          for (const [item, score] of wanted) expect(Math.abs(found.get(item)! - score)).toBeLessThan(1e-3);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of those that share enough orders, or borrow, are the same as among all', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 6 }), ({ n, seed, density, questions }, least) => {
        const data = randomScored(seed, n, density);
        const random = mulberry32(seed);
        const borrows = Uint8Array.from({ length: n }, () => (random() < 0.2 ? 1 : 0));
        const scorer = new Scorer(data, null, borrows);
        const { relation } = data;
        const shares = (i: number, j: number) => {
          const at = placeOf(relation, i, j);
          return at >= 0 && relation.count[at]! >= least;
        };
        for (const { context, barred, mix } of questions) {
          const all = run(scorer, n, context, mix, barred);
          const enough = [...all].filter(([j]) => borrows[j] === 1 || context.some((i) => shares(i, j)));
          expect(run(scorer, n, context, mix, barred, least)).toEqual(new Map(enough));
        }
      }),
    );
  });

  it('after orders came in are what they are for whoever begins then', () => {
    fc.assert(
      fc.property(asked, fc.array(fc.nat(89)), ({ n, seed, density, questions }, sold) => {
        const data = randomScored(seed, n, density);
        const scorer = new Scorer(data);
        const ask = (one: Scorer) =>
          questions.map(({ context, barred, mix }) => run(one, n, context, mix, barred));
        ask(scorer);
        const changed = sold.map((item) => item % n);
        for (const item of changed) data.own[item]! += 7;
        scorer.renew(changed);
        expect(ask(scorer)).toEqual(ask(new Scorer(data)));
      }),
    );
  });

  it('forget the question before: A after B is A', () => {
    fc.assert(
      fc.property(asked, ({ n, seed, density, questions }) => {
        const data = randomScored(seed, n, density);
        const scorer = new Scorer(data);
        const ask = (at: number) => {
          const { context, barred, mix } = questions[at]!;
          return run(scorer, n, context, mix, barred);
        };
        const first = ask(0);
        for (let at = 1; at < questions.length; at++) ask(at);
        expect(ask(0)).toEqual(first);
      }),
    );
  });

  it('are those of knowing nothing in a shop where nothing was sold', () => {
    const zero = () => new Float32Array(3);
    const data: Scored = {
      relation: { ...randomScored(1, 3, 0).relation },
      bias: zero(),
      own: zero(),
      popularity: new Uint32Array(3),
      trend: zero(),
      breadth: 0,
    };
    const mix: Mix = { prior: 0, contextDamping: 0.75, popularityDamping: 0.3, weights: [1, 1, 1, 1] };
    for (const context of [[], [0], [0, 1, 2]]) {
      const found = run(new Scorer(data), 3, context, mix, []);
      expect(found.size).toBe(3 - context.length);
      for (const score of found.values()) expect(score).toBeCloseTo(Math.log(0.02) + 2 * Math.log(0.01), 3);
    }
    expect(run(new Scorer({ ...data, own: new Float32Array(0) }), 0, [], mix, []).size).toBe(0);
  });
});

describe('a candidate', () => {
  const mix: Mix = { prior: 10, contextDamping: 0.75, popularityDamping: 0.3, weights: [1, 1, 1, 1] };

  it('is each of the fifty bestsellers, whatever is in the cart', () => {
    const n = 80;
    const data = { ...randomScored(3, n, 0), own: Float32Array.from({ length: n }, (_, i) => i % 41) };
    const found = run(new Scorer(data), n, [40, 7], mix, [81, 6]);
    const bestsellers = [...Array(n).keys()].sort((a, b) => (b % 41) - (a % 41) || a - b).slice(0, 50);
    expect([...found.keys()].sort((a, b) => a - b)).toEqual(
      bestsellers.filter((item) => ![40, 7, 6].includes(item)).sort((a, b) => a - b),
    );
  });

  it('tells what each part says of it, in the order of the weights', () => {
    const data = randomScored(5, 30, 0.4);
    const scorer = new Scorer(data);
    const met = scorer.run([1, 2], 2, mix, new Uint8Array(30));
    const features = new Float64Array(9);
    for (let t = 0; t < met; t++) {
      scorer.featuresOf(t, features, 3);
      const [, , , a, b, c, d] = features;
      expect(a! + b! + c! + d!).toBeCloseTo(scorer.scores[t]!, 9);
      expect(d).toBe(data.trend[scorer.candidates[t]!]);
    }
  });

  it('tells the most orders that it shares with one item of the context, and with whom', () => {
    fc.assert(
      fc.property(asked, ({ n, seed, density, questions }) => {
        const data = randomScored(seed, n, density);
        const { ptr, item, count } = data.relation;
        const shared = (i: number, j: number) => {
          const k = item.subarray(ptr[i]!, ptr[i + 1]!).indexOf(j);
          return k < 0 ? 0 : count[ptr[i]! + k]!;
        };
        const scorer = new Scorer(data);
        for (const { context, barred, mix: one } of questions) {
          for (const j of run(scorer, n, context, one, barred).keys()) {
            const most = Math.max(0, ...context.map((i) => shared(i, j)));
            expect(scorer.mostShared(j)).toBe(most);
            if (most > 0) expect(shared(scorer.sharedWith(j), j)).toBe(most);
            if (most > 0) expect(context).toContain(scorer.sharedWith(j));
          }
        }
      }),
    );
  });
});
