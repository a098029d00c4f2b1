/** What needs attention, rule by rule: told when it should be, and not a moment longer. */
import { describe, expect, it } from 'vitest';
import { type AttentionFacts, attentionTo } from './attention.ts';
import type { GuardHarm } from './experiment/guard.ts';
import { makeTrial } from './experiment/trials.testing.ts';
import type { Keeping } from './offer/kept.ts';
import { makeOffer } from './offer/offers.testing.ts';
import { sampleRatio } from './statistics/sampleRatio.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = 20_000 * DAY;

/** A shop in which all is well. */
const WELL: AttentionFacts = {
  now: NOW,
  sync: { phase: 'done', startedAt: NOW - 90 * DAY, problem: null },
  model: { trainedAt: NOW - DAY, pairs: 9, mark: 5 },
  ordersMark: 5,
  jobs: [{ kind: 'reconcile', state: 'waiting', attempt: 0 }],
  waitingSince: null,
  offers: [],
  trials: [],
  promises: null,
  ratios: [{ trial: null, ratio: null }],
  week: { shown: 5_000, measured: 900 },
  isSeen: true,
};
const told = (over: Partial<AttentionFacts>) => attentionTo({ ...WELL, ...over });
const kinds = (over: Partial<AttentionFacts>) => told(over).map(({ kind }) => kind);

describe('a shop in which all is well', () => {
  it('needs nothing', () => expect(told({})).toEqual([]));
  it('is told of nothing while its first sync and training are under way', () => {
    const sync = { phase: 'orders', startedAt: NOW - 5 * MINUTE, problem: null } as const;
    const jobs = [{ kind: 'sync', state: 'running', attempt: 1 }] as const;
    expect(told({ sync, model: null, jobs, week: { shown: 0, measured: 0 }, isSeen: false })).toEqual([]);
  });
});

describe('a sync', () => {
  const sync = (phase: 'failed' | 'orders', ago: number) => ({
    phase,
    startedAt: NOW - ago,
    problem: phase === 'failed' ? 'Grant read_orders.' : null,
  });
  it('that failed says what to do, and nothing else of what follows from it', () => {
    const jobs = [{ kind: 'sync', state: 'buried', attempt: 9 }] as const;
    expect(told({ sync: sync('failed', DAY), jobs })).toEqual([
      { kind: 'sync-failed', problem: 'Grant read_orders.' },
    ]);
  });
  it('is stuck after six hours, not before', () => {
    expect(kinds({ sync: sync('orders', 6 * 60 * MINUTE) })).toEqual([]);
    expect(kinds({ sync: sync('orders', 6 * 60 * MINUTE + 1) })).toEqual(['sync-stuck']);
  });
  it('is behind when fetching changes fails again and again, or was given up', () => {
    const job = (kind: string, state: 'waiting' | 'buried', attempt: number) => [{ kind, state, attempt }];
    expect(kinds({ jobs: job('reconcile', 'waiting', 2) })).toEqual([]);
    expect(kinds({ jobs: job('reconcile', 'waiting', 3) })).toEqual(['sync-behind']);
    expect(kinds({ jobs: job('ingest', 'buried', 1) })).toEqual(['sync-behind']);
    expect(told({ jobs: job('promise', 'buried', 5) })).toEqual([
      { kind: 'work-stopped', jobs: ['promise'] },
    ]);
  });
  it('has late webhooks once the oldest waits for longer than a restart takes', () => {
    expect(kinds({ waitingSince: NOW - 15 * MINUTE })).toEqual([]);
    const since = NOW - 16 * MINUTE;
    expect(told({ waitingSince: since })).toEqual([{ kind: 'webhooks-late', since }]);
  });
});

describe('setting up', () => {
  const unseen = { isSeen: false, week: { shown: 0, measured: 0 } };
  it('is not finished while nothing was ever shown, though a model is there', () =>
    expect(kinds(unseen)).toEqual(['setup']));
  it('waits for the model: a block would stand empty', () =>
    expect(kinds({ ...unseen, model: null })).toEqual(['model-absent']));
});

describe('a model', () => {
  it('that is absent is told of once nothing is about to train one', () => {
    expect(kinds({ model: null })).toEqual(['model-absent']);
    expect(kinds({ model: null, jobs: [{ kind: 'train', state: 'running', attempt: 1 }] })).toEqual([]);
    const [first] = told({ model: null, jobs: [{ kind: 'train', state: 'buried', attempt: 5 }] });
    expect(first).toEqual({ kind: 'work-stopped', jobs: ['train'] });
  });
  it('is old when orders came since and two days passed; a shop without new orders has no old model', () => {
    const model = { trainedAt: NOW - 3 * DAY, pairs: 9, mark: 5 };
    expect(kinds({ model, ordersMark: 5 })).toEqual([]);
    expect(told({ model, ordersMark: 6 })).toEqual([{ kind: 'model-old', trainedAt: model.trainedAt }]);
    expect(kinds({ ordersMark: 6 })).toEqual([]);
  });
});

describe('an offer', () => {
  const HARM: GuardHarm = {
    figure: 'profit',
    without: 400,
    with: 300,
    difference: -100,
    low: -160,
    high: -40,
    visitors: { without: 1_000, with: 9_000 },
  };
  const guard = makeTrial('tguard001', {
    why: { kind: 'guard', offer: 'omugs0001' },
    status: 'stopped',
    stoppedAt: NOW - DAY,
    end: { kind: 'harm', harm: HARM },
  });
  const mugs = makeOffer('omugs0001', { name: 'Mugs', status: 'paused', updatedAt: NOW - DAY });
  it('that the guard paused is told of, until somebody changes it or two weeks pass', () => {
    expect(told({ trials: [guard], offers: [mugs] })).toEqual([
      { kind: 'offer-paused', offer: { id: 'omugs0001', name: 'Mugs' }, figure: 'profit', at: NOW - DAY },
    ]);
    for (const offers of [[{ ...mugs, updatedAt: NOW }], [{ ...mugs, status: 'active' as const }], []])
      expect(told({ trials: [guard], offers })).toEqual([]);
    const long = { ...guard, stoppedAt: NOW - 15 * DAY };
    expect(told({ trials: [long], offers: [{ ...mugs, updatedAt: 0 }] })).toEqual([]);
  });

  const kept = (keeping: Keeping, version = 1) => ({
    at: NOW,
    route: 'native' as const,
    why: null,
    kept: [{ offer: 'oset00001', version, keeping }],
    warnings: [],
  });
  const set = makeOffer('oset00001', { name: 'Set' });
  const named = [{ id: 'oset00001', name: 'Set' }];
  it('that checkout cannot keep is told of with the reason', () => {
    const promises = kept({ kind: 'unkept', why: 'countries' });
    expect(told({ offers: [set], promises })).toEqual([
      { kind: 'promise-unkept', why: 'countries', offers: named },
    ]);
  });
  it('in another’s way is a conflict', () => {
    const promises = kept({ kind: 'unkept', why: 'overlap' });
    expect(told({ offers: [set], promises })).toEqual([{ kind: 'offers-conflict', offers: named }]);
  });
  it.each([
    ['is kept', { kind: 'native' } as const, {}],
    ['changed since', { kind: 'unkept', why: 'tiers' } as const, { version: 2 }],
    ['is paused', { kind: 'unkept', why: 'tiers' } as const, { status: 'paused' as const }],
    ['is over', { kind: 'unkept', why: 'tiers' } as const, { endsAt: NOW }],
  ])('that %s is no matter', (_, keeping, over) =>
    expect(told({ offers: [{ ...set, ...over }], promises: kept(keeping) })).toEqual([]),
  );
  it('whose free delivery begins elsewhere than the shop’s is told of', () => {
    const warning = { kind: 'shipping-differs', offer: 'oset00001', tier: 1, shop: [] } as const;
    const promises = { ...kept({ kind: 'nothing' }), warnings: [warning] };
    expect(told({ offers: [set], promises })).toEqual([{ kind: 'shipping-differs', offers: named }]);
  });
});

describe('measuring', () => {
  const broken = sampleRatio({ counts: [900, 9_000], shares: [0.05, 0.95] });
  const fine = sampleRatio({ counts: [500, 9_500], shares: [0.05, 0.95] });
  it('has uneven groups, of the holdout or of an experiment, where the ratio is broken', () => {
    const trial = makeTrial('tcart0001', { name: 'Cart' });
    const ratios = [
      { trial: null, ratio: broken },
      { trial, ratio: broken },
      { trial: makeTrial('tfine0001'), ratio: fine },
    ];
    expect(told({ ratios })).toEqual([
      { kind: 'groups-uneven', trial: null },
      { kind: 'groups-uneven', trial: { id: 'tcart0001', name: 'Cart' } },
    ]);
  });
  it('sees no consent when much is shown and nobody measured, and waits until it is much', () => {
    expect(told({ week: { shown: 300, measured: 0 } })).toEqual([{ kind: 'no-consent', shown: 300 }]);
    expect(told({ week: { shown: 299, measured: 0 } })).toEqual([]);
    expect(told({ week: { shown: 300, measured: 1 } })).toEqual([]);
  });
});
