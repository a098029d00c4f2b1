import { expect, test } from 'vitest';
import type { Evaluation, Judged } from './evaluation.ts';
import { metricsOf } from './metrics.ts';
import { verdict } from './verdict.ts';

/** `hits` of `queries` found in first place, spread evenly. */
function judged(name: string, hits: number, queries: number): Judged {
  const ranks = Uint8Array.from({ length: queries }, (_, q) =>
    Math.floor(((q + 1) * hits) / queries) > Math.floor((q * hits) / queries) ? 1 : 0,
  );
  const outcome = { ranks, covered: 1 };
  const metrics = metricsOf(outcome, 10);
  return { name, outcome: { full: outcome, single: outcome }, metrics: { full: metrics, single: metrics } };
}

function evaluation(blend: number, queries: number, over: Partial<Evaluation> = {}): Evaluation {
  return {
    byTime: true,
    orders: { train: 8000, test: 2000 },
    together: 6000,
    items: 300,
    order: Uint32Array.from({ length: queries }, (_, q) => q),
    unknown: 0,
    blend: judged('blend', blend * queries, queries),
    strategies: [],
    baselines: [
      judged('popularity', 0.05 * queries, queries),
      judged('co-occurrence', 0.2 * queries, queries),
      judged('cosine', 0.1 * queries, queries),
    ],
    shown: {
      full: { share: 0.9, mean: 3.2, precision: 0.08 },
      single: { share: 0.7, mean: 2.5, precision: 0.05 },
    },
    trainingMs: 10,
    ...over,
  };
}
const text = (one: Evaluation) => verdict(one).join('\n');

test('tells what was done, what was found and by how much it may be wrong', () => {
  const said = text(evaluation(0.3, 2000));
  expect(said).toContain('learnt from the older 8,000 orders and was examined on the last 2,000');
  expect(said).toContain('2,000 times one product of an order was hidden');
  // Two standard errors of 0.3 on 2,000 queries: 2 · sqrt(0.3 · 0.7 / 1999) = 2.0 points.
  expect(said).toContain('in 30.0 % of cases (give or take 2.0)');
  expect(said).toContain('bestsellers would have found 5.0 %, counting what is bought together 20.0 %');
  expect(said).toContain('better than the best of these plain methods (by 10.0 percentage points');
  expect(said).toContain('90.0 % of these carts and on 70.0 % of these product pages');
  expect(said).toContain('None of this says what suggestions earn');
});

test('does not boast of what chance may have done, nor hide a defeat', () => {
  expect(text(evaluation(0.205, 2000))).toContain('no better and no worse than co-occurrence');
  expect(text(evaluation(0.1, 2000))).toContain('worse than co-occurrence');
  expect(text(evaluation(0.1, 2000))).not.toContain('better than the best');
});

test('few questions, or many from few orders, are called too few', () => {
  expect(text(evaluation(0.5, 199))).toContain('too few to tell: 199 questions from 199 orders');
  expect(text(evaluation(0.5, 199))).not.toContain('better than');
  const wholesale = { order: Uint32Array.from({ length: 2000 }, (_, q) => q % 29) };
  expect(text(evaluation(0.5, 2000, wholesale))).toContain('2,000 questions from 29 orders');
  expect(text(evaluation(0.5, 200))).not.toContain('too few');
});

test('says what the history is worth and what to do about it', () => {
  const thin = text(evaluation(0.3, 2000, { together: 499 }));
  expect(thin).toMatch(/thin: 499 orders with two products or more \(6\.2 %.*npm run import/);
  expect(text(evaluation(0.3, 2000, { together: 500 }))).toContain('history is fair');
  expect(text(evaluation(0.3, 2000))).toContain('history is rich');
});

test('orders without times are not called older or newer; nothing shown is said plainly', () => {
  const said = text(
    evaluation(0.3, 2000, {
      byTime: false,
      shown: { full: { share: 0, mean: 0, precision: 0 }, single: { share: 0, mean: 0, precision: 0 } },
    }),
  );
  expect(said).toContain('learnt from the 8,000 orders and was examined on the other 2,000');
  expect(said).toContain('Shoppers would see no suggestions yet');
});
