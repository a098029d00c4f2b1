/** The whole evaluation of a shop: train on the older orders, ask about the newer, judge everything by one measure. */
import type { OrderHistory } from '../../basket.ts';
import type { Product } from '../../catalog.ts';
import { MersalgError } from '../../errors.ts';
import { buildInteractions, type Interactions } from '../interactions.ts';
import type { Model, TrainInput } from '../model.ts';
import { coOccurrenceRanker, cosineRanker, countPairs, popularityRanker } from './baselines.ts';
import { coldStart, judgeColdStart } from './coldStart.ts';
import { judge, judgeShown, type QuestionKind, type Shown } from './judge.ts';
import { type Metrics, metricsOf, type Outcome } from './metrics.ts';
import { historyOf, type OrderList } from './orderList.ts';
import { itemQueries, makeQueries, type Queries } from './queries.ts';
import { modelRanker, type Ranker } from './ranker.ts';
import { type Split, timeSplit } from './split.ts';

/** Trains what the shop would serve; it may use threads. */
export type Train = (input: TrainInput, onProgress: (share: number) => void) => Model | Promise<Model>;
/** The blend's parts, each by itself, trained on the same orders. */
export type Strategies = (input: TrainInput, data: Interactions) => readonly Ranker[];

/** Which orders teach and what is asked. */
export interface Plan {
  readonly split: Split;
  readonly queries: Queries;
  /** The orders that teach. */
  readonly history: OrderHistory;
  /** True when the orders that examine are the newest. */
  readonly byTime: boolean;
}

export interface EvaluationInput {
  readonly list: OrderList;
  readonly products: readonly Product[];
  readonly plan: Plan;
  readonly train: Train;
  readonly strategies: Strategies;
  /** Milliseconds, for the time that training takes. */
  readonly now: () => number;
  /** What is under way, and `share` 0 to 1 of the whole. */
  readonly onProgress: (what: string, share: number) => void;
}

export interface Judged {
  readonly name: string;
  readonly outcome: Readonly<Record<QuestionKind, Outcome>>;
  readonly metrics: Readonly<Record<QuestionKind, Metrics>>;
}

export interface Evaluation {
  readonly byTime: boolean;
  readonly orders: { readonly train: number; readonly test: number };
  /** Training orders with at least two products: the only ones that teach what goes together. */
  readonly together: number;
  /** Products of the training orders. */
  readonly items: number;
  /** Queries of one order share its number. */
  readonly order: Uint32Array;
  /** Queries whose hidden product no training order holds: misses for everybody. */
  readonly unknown: number;
  readonly blend: Judged;
  readonly strategies: readonly Judged[];
  /** Popularity, co-occurrence and cosine. */
  readonly baselines: readonly Judged[];
  readonly shown: Readonly<Record<QuestionKind, Shown>>;
  readonly trainingMs: number;
}

/** Fewer orders are no evidence of anything. */
export const LEAST_ORDERS = 50;

/**
 * The plan of an evaluation: `fixed` where a protocol gives it, else by time.
 * @throws MersalgError `bad-input` when there are too few orders, no times to split by, or nothing to ask: in words
 * that say what to do.
 */
export function planOf(list: OrderList, fixed: Pick<Plan, 'split' | 'queries'> | null): Plan {
  const split = fixed?.split ?? splitByTime(list);
  const queries = fixed?.queries ?? makeQueries(list, split);
  if (queries.order.length === 0) throw nothingToAsk(fixed !== null);
  return {
    split,
    queries,
    history: historyOf(list, split.train),
    byTime: !list.createdAt.some(Number.isNaN),
  };
}

/** Trains once and judges the blend, its parts and the plain methods. */
export async function evaluate(input: EvaluationInput): Promise<Evaluation> {
  const { list, products, plan, onProgress } = input;
  const { split, queries: asked, history } = plan;
  const trainInput = { history, products };
  const started = input.now();
  const model = await input.train(trainInput, (share) => onProgress('Training', share * TRAINED));
  const trainingMs = input.now() - started;
  const data = buildInteractions(history);
  const queries = itemQueries(list, asked, data);
  const items = data.ids.length;

  const strategies = input.strategies(trainInput, data);
  const pairs = countPairs(data);
  const baselines = [popularityRanker(data), coOccurrenceRanker(data, pairs), cosineRanker(data, pairs)];
  let done = TRAINED;
  const each = (1 - TRAINED) / (2 * (strategies.length + baselines.length + 2));
  const step = (what: string) => {
    const from = done;
    done += each;
    return (share: number) => onProgress(what, Math.min(1, from + share * each));
  };
  const judged = (ranker: Ranker): Judged => {
    const outcome = {
      full: judge(ranker, queries, 'full', items, step(ranker.name)),
      single: judge(ranker, queries, 'single', items, step(ranker.name)),
    };
    const metrics = { full: metricsOf(outcome.full, items), single: metricsOf(outcome.single, items) };
    return { name: ranker.name, outcome, metrics };
  };
  return {
    byTime: plan.byTime,
    orders: { train: split.train.length, test: split.test.length },
    together: ordersTogether(data),
    items,
    order: asked.order,
    unknown: queries.hidden.reduce((sum, item) => sum + (item < items ? 0 : 1), 0),
    blend: judged(modelRanker('blend', model, data, neverSold(products, data))),
    strategies: strategies.map(judged),
    baselines: baselines.map(judged),
    shown: {
      full: judgeShown(model, queries, 'full', data, step('shown')),
      single: judgeShown(model, queries, 'single', data, step('shown')),
    },
    trainingMs,
  };
}

/** Share of the progress bar that training takes. */
const TRAINED = 0.5;

export interface ColdEvaluation {
  readonly products: number;
  readonly queries: number;
  readonly blend: Metrics;
}

/** The cold-start protocol, with a training of its own. Null when no product can be made cold, or none is asked for. */
export async function evaluateColdStart(
  input: Omit<EvaluationInput, 'now' | 'strategies'>,
): Promise<ColdEvaluation | null> {
  const { list, products, onProgress } = input;
  const start = coldStart(list, input.plan.split);
  if (start.order.length === 0) return null;
  const model = await input.train({ history: start.history, products }, (share) =>
    onProgress('Training without', share * 0.9),
  );
  const warm = new Set(start.history.productIds).size;
  const outcome = judgeColdStart(
    model,
    list,
    start,
    list.codes.map((_, at) => at + 1),
    (share) => onProgress('New products', 0.9 + share * 0.1),
  );
  return {
    products: start.cold.size,
    queries: start.order.length,
    blend: metricsOf(outcome, warm),
  };
}

function splitByTime(list: OrderList): Split {
  const orders = list.names.length;
  if (orders < LEAST_ORDERS) {
    throw new MersalgError(
      'bad-input',
      `There are only ${orders} orders, and an evaluation needs ${LEAST_ORDERS} at least. Export more of them ` +
        '(Orders, Export, All orders), or come back when the shop has sold more.',
    );
  }
  if (list.createdAt.some(Number.isNaN)) {
    throw new MersalgError(
      'bad-input',
      'Some orders have no time, so that older orders cannot teach and newer ones examine. Give a file with the ' +
        'time of every order (column timestamp, such as 2026-05-01T10:30:00Z), or a fixed split with --protocol.',
    );
  }
  return timeSplit(list);
}

function nothingToAsk(fixed: boolean): MersalgError {
  return new MersalgError(
    'bad-input',
    fixed
      ? 'The list of queries is empty: there is nothing to ask.'
      : 'There is nothing to ask: none of the newest fifth of orders holds two products of which one was sold before. ' +
          'Such a shop has nothing that goes together yet; try again with more orders.',
  );
}

function ordersTogether({ orders, orderPtr }: Interactions): number {
  let count = 0;
  for (let o = 0; o < orders; o++) if (orderPtr[o + 1]! - orderPtr[o]! >= 2) count += 1;
  return count;
}

/** Products that training may have heard of, but no training order holds. */
function neverSold(products: readonly Product[], data: Interactions): number[] {
  const sold = new Set(data.ids);
  return products.flatMap(({ id }) => (sold.has(id) ? [] : [id]));
}
