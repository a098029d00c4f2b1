/** Bulk exports: starting one (or taking over our own), asking how it stands, and streaming its file. */
import { MersalgError } from '../domain/errors.ts';
import { gid, idNumber, type ShopDomain } from '../domain/ids.ts';
import type { BulkBatch, BulkStatus } from '../flows/ports.ts';
import type { AdminClient } from './client.ts';
import { BULK_CANCEL, BULK_LIST, BULK_RUN, BULK_STATUS, type BulkOperationNode } from './documents.ts';
import { reasonOf, within } from './exchange.ts';
import { unpacked } from './gzip.ts';
import { type Group, groups, received, type Totals, truncated } from './jsonl.ts';
import { type Fetch, mayFetch } from './origin.ts';
import type { Caller } from './retry.ts';

/** Roots handed on at once: a transaction of a few thousand rows. */
export const BATCH = 250;
const CANCEL_LOOKS = 15;

export interface BulkDeps {
  readonly client: AdminClient;
  readonly caller: Caller;
  readonly fetch: Fetch;
  readonly origin: string | undefined;
  readonly sleep: (ms: number) => Promise<void>;
  /** How long a download may stand still. */
  readonly idleMs: number;
}

export interface Bulk {
  start(shop: ShopDomain, query: string): Promise<string>;
  status(shop: ShopDomain, id: string): Promise<BulkStatus>;
  /** Batches of what `map` makes of each group; what it makes null of is left out. */
  read<T>(
    shop: ShopDomain,
    url: string,
    fromLine: number,
    map: (group: Group) => T | null,
  ): AsyncIterable<BulkBatch<T>>;
}

export function createBulk(deps: BulkDeps): Bulk {
  const { client } = deps;
  /** What the platform said of a file, so that a download can be judged; at most one per shop. */
  const said = new Map<ShopDomain, { url: string; totals: Totals }>();

  return {
    async start(shop, query) {
      const mine = await running(client, shop);
      const same = takeable(mine, query);
      if (same !== null) return same;
      const first = await run(client, shop, query);
      if (first !== null) return first;
      // No room beside what runs. A shop's exports are made one after the other, so that nobody waits for it.
      for (const { id } of mine) await client.run(shop, BULK_CANCEL, { id: gidOf(id) });
      for (let look = 0; look < CANCEL_LOOKS; look++) {
        await deps.sleep(1_000);
        const left = await running(client, shop);
        const taken = takeable(left, query);
        if (taken !== null) return taken;
        const id = left.length === 0 ? await run(client, shop, query) : null;
        if (id !== null) return id;
      }
      throw new MersalgError(
        'platform-throttled',
        'Shopify is still busy with another export of this app. It is tried again by itself.',
        { shop, retryAfterMs: 60_000 },
      );
    },

    async status(shop, id) {
      const { bulkOperation } = await client.run(shop, BULK_STATUS, { id: gidOf(id) });
      if (bulkOperation === null) return { kind: 'failed', code: 'NOT_FOUND' };
      const answer = statusOf(bulkOperation);
      if (answer.kind === 'ready' && answer.url !== null) {
        const bytes = bulkOperation.fileSize === null ? null : Number(bulkOperation.fileSize);
        said.set(shop, { url: answer.url, totals: { roots: answer.roots, lines: answer.objects, bytes } });
      }
      return answer;
    },

    async *read<T>(shop: ShopDomain, url: string, fromLine: number, map: (group: Group) => T | null) {
      const known = said.get(shop);
      const totals = known?.url === url ? known.totals : { roots: null, lines: null, bytes: null };
      const { body, length } = await open(deps, shop, url);
      const bytes = unpacked(counted(received(body, deps.idleMs), length), truncated);
      let items: T[] = [];
      let roots = 0;
      let line = fromLine;
      for await (const group of groups(bytes, fromLine, totals)) {
        const item = map(group);
        if (item !== null) items.push(item);
        roots += 1;
        line = group.line;
        if (roots % BATCH === 0) {
          yield { items, line };
          items = [];
        }
      }
      if (roots % BATCH !== 0) yield { items, line };
    },
  };
}

function statusOf(operation: BulkOperationNode): BulkStatus {
  const objects = Number(operation.objectCount);
  switch (operation.status) {
    case 'CREATED':
    case 'RUNNING':
    case 'CANCELING':
      return { kind: 'running', objects };
    case 'COMPLETED':
      return { kind: 'ready', url: operation.url, roots: Number(operation.rootObjectCount), objects };
    default:
      return { kind: 'failed', code: operation.errorCode ?? operation.status };
  }
}

async function running(client: AdminClient, shop: ShopDomain) {
  const { bulkOperations } = await client.run(shop, BULK_LIST, {});
  return bulkOperations.nodes.filter(
    ({ status }) => status === 'CREATED' || status === 'RUNNING' || status === 'CANCELING',
  );
}

/** One of ours that makes just what is wanted, and is not being cancelled. */
function takeable(
  operations: readonly { id: string; status: string; query: string }[],
  query: string,
): string | null {
  const same = operations.find((one) => one.status !== 'CANCELING' && isSame(one.query, query));
  return same?.id ?? null;
}

/** The new export's id; null when there is no room for one. */
async function run(client: AdminClient, shop: ShopDomain, query: string): Promise<string | null> {
  const { bulkOperation, userErrors } = (await client.run(shop, BULK_RUN, { query })).bulkOperationRunQuery;
  const [error] = userErrors;
  if (error === undefined && bulkOperation !== null) return bulkOperation.id;
  if (error?.code === 'OPERATION_IN_PROGRESS' || error?.code === 'LIMIT_REACHED') return null;
  throw new MersalgError(
    'platform-refused',
    `Shopify refused to begin the export: ${error?.message ?? 'no reason given'}`,
    {
      shop,
      code: error?.code ?? null,
    },
  );
}

/** Shopify may lay out a query anew when it gives it back. */
function isSame(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/[\s,]+/g, ' ').trim();
  return plain(a) === plain(b);
}

function gidOf(id: string): string {
  const number = idNumber(id);
  return number === null ? id : gid('BulkOperation', number);
}

/** Opens the file, which lies with a storage provider: no token is sent there. */
async function open({ caller, fetch, origin, idleMs }: BulkDeps, shop: ShopDomain, url: string) {
  if (!mayFetch(url, origin)) {
    throw new MersalgError('bulk-failed', 'Shopify gave an address for its export that is not https.', {
      shop,
      code: 'BAD_URL',
    });
  }
  return caller.call(shop, { name: 'BulkFile', idempotent: true }, async () => {
    try {
      const response = await within(idleMs, (signal) => fetch(url, { signal }));
      const { status, headers, body } = response;
      if (status >= 500 || status === 429) return { kind: 'unavailable' as const, why: `status ${status}` };
      if (status !== 200 || body === null) {
        // Addresses live seven days.
        throw new MersalgError('bulk-failed', 'Shopify’s export is no longer there. It is asked for again.', {
          shop,
          status,
          code: 'EXPIRED',
        });
      }
      const length = headers.has('content-encoding')
        ? null
        : Number(headers.get('content-length') ?? Number.NaN);
      return {
        kind: 'done' as const,
        value: { body: body as ReadableStream<Uint8Array>, length: length || null },
      };
    } catch (thrown) {
      if (thrown instanceof MersalgError) throw thrown;
      return { kind: 'unavailable' as const, why: reasonOf(thrown) };
    }
  });
}

/** Fails at the end when fewer bytes came than were announced, whatever stands between us and the storage. */
async function* counted(bytes: AsyncIterable<Uint8Array>, length: number | null): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of bytes) {
    count += chunk.length;
    yield chunk;
  }
  if (length !== null && count < length) {
    throw truncated(`${count} of ${length} bytes`);
  }
}
