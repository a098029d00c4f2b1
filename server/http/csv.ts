/** Rows as CSV (RFC 4180) and as JSON, one after the other, so that no table need fit into memory. */
import type { Cell, Row } from '../flows/exports.ts';

/**
 * What a spreadsheet would take for a formula, and run: OWASP, "CSV Injection". Full-width signs count too, as some
 * programs read them alike.
 */
const FORMULA = /^[\s\p{Cc}]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** A number stays a number, be it negative; text that could run is made text by an apostrophe. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvLine(row: Row): string {
  return `${row.map(csvCell).join()}\r\n`;
}

/** With a byte order mark: without one, spreadsheets read UTF-8 as something else. */
export async function* asCsv(
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(columns)}`;
  for await (const rows of batches) if (rows.length > 0) yield rows.map(csvLine).join('');
}

/** A list of objects. An answer that breaks off lacks its end, and parses nowhere. */
export async function* asJson(
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield '[';
  let isFirst = true;
  for await (const rows of batches) {
    const objects = rows.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
    );
    if (objects.length === 0) continue;
    yield `${isFirst ? '\n' : ',\n'}${objects.join(',\n')}`;
    isFirst = false;
  }
  yield '\n]\n';
}
