/** What the merchant's page reads of trials: the list, one of them, the log. */
import type { AuditDid } from '../domain/audit/audit.ts';
import { offersTouched } from '../domain/experiment/conflict.ts';
import type { TrialId } from '../domain/experiment/ledger.ts';
import type {
  TrialLogReport,
  TrialReport,
  TrialsReport,
  UnkeptVariant,
} from '../domain/experiment/report.ts';
import { siblingOf } from '../domain/experiment/sibling.ts';
import type { Trial } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { changesPrice } from '../domain/offer/kept.ts';
import type { Offer } from '../domain/offer/offer.ts';
import type { Store } from './ports.ts';

const ORDER = ['running', 'draft', 'stopped'] as const;

export async function listTrials(store: Store, shop: ShopDomain): Promise<TrialsReport> {
  const [trials, offers] = await Promise.all([store.trials.list(shop), store.offers.list(shop)]);
  const ordered = [...trials].sort(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || b.createdAt - a.createdAt,
  );
  return { trials: ordered, offers: named(trials, offers) };
}

export async function reportTrial(store: Store, shop: ShopDomain, trial: Trial): Promise<TrialReport> {
  const [offers, promises] = await Promise.all([store.offers.list(shop), store.promises.get(shop)]);
  const unkept = trial.status !== 'running' ? [] : unkeptOf(trial, offers, promises?.kept ?? []);
  return { trial, offers: named([trial], offers), unkept };
}

function unkeptOf(
  trial: Trial,
  offers: readonly Offer[],
  kept: NonNullable<Awaited<ReturnType<Store['promises']['get']>>>['kept'],
): UnkeptVariant[] {
  return trial.variants.flatMap(({ key, change }): UnkeptVariant[] => {
    if (change.kind !== 'offer') return [];
    const offer = offers.find(({ id }) => id === change.offer);
    if (offer === undefined || offer.status !== 'active') return [];
    const shown = siblingOf(offer, trial, key, change.patch);
    if (!changesPrice(shown)) return [];
    const found = kept.find((one) => one.offer === shown.id && one.version === shown.version);
    if (found !== undefined && found.keeping.kind !== 'unkept') return [];
    return [{ variant: key, offer: offer.id, keeping: found?.keeping ?? null }];
  });
}

export async function readTrialLog(
  store: Store,
  shop: ShopDomain,
  limit: number,
  trial: TrialId | null,
): Promise<TrialLogReport> {
  const about = trial === null ? {} : { id: trial };
  const entries = await store.audit.list(shop, { before: null, limit, kind: 'trial', ...about });
  return {
    entries: entries.map(({ at, staff, did, subject, detail }) => ({
      trial: subject.id,
      name: subject.name,
      at,
      staff,
      did: did as AuditDid<'trial'>,
      changes: detail.changes ?? [],
      why: detail.why ?? null,
    })),
  };
}

function named(trials: readonly Trial[], offers: readonly Offer[]): TrialsReport['offers'] {
  const wanted = new Set(trials.flatMap(offersTouched));
  return offers.filter(({ id }) => wanted.has(id)).map(({ id, name }) => ({ id, name }));
}
