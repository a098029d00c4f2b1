/** Reads the rows of an export CSV: unpacked, streamed, each with its line in the file; broken rows by themselves. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { MersalgError } from '../../domain/errors.ts';
import { unpacked } from '../gzip.ts';

export type Bytes = AsyncIterable<Uint8Array>;

export interface CsvRow {
  readonly kind: 'row';
  /** First physical line of the row in its file, from 1 (the header). */
  readonly line: number;
  /** Its last line: more when a field holds line breaks. */
  readonly lastLine: number;
  /** The field of a column, trimmed; '' when it is empty or the file has no such column. */
  readonly get: (column: string) => string;
  /** Whether the file has such a column. */
  readonly has: (column: string) => boolean;
}

export type CsvItem =
  | CsvRow
  | { readonly kind: 'refused'; readonly line: number; readonly lastLine: number; readonly reason: string };

/** A row longer than this is a quotation mark that was never closed. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Rows after the header. Column names are compared without regard to case; an alias stands for a name that
 * Shopify has changed (`{ 'Variant Price': ['Price'] }`).
 * @throws MersalgError `bad-input` naming the columns that are missing, or when the file is no CSV in UTF-8.
 */
export async function* readRows(
  file: Bytes,
  required: readonly string[],
  aliases: Readonly<Record<string, readonly string[]>> = {},
): AsyncGenerator<CsvItem> {
  const problems: { lastLine: number; unclosed: boolean }[] = [];
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_CHARACTERS,
    skip_records_with_error: true,
  });
  parser.on('skip', (error) =>
    problems.push({ lastLine: Number(error?.lines ?? 0), unclosed: error?.code === 'CSV_QUOTE_NOT_CLOSED' }),
  );
  const source = Readable.from(withoutReturns(unpacked(file, cut)));
  source.on('error', (error) => parser.destroy(error));

  let column: Map<string, number> | null = null;
  let width = 0;
  let last = 0;
  const found = new Map<string, number>();
  const indexOf = (name: string): number => {
    let index = found.get(name);
    if (index === undefined) {
      const names = [name, ...(aliases[name] ?? [])].map((known) => column!.get(known.toLowerCase()));
      index = names.find((known) => known !== undefined) ?? -1;
      found.set(name, index);
    }
    return index;
  };
  function* refusals(): Generator<CsvItem> {
    for (const { lastLine, unclosed } of problems.splice(0)) {
      const reason = unclosed
        ? 'a quotation mark is opened and never closed: the rest of the file cannot be read'
        : 'the row cannot be read: look for a stray quotation mark';
      yield { kind: 'refused', line: last + 1, lastLine, reason };
      last = lastLine;
    }
  }
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (column === null) {
        column = headerOf(record);
        width = record.length;
        const missing = required.filter((name) => indexOf(name) < 0);
        if (missing.length > 0) throw missingColumns(missing, record);
        last = info.lines;
        continue;
      }
      yield* refusals();
      const line = info.lines - breaksIn(record);
      last = info.lines;
      if (record.length !== width) {
        if (record.length === 1 && record[0]!.trim() === '') continue;
        const lines =
          line === last ? '' : ` (it runs over lines ${line} to ${last}: a quotation mark may be missing)`;
        const reason = `it has ${record.length} columns where the header has ${width}${lines}`;
        yield { kind: 'refused', line, lastLine: last, reason };
        continue;
      }
      yield {
        kind: 'row',
        line,
        lastLine: last,
        get: (name) => record[indexOf(name)]?.trim() ?? '',
        has: (name) => indexOf(name) >= 0,
      };
    }
  } finally {
    source.destroy();
  }
  yield* refusals();
  if (column === null)
    throw new MersalgError('bad-input', 'The file is empty: it has not even a header row.');
}

/** Drops the CR of CRLF, so that line numbers count lines as an editor does (csv-parse counts quoted CRLF twice). */
async function* withoutReturns(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let heldReturn = false;
  let first = true;
  for await (const chunk of bytes) {
    if (first && chunk.length >= 2) {
      refuseUtf16(chunk);
      first = false;
    }
    if (!heldReturn && !chunk.includes(13)) {
      yield chunk;
      continue;
    }
    const out = Buffer.allocUnsafe(chunk.length + 1);
    let length = 0;
    for (const byte of chunk) {
      if (heldReturn && byte !== 10) out[length++] = 13;
      heldReturn = byte === 13;
      if (!heldReturn) out[length++] = byte;
    }
    yield out.subarray(0, length);
  }
}

function refuseUtf16(chunk: Uint8Array): void {
  const mark = (chunk[0]! << 8) | chunk[1]!;
  if (mark === 0xfffe || mark === 0xfeff) {
    throw new MersalgError(
      'bad-input',
      'The file is in UTF-16, as spreadsheets write it. Use the file as Shopify’s admin exported it (UTF-8).',
    );
  }
}

function headerOf(record: readonly string[]): Map<string, number> {
  const column = new Map<string, number>();
  record.forEach((name, index) => {
    const key = name.trim().toLowerCase();
    if (!column.has(key)) column.set(key, index);
  });
  return column;
}

function missingColumns(missing: readonly string[], header: readonly string[]): MersalgError {
  const semicolons = header.length === 1 && header[0]!.includes(';');
  const hint = semicolons
    ? ' The columns seem to be separated by semicolons: a spreadsheet has saved it anew.'
    : '';
  return new MersalgError(
    'bad-input',
    `The file lacks the columns ${missing.join(', ')}.${hint} Use the file as Shopify’s admin exported it.`,
    { missing },
  );
}

function breaksIn(record: readonly string[]): number {
  let count = 0;
  for (const field of record) {
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

function cut(why: string): MersalgError {
  return new MersalgError(
    'bad-input',
    'The gzip file is damaged or was cut off. Copy or download it again.',
    { why },
  );
}
