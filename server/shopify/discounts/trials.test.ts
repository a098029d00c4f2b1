/** Offers on trial in the twin's checkout: each shopper is charged, by the real Function, the very terms that they are shown. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyDiscounts } from '../../../e2e/shop/discounts/run.ts';
import { shownTo } from '../../domain/experiment/allocate.ts';
import { trialBucket } from '../../domain/experiment/assign.ts';
import { overlayOffers } from '../../domain/experiment/overlay.ts';
import { runningOf } from '../../domain/experiment/running.ts';
import { siblingId } from '../../domain/experiment/sibling.ts';
import type { Change, Trial } from '../../domain/experiment/trial.ts';
import { makeTrial, makeVariant } from '../../domain/experiment/trials.testing.ts';
import type { Offer } from '../../domain/offer/offer.ts';
import { settle } from '../../domain/offer/settle.ts';
import { termsOf } from '../../domain/offer/termsOf.ts';
import { SHOP } from '../shopify.testing.ts';
import { type Bench, bar, delivery, offer, openBench } from './keeping.testing.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.end());

const TWENTY = { kind: 'percent', hundredths: 2_000 } as const;
const NOTE = { at: 0, staff: '1', did: 'started', changes: [], why: null } as const;

async function begin(id: string, ...changes: Change[]): Promise<Trial> {
  const variants = [
    makeVariant('a'),
    ...changes.map((change, at) => makeVariant((['b', 'c'] as const)[at]!, change)),
  ];
  const outcome = await bench.store.trials.put(SHOP, makeTrial(id, { variants }), null, NOTE);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return outcome.trial;
}

/** A visitor of this variant. */
function visitorIn(trial: Trial, key: string): string {
  for (let n = 0; ; n++) {
    const id = `0b7c1d52-6f3a-4e1b-9a55-${String(n).padStart(12, '0')}`;
    if (shownTo(trial, trialBucket(id))?.key === key) return id;
  }
}

const pieces = (quantity: number) => {
  const { id, variants } = bench.shop.productById.get(bench.product(0))!;
  const { id: variantId, price } = variants[0]!;
  return { key: 'l0', productId: id, variantId, quantity, price };
};

function charged(
  quantity: number,
  attributes: Record<string, string>,
  properties: Record<string, string> = {},
) {
  const { off } = applyDiscounts(bench.shop, {
    currency: 'SEK',
    rate: 1,
    country: 'SE',
    now: bench.rig.clock.now(),
    language: 'sv',
    codes: [],
    shipping: null,
    attributes,
    lines: [{ ...pieces(quantity), properties }],
  });
  return off;
}

/** What the page of a visitor's bucket reckons, from the offers that are laid out for it. */
function promised(
  quantity: number,
  trials: readonly Trial[],
  visitor: string | null,
  offers: readonly Offer[],
) {
  const laid = visitor === null ? [] : (runningOf(trials)!.combinationOf(trialBucket(visitor))?.laid ?? []);
  const now = bench.rig.clock.now();
  const line = { ...pieces(quantity), offer: null, parent: null };
  const cart = { currency: 'SEK', rate: 1, shopCurrency: 'SEK', country: 'SE', now, lines: [line] };
  const { subtotal, total } = settle(cart, termsOf(overlayOffers(offers, laid), now));
  return subtotal - total;
}

describe('an offer on trial', () => {
  test('is charged to each shopper as it is shown to them, whatever their variant', async () => {
    const own = bench.volume('ovol00000', 0);
    await bench.put(own);
    const more: Change = {
      kind: 'offer',
      offer: 'ovol00000',
      patch: { detail: { ...own.detail, tiers: [{ quantity: 2, off: TWENTY }] } as never },
    };
    const trial = await begin('tvolume00', more, { kind: 'offer-off', offer: 'ovol00000' });
    await bench.keep();
    const offs = ['a', 'b', 'c'].map((key) => {
      const visitor = visitorIn(trial, key);
      const off = charged(3, { __mersalg: visitor });
      expect(off).toBe(promised(3, [trial], visitor, [own]));
      // Below the tier nothing goes off, in no variant.
      expect(charged(1, { __mersalg: visitor })).toBe(0);
      return off;
    });
    expect(offs[1]).toBe(2 * offs[0]!);
    expect(offs[2]).toBe(0);
    // Whoever tells nothing, or nonsense, is in no trial; whoever is held out has nothing.
    for (const attributes of [{}, { __mersalg: 'x' }] as Record<string, string>[])
      expect(charged(3, attributes)).toBe(offs[0]);
    expect(charged(3, { __mersalg: `${visitorIn(trial, 'b')}:0` })).toBe(0);
    // Bought before the cart could tell whose it is: the line says by which offer.
    const mark = `extras:cross-sell:${siblingId(trial.id, 'b')}`;
    expect(charged(3, {}, { _mersalg: mark })).toBe(offs[1]);
    expect(await bench.keeping()).toEqual({
      ovol00000: { kind: 'function' },
      [siblingId(trial.id, 'b')]: { kind: 'function' },
    });
  });

  test('is everybody’s again when the trial is over', async () => {
    await bench.put(bench.volume('ovol00000', 0));
    const trial = await begin('tvolume00', { kind: 'offer-off', offer: 'ovol00000' });
    await bench.keep();
    const visitor = visitorIn(trial, 'b');
    expect(charged(2, { __mersalg: visitor })).toBe(0);
    const over: Trial = { ...trial, status: 'stopped', stoppedAt: 1, end: { kind: 'merchant' } };
    await bench.store.trials.put(SHOP, over, trial.version, { ...NOTE, did: 'stopped' });
    await bench.keep();
    expect(charged(2, { __mersalg: visitor })).toBe(charged(2, {}));
    expect(bench.terms().terms[0]).not.toHaveProperty('only');
  });

  test('keeps its version with each change of offer or trial: what is not known of today is not shown', async () => {
    const own = bench.volume('ovol00000', 0);
    await bench.put(own);
    const trial = await begin('tvolume00', { kind: 'offer', offer: 'ovol00000', patch: { stockNote: 3 } });
    await bench.keep();
    const version = async () =>
      (await bench.report())!.kept.find((one) => one.offer === siblingId(trial.id, 'b'))!.version;
    const before = await version();
    await bench.put({ ...own, name: 'Another name' });
    await bench.keep();
    expect(await version()).toBeGreaterThan(before);
  });
});

describe('a variant that checkout cannot keep', () => {
  test('is not shown where only native discounts are to be had; the offer itself is', async () => {
    bench.onBasic();
    for await (const products of bench.platform.changedProducts(SHOP, 0))
      await bench.store.products.upsert(SHOP, products, 1);
    const own = bench.volume('ovol00000', 0);
    await bench.put(own);
    const trial = await begin('tvolume00', {
      kind: 'offer',
      offer: 'ovol00000',
      patch: { detail: { ...own.detail, tiers: [{ quantity: 2, off: TWENTY }] } as never },
    });
    await bench.keep();
    expect(await bench.keeping()).toEqual({
      ovol00000: { kind: 'native' },
      [siblingId(trial.id, 'b')]: { kind: 'unkept', why: 'needs-function' },
    });
  });

  test('has free delivery as the offer itself has it, written once', async () => {
    await bench.put(delivery('obar00000', 50_000));
    await bench.put(bar('obar20000', 90_000, { priority: 2 }));
    const trial = await begin('tbar00000', { kind: 'offer', offer: 'obar00000', patch: { stockNote: 3 } });
    await bench.keep();
    const keeping = await bench.keeping();
    expect(keeping[siblingId(trial.id, 'b')]).toEqual(keeping.obar00000);
    expect(keeping.obar00000).toMatchObject({ kind: 'native' });
  });
});

test('an offer’s terms are as small as before while nothing of it is tried', async () => {
  await bench.put(offer('oset00000', bench.volume('x', 0).detail));
  await begin('ttext0000', { kind: 'text', texts: { sv: { product: 'Hej' } } });
  await bench.keep();
  expect(JSON.stringify(bench.terms())).not.toContain('only');
});
