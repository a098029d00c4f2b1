/** For how long what is stored is kept: the merchant's choice within bounds. What is older goes by itself, every hour. */
import { record, refused, whole } from './parseRules.ts';

/** Days. */
export interface Keep {
  /** Orders and their lines, from which suggestions are learnt. */
  readonly orders: number;
  /** What measures: which visitor saw what, began a checkout, paid; and what is counted by day. */
  readonly visitors: number;
  /** The log of changes. */
  readonly audit: number;
  /** Answers on the thank-you page, which are counts. */
  readonly feedback: number;
}

/**
 * Bounds, both included; whole days. Nothing measured is kept beyond 400 days: no report reaches further back. Less than
 * 90 days of orders or visitors would say too little to learn or to measure by.
 */
export const KEEP_BOUNDS = {
  orders: { least: 90, most: 3_650 },
  visitors: { least: 90, most: 400 },
  audit: { least: 30, most: 1_825 },
  feedback: { least: 30, most: 400 },
} as const satisfies Record<keyof Keep, { least: number; most: number }>;

/** Nothing goes that anybody could miss. */
export const DEFAULT_KEEP: Keep = { orders: 3_650, visitors: 400, audit: 730, feedback: 400 };

/**
 * Clean days: unknown keys dropped; one that is absent stays as `kept` has it. Orders are kept at least as long as
 * visitors: a report of visitors without their orders would say that they bought nothing.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseKeep(input: unknown, kept: Keep): Keep {
  if (input === undefined) return kept;
  const fields = record(input, 'keep');
  const days = (name: keyof Keep) =>
    whole(fields[name] ?? kept[name], `keep.${name}`, KEEP_BOUNDS[name], ', in days');
  const clean = {
    orders: days('orders'),
    visitors: days('visitors'),
    audit: days('audit'),
    feedback: days('feedback'),
  };
  if (clean.orders < clean.visitors)
    throw refused('keep.orders', `at least ${clean.visitors} days, as long as visitors are kept`);
  return clean;
}
