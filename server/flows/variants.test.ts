/** A bucket's view: everybody's own object where nothing is tried, else one per combination that remembers well. */
import { describe, expect, it } from 'vitest';
import { shownTo } from '../domain/experiment/allocate.ts';
import { runningOf } from '../domain/experiment/running.ts';
import { siblingId } from '../domain/experiment/sibling.ts';
import type { Change, Trial } from '../domain/experiment/trial.ts';
import { makeTrial, makeVariant } from '../domain/experiment/trials.testing.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { OFFERS, shopView } from './shopper.testing.ts';
import { suggest } from './suggest.ts';
import { variantView } from './variants.ts';
import type { ShopView } from './views.ts';

const context = { country: 'SE', language: 'sv', device: 'phone', cartTotal: 0, now: 1 } as const;
const PAGE: SuggestRequest = {
  placement: 'product',
  spots: ['upgrade', 'bundle', 'extras', 'product'],
  productId: 11,
  cart: [],
  limit: 4,
  context,
};
const trialOf = (id: string, change: Change) =>
  makeTrial(id, { variants: [makeVariant('a'), makeVariant('b', change)] });
const viewWith = (...trials: Trial[]): ShopView => ({ ...shopView(), trials: runningOf(trials) });
const bucketOf = (trial: Trial, key: string, ...others: readonly (readonly [Trial, string])[]) =>
  [...Array(1_000).keys()].find((bucket) =>
    [[trial, key] as const, ...others].every(([one, wanted]) => shownTo(one, bucket)?.key === wanted),
  )!;
const told = (view: ShopView) => {
  const outcome = suggest(view, PAGE);
  return outcome.kind === 'nothing' ? [] : outcome.offers.map(({ id }) => id);
};

const OFF = trialOf('t1', { kind: 'offer-off', offer: 'oset1' });
const QUIET = trialOf('t2', { kind: 'settings', patch: { placements: { extras: false } } });

describe('the view of a bucket', () => {
  it('is everybody’s, the very same, for the control, without a bucket, and where no trial runs', () => {
    const view = viewWith(OFF);
    expect(variantView(view, bucketOf(OFF, 'a'))).toBe(view);
    expect(variantView(view, null)).toBe(view);
    const none = shopView();
    expect(variantView(none, 3)).toBe(none);
    expect(variantView({ ...none, trials: null }, 3)).toEqual(
      none.trials === null ? none : { ...none, trials: null },
    );
  });

  it('is what its variants change, each by itself and together', () => {
    const view = viewWith(OFF, QUIET);
    const shown = (off: string, quiet: string) => told(variantView(view, bucketOf(OFF, off, [QUIET, quiet])));
    expect(shown('a', 'a')).toEqual(['upgrade', 'oset1', 'ovol1', 'oadd1']);
    expect(shown('b', 'a')).toEqual(['upgrade', 'oset2', 'ovol1', 'oadd1']);
    expect(shown('a', 'b')).toEqual(['upgrade', 'oset1']);
    expect(shown('b', 'b')).toEqual(['upgrade', 'oset2']);
  });

  it('shows a sibling only when checkout keeps it as it is now', () => {
    const [set] = OFFERS;
    const more = trialOf('t3', {
      kind: 'offer',
      offer: 'oset1',
      patch: { detail: { ...set!.detail, off: { kind: 'percent', hundredths: 2_000 } } as never },
    });
    const view = viewWith(more);
    const bucket = bucketOf(more, 'b');
    expect(told(variantView(view, bucket))).not.toContain('oset1');
    const id = siblingId('t3', 'b');
    const kept = (version: number): ShopView => ({
      ...view,
      promises: new Map([...view.promises, [id, { offer: id, version, keeping: { kind: 'function' } }]]),
    });
    expect(told(variantView(kept(set!.version + more.version), bucket))).toContain(id);
    expect(told(variantView(kept(1), bucket))).not.toContain(id);
  });

  it('keeps what did not change from one view to the next', () => {
    const view = viewWith(QUIET);
    const bucket = bucketOf(QUIET, 'b');
    const first = variantView(view, bucket);
    expect(variantView(view, bucket)).toBe(first);
    const later = variantView({ ...view, revision: 2 }, bucket);
    expect(later.revision).toBe(2);
    expect(later.settings).toBe(first.settings);
    const other = variantView({ ...view, settings: { ...view.settings, excludedProducts: [22] } }, bucket);
    expect(other.settings).toMatchObject({ excludedProducts: [22], placements: { extras: false } });
  });

  it('is named by its variants, so that answers are told apart', () => {
    const view = viewWith(OFF, QUIET);
    expect(variantView(view, bucketOf(OFF, 'b', [QUIET, 'b'])).variant).toBe('t1b.t2b');
    expect(variantView(view, bucketOf(OFF, 'a', [QUIET, 'a'])).variant).toBeUndefined();
  });
});
