/** The evaluation in plain words for a merchant: what was found, how sure it is, and what to do about it. */
import type { Evaluation, Judged } from './evaluation.ts';
import type { QuestionKind } from './judge.ts';
import { difference, estimate, hitOf } from './metrics.ts';

/** With fewer questions, or from fewer orders, chance decides too much. */
export const LEAST_QUERIES = 200;
const LEAST_TEST_ORDERS = 30;

/** Orders with two products or more. A judgement: below the first, most pairs are seen too seldom to be believed. */
const THIN = 500;
const RICH = 5_000;

/** Two standard errors: what chance alone does in one of twenty. */
const SURE = 2;

/** Paragraphs, the most important first. */
export function verdict(evaluation: Evaluation): string[] {
  return [
    whatWasDone(evaluation),
    ...(enough(evaluation) ? [found(evaluation, 'full'), found(evaluation, 'single')] : [tooFew(evaluation)]),
    shown(evaluation),
    history(evaluation),
    'None of this says what suggestions earn: products were bought without them here. Only shoppers who see them, ' +
      'compared with some who do not, can tell.',
  ];
}

function enough({ order }: Evaluation): boolean {
  return order.length >= LEAST_QUERIES && new Set(order).size >= LEAST_TEST_ORDERS;
}

function whatWasDone({ orders, order, byTime }: Evaluation): string {
  const older = byTime ? 'older ' : '';
  const others = byTime ? 'last' : 'other';
  return (
    `Mersalg learnt from the ${older}${figure(orders.train)} orders and was examined on the ${others} ` +
    `${figure(orders.test)}: ${figure(order.length)} times one product of an order was hidden and ten were suggested.`
  );
}

function tooFew({ order }: Evaluation): string {
  return (
    `These are too few to tell: ${figure(order.length)} questions from ${figure(new Set(order).size)} orders, where ` +
    `${LEAST_QUERIES} from ${LEAST_TEST_ORDERS} are the least. The figures above may be chance; do not choose by them.`
  );
}

/** Chance of a hit and how it compares; for example `In the cart, … in 23.5 % of cases (give or take 0.6)`. */
function found(evaluation: Evaluation, kind: QuestionKind): string {
  const { order, blend, baselines } = evaluation;
  const hits = estimate(order, (q) => hitOf(blend.outcome[kind].ranks[q]!));
  const where =
    kind === 'full'
      ? 'In the cart, where the rest of the order is known,'
      : 'On a product page, where one product is known,';
  const plain = baselines.map((one) => `${PLAIN[one.name] ?? one.name} ${percent(one.metrics[kind].hr10)}`);
  return (
    `${where} the hidden product was among Mersalg’s ten suggestions in ${percent(hits.mean)} of cases (give or ` +
    `take ${points(SURE * hits.error)}). ${sentence(plain)}. ${compared(evaluation, kind)}`
  );
}

const PLAIN: Readonly<Record<string, string>> = {
  popularity: 'simply showing bestsellers would have found',
  'co-occurrence': 'counting what is bought together',
  cosine: 'the same set against popularity (cosine)',
};

function compared({ order, blend, baselines }: Evaluation, kind: QuestionKind): string {
  const best = best10(baselines, kind);
  const { mean, error } = difference(order, blend.outcome[kind], best.outcome[kind]);
  const by = `${points(Math.abs(mean))} percentage points, give or take ${points(SURE * error)}`;
  if (mean > SURE * error) return `That is better than the best of these plain methods (by ${by}).`;
  if (mean < -SURE * error) {
    return `That is worse than ${best.name} (by ${by}): on this shop the plain method serves this place better. Please tell us.`;
  }
  return `That is no better and no worse than ${best.name}, as far as so many questions can tell (${by}).`;
}

function best10(judged: readonly Judged[], kind: QuestionKind): Judged {
  return judged.reduce((best, one) => (one.metrics[kind].hr10 > best.metrics[kind].hr10 ? one : best));
}

function shown({ shown: { full, single } }: Evaluation): string {
  if (full.mean === 0 && single.mean === 0) {
    return 'Shoppers would see no suggestions yet: no pair of products was bought together often enough to be believed.';
  }
  return (
    'Mersalg shows only what enough orders support: suggestions would have stood ' +
    `in ${percent(full.share)} of these carts and on ${percent(single.share)} of these product pages ` +
    `(${full.mean.toFixed(1)} and ${single.mean.toFixed(1)} of four cards on average). Of all cards shown, ` +
    `${percent(full.precision)} in the cart and ${percent(single.precision)} on product pages were the very product ` +
    'that was hidden; old orders cannot tell whether the others would have been liked.'
  );
}

function history({ together, orders, items }: Evaluation): string {
  const share = together / Math.max(1, orders.train);
  const facts =
    `${figure(together)} orders with two products or more (${percent(share)} of those learnt from), ` +
    `${figure(items)} products`;
  if (together < THIN) {
    return (
      `Your history is thin: ${facts}. Load older orders with “npm run import”, for Shopify’s API gives only the last ` +
      '60 days; until then few suggestions are shown, and those are the ones that orders support.'
    );
  }
  if (together < RICH) {
    return `Your history is fair: ${facts}. More orders make it better: load older ones with “npm run import”.`;
  }
  return `Your history is rich: ${facts}. There is nothing you need to do; Mersalg goes on learning from new orders.`;
}

function sentence(parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ');
}

const figure = (value: number) => value.toLocaleString('en-GB');
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const points = (share: number) => (share * 100).toFixed(1);
