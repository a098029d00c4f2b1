/** Gathers what tells that something needs the merchant's attention. The rules are `domain/attention.ts`. */
import { type Attention, type AttentionFacts, attentionTo } from '../domain/attention.ts';
import type { Trial } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { sampleRatio } from '../domain/statistics/sampleRatio.ts';
import { type Compared, ofHoldout, ofTrial } from './measured.ts';
import { type Clock, LEDGER_KEPT_DAYS, type Store } from './ports.ts';
import { dayOf } from './settle.ts';

export interface AttentionDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/** What needs attention now, the most pressing first; empty where all is well. */
export async function attention(deps: AttentionDeps, shop: ShopDomain): Promise<readonly Attention[]> {
  return attentionTo(await factsOf(deps, shop));
}

async function factsOf(deps: AttentionDeps, shop: ShopDomain): Promise<AttentionFacts> {
  const { store, clock } = deps;
  const now = clock.now();
  const today = dayOf(now);
  const [{ settings }, [versions], sync, model, jobs, waiting, offers, trials, promises, shown] =
    await Promise.all([
      store.shops.loadSettings(shop),
      store.versions([shop]),
      store.syncs.get(shop),
      store.models.latest(shop),
      store.jobs.list(shop),
      store.inbox.pending(shop, 1),
      store.offers.list(shop),
      store.trials.list(shop),
      store.promises.get(shop),
      store.counters.sum(shop, today - 6),
    ]);
  const holdout = ofHoldout(settings.measure);
  const enrolled = await store.ledger.counts(shop, holdout.trial, 0, today);
  const week = {
    shown: sumOf(shown.filter(({ kind }) => kind === 'shown').map(({ count }) => count)),
    measured: sumOf(enrolled.filter(({ day }) => day > today - 7).map((row) => row.enrolled)),
  };
  const running = trials.filter(({ status }) => status === 'running');
  return {
    now,
    sync,
    model,
    ordersMark: versions?.orders ?? 0,
    jobs,
    waitingSince: waiting[0]?.receivedAt ?? null,
    offers,
    trials,
    promises,
    ratios: [
      { trial: null, ratio: ratioOf(holdout, enrolled) },
      ...(await Promise.all(running.map((trial) => ratioOfTrial(deps, shop, trial, today)))),
    ],
    week,
    isSeen: week.shown > 0 || enrolled.length > 0 || (await wasShown(store, shop, today)),
  };
}

/** Asked only while nothing else says so: a shop that shows something never comes here. */
async function wasShown(store: Store, shop: ShopDomain, today: number): Promise<boolean> {
  const rows = await store.counters.sum(shop, today - LEDGER_KEPT_DAYS);
  return rows.some(({ kind, count }) => kind === 'shown' && count > 0);
}

async function ratioOfTrial({ store }: AttentionDeps, shop: ShopDomain, trial: Trial, today: number) {
  const enrolled = await store.ledger.counts(shop, trial.id, dayOf(trial.startedAt ?? 0), today);
  return { trial, ratio: ratioOf(ofTrial(trial), enrolled) };
}

function ratioOf({ cells }: Compared, rows: readonly { cell: string; enrolled: number }[]) {
  if (rows.length === 0) return null;
  const counts = cells.map(({ cell }) =>
    sumOf(rows.filter((row) => row.cell === cell).map(({ enrolled }) => enrolled)),
  );
  return sampleRatio({ counts, shares: cells.map(({ share }) => share) });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
