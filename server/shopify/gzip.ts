/** Unpacks a stream of bytes when it begins like gzip, and passes it through when it does not. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { MersalgError } from '../domain/errors.ts';

/** `cut` makes the error for a gzip stream that is damaged or ends too early. */
export async function* unpacked(
  bytes: AsyncIterable<Uint8Array>,
  cut: (why: string) => MersalgError,
): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  try {
    const head = await atLeastTwo(source);
    const whole = (async function* () {
      yield* head;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    })();
    const [a, b] = Buffer.concat(head);
    if (a !== 0x1f || b !== 0x8b) {
      yield* whole;
      return;
    }
    const packed = Readable.from(whole);
    const gunzip = createGunzip();
    // pipe() does not hand errors on.
    packed.on('error', (error) => gunzip.destroy(error));
    try {
      yield* packed.pipe(gunzip);
    } catch (thrown) {
      if (thrown instanceof MersalgError) throw thrown;
      throw cut((thrown as NodeJS.ErrnoException).code ?? 'unreadable');
    }
  } finally {
    await source.return?.();
  }
}

async function atLeastTwo(source: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
  const head: Uint8Array[] = [];
  for (let length = 0; length < 2; ) {
    const next = await source.next();
    if (next.done) break;
    head.push(next.value);
    length += next.value.length;
  }
  return head;
}
