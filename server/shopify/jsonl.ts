/** Reads a bulk export's JSONL: bytes → lines → roots with their children, noticing when the file ends too early. */
import { MersalgError } from '../domain/errors.ts';
import { reasonOf, within } from './exchange.ts';
import { asObject, type Json } from './mapping/read.ts';

/** A product or order with what hangs on it. */
export interface Group {
  readonly root: Json;
  readonly children: readonly Json[];
  /** Lines of the file up to the group's last one: reading can go on after it. */
  readonly line: number;
}

/** What the platform said of the file; null where it did not. */
export interface Totals {
  readonly roots: number | null;
  readonly lines: number | null;
  readonly bytes: number | null;
}

const NEWLINE = 10;

/** The body's bytes, each read bounded by `idleMs`. Errors of the line become `bulk-truncated`. */
export async function* received(
  body: ReadableStream<Uint8Array>,
  idleMs: number,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(idleMs, () => reader.read());
      if (done) return;
      yield value;
    }
  } catch (thrown) {
    throw truncated(reasonOf(thrown));
  } finally {
    // Not awaited: a stalled body would hold us here.
    reader.cancel().catch(() => {});
  }
}

/**
 * Lines without their ends. Split on bytes: JSON may hold U+2028, which line readers of Node also split on.
 * `count` receives the bytes read so far.
 */
export async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  count: { bytes: number },
): AsyncGenerator<string> {
  let kept: Uint8Array[] = [];
  const decode = (last: Uint8Array) => {
    const line = kept.length === 0 ? last : Buffer.concat([...kept, last]);
    kept = [];
    return Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8').replace(/\r$/, '');
  };
  for await (const chunk of bytes) {
    count.bytes += chunk.length;
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      yield decode(chunk.subarray(from, at));
      from = at + 1;
    }
    if (from < chunk.length) kept.push(chunk.subarray(from));
  }
  if (kept.length > 0) yield decode(new Uint8Array());
}

/**
 * Groups the lines after the first `fromLine`. The last group is given only after the totals have been found
 * right, because a cut file may lack some of its children.
 * @throws MersalgError `bulk-truncated` (go on from the last group's line), `bulk-failed` when the file is not grouped.
 */
export async function* groups(
  bytes: AsyncIterable<Uint8Array>,
  fromLine: number,
  totals: Totals,
): AsyncGenerator<Group> {
  const count = { bytes: 0 };
  let line = 0;
  let roots = 0;
  let open: { root: Json; children: Json[]; line: number } | null = null;
  for await (const text of splitLines(bytes, count)) {
    if (text === '') continue;
    line += 1;
    // A quote inside a JSON text is escaped, so this can only be the key itself.
    const isChild = text.includes('"__parentId":');
    if (!isChild) roots += 1;
    if (line <= fromLine) continue;
    const object = parsed(text, line);
    if (!isChild) {
      if (open !== null) yield open;
      open = { root: object, children: [], line };
      continue;
    }
    if (open === null || object.__parentId !== open.root.id) throw ungrouped(line);
    open.children.push(object);
    open.line = line;
  }
  // Shopify's counts are of objects processed, "to track progress", and not promised to be the file's lines:
  // where its size is known they are not asked, since a count too high would refuse every export.
  if (totals.bytes !== null) {
    if (count.bytes < totals.bytes) throw truncated(`${count.bytes} of ${totals.bytes} bytes`);
  } else {
    if (line < (totals.lines ?? 0)) throw truncated(`${line} of ${totals.lines} lines`);
    if (roots < (totals.roots ?? 0)) throw truncated(`${roots} of ${totals.roots} roots`);
  }
  if (open !== null) yield open;
}

function parsed(text: string, line: number): Json {
  try {
    const object = asObject(JSON.parse(text));
    if (object !== null) return object;
  } catch {
    // Falls through: a line cut in its middle.
  }
  throw truncated(`line ${line} is not whole`);
}

export function truncated(why: string): MersalgError {
  return new MersalgError(
    'bulk-truncated',
    'Shopify’s export ended before its end. What was read is kept; the rest is read again by itself.',
    { why },
  );
}

function ungrouped(line: number): MersalgError {
  return new MersalgError(
    'bulk-failed',
    `Line ${line} of Shopify’s export does not stand under what it belongs to: the export was not grouped, and must be asked for again with groupObjects.`,
    { line, code: 'UNGROUPED' },
  );
}
