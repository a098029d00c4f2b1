/** Opens the files of an evaluation: there or not, counted as they are read, and named in every complaint. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { MersalgError } from '../domain/errors.ts';
import { type Bytes, type CsvRow, readRows } from '../shopify/csv/rows.ts';

/** Counts the bytes that are read of all files together. */
export interface ReadProgress {
  readonly expect: (bytes: number) => void;
  readonly read: (bytes: number) => void;
}

export const SILENT: ReadProgress = { expect: () => {}, read: () => {} };

/** @throws MersalgError `bad-input` when there is no such file, or it is a folder. */
export function mustBeFile(path: string): void {
  if (!existsSync(path))
    throw new MersalgError('bad-input', `There is no file ${path}. Look for a typing mistake in its name.`);
  if (statSync(path).isDirectory())
    throw new MersalgError('bad-input', `${path} is a folder: name the file in it.`);
}

/** The bytes of a file, which must be there, told to `progress` as they are read. */
export function bytesOf(path: string, progress: ReadProgress): Bytes {
  mustBeFile(path);
  progress.expect(statSync(path).size);
  return (async function* () {
    for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
      progress.read(chunk.length);
      yield chunk;
    }
  })();
}

/** Runs `read` and puts the file's name before what it complains of. */
export async function naming<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof MersalgError)) throw thrown;
    throw new MersalgError(thrown.code, `${path}: ${thrown.message}`, thrown.data);
  }
}

/** True when the file's header has all of the columns. */
export async function hasColumns(path: string, columns: readonly string[]): Promise<boolean> {
  return naming(path, async () => {
    const rows = readRows(bytesOf(path, SILENT), columns);
    try {
      await rows.next();
      return true;
    } catch (thrown) {
      if (thrown instanceof MersalgError && thrown.data.missing !== undefined) return false;
      throw thrown;
    } finally {
      await rows.return(undefined);
    }
  });
}

/** Calls `take` with each row; what it returns, and what cannot be read, is refused with that reason. */
export async function eachRow(
  path: string,
  required: readonly string[],
  progress: ReadProgress,
  take: (row: CsvRow) => string | null,
  refused: (line: number, reason: string) => void,
): Promise<void> {
  await naming(path, async () => {
    for await (const item of readRows(bytesOf(path, progress), required)) {
      const reason = item.kind === 'refused' ? item.reason : take(item);
      if (reason !== null) refused(item.line, reason);
    }
  });
}
