/** Runs bulk operations beside everything else: slices of work, pauses between them, the result in a temporary file. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { AdminContext } from '../graphql/context.ts';
import type { TwinShop } from '../state.ts';
import { utcInstant } from '../time.ts';
import type { Twin } from '../twin.ts';
import { linesOf } from './lines.ts';
import { type BulkErrorCode, type BulkOperation, isRunning } from './operation.ts';
import { planBulk } from './plan.ts';
import { checkBulkQuery } from './rules.ts';

/** Work at most so long before other requests get their turn. */
const SLICE_MS = 15;
const SEVEN_DAYS = 7 * 86_400_000;

interface RunPayload {
  bulkOperation: BulkOperation | null;
  userErrors: { field: string[] | null; message: string; code?: string }[];
}

export class BulkRunner {
  /** Operations of one shop that may run at the same time. Shopify's reference says one. */
  concurrency = 1;
  /** Extra pause after every slice, so that a test can watch the counters grow. */
  pauseMs = 0;
  private readonly twin: Twin;
  private readonly operations: BulkOperation[] = [];
  private readonly running = new Set<Promise<void>>();
  private folder: string | null = null;
  private closed = false;
  private nextId: number;

  constructor(twin: Twin) {
    this.twin = twin;
    // Ids must not repeat when the twin starts again: an app may still hold one from before.
    this.nextId = 1_000_000_000_000 + (Math.floor(twin.now() / 1000) % 1_000_000_000) * 100;
  }

  /** `bulkOperationRunQuery`. */
  run(shop: TwinShop, scopes: ReadonlySet<string>, query: string, grouped: boolean): RunPayload {
    const check = checkBulkQuery(query);
    if (check.kind === 'refused') {
      const userErrors = check.messages.map((message) => ({ field: ['query'], message, code: 'INVALID' }));
      return { bulkOperation: null, userErrors };
    }
    const busy = this.list(shop).filter(isRunning);
    if (busy.length >= this.concurrency) {
      const message = `A bulk query operation for this app and shop is already in progress: ${busy[0]!.gid}.`;
      return { bulkOperation: null, userErrors: [{ field: null, message, code: 'OPERATION_IN_PROGRESS' }] };
    }
    this.nextId += 1;
    const operation: BulkOperation = {
      id: this.nextId,
      gid: `gid://shopify/BulkOperation/${this.nextId}`,
      shop: shop.data.domain,
      query,
      grouped,
      scopes,
      createdAt: new Date(this.twin.now()).toISOString(),
      key: randomBytes(12).toString('hex'),
      status: 'CREATED',
      errorCode: null,
      completedAt: null,
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: null,
    };
    this.operations.push(operation);
    const work = this.work(shop, operation).finally(() => this.running.delete(work));
    this.running.add(work);
    return { bulkOperation: { ...operation }, userErrors: [] };
  }

  /** `bulkOperationCancel`. */
  cancel(shop: TwinShop, id: number): RunPayload {
    const operation = this.find(shop, id);
    if (!operation) {
      return {
        bulkOperation: null,
        userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }],
      };
    }
    if (!isRunning(operation)) {
      const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
      return { bulkOperation: operation, userErrors: [{ field: null, message }] };
    }
    operation.status = 'CANCELING';
    return { bulkOperation: operation, userErrors: [] };
  }

  find(shop: TwinShop, id: number): BulkOperation | null {
    return this.list(shop).find((operation) => operation.id === id) ?? null;
  }

  /** Oldest first. */
  list(shop: TwinShop): BulkOperation[] {
    return this.operations.filter((operation) => operation.shop === shop.data.domain);
  }

  /** The signed address of the result, or of what a failed operation had written; null while there is none. */
  urlOf(operation: BulkOperation, kind: 'url' | 'partialDataUrl'): string | null {
    const wanted = kind === 'url' ? 'COMPLETED' : 'FAILED';
    // An operation that found nothing has no file at all: Shopify's url is then null.
    if (operation.status !== wanted || operation.objectCount === 0 || this.expired(operation)) return null;
    const shop = this.twin.shop(operation.shop);
    return shop ? `${this.twin.baseUrl(shop)}/bulk/${operation.id}.jsonl?key=${operation.key}` : null;
  }

  /** The file behind an address; null when the id or key is wrong, or its seven days are over. */
  fileOf(id: number, key: string | null): string | null {
    const operation = this.operations.find((candidate) => candidate.id === id);
    if (!operation || operation.key !== key || operation.fileSize === null || this.expired(operation))
      return null;
    return this.pathOf(operation);
  }

  /** Resolves when no operation runs any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Stops what runs and deletes the files. */
  async close(): Promise<void> {
    this.closed = true;
    await this.idle();
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
  }

  private expired(operation: BulkOperation): boolean {
    return operation.completedAt !== null && this.twin.now() - Date.parse(operation.completedAt) > SEVEN_DAYS;
  }

  private pathOf(operation: BulkOperation): string {
    this.folder ??= mkdtempSync(join(tmpdir(), 'twin-bulk-'));
    return join(this.folder, `${operation.id}.jsonl`);
  }

  private async work(shop: TwinShop, operation: BulkOperation): Promise<void> {
    await nextTurn();
    try {
      await this.write(shop, operation);
    } catch (error) {
      const code = error instanceof GraphQLError ? error.extensions.code : null;
      if (code !== 'ACCESS_DENIED') console.error(`twin: bulk operation ${operation.id}:`, error);
      this.finish(operation, 'FAILED', code === 'ACCESS_DENIED' ? code : 'INTERNAL_SERVER_ERROR');
    }
    this.announce(shop, operation);
  }

  private async write(shop: TwinShop, operation: BulkOperation): Promise<void> {
    const check = checkBulkQuery(operation.query);
    if (check.kind === 'refused' || this.stopped(operation)) return this.finish(operation, 'CANCELED', null);
    operation.status = 'RUNNING';
    const { scopes } = operation;
    const context: AdminContext = { twin: this.twin, shop, scopes, bulk: true, typeNames: new WeakMap() };
    const fault = this.twin.faults.take('bulk-run', { shop: operation.shop, text: operation.query });
    const limit = fault?.kind === 'fail' ? fault.afterObjects : Number.POSITIVE_INFINITY;
    const batches = linesOf(planBulk(check.operation, check.fragments, context), operation.grouped, context);
    const file = await open(this.pathOf(operation), 'w');
    let size = 0;
    let chunk: string[] = [];
    let until = performance.now() + SLICE_MS;
    const flush = async (): Promise<void> => {
      if (chunk.length === 0) return;
      const bytes = Buffer.from(`${chunk.join('\n')}\n`);
      chunk = [];
      await file.write(bytes);
      size += bytes.length;
    };
    try {
      for (const batch of batches) {
        if (operation.objectCount + batch.lines.length > limit) {
          chunk.push(...batch.lines.slice(0, limit - operation.objectCount));
          operation.objectCount = limit;
          break;
        }
        chunk.push(...batch.lines);
        operation.objectCount += batch.lines.length;
        operation.rootObjectCount += batch.roots;
        if (performance.now() < until && this.pauseMs === 0) continue;
        await flush();
        await (this.pauseMs > 0 ? sleep(this.pauseMs) : nextTurn());
        if (this.stopped(operation)) return this.finish(operation, 'CANCELED', null);
        until = performance.now() + SLICE_MS;
      }
      await flush();
    } finally {
      await file.close();
    }
    operation.fileSize = size;
    if (fault?.kind === 'fail') this.finish(operation, 'FAILED', fault.errorCode);
    else this.finish(operation, 'COMPLETED', null);
  }

  /** Read afresh: a cancellation arrives between slices. */
  private stopped(operation: BulkOperation): boolean {
    return this.closed || operation.status === 'CANCELING';
  }

  private finish(
    operation: BulkOperation,
    status: BulkOperation['status'],
    errorCode: BulkErrorCode | null,
  ): void {
    operation.status = status;
    operation.errorCode = errorCode;
    operation.completedAt = new Date(this.twin.now()).toISOString();
  }

  private announce(shop: TwinShop, operation: BulkOperation): void {
    if (this.closed) return;
    this.twin.webhooks.send(shop, 'bulk_operations/finish', {
      admin_graphql_api_id: operation.gid,
      completed_at: utcInstant(operation.completedAt ?? this.twin.now()),
      created_at: utcInstant(operation.createdAt),
      error_code: operation.errorCode?.toLowerCase() ?? null,
      status: operation.status.toLowerCase(),
      type: 'query',
    });
  }
}
