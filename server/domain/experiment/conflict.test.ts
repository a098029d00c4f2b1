/** Conflicts: who disturbs whom, and where a trial that begins may stand. */
import { describe, expect, it } from 'vitest';
import type { OfferKind } from '../offer/offer.ts';
import { conflictOf, placeTrial, spotsOf, spotsToQualify, spotsTouched } from './conflict.ts';
import type { Change, Trial } from './trial.ts';
import { makeTrial, makeVariant } from './trials.testing.ts';

const KINDS: Readonly<Record<string, OfferKind>> = {
  oset: 'bundle',
  oset2: 'bundle',
  ovol: 'volume',
  odown: 'downgrade',
};
const kindOf = (id: string) => KINDS[id];
const off = (offer: string): Change => ({ kind: 'offer-off', offer });
const text = (spot: 'product' | 'bundle'): Change => ({ kind: 'text', texts: { sv: { [spot]: 'Hej' } } });
const of = (id: string, change: Change, over: Partial<Trial> = {}) =>
  makeTrial(id, { variants: [makeVariant('a'), makeVariant('b', change)], ...over });

describe('what a change touches', () => {
  it.each<readonly [string, Change, readonly string[]]>([
    ['nothing', { kind: 'none' }, []],
    ['an offer’s spots', off('odown'), ['upgrade', 'exit']],
    ['an offer that is gone', off('ogone'), []],
    [
      'its headings',
      { kind: 'text', texts: { sv: { cart: 'x' }, da: { product: 'y' } } },
      ['product', 'cart'],
    ],
    ['placements alone', { kind: 'settings', patch: { placements: { exit: false } } }, ['exit']],
    [
      'what the model answers',
      { kind: 'strategy', strategy: 'damped' },
      ['product', 'upgrade', 'cart', 'exit', 'checkout', 'thanks'],
    ],
  ])('%s', (_, change, spots) => expect(spotsOf(change, kindOf)).toEqual(spots));

  it('is everything for rules and tact', () => {
    for (const patch of [{ tact: { perDay: 1 } }, { rules: { minStock: 2 } }])
      expect(spotsOf({ kind: 'settings', patch }, kindOf)).toHaveLength(8);
    expect(spotsTouched(of('t1', off('oset')), kindOf)).toEqual(['bundle']);
  });
});

describe('who qualifies', () => {
  it('came where a change can be seen; for checkout and after it, held a cart', () => {
    const places = (placements: object): Change => ({ kind: 'settings', patch: { placements } });
    expect(spotsToQualify(of('t1', off('odown')), kindOf)).toEqual(['upgrade', 'exit']);
    expect(spotsToQualify(of('t1', places({ checkout: true })), kindOf)).toEqual(['cart', 'checkout']);
    expect(spotsToQualify(of('t1', places({ thanks: false, exit: false })), kindOf)).toEqual([
      'cart',
      'exit',
      'thanks',
    ]);
  });
});

describe('a conflict', () => {
  it('is told by the offers and spots that both change', () => {
    expect(conflictOf(of('t1', off('oset')), of('t2', off('oset')), kindOf)).toEqual({
      trial: 't2',
      offers: ['oset'],
      spots: ['bundle'],
    });
    expect(conflictOf(of('t1', off('oset')), of('t2', off('oset2')), kindOf)).toMatchObject({
      offers: [],
      spots: ['bundle'],
    });
    expect(conflictOf(of('t1', text('bundle')), of('t2', off('oset2')), kindOf)).toMatchObject({
      spots: ['bundle'],
    });
  });

  it('is none between what stands apart', () => {
    expect(conflictOf(of('t1', off('oset')), of('t2', off('ovol')), kindOf)).toBeNull();
    expect(conflictOf(of('t1', text('product')), of('t2', off('oset')), kindOf)).toBeNull();
  });

  it('a guard has with its own offer alone', () => {
    const guard = of('t1', off('oset'), { why: { kind: 'guard', offer: 'oset' } });
    expect(conflictOf(guard, of('t2', off('oset2')), kindOf)).toBeNull();
    expect(conflictOf(of('t2', off('oset2')), guard, kindOf)).toBeNull();
    expect(conflictOf(of('t2', off('oset')), guard, kindOf)).toMatchObject({ offers: ['oset'] });
  });
});

describe('a trial that begins', () => {
  const draft = (change: Change, size: number) =>
    of('tnew', change, { status: 'draft', lane: '', size, from: 0, to: size });

  it('has a lane of its own where it disturbs nobody', () => {
    expect(placeTrial(draft(off('ovol'), 400), [of('t1', off('oset'))], kindOf)).toEqual({
      kind: 'placed',
      lane: 'tnew',
      from: 0,
      to: 400,
    });
  });

  it('joins the lane of those that it would disturb, in the first room there', () => {
    const running = [
      of('t1', off('oset'), { lane: 'tx', from: 0, to: 300 }),
      of('t2', text('bundle'), { lane: 'tx', from: 500, to: 700 }),
    ];
    expect(placeTrial(draft(off('oset2'), 200), running, kindOf)).toMatchObject({
      lane: 'tx',
      from: 300,
      to: 500,
    });
    expect(placeTrial(draft(off('oset2'), 201), running, kindOf)).toMatchObject({
      lane: 'tx',
      from: 700,
      to: 901,
    });
    expect(placeTrial(draft(off('oset2'), 301), running, kindOf)).toEqual({
      kind: 'full',
      free: 300,
      shared: [
        { trial: 't1', offers: [], spots: ['bundle'] },
        { trial: 't2', offers: [], spots: ['bundle'] },
      ],
    });
  });

  it('also keeps from those in the lane that it does not disturb', () => {
    const running = [
      of(
        't1',
        { kind: 'settings', patch: { placements: { bundle: false, exit: false } } },
        { lane: 'tx', from: 0, to: 100 },
      ),
      of('t2', off('odown'), { lane: 'tx', from: 100, to: 600 }),
    ];
    expect(placeTrial(draft(off('oset'), 400), running, kindOf)).toMatchObject({ from: 600, to: 1_000 });
  });

  it('cannot stand between two lanes', () => {
    const running = [of('t1', off('oset')), of('t2', off('ovol'))];
    const both: Change = { kind: 'settings', patch: { rules: { minStock: 3 } } };
    expect(placeTrial(draft(both, 10), running, kindOf)).toMatchObject({ kind: 'between' });
  });
});
