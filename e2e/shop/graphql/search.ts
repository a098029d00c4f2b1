/** Shopify's search syntax (`updated_at:>'2026-01-01' AND -status:draft`) for the filters the twin knows. */
import { badRequest, unknownToTwin } from './context.ts';

/** How one filter reads an item. Times are epoch milliseconds, of whole seconds (`seconds` below). */
export type Filter<T> =
  | { kind: 'time' | 'number'; of: (item: T) => number | null }
  | { kind: 'word'; of: (item: T) => string | null | readonly string[] };

export interface Searchable<T> {
  readonly name: string;
  readonly filters: Readonly<Record<string, Filter<T>>>;
  /** Free words look here; without it they are refused. */
  readonly text?: (item: T) => string;
}

/** Shopify keeps whole seconds: `updated_at:>` the last one seen misses what changed later in that second. */
export function seconds(iso: string): number {
  return Math.floor(Date.parse(iso) / 1000) * 1000;
}

type Test<T> = (item: T) => boolean;

const TOKEN =
  /\s*(?:(\()|(\))|(AND|OR|NOT)(?=[\s()]|$)|(-)(?=[\w(])|([a-z_]+):(<=|>=|<|>)?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s()'"]+))|(?:'([^']*)'|"([^"]*)"|([^\s()'"]+)))/y;

interface Token {
  readonly kind: 'open' | 'close' | 'AND' | 'OR' | 'NOT' | 'filter' | 'word';
  readonly field?: string;
  readonly comparator?: string;
  readonly value?: string;
}

function tokenise(query: string): Token[] {
  const tokens: Token[] = [];
  const text = query.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw badRequest(`Invalid search query at character ${at}: ${text.slice(at, at + 20)}`);
    if (match[1]) tokens.push({ kind: 'open' });
    else if (match[2]) tokens.push({ kind: 'close' });
    else if (match[3]) tokens.push({ kind: match[3] as 'AND' | 'OR' | 'NOT' });
    else if (match[4]) tokens.push({ kind: 'NOT' });
    else if (match[5]) {
      const value = (match[7] ?? match[8] ?? match[9] ?? '').replace(/\\(.)/g, '$1');
      tokens.push({ kind: 'filter', field: match[5], comparator: match[6] ?? '', value });
    } else tokens.push({ kind: 'word', value: match[10] ?? match[11] ?? match[12] ?? '' });
  }
  return tokens;
}

/**
 * Compiles a search query. Filters that Shopify has and the twin lacks are refused aloud; Shopify itself ignores
 * unknown ones with a warning and returns everything, which would hide a typo.
 */
export function compileSearch<T>(query: string, on: Searchable<T>): Test<T> {
  const tokens = tokenise(query);
  let at = 0;

  function either(): Test<T> {
    const parts = [all()];
    while (tokens[at]?.kind === 'OR') {
      at += 1;
      parts.push(all());
    }
    return parts.length === 1 ? parts[0]! : (item) => parts.some((part) => part(item));
  }
  function all(): Test<T> {
    const parts = [one()];
    while (at < tokens.length && tokens[at]!.kind !== 'OR' && tokens[at]!.kind !== 'close') {
      if (tokens[at]!.kind === 'AND') at += 1;
      parts.push(one());
    }
    return parts.length === 1 ? parts[0]! : (item) => parts.every((part) => part(item));
  }
  function one(): Test<T> {
    const token = tokens[at];
    at += 1;
    if (token?.kind === 'NOT') {
      const inner = one();
      return (item) => !inner(item);
    }
    if (token?.kind === 'open') {
      const inner = either();
      if (tokens[at]?.kind !== 'close')
        throw badRequest('Invalid search query: a parenthesis is not closed.');
      at += 1;
      return inner;
    }
    if (token?.kind === 'filter') return filterTest(token, on);
    if (token?.kind === 'word') return wordTest(token.value ?? '', on);
    throw badRequest(`Invalid search query: ${query}`);
  }

  if (tokens.length === 0) return () => true;
  const test = either();
  if (at < tokens.length) throw badRequest(`Invalid search query: ${query}`);
  return test;
}

function wordTest<T>(word: string, on: Searchable<T>): Test<T> {
  const { text } = on;
  if (!text) throw unknownToTwin(`free words in the query of ${on.name}`);
  const needle = word.toLowerCase().replace(/\*$/, '');
  return (item) => text(item).toLowerCase().includes(needle);
}

function filterTest<T>(token: Token, on: Searchable<T>): Test<T> {
  const field = token.field ?? '';
  const filter = on.filters[field];
  if (!filter) throw unknownToTwin(`the filter ${field} of ${on.name}`);
  const value = token.value ?? '';
  const comparator = token.comparator ?? '';
  if (filter.kind === 'word') {
    const { of } = filter;
    const wanted = value.toLowerCase().split(',');
    return (item) => {
      const found = of(item);
      const words = found === null ? [] : typeof found === 'string' ? [found] : found;
      return words.some((word) => wanted.includes(word.toLowerCase()));
    };
  }
  const { of } = filter;
  const [low, high] = filter.kind === 'time' ? timeRange(field, value) : numberRange(field, value);
  const within = (found: number): boolean => {
    if (comparator === '>') return found > low;
    if (comparator === '>=') return found >= low;
    if (comparator === '<') return found < low;
    if (comparator === '<=') return found <= high;
    return found >= low && found <= high;
  };
  return (item) => {
    const found = of(item);
    return found !== null && within(found);
  };
}

function timeRange(field: string, value: string): [number, number] {
  // Without an offset JavaScript would read local time; Shopify reads UTC.
  const at = Date.parse(/\dT[\d:.]+$/.test(value) ? `${value}Z` : value);
  const wellFormed = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(
    value,
  );
  if (!wellFormed || Number.isNaN(at)) throw badRequest(`Invalid timestamp for query filter \`${field}\`.`);
  return value.length === 10 ? [at, at + 86_400_000 - 1] : [at, at];
}

function numberRange(field: string, value: string): [number, number] {
  const number = Number(value.split('/').pop());
  if (!Number.isFinite(number)) throw badRequest(`Invalid number for query filter \`${field}\`.`);
  return [number, number];
}
