/** Checks rules that came from outside: each field by itself, so that the error can name it. */
import { MersalgError } from './errors.ts';
import { type Exclusions, folded, type MarginRule, type Pin, type PriceRatios, type Rules } from './rules.ts';

export const MAX_PINS = 200;
/** Exclusions by collection, tag or vendor: at most so many of each. */
export const MAX_EXCLUDED_GROUPS = 500;
/** As long as Shopify lets a tag or vendor be. */
export const LONGEST_NAME = 255;
/** Bounds of the numbers, both included. */
export const BOUNDS = {
  leastPercent: { least: 0, most: 99 },
  crossSell: { least: 0.1, most: 100 },
  upsell: { least: 1, most: 100 },
  downsell: { least: 0, most: 1 },
  perType: { least: 1, most: 12 },
  minStock: { least: 1, most: 10_000 },
} as const;

/** What a refused field must be, as an error for the person who sent it. */
export function refused(field: string, wants: string): MersalgError {
  return new MersalgError('bad-input', `Settings were not saved: ${field} must be ${wants}.`, { field });
}

type Fields = Readonly<Record<string, unknown>>;
interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * Clean rules: unknown keys dropped, lists without repeats. A field that is absent stays as `kept` has it, so that a
 * page older than a rule cannot undo it.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseRules(input: unknown, kept: Rules): Rules {
  if (input === undefined) return kept;
  const fields = record(input, 'rules');
  const { least, most } = BOUNDS.perType;
  return {
    pins: pins(fields.pins, kept.pins),
    exclude: exclusions(fields.exclude, kept.exclude),
    margin: margin(fields.margin, kept.margin),
    priceRatio: priceRatio(fields.priceRatio, kept.priceRatio),
    perType: orNull(fields.perType, kept.perType, (value) =>
      whole(value, 'rules.perType', { least, most }, ', or null'),
    ),
    minStock: given(fields.minStock, kept.minStock, (value) =>
      whole(value, 'rules.minStock', BOUNDS.minStock),
    ),
  };
}

function pins(input: unknown, kept: readonly Pin[]): readonly Pin[] {
  if (input === undefined) return kept;
  const found = new Map<string, Pin>();
  for (const [at, one] of list(input, 'rules.pins', MAX_PINS, 'pins').entries()) {
    const field = `rules.pins[${at}]`;
    const { with: beside, show } = record(one, field);
    if (!isId(show)) throw refused(`${field}.show`, 'a product id');
    if (beside !== null && !isId(beside)) throw refused(`${field}.with`, 'a product id, or null for all');
    if (beside === show) throw refused(`${field}.show`, 'another product than the one it stands beside');
    const key = `${beside}:${show}`;
    if (!found.has(key)) found.set(key, { with: beside, show });
  }
  return [...found.values()];
}

function exclusions(input: unknown, kept: Exclusions): Exclusions {
  if (input === undefined) return kept;
  const { collections, tags, vendors } = record(input, 'rules.exclude');
  return {
    collections: given(collections, kept.collections, collectionIds),
    tags: given(tags, kept.tags, (value) => names(value, 'rules.exclude.tags')),
    vendors: given(vendors, kept.vendors, (value) => names(value, 'rules.exclude.vendors')),
  };
}

function collectionIds(input: unknown): readonly number[] {
  const field = 'rules.exclude.collections';
  const ids = list(input, field, MAX_EXCLUDED_GROUPS, 'ids');
  for (const [at, id] of ids.entries()) if (!isId(id)) throw refused(`${field}[${at}]`, 'a collection’s id');
  return [...new Set(ids as number[])];
}

function names(input: unknown, field: string): readonly string[] {
  const found = new Map<string, string>();
  for (const [at, one] of list(input, field, MAX_EXCLUDED_GROUPS, 'names').entries()) {
    const name = typeof one === 'string' ? one.trim() : '';
    if (name === '' || name.length > LONGEST_NAME) {
      throw refused(`${field}[${at}]`, `text of 1 to ${LONGEST_NAME} characters`);
    }
    if (!found.has(folded(name))) found.set(folded(name), name);
  }
  return [...found.values()];
}

function margin(input: unknown, kept: MarginRule): MarginRule {
  if (input === undefined) return kept;
  const { leastPercent, showUnknown } = record(input, 'rules.margin');
  return {
    leastPercent: orNull(leastPercent, kept.leastPercent, (value) =>
      number(value, 'rules.margin.leastPercent', BOUNDS.leastPercent, ', or null'),
    ),
    showUnknown: given(showUnknown, kept.showUnknown, (value) => {
      if (typeof value !== 'boolean') throw refused('rules.margin.showUnknown', 'true or false');
      return value;
    }),
  };
}

function priceRatio(input: unknown, kept: PriceRatios): PriceRatios {
  if (input === undefined) return kept;
  const field = 'rules.priceRatio';
  const fields = record(input, field);
  return {
    crossSell: given(fields.crossSell, kept.crossSell, (value) => {
      const { most } = record(value, `${field}.crossSell`);
      return {
        most: orNull(most, kept.crossSell.most, (one) =>
          number(one, `${field}.crossSell.most`, BOUNDS.crossSell, ', or null'),
        ),
      };
    }),
    upsell: range(fields.upsell, kept.upsell, `${field}.upsell`, BOUNDS.upsell),
    downsell: range(fields.downsell, kept.downsell, `${field}.downsell`, BOUNDS.downsell),
  };
}

function range(input: unknown, kept: Bounds, field: string, bounds: Bounds): Bounds {
  if (input === undefined) return kept;
  const fields = record(input, field);
  const least = given(fields.least, kept.least, (value) => number(value, `${field}.least`, bounds));
  const most = given(fields.most, kept.most, (value) => number(value, `${field}.most`, bounds));
  if (least >= most) throw refused(`${field}.most`, `above ${field}.least`);
  return { least, most };
}

function given<T>(value: unknown, kept: T, read: (value: unknown) => T): T {
  return value === undefined ? kept : read(value);
}

function orNull(value: unknown, kept: number | null, read: (value: unknown) => number): number | null {
  return value === null ? null : given<number | null>(value, kept, read);
}

/** What came from outside, as fields to be read one by one. @throws MersalgError `bad-input` unless it is an object. */
export function record(value: unknown, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(field, 'an object');
  return value as Fields;
}

function list(value: unknown, field: string, most: number, what: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw refused(field, `a list of at most ${most} ${what}`);
  return value;
}

function number(value: unknown, field: string, { least, most }: Bounds, or = ''): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw refused(field, `a number from ${least} to ${most}${or}`);
  }
  return value;
}

/** A whole number within bounds, both included; `or` ends the sentence of the refusal. @throws MersalgError `bad-input` */
export function whole(value: unknown, field: string, bounds: Bounds, or = ''): number {
  if (!Number.isSafeInteger(value) || (value as number) < bounds.least || (value as number) > bounds.most) {
    throw refused(field, `a whole number from ${bounds.least} to ${bounds.most}${or}`);
  }
  return value as number;
}

/** True for what can be the id of a product or a collection. */
export function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
