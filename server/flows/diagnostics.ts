/** Gathers how the app runs for a shop: webhooks, sync, queue, model, database, grants, and what went wrong. */
import {
  type DiagnosticsReport,
  type JobTold,
  missingScopes,
  type Problem,
  type Signal,
} from '../domain/diagnostics.ts';
import { ERROR_CODES, type ErrorCode, MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Editor } from './offers.ts';
import { type Clock, JOB_KINDS, type JobView, STOREFRONT, type Store } from './ports.ts';
import { results } from './settle.ts';
import { progressOf } from './syncState.ts';

export interface DiagnosticsDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** The access scopes that the app asks for. */
  readonly scopes: readonly string[];
  readonly versions: DiagnosticsReport['versions'];
}

const ACCEPTED_DAYS = 30;
/** A problem of a webhook that is older has been read, or never will be. */
const PROBLEM_MS = 7 * 86_400_000;

/** @throws MersalgError `not-installed` for an unknown shop. */
export async function diagnose(
  { store, clock, scopes, versions }: DiagnosticsDeps,
  shop: ShopDomain,
): Promise<DiagnosticsReport> {
  const now = clock.now();
  const [record, sync, views, signals, waiting, model, [counted], taken, ms] = await Promise.all([
    store.shops.get(shop),
    store.syncs.get(shop),
    store.jobs.list(shop),
    store.signals.list(shop),
    store.inbox.waiting(shop),
    store.models.latest(shop),
    store.versions([shop]),
    results(store, clock, shop, ACCEPTED_DAYS),
    pinged(store, clock),
  ]);
  if (record === null) throw new MersalgError('not-installed', 'Open the app in the Shopify admin first.');
  const { mark, ...summary } = model ?? { mark: 0 };
  const jobs = views.map(told);
  const webhooks = signals.filter(({ name }) => name !== STOREFRONT);
  const missing = missingScopes(scopes, record.scopes);
  const synced = progressOf(sync);
  return {
    at: now,
    shop,
    versions,
    database: { engine: store.engine, ms },
    scopes: { granted: record.scopes, wanted: scopes, missing },
    webhooks,
    waiting,
    storefrontAt: signals.find(({ name }) => name === STOREFRONT)?.at ?? null,
    sync: synced,
    jobs,
    model:
      model === null
        ? null
        : {
            ...(summary as Omit<typeof model, 'mark'>),
            bytes: await store.models.size(shop, model.version),
            behind: Math.max(0, (counted?.orders ?? 0) - mark),
          },
    accepted: { shown: taken.total.shown, accepted: taken.total.accepted },
    problems: problemsIn({ now, jobs, webhooks, missing, synced, ms }),
  };
}

async function pinged(store: Store, clock: Clock): Promise<number | null> {
  const asked = clock.now();
  try {
    await store.ping();
    return clock.now() - asked;
  } catch {
    return null;
  }
}

function told({ kind, state, attempt, error }: JobView): JobTold {
  if (state === 'buried') return { kind, state: 'failed', attempt, error };
  return { kind, state: state === 'waiting' && error !== null ? 'retrying' : state, attempt, error };
}

/** Errors of jobs begin with their code. */
function codeIn(message: string): ErrorCode | null {
  return ERROR_CODES.find((code) => message === code || message.startsWith(`${code}: `)) ?? null;
}

function problemsIn(facts: {
  readonly now: number;
  readonly jobs: readonly JobTold[];
  readonly webhooks: readonly Signal[];
  readonly missing: readonly string[];
  readonly synced: DiagnosticsReport['sync'];
  readonly ms: number | null;
}): Problem[] {
  const { now, jobs, webhooks, missing, synced, ms } = facts;
  const found: Problem[] = [];
  if (ms === null)
    found.push({ from: 'database', what: '', code: 'store-unavailable', message: '', at: now });
  if (missing.length > 0)
    found.push({ from: 'scopes', what: missing.join(', '), code: null, message: '', at: null });
  if (synced.phase === 'failed')
    found.push({ from: 'sync', what: '', code: null, message: synced.problem ?? '', at: synced.finishedAt });
  for (const { kind, state, error } of jobs)
    if ((state === 'failed' || state === 'retrying') && error !== null)
      found.push({
        from: 'job',
        what: kind,
        code: codeIn(error),
        message: error.replace(/^[a-z-]+: /, ''),
        at: null,
      });
  for (const { name, problem, problemAt } of webhooks)
    if (problem !== null && problemAt !== null && now - problemAt < PROBLEM_MS)
      found.push({ from: 'webhook', what: name, code: codeIn(problem), message: problem, at: problemAt });
  const time = ({ at }: Problem) => at ?? Number.POSITIVE_INFINITY;
  return found.sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)));
}

/**
 * Has a job run again at once: what was given up begins anew.
 * @throws MersalgError `not-found` for a kind of job that there is not.
 */
export async function retryJob(
  { store, clock }: Pick<DiagnosticsDeps, 'store' | 'clock'>,
  { shop, staff }: Editor,
  asked: string,
): Promise<void> {
  const kind = JOB_KINDS.find((known) => known === asked);
  if (kind === undefined) throw new MersalgError('not-found', 'There is no such work.', { kind: asked });
  await store.jobs.enqueue(shop, kind);
  const subject = { kind: 'job', id: kind, name: '' } as const;
  await store.audit.add(shop, { at: clock.now(), staff, did: 'retried', subject, detail: {} });
}
