/** Reads a CSV export row by row: plain or gzipped, BOM or not, whatever the line ends, bad records skipped. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type CsvError, parse } from 'csv-parse';

/** Something in a file that could not be used. */
export interface CsvProblem {
  readonly file: 'products' | 'orders';
  /** First line of the record in the unpacked text, counted from 1. */
  readonly line: number;
  readonly reason: string;
}

/** Collects problems; keeps the first thousand and counts the rest. */
export class Problems {
  readonly list: CsvProblem[] = [];
  count = 0;

  add(file: CsvProblem['file'], line: number, reason: string): void {
    this.count += 1;
    if (this.list.length < 1000) this.list.push({ file, line, reason });
  }
}

/** Finds columns by any of their names; letter case and outer blanks do not matter. */
export class Header {
  private readonly at = new Map<string, number>();

  constructor(names: readonly string[]) {
    for (const [index, name] of names.entries()) {
      const key = name.trim().toLowerCase();
      if (!this.at.has(key)) this.at.set(key, index);
    }
  }

  /** Index of the first of the names that is there, else -1. */
  find(...names: string[]): number {
    for (const name of names) {
      const index = this.at.get(name);
      if (index !== undefined) return index;
    }
    return -1;
  }

  /** Index of the first column whose name contains the text, else -1. */
  containing(text: string): number {
    for (const [name, index] of this.at) if (name.includes(text)) return index;
    return -1;
  }
}

export interface RowReader {
  /** Called once; may throw when the file is not what it should be. */
  header(header: Header): void;
  /** Returns null when the row was used or may be passed over in silence, else why it was refused. */
  row(cells: readonly string[]): string | null;
}

/** Cells of missing columns and of rows cut short read as empty. */
export function cell(cells: readonly string[], index: number): string {
  return index < 0 ? '' : (cells[index] ?? '').trim();
}

/** Streams the file through `reader`. Resolves with the number of data rows seen. */
export async function readCsv(
  path: string,
  file: CsvProblem['file'],
  reader: RowReader,
  problems: Problems,
  onRows: (rows: number) => void,
): Promise<number> {
  let rows = 0;
  let headerSeen = false;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      rows += 1;
      problems.add(file, lineOf(error), error?.message ?? 'not readable as CSV');
      return undefined;
    },
    // Taking records here and handing none on spares a stream object per row: 2 s for 528,000 rows, not 4.
    on_record: (cells: string[], context) => {
      if (!headerSeen) {
        headerSeen = true;
        reader.header(new Header(cells));
        return null;
      }
      rows += 1;
      const refusal = reader.row(cells);
      if (refusal !== null) problems.add(file, context.lines - lineBreaksIn(cells), refusal);
      if (rows % 10_000 === 0) onRows(rows);
      return null;
    },
  });
  parser.resume();
  try {
    // Looked at before the stream opens: a stream that fails while nobody listens would end the process.
    const packed = await isGzip(path);
    const source = createReadStream(path, { highWaterMark: 1 << 18 });
    if (packed) await pipeline(source, createGunzip({ chunkSize: 1 << 18 }), parser);
    else await pipeline(source, parser);
  } catch (thrown) {
    throw new Error(`Cannot read the ${file} export ${basename(path)}: ${explain(thrown)}`, {
      cause: thrown,
    });
  }
  if (!headerSeen) throw new Error(`The ${file} export ${basename(path)} is empty.`);
  onRows(rows);
  return rows;
}

async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function lineOf(error: CsvError | undefined): number {
  return typeof error?.lines === 'number' ? error.lines : 0;
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const text of cells)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function explain(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR')
    return 'the gzip file is cut off or damaged; export it again.';
  return thrown instanceof Error ? thrown.message : String(thrown);
}
