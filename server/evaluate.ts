/** `npm run evaluate`: how well Mersalg would have done on a shop's own past orders, against plain methods. */

import { availableParallelism } from 'node:os';
import type { WriteStream } from 'node:tty';
import { parseArgs } from 'node:util';
import { asMersalgError, MersalgError } from './domain/errors.ts';
import { evaluate, evaluateColdStart, planOf, type Train } from './domain/recommend/evaluate/evaluation.ts';
import { evaluateSubstitutes, type SubstituteEvaluation } from './domain/recommend/evaluate/substitutes.ts';
import { fitAll } from './domain/recommend/strategies.ts';
import { type ModelData, serve, train } from './domain/recommend/trained.ts';
import { json, lines, type Report } from './evaluate/print.ts';
import { evaluateProgress, type ProgressView, READ, SAID } from './evaluate/progress.ts';
import { type Files, readSource } from './evaluate/readSource.ts';
import type { Source } from './evaluate/source.ts';
import { openRowPool } from './jobs/pool.ts';
import { shareProgress } from './shareProgress.ts';

const HELP = `Judges Mersalg on a shop's own orders: it learns from the older ones, then one product
of each newer order is hidden, and we look whether it is among ten suggestions.

  npm run evaluate -- --orders orders_export.csv[.gz] --products products_export.csv[.gz]

  --orders FILE      the orders export of Shopify's admin; give every part of a split export,
                     in their order. Or a CSV with the columns order_id, timestamp, product_id
  --products FILE    the products export. Or a CSV with product_id, title, category, price
  --substitutes      judges too whether other colours of an article are found
  --cold-start       judges too what is suggested for products without orders; trains twice
  --protocol DIR     takes a fixed split instead: DIR/orders.csv.gz and the lists in DIR/split
  --json             prints the figures as JSON, and nothing else
                     (npm run --silent evaluate -- … --json > figures.json)

Nothing is stored, and nothing leaves this machine.`;

/** Below so many products with siblings, substitutes are not judged. */
const LEAST_SIBLINGS = 20;

interface Options extends Files {
  readonly substitutes: boolean;
  readonly coldStart: boolean;
  readonly json: boolean;
}

/** @throws MersalgError `bad-input` in words for the person at the keyboard. */
function readOptions(args: readonly string[]): Options {
  const bad = (message: string) =>
    new MersalgError('bad-input', `${message} (npm run evaluate -- --help tells more.)`);
  const { orders = [], products, protocol, substitutes, json, ...rest } = parsed(args, bad);
  if (protocol !== undefined && (orders.length > 0 || products !== undefined)) {
    throw bad('Give either --protocol or --orders: a protocol brings its own orders and products.');
  }
  if (protocol === undefined && orders.length === 0)
    throw bad('Which file? Give --orders orders_export.csv.');
  return {
    orders,
    products: products ?? null,
    protocol: protocol ?? null,
    substitutes: substitutes ?? false,
    coldStart: rest['cold-start'] ?? false,
    json: json ?? false,
  };
}

function parsed(args: readonly string[], bad: (message: string) => MersalgError) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        orders: { type: 'string', multiple: true },
        products: { type: 'string' },
        protocol: { type: 'string' },
        substitutes: { type: 'boolean' },
        'cold-start': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    }).values;
  } catch (thrown) {
    throw bad(`${(thrown as Error).message}.`);
  }
}

/** What the product really trains and serves. */
const trainServed: Train = async (input, onProgress) => {
  const pool = openRowPool({ threads: Math.min(4, availableParallelism()), background: false });
  try {
    return serve(await train(input, onProgress, pool.run));
  } finally {
    await pool.close();
  }
};

/** Resolves to the exit code. `print` gets the result; notes and progress go to `beside`. */
export async function runEvaluate(
  args: readonly string[],
  print: (text: string) => void,
  beside: Pick<WriteStream, 'isTTY' | 'write'>,
): Promise<number> {
  if (args.includes('--help') || args.length === 0) {
    print(HELP);
    return args.length === 0 ? 2 : 0;
  }
  const options = readOptions(args);
  const progress = evaluateProgress(shareProgress(beside, SAID));
  try {
    const source = await readSource(options, progress.files);
    const report = await judged(source, options, progress);
    progress.end();
    for (const note of source.notes) beside.write(`${note}\n`);
    if (options.json) print(json(report));
    else for (const line of lines(report)) print(line);
    return 0;
  } finally {
    progress.end();
  }
}

async function judged(source: Source, options: Options, progress: ProgressView): Promise<Report> {
  const { dataset, list, products, fixed } = source;
  const plan = planOf(list, fixed);
  // Each training takes about as long as the other; substitutes take little.
  const end = options.substitutes ? 0.95 : 1;
  const until = options.coldStart ? (READ + end) / 2 : end;
  let blend: ModelData | null = null;
  const evaluation = await evaluate({
    list,
    products,
    plan,
    train: async (input, onProgress) => {
      blend = await train(input, onProgress);
      return serve(blend);
    },
    // Asked for when training is done.
    strategies: ({ products }, data) => fitAll({ data, products, model: blend! }),
    now: () => performance.now(),
    onProgress: progress.part(READ, until),
  });
  return {
    dataset,
    evaluation,
    ...(options.coldStart
      ? {
          coldStart: await evaluateColdStart({
            list,
            products,
            plan,
            train: trainServed,
            onProgress: progress.part(until, end),
          }),
        }
      : {}),
    ...(options.substitutes ? { substitutes: substitutesOf(source, plan.history, progress) } : {}),
  };
}

/** Null when too few products have siblings to say anything. */
function substitutesOf(
  { products, families }: Source,
  history: Parameters<typeof evaluateSubstitutes>[1],
  progress: ProgressView,
): SubstituteEvaluation | null {
  if (families.size === 0) return null;
  const show = progress.part(0.95, 1);
  const found = evaluateSubstitutes(products, history, families, (share) => show('Substitutes', share));
  return found.queries < LEAST_SIBLINGS ? null : found;
}

if (import.meta.main) {
  runEvaluate(process.argv.slice(2), console.log, process.stderr).then(
    (code) => {
      process.exitCode = code;
    },
    (thrown: unknown) => {
      console.error(asMersalgError(thrown).message);
      process.exitCode = 1;
    },
  );
}
