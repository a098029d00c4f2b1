/** Relay connections with Shopify's rules: first or last, at most 250, opaque cursors, at most 25,000 deep. */
import { type AdminContext, type Args, badRequest } from './context.ts';

const MAX_PAGE = 250;
const MAX_DEPTH = 25_000;

/** What orders a list: the sort value, then the id. */
export type SortKey = readonly [value: number | string, id: number];

interface Page<T> {
  readonly items: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A list, filtered and sorted; pages are cut from it when they are asked for. */
export class Connection<T> {
  readonly items: readonly T[];
  private readonly keyOf: (item: T) => SortKey;
  private readonly args: Args;
  private cut: Page<T> | undefined;

  constructor(items: readonly T[], keyOf: (item: T) => SortKey, args: Args) {
    this.items = items;
    this.keyOf = keyOf;
    this.args = args;
  }

  get nodes(): readonly T[] {
    return this.page().items;
  }

  get edges(): readonly { cursor: string; node: T }[] {
    return this.page().items.map((node) => ({ cursor: this.cursorOf(node), node }));
  }

  get pageInfo(): Record<string, unknown> {
    const { items, hasNextPage, hasPreviousPage } = this.page();
    const first = items[0];
    const last = items[items.length - 1];
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: first === undefined ? null : this.cursorOf(first),
      endCursor: last === undefined ? null : this.cursorOf(last),
    };
  }

  private cursorOf(item: T): string {
    const [value, id] = this.keyOf(item);
    return Buffer.from(JSON.stringify({ last_id: id, last_value: value })).toString('base64');
  }

  private indexAfter(cursor: unknown): number {
    const [value, id] = readCursor(cursor);
    const descending = this.args.reverse === true;
    for (let index = 0; index < this.items.length; index += 1) {
      const order = compareKeys(this.keyOf(this.items[index] as T), [value, id]);
      if (descending ? order < 0 : order > 0) return index;
    }
    return this.items.length;
  }

  private indexOf(cursor: unknown): number {
    const [value, id] = readCursor(cursor);
    const descending = this.args.reverse === true;
    for (let index = 0; index < this.items.length; index += 1) {
      const order = compareKeys(this.keyOf(this.items[index] as T), [value, id]);
      if (descending ? order <= 0 : order >= 0) return index;
    }
    return this.items.length;
  }

  private page(): Page<T> {
    if (this.cut) return this.cut;
    const { first, last, after, before } = this.args;
    const from = after == null ? 0 : this.indexAfter(after);
    const to = before == null ? this.items.length : this.indexOf(before);
    let start = from;
    let end = Math.max(from, to);
    if (typeof first === 'number') end = Math.min(end, start + first);
    if (typeof last === 'number') start = Math.max(start, end - last);
    if (start >= MAX_DEPTH) {
      throw badRequest(
        `Pagination beyond ${MAX_DEPTH} objects is not supported: narrow the query or use a bulk operation.`,
      );
    }
    this.cut = {
      items: this.items.slice(start, end),
      hasNextPage: end < this.items.length,
      hasPreviousPage: start > 0,
    };
    return this.cut;
  }
}

/** Sorts `items` by `keyOf` (reversed on request) and refuses wrong page arguments, as Shopify does. */
export function connect<T>(
  context: AdminContext,
  args: Args,
  items: readonly T[],
  keyOf: (item: T) => SortKey,
  sorted = false,
): Connection<T> {
  if (!context.bulk) checkPage(args);
  let ordered = items;
  if (!sorted) ordered = [...items].sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
  if (args.reverse === true) ordered = [...ordered].reverse();
  return new Connection(ordered, keyOf, args);
}

/** Throws unless exactly one of `first` and `last` is given and within 1–250. */
export function checkPage(args: Args): void {
  const { first, last } = args;
  if (first == null && last == null) throw badRequest('you must provide one of first or last');
  if (first != null && last != null) throw badRequest('providing both first and last is not supported');
  const [name, size] = first != null ? ['first', Number(first)] : ['last', Number(last)];
  if (size < 1) throw badRequest(`${name} must be a positive number`);
  if (size > MAX_PAGE) throw badRequest(`${name} cannot exceed ${MAX_PAGE}`);
  if (first != null && args.before != null) throw badRequest('using first with before is not supported');
  if (last != null && args.after != null) throw badRequest('using last with after is not supported');
}

function readCursor(cursor: unknown): SortKey {
  try {
    const read = JSON.parse(Buffer.from(String(cursor), 'base64').toString('utf8')) as Record<
      string,
      unknown
    >;
    const { last_id: id, last_value: value } = read;
    if (typeof id === 'number' && (typeof value === 'number' || typeof value === 'string'))
      return [value, id];
  } catch {
    // Not ours: refused below.
  }
  throw badRequest(`Invalid cursor for current pagination sort.`);
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (a[0] < b[0]) return -1;
  if (a[0] > b[0]) return 1;
  return a[1] - b[1];
}
