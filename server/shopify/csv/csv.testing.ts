/** Builds export files for tests: text to bytes, in chunks of any size, gzipped on demand. */
import { gzipSync } from 'node:zlib';

export async function* bytesOf(text: string | Uint8Array, chunk = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

export function gzipped(text: string): AsyncGenerator<Uint8Array> {
  return bytesOf(gzipSync(text), 5);
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
