/** Puts an evaluation on a terminal: tables that fit eighty columns, and the JSON of the same figures. */
import type { ColdEvaluation, Evaluation, Judged } from '../domain/recommend/evaluate/evaluation.ts';
import type { QuestionKind } from '../domain/recommend/evaluate/judge.ts';
import type { Metrics } from '../domain/recommend/evaluate/metrics.ts';
import type { SubstituteEvaluation } from '../domain/recommend/evaluate/substitutes.ts';
import { verdict } from '../domain/recommend/evaluate/verdict.ts';

/** Everything that one run found. */
export interface Report {
  readonly dataset: string;
  readonly evaluation: Evaluation;
  /** Undefined when not asked for; null when it cannot be judged. */
  readonly substitutes?: SubstituteEvaluation | null;
  readonly coldStart?: ColdEvaluation | null;
}

const WIDTH = 80;
const COLUMNS = ['HR@5', 'HR@10', 'MRR@10', 'NDCG@10', 'coverage'] as const;

export function lines(report: Report): string[] {
  const { evaluation, substitutes, coldStart } = report;
  const said: string[] = [
    ...table('In the cart (the rest of the order is known)', evaluation, 'full'),
    '',
    ...table('On a product page (one product is known)', evaluation, 'single'),
    '',
    ...wrapped(
      'HR@10: share of cases with the hidden product among ten. NDCG@10: the same, higher places count more.',
    ),
  ];
  if (substitutes !== undefined) said.push('', ...substituteLines(substitutes));
  if (coldStart !== undefined) said.push('', ...coldLines(coldStart));
  for (const paragraph of verdict(evaluation)) said.push('', ...wrapped(paragraph));
  return said;
}

/** The figures as one JSON object on one line; ratios to six digits. */
export function json({ dataset, evaluation, substitutes, coldStart }: Report): string {
  const { blend, strategies, baselines, shown, trainingMs, orders, order, items } = evaluation;
  const named = (judged: readonly Judged[]) =>
    Object.fromEntries(judged.map(({ name, metrics }) => [name, metrics]));
  return JSON.stringify(
    {
      dataset,
      queries: order.length,
      full: blend.metrics.full,
      single: blend.metrics.single,
      strategies: named(strategies),
      baselines: named(baselines),
      shown,
      orders,
      products: items,
      trainingSeconds: trainingMs / 1000,
      ...(substitutes === undefined ? {} : { substitutes }),
      ...(coldStart === undefined ? {} : { coldStart }),
    },
    (_key, value) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value),
  );
}

function table(title: string, { blend, strategies, baselines }: Evaluation, kind: QuestionKind): string[] {
  // Popularity is both: a strategy of ours, and the plain method that every shop has without us.
  const plain = new Set(baselines.map(({ name }) => name));
  const own = strategies.filter(({ name }) => !plain.has(name));
  const rows: [string, Metrics][] = [
    ['Mersalg', blend.metrics[kind]],
    ...own.map(({ name, metrics }): [string, Metrics] => [`  ${name}`, metrics[kind]]),
    ...baselines.map(({ name, metrics }): [string, Metrics] => [name, metrics[kind]]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length), 14);
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(width) + cells.map((cell) => cell.padStart(10)).join('');
  return [
    title,
    line('', COLUMNS),
    ...rows.map(([name, { hr5, hr10, mrr10, ndcg10, coverage10 }]) =>
      line(name, [
        ...[hr5, hr10, mrr10, ndcg10].map((value) => value.toFixed(4)),
        `${(coverage10 * 100).toFixed(1)} %`,
      ]),
    ),
  ];
}

function substituteLines(found: SubstituteEvaluation | null): string[] {
  if (found === null) {
    return wrapped(
      'Substitutes cannot be judged here: nothing in these files says which products are the same article in another ' +
        'colour or pattern. SKUs that differ only in letters at their end (85123A, 85123B) would.',
    );
  }
  const { queries, hr10, recall10, mrr10 } = found;
  return wrapped(
    `Substitutes: for ${figure(queries)} products with siblings by their codes, a sibling was among the ten most ` +
      `alike in ${(hr10 * 100).toFixed(1)} % (HR@10 ${hr10.toFixed(4)}, recall@10 ${recall10.toFixed(4)}, ` +
      `MRR@10 ${mrr10.toFixed(4)}).`,
  );
}

function coldLines(found: ColdEvaluation | null): string[] {
  if (found === null) {
    return wrapped(
      'New products cannot be judged here: too few products have 20 orders, or too few were bought again.',
    );
  }
  const { products, queries, blend } = found;
  return wrapped(
    `New products: ${figure(products)} products were learnt without their orders, from title and price alone. Asked ` +
      `${figure(queries)} times what goes with one of them, Mersalg reached HR@10 ${blend.hr10.toFixed(4)}, ` +
      `NDCG@10 ${blend.ndcg10.toFixed(4)}.`,
  );
}

/** Lines of at most 80 characters, broken at spaces. */
export function wrapped(text: string): string[] {
  const out: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      out.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...out, line];
}

const figure = (value: number) => value.toLocaleString('en-GB');
