/** Laying changes over a shop: each kind of change by itself, several at once, and what checkout is told of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsFor } from '../offer/audience.ts';
import { makeOffer } from '../offer/offers.testing.ts';
import type { PricedCart, Terms } from '../offer/terms.ts';
import { termsOf } from '../offer/termsOf.ts';
import type { Model } from '../recommend/model.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { shownTo } from './allocate.ts';
import { atCheckout } from './atCheckout.ts';
import { type Ground, overlay } from './overlay.ts';
import { runningOf } from './running.ts';
import { siblingId } from './sibling.ts';
import type { Change, Trial } from './trial.ts';
import { makeTrial, makeVariant } from './trials.testing.ts';

const asked: unknown[] = [];
const MODEL: Model = {
  stats: { orders: 0, products: 0, pairs: 0 },
  complements: (question) => {
    asked.push(question.by);
    return [];
  },
  ranking: () => [],
  substitutes: () => [],
};
const GIFT = makeOffer('ogift0000', { detail: { kind: 'gift', product: 1, variant: 10, threshold: 500 } });
const BAR = makeOffer('obar00000', {
  priority: 2,
  detail: { kind: 'progress', tiers: [{ at: 500, gives: { kind: 'gift', offer: 'ogift0000' } }] },
});
const SET = makeOffer('oset00000', { priority: 3, version: 7 });
const GROUND: Ground = { offers: [GIFT, BAR, SET], settings: DEFAULT_SETTINGS, model: MODEL };

const better: Change = {
  kind: 'offer',
  offer: 'oset00000',
  patch: { detail: { ...SET.detail, off: { kind: 'percent', hundredths: 1_500 } } as never },
};
const trialOf = (id: string, change: Change, over: Partial<Trial> = {}) =>
  makeTrial(id, { variants: [makeVariant('a'), makeVariant('b', change)], version: 3, ...over });
const laid = (...trials: Trial[]) => trials.map((trial) => ({ trial, variant: trial.variants[1]! }));

describe('an overlay', () => {
  it('leaves everything as it is, the very same, where nothing changes', () => {
    const over = overlay(GROUND, laid(trialOf('t1', { kind: 'none' })));
    expect(over.offers).toBe(GROUND.offers);
    expect(over.settings).toBe(GROUND.settings);
    expect(over.model).toBe(MODEL);
    expect(over).not.toHaveProperty('texts');
  });

  it('takes an offer away', () => {
    const { offers } = overlay(GROUND, laid(trialOf('t1', { kind: 'offer-off', offer: 'obar00000' })));
    expect(offers).toEqual([GIFT, SET]);
  });

  it('puts a sibling in an offer’s place, with an id and a version of its own', () => {
    const trial = trialOf('t1', better);
    const { offers } = overlay(GROUND, laid(trial));
    expect(offers[2]).toEqual({
      ...SET,
      id: siblingId('t1', 'b'),
      version: 10,
      detail: { ...SET.detail, off: { kind: 'percent', hundredths: 1_500 } },
    });
    expect(siblingId('t1', 'b')).toMatch(/^o[a-z0-9]{8}$/);
    expect(siblingId('t1', 'c')).not.toBe(siblingId('t1', 'b'));
    const later = overlay(GROUND, laid(trialOf('t1', better, { version: 4 })));
    expect(later.offers[2]!.version).toBeGreaterThan(offers[2]!.version);
  });

  it('lets a bar give the gift’s sibling', () => {
    const change: Change = {
      kind: 'offer',
      offer: 'ogift0000',
      patch: { detail: { ...GIFT.detail, threshold: 700 } as never },
    };
    const [gift, bar] = overlay(GROUND, laid(trialOf('t1', change))).offers;
    expect(gift!.id).toBe(siblingId('t1', 'b'));
    expect(bar!.detail).toEqual({
      kind: 'progress',
      tiers: [{ at: 500, gives: { kind: 'gift', offer: gift!.id } }],
    });
  });

  it('is of no effect on an offer that is gone', () => {
    const change: Change = { ...better, offer: 'ogone0000' } as Change;
    expect(overlay(GROUND, laid(trialOf('t1', change))).offers).toBe(GROUND.offers);
  });

  it('patches settings deeply, lists whole', () => {
    const first = trialOf('t1', {
      kind: 'settings',
      patch: {
        tact: { perDay: 1 },
        rules: { priceRatio: { upsell: { most: 3 } }, pins: [{ with: null, show: 4 }] },
      },
    });
    const { settings } = overlay(
      GROUND,
      laid(first, trialOf('t2', { kind: 'settings', patch: { placements: { exit: false } } })),
    );
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, exit: false },
      tact: { ...DEFAULT_SETTINGS.tact, perDay: 1 },
      rules: {
        ...DEFAULT_SETTINGS.rules,
        pins: [{ with: null, show: 4 }],
        priceRatio: { ...DEFAULT_SETTINGS.rules.priceRatio, upsell: { least: 1.1, most: 3 } },
      },
    });
  });

  it('asks one strategy alone', () => {
    const { model } = overlay(GROUND, laid(trialOf('t1', { kind: 'strategy', strategy: 'damped' })));
    model!.complements({ context: [1], barred: new Set(), limit: 4 });
    expect(asked).toEqual(['damped']);
  });

  it('joins headings by language and spot', () => {
    const one = trialOf('t1', { kind: 'text', texts: { sv: { product: 'Passar till' } } });
    const two = trialOf('t2', { kind: 'text', texts: { sv: { cart: 'Glöm inte' }, da: { cart: 'Husk' } } });
    expect(overlay(GROUND, laid(one, two)).texts).toEqual({
      sv: { product: 'Passar till', cart: 'Glöm inte' },
      da: { cart: 'Husk' },
    });
  });
});

describe('running trials', () => {
  it('are none when none runs', () => {
    expect(runningOf([])).toBeNull();
    expect(
      runningOf([trialOf('t1', better, { status: 'draft' }), trialOf('t2', better, { status: 'stopped' })]),
    ).toBeNull();
  });

  it('show the same to all buckets of a combination, and nothing of their own to the control', () => {
    const [one, two] = [
      trialOf('t1', better, { startedAt: 2 }),
      trialOf('t2', { kind: 'strategy', strategy: 'damped' }),
    ];
    const running = runningOf([one, two])!;
    const keys = new Set<string>();
    for (let bucket = 0; bucket < 1_000; bucket++) {
      const expected = [two, one].flatMap((trial) =>
        shownTo(trial, bucket)?.key === 'b' ? [`${trial.id}b`] : [],
      );
      const found = running.combinationOf(bucket);
      expect(found?.key ?? '').toBe(expected.join('.'));
      if (found !== null) keys.add(found.key);
    }
    expect([...keys].sort()).toEqual(['t1b', 't2b', 't2b.t1b']);
    expect(running.combinationOf(1_000)).toBeNull();
  });
});

describe('checkout', () => {
  const cart = (over: Partial<PricedCart>): PricedCart => ({
    currency: 'SEK',
    rate: 1,
    shopCurrency: 'SEK',
    country: 'SE',
    lines: [],
    now: 0,
    ...over,
  });
  const line = (offer: string | null) => ({
    key: '1',
    productId: 1,
    variantId: 10,
    quantity: 1,
    price: 5,
    offer,
    parent: null,
  });

  const told = (trials: readonly Trial[], offers = GROUND.offers): Terms[] => {
    const { siblings, only } = atCheckout(offers, runningOf(trials));
    return termsOf([...offers, ...siblings.map(({ offer }) => offer)], 0).map((one) => {
      const own = only.get(one.id);
      return own === undefined ? one : { ...one, only: own };
    });
  };

  it('charges each bucket the terms of the very offers that it is shown', () => {
    const change = fc.constantFrom<Change>(
      { kind: 'none' },
      { kind: 'offer-off', offer: 'oset00000' },
      better,
      {
        kind: 'offer-off',
        offer: 'ogift0000',
      },
    );
    fc.assert(
      fc.property(change, change, fc.nat({ max: 500 }), fc.boolean(), (first, second, cut, isApart) => {
        const trials = [
          trialOf('t1', first, { lane: 't1', from: 0, to: cut }),
          trialOf('t2', second, isApart ? {} : { lane: 't1', from: cut, to: 1_000 }),
        ];
        const running = runningOf(trials)!;
        const terms = told(trials);
        for (let bucket = 0; bucket < 1_000; bucket++) {
          const shown = overlay(GROUND, running.combinationOf(bucket)?.laid ?? []).offers;
          const charged = termsFor(cart({ bucket }), terms).map(({ only: _, ...one }) => one);
          expect(charged).toEqual(termsOf(shown, 0));
        }
      }),
      { numRuns: 12 },
    );
  });

  it('charges whoever tells no bucket what is shown to whoever is in no trial', () => {
    const plain = termsFor(cart({}), told([trialOf('t1', better)])).map(({ only: _, ...one }) => one);
    expect(plain).toEqual(termsOf(GROUND.offers, 0));
  });

  it('but what the offer’s own line says was shown', () => {
    const sibling = siblingId('t1', 'b');
    const terms = told([trialOf('t1', better)]);
    const ids = (offer: string | null) => termsFor(cart({ lines: [line(offer)] }), terms).map(({ id }) => id);
    expect(ids(sibling)).toEqual(['ogift0000', sibling]);
    expect(ids('oset00000')).toEqual(['ogift0000', 'oset00000']);
    expect(ids('osomeother')).toEqual(['ogift0000', 'oset00000']);
    // Where the cart tells its bucket, no line is asked.
    const bucket = [...Array(1_000).keys()].find((one) => shownTo(trialOf('t1', better), one)?.key === 'a')!;
    expect(termsFor(cart({ bucket, lines: [line(sibling)] }), terms).map(({ id }) => id)).toEqual([
      'ogift0000',
      'oset00000',
    ]);
  });

  it('is told nothing where no trial speaks of offers', () => {
    const { siblings, only } = atCheckout(
      GROUND.offers,
      runningOf([trialOf('t1', { kind: 'strategy', strategy: 'damped' })]),
    );
    expect([siblings.length, only.size]).toEqual([0, 0]);
  });

  it('is told it in few bytes', () => {
    const [one] = told([trialOf('t1', better)]).filter(({ only }) => only !== undefined);
    expect(one!.only!.buckets).toHaveLength(167);
  });
});
