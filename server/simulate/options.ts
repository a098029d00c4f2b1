/** What the simulate command was asked for, checked, in words for the person at the keyboard where it cannot be. */
import { parseArgs } from 'node:util';
import { MersalgError } from '../domain/errors.ts';
import type { Touches } from './madeShop.ts';

export const HELP = `Makes a shop whose visitors really are worth more when they are shown suggestions, by as much as
you say, and looks whether Mersalg finds out. The same seed gives the same shop.

  npm run simulate -- --visitors 20000 --effect 0.1 --seed 1

One shop, through the real store: visits, webhooks, joins, refunds and the daily report
  --visitors N       visitors who are counted; others come too (default 20000)
  --effect E         what suggestions add, as a share of each visitor's chance of buying: 0.1 is a
                     tenth more, 0 nothing (default 0)
  --touches WHAT     conversion, or value: then each order is worth so much more (default conversion)
  --seed S           default 1
  --days D           default 30
  --share P          percent held out, 1 to 20 (default 20; in a batch 1 to 99, default 50)
  --database URL     postgres://… instead of SQLite in a temporary folder; the shop's rows are removed again

Many experiments, each looked at every day: how often are the intervals wrong?
  --experiments K    so many, of --visitors each
  --what WHAT        intervals (default), ratio (the check of the split), guard, or bandit
  --threads T        default: as many as there are cores

  --json             prints one JSON document, and nothing else`;

export const STUDIES = ['intervals', 'ratio', 'guard', 'bandit'] as const;
export type Study = (typeof STUDIES)[number];

export interface Options {
  readonly visitors: number;
  readonly effect: number;
  readonly touches: Touches;
  readonly seed: number;
  readonly days: number;
  /** Percent in the control. */
  readonly share: number;
  /** Null: a single run through the store. */
  readonly batch: { readonly experiments: number; readonly study: Study; readonly threads: number } | null;
  readonly database: string | null;
  readonly json: boolean;
}

/** @throws MersalgError `bad-input`. */
export function readOptions(args: readonly string[], cores: number): Options {
  const values = parsed(args);
  const experiments =
    values.experiments === undefined ? null : whole('experiments', values.experiments, 1, 1e6);
  const isBatch = experiments !== null;
  for (const name of ['what', 'threads'] as const) {
    if (values[name] !== undefined && !isBatch) throw bad(`--${name} goes with --experiments.`);
  }
  if (values.database !== undefined && isBatch) throw bad('A batch uses no database: leave --database out.');
  const share = number('share', values.share ?? (isBatch ? '50' : '20'), 1, isBatch ? 99 : 20);
  return {
    visitors: whole('visitors', values.visitors ?? '20000', 100, 5e6),
    // Beyond that some would buy with a chance above 1.
    effect: number('effect', values.effect ?? '0', -0.9, 1),
    touches: oneOf('touches', values.touches ?? 'conversion', ['conversion', 'value']),
    seed: whole('seed', values.seed ?? '1', 0, Number.MAX_SAFE_INTEGER),
    days: whole('days', values.days ?? '30', 1, 365),
    share,
    batch: isBatch
      ? {
          experiments,
          study: oneOf('what', values.what ?? 'intervals', STUDIES),
          threads: whole('threads', values.threads ?? String(cores), 1, 64),
        }
      : null,
    database: values.database ?? null,
    json: values.json ?? false,
  };
}

const bad = (message: string) =>
  new MersalgError('bad-input', `${message} (npm run simulate -- --help tells more.)`);

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: withNegatives(args),
      options: {
        visitors: text,
        effect: text,
        touches: text,
        seed: text,
        days: text,
        share: text,
        database: text,
        experiments: text,
        what: text,
        threads: text,
        json: { type: 'boolean' },
      },
    }).values;
  } catch (thrown) {
    throw bad(`${(thrown as Error).message}.`);
  }
}

/** `--effect -0.1` as people write it: else the minus would begin another option. */
function withNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    if (/^-[\d.]/.test(arg) && joined.length > 0) joined.push(`${joined.pop()}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

function number(name: string, value: string, least: number, most: number): number {
  const read = value.trim() === '' ? Number.NaN : Number(value);
  if (!(read >= least && read <= most)) throw bad(`--${name} must be a number from ${least} to ${most}.`);
  return read;
}

function whole(name: string, value: string, least: number, most: number): number {
  const read = number(name, value, least, most);
  if (!Number.isInteger(read)) throw bad(`--${name} must be a whole number.`);
  return read;
}

function oneOf<T extends string>(name: string, value: string, of: readonly T[]): T {
  const found = of.find((one) => one === value);
  if (found === undefined) throw bad(`--${name} must be one of: ${of.join(', ')}.`);
  return found;
}
