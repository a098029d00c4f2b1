/** Takes an orders export in as it is being sent: known by its beginning and its size, counted as it comes, never held whole. */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { ImportProgressReport, ImportReportTold } from '../domain/importTold.ts';
import { type ImportItem, importOrders } from './importOrders.ts';
import type { Clock, Logger, ShopRecord, Store } from './ports.ts';

/** Bytes as they are sent, packed or not: some four million lines of orders. */
export const MOST_IMPORT_BYTES = 1_000_000_000;
/** Refused rows told by line; the rest are counted. */
const TOLD = 200;
/** An export is told from others by its size and so much of its beginning. */
export const FINGERPRINT_BYTES = 65_536;

export type ReadExport = (
  bytes: AsyncIterable<Uint8Array>,
  shop: Pick<ShopRecord, 'shop' | 'currency'>,
) => AsyncIterable<ImportItem>;

export interface ReceiveDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly readExport: ReadExport;
  /** Tells a file from others by its beginning (`FINGERPRINT_BYTES`) and its size in bytes, as the command line does. */
  readonly fingerprint: (files: readonly { readonly head: Uint8Array; readonly size: number }[]) => string;
}

export interface Receiver {
  /**
   * Resolves when all of it is stored. A file that breaks off is gone on with when it is sent again. Throws `conflict`
   * while another import of the shop runs here, and what the import throws.
   */
  receive(
    shop: ShopRecord,
    staff: string,
    size: number,
    body: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<ImportReportTold>;
  /** Of the import that runs on this server now; null when none does. */
  progress(shop: ShopDomain): ImportProgressReport | null;
}

export function createReceiver(deps: ReceiveDeps): Receiver {
  const { store, clock } = deps;
  const running = new Map<ShopDomain, { bytes: number; size: number; orders: number; refused: number }>();
  return {
    progress: (shop) => running.get(shop) ?? null,

    async receive(record, staff, size, body, signal) {
      const { shop } = record;
      if (running.has(shop)) {
        throw new MersalgError(
          'conflict',
          'Another file is being imported. Wait until it is done, then send this one.',
        );
      }
      const so = { bytes: 0, size, orders: 0, refused: 0 };
      running.set(shop, so);
      const told: { line: number; reason: string }[] = [];
      const note = (did: 'started' | 'finished', figures: Record<string, number | string>) =>
        store.audit.add(shop, {
          at: clock.now(),
          staff,
          did,
          subject: { kind: 'import', id: '', name: '' },
          detail: { figures },
        });
      try {
        const source = counted(body, so);
        const { head, whole } = await begun(source);
        await note('started', { bytes: size });
        const report = await importOrders(deps, {
          shop,
          file: deps.fingerprint([{ head, size }]),
          items: deps.readExport(whole, record),
          signal,
          onProgress: ({ orders, refused }) => Object.assign(so, { orders, refused }),
          onRefused: ({ row, reason }) => {
            so.refused += 1;
            if (told.length < TOLD) told.push({ line: row, reason });
          },
        });
        const { kind, orders, refused, resumedAfter, lines, unknownLines } = report;
        await note('finished', { kind, orders, refused });
        return { kind, orders, refused, resumedAfter, lines, unknownLines, rows: told };
      } finally {
        running.delete(shop);
      }
    },
  };
}

async function* counted(body: AsyncIterable<Uint8Array>, so: { bytes: number; size: number }) {
  for await (const chunk of body) {
    so.bytes += chunk.length;
    if (so.bytes > so.size) throw new MersalgError('too-large', 'More was sent than was announced.');
    yield chunk;
  }
  // Whatever stands between us may end a body that broke off as if it were whole.
  if (so.bytes < so.size) {
    throw new MersalgError(
      'bad-input',
      'The file broke off on its way. Send it again: it goes on where it stopped.',
    );
  }
}

/** The beginning that tells a file from others, and the whole of it. */
async function begun(source: AsyncGenerator<Uint8Array>) {
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < FINGERPRINT_BYTES) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(first).subarray(0, FINGERPRINT_BYTES);
  async function* whole() {
    yield* first;
    yield* source;
  }
  return { head, whole: whole() };
}
