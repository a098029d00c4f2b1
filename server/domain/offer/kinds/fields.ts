/** Reads the fields of an offer that came from outside, each by itself, so that a refusal can name it. */
import { MersalgError } from '../../errors.ts';
import { isId } from '../../parseRules.ts';
import { folded } from '../../rules.ts';
import type { Selection } from '../offer.ts';
import type { Off } from '../terms.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Sums of money above this are slips of the keyboard: ten thousand million in a currency of hundredths. */
export const MOST_AMOUNT = 1e12;
/** Products, collections or tags that one list of an offer may name. */
export const MOST_LISTED = 250;
const LONGEST_TAG = 255;
const OFFER_ID = /^o[a-z0-9]{8}$/;

/** What a refused field must be, as an error for the person who sent it. */
export function refused(field: string, wants: string): MersalgError {
  return new MersalgError('bad-input', `The offer was not saved: ${field} must be ${wants}.`, { field });
}

export function record(value: unknown, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(field, 'an object');
  return value as Fields;
}

export function list(value: unknown, field: string, least: number, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length < least || value.length > most)
    throw refused(field, `a list of ${least} to ${most}`);
  return value;
}

export function flag(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw refused(field, 'true or false');
  return value;
}

export function whole(value: unknown, field: string, least: number, most: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
    throw refused(field, `a whole number from ${least} to ${most}`);
  // JSON knows a -0, which would not come through as itself.
  return (value as number) + 0;
}

/** Minor units of the shop's currency, above 0. */
export function amount(value: unknown, field: string): number {
  return whole(value, field, 1, MOST_AMOUNT);
}

export function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value);
}

export function oneOf<T extends string>(value: unknown, field: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw refused(field, `one of ${known.join(', ')}`);
  return found;
}

/** Several of `known`, each once, in the order of `known`. */
export function someOf<T extends string>(
  value: unknown,
  field: string,
  known: readonly T[],
  least = 0,
): readonly T[] {
  const wanted = new Set(
    list(value, field, least, known.length).map((one, at) => oneOf(one, `${field}[${at}]`, known)),
  );
  return known.filter((one) => wanted.has(one));
}

export function id(value: unknown, field: string): number {
  if (!isId(value)) throw refused(field, 'an id');
  return value;
}

/** Ids without repeats, in the order given. */
export function ids(value: unknown, field: string, least = 0, most = MOST_LISTED): readonly number[] {
  return [...new Set(list(value, field, least, most).map((one, at) => id(one, `${field}[${at}]`)))];
}

/** Codes of a fixed form, without repeats. */
export function codes(value: unknown, field: string, form: RegExp, wants: string): readonly string[] {
  const found = list(value, field, 0, MOST_LISTED).map((one, at) => {
    if (typeof one !== 'string' || !form.test(one)) throw refused(`${field}[${at}]`, wants);
    return one;
  });
  return [...new Set(found)];
}

export function isOfferId(value: unknown): value is string {
  return typeof value === 'string' && OFFER_ID.test(value);
}

export function offerId(value: unknown, field: string): string {
  if (!isOfferId(value)) throw refused(field, 'the id of an offer');
  return value;
}

export function off(value: unknown, field: string): Off {
  const fields = record(value, field);
  const kind = oneOf(fields.kind, `${field}.kind`, ['percent', 'amount']);
  return kind === 'percent'
    ? { kind, hundredths: whole(fields.hundredths, `${field}.hundredths`, 1, 10_000) }
    : { kind, amount: amount(fields.amount, `${field}.amount`) };
}

/** True where `next` is not more than `before`; percents and amounts cannot be compared without a price. */
export function isNoBetter(next: Off, before: Off): boolean {
  if (next.kind === 'percent') return before.kind === 'percent' && next.hundredths <= before.hundredths;
  return before.kind === 'amount' && next.amount <= before.amount;
}

export function selection(value: unknown, field: string): Selection {
  const fields = record(value, field);
  return {
    products: ids(fields.products, `${field}.products`),
    collections: ids(fields.collections, `${field}.collections`),
    tags: tags(fields.tags, `${field}.tags`),
  };
}

function tags(value: unknown, field: string): readonly string[] {
  const found = new Map<string, string>();
  for (const [at, one] of list(value, field, 0, MOST_LISTED).entries()) {
    const name = typeof one === 'string' ? one.trim() : '';
    if (name === '' || name.length > LONGEST_TAG)
      throw refused(`${field}[${at}]`, `text of 1 to ${LONGEST_TAG} characters`);
    if (!found.has(folded(name))) found.set(folded(name), name);
  }
  return [...found.values()];
}
