/** The fixed split of known datasets: our own code must make the same one, and plain methods reach the known figures. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  confidenceRanker,
  cosineRanker,
  countPairs,
  popularityRanker,
} from '../domain/recommend/evaluate/baselines.ts';
import { coldStart, judgeColdStart } from '../domain/recommend/evaluate/coldStart.ts';
import { planOf } from '../domain/recommend/evaluate/evaluation.ts';
import { judge } from '../domain/recommend/evaluate/judge.ts';
import { metricsOf } from '../domain/recommend/evaluate/metrics.ts';
import { historyOf } from '../domain/recommend/evaluate/orderList.ts';
import { itemQueries, makeQueries, QUERY_DEFAULTS } from '../domain/recommend/evaluate/queries.ts';
import { byPopularity } from '../domain/recommend/evaluate/ranker.ts';
import { randomSplit, timeSplit } from '../domain/recommend/evaluate/split.ts';
import { buildInteractions } from '../domain/recommend/interactions.ts';
import type { ComplementQuestion } from '../domain/recommend/model.ts';
import { SILENT } from './files.ts';
import { readProtocol } from './protocol.ts';
import { readSource } from './readSource.ts';
import type { Source } from './source.ts';

/** Real data for measuring lie beside the repository on some machines, and are no part of it. */
const DATA = join(import.meta.dirname, '../../../shared/data');
const DATASETS = [
  { name: 'online-retail', timed: true, most: Number.POSITIVE_INFINITY },
  { name: 'online-retail-small', timed: true, most: 10 },
  { name: 'groceries', timed: false, most: Number.POSITIVE_INFINITY },
  { name: 'instacart-last-basket', timed: false, most: Number.POSITIVE_INFINITY },
];

/** Each folder is read once. */
const read = new Map<string, Promise<Source>>();
function protocol(folder: string): Promise<Source> {
  const found = read.get(folder) ?? readProtocol(folder, SILENT);
  read.set(folder, found);
  return found;
}

describe.each(DATASETS)('$name', ({ name, timed, most }) => {
  const folder = join(DATA, name);
  const here = existsSync(folder);
  let source: Source;
  beforeAll(async () => {
    if (here) source = await protocol(folder);
  });

  it.skipIf(!here)('(needs ../shared/data) is split and asked as the ready-made lists say', () => {
    const { list, fixed } = source;
    const split = timed ? timeSplit(list) : randomSplit(list.names.length);
    expect(split).toEqual(fixed!.split);
    expect(makeQueries(list, split, { ...QUERY_DEFAULTS, most })).toEqual(fixed!.queries);
  });

  it.skipIf(!here)(
    '(needs ../shared/data) plain methods reach the known figures',
    { timeout: 120_000 },
    () => {
      const { list, fixed } = source;
      const data = buildInteractions(historyOf(list, fixed!.split.train));
      const queries = itemQueries(list, fixed!.queries, data);
      const pairs = countPairs(data);
      const known = JSON.parse(readFileSync(join(DATA, 'baselines.json'), 'utf8'))[name].all;
      const rankers = {
        pop: popularityRanker(data),
        confidence: confidenceRanker(data, pairs),
        cosine: cosineRanker(data, pairs),
      };
      for (const [method, ranker] of Object.entries(rankers)) {
        for (const kind of ['full', 'single'] as const) {
          const found = metricsOf(judge(ranker, queries, kind, data.ids.length), data.ids.length);
          for (const metric of ['hr5', 'hr10', 'mrr10', 'ndcg10'] as const) {
            // Known to four digits; a tie that rounding has broken may move one.
            const off = Math.abs(found[metric] - known[method][kind][metric]);
            expect(off, `${method} ${kind} ${metric}`).toBeLessThan(0.000_11);
          }
          const off = Math.abs(found.coverage10 - known[method][kind].coverage10);
          expect(off, `${method} ${kind} coverage`).toBeLessThan(0.002);
        }
      }
    },
  );
});

const RETAIL = join(DATA, 'online-retail');

describe.skipIf(!existsSync(RETAIL))('online-retail (needs ../shared/data)', () => {
  it('makes the known cold products, for whom bestsellers reach the known figure', async () => {
    const { list, fixed } = await protocol(RETAIL);
    const start = coldStart(list, fixed!.split);
    expect([start.cold.size, start.order.length]).toEqual([273, 5_000]);
    const data = buildInteractions(start.history);
    const popular = [...byPopularity(data)].map((item) => data.ids[item]!);
    const model = {
      ranking: ({ barred, limit }: ComplementQuestion) =>
        popular
          .filter((id) => !barred.has(id))
          .slice(0, limit)
          .map((productId) => ({ productId, score: 0, supported: false })),
    };
    const outcome = judgeColdStart(model, list, start, []);
    expect(metricsOf(outcome, data.ids.length).ndcg10).toBeCloseTo(0.0147, 4);
  });

  it('gives the same orders, products and queries as exports of Shopify’s admin', async () => {
    const known = await protocol(RETAIL);
    const exported = await readSource(
      {
        protocol: null,
        orders: [join(RETAIL, 'orders_export.csv.gz')],
        products: join(RETAIL, 'products_export.csv.gz'),
      },
      SILENT,
    );
    expect(exported.notes).toEqual([]);
    const plan = planOf(exported.list, null);
    expect(plan.queries).toEqual(known.fixed!.queries);
    expect(plan.history).toEqual(planOf(known.list, known.fixed).history);
    expect(exported.products.length).toBe(known.products.length);
  });
});
