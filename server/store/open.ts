/** Opens the store that DATABASE_URL names, with its tables up to date. */
import { randomBytes, randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { MersalgError } from '../domain/errors.ts';
import type { Clock, Logger, Store } from '../flows/ports.ts';
import { auditStore } from './audit.ts';
import { collectionStore } from './collections.ts';
import { counterStore } from './counters.ts';
import type { Engine } from './dialect/engine.ts';
import { postgresEngine } from './dialect/postgresEngine.ts';
import { sqliteEngine } from './dialect/sqliteEngine.ts';
import { explained } from './explained.ts';
import { feedbackStore } from './feedback.ts';
import { firstsStore } from './firsts.ts';
import { holdingStore } from './holdings.ts';
import { importStore } from './imports.ts';
import { inboxStore } from './inbox.ts';
import { type JobRandom, jobStore } from './jobs.ts';
import { ledgerStore } from './ledger.ts';
import { lookStore } from './looks.ts';
import { migrate } from './migrations/index.ts';
import { modelStore } from './models.ts';
import { offerStore } from './offers.ts';
import { orderStore } from './orders.ts';
import { productStore } from './products.ts';
import { promiseStore } from './promises.ts';
import { shopStore } from './shops.ts';
import { signalStore } from './signals.ts';
import { syncStore } from './syncs.ts';
import { trialStore } from './trials.ts';
import { readVersions } from './versions.ts';

export interface OpenOptions {
  /** `file:/path/mersalg.db`, `file:relative.db`, `:memory:` (tests), or `postgres://user@host/database`. */
  readonly url: string;
  /** The clock of leases and due times on SQLite; PostgreSQL uses its own. */
  readonly clock: Clock;
  readonly log: Logger;
  readonly random?: JobRandom;
}

const RANDOM: JobRandom = {
  token: () => randomBytes(12).toString('base64url'),
  id: () => randomInt(1, 2 ** 48 - 1),
};

/**
 * Each thread and process opens its own. Close it when done.
 * @throws MersalgError `bad-input` for an address of no known kind, `store-unavailable` when it cannot be reached.
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const engine = await engineFor(options);
  const random = options.random ?? RANDOM;
  try {
    await migrate(engine);
  } catch (thrown) {
    await engine.close().catch(() => {});
    throw engine.explain(thrown) ?? thrown;
  }
  const clear = <T extends object>(family: T) => explained(family, engine.explain);
  return {
    engine: engine.name,
    shops: clear(shopStore(engine)),
    products: clear(productStore(engine)),
    collections: clear(collectionStore(engine)),
    orders: clear(orderStore(engine)),
    offers: clear(offerStore(engine, random)),
    promises: clear(promiseStore(engine)),
    inbox: clear(inboxStore(engine, random)),
    jobs: clear(jobStore(engine, random)),
    syncs: clear(syncStore(engine)),
    models: clear(modelStore(engine)),
    counters: clear(counterStore(engine)),
    imports: clear(importStore(engine)),
    looks: clear(lookStore(engine)),
    ledger: clear(ledgerStore(engine)),
    trials: clear(trialStore(engine, random)),
    feedback: clear(feedbackStore(engine)),
    audit: clear(auditStore(engine)),
    firsts: clear(firstsStore(engine)),
    signals: clear(signalStore(engine)),
    holdings: clear(holdingStore(engine)),
    ...clear({
      ping: () => engine.probe(),
      versions: (shops: readonly string[]) => readVersions(engine, shops),
      close: () => engine.close(),
    }),
  };
}

async function engineFor({ url, clock, log }: OpenOptions): Promise<Engine> {
  if (url === ':memory:') return sqliteEngine({ path: url, clock });
  if (url.startsWith('file:')) {
    return sqliteEngine({
      path: url.startsWith('file:///') ? fileURLToPath(url) : url.slice('file:'.length),
      clock,
    });
  }
  if (/^postgres(ql)?:/.test(url)) return await postgresEngine({ url, log });
  const scheme = /^[a-z]+:/i.exec(url)?.[0] ?? 'none';
  const message = 'DATABASE_URL must be file:/path/to/mersalg.db or postgres://user:password@host/database.';
  throw new MersalgError('bad-input', message, { scheme });
}
