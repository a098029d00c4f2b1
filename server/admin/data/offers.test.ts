/** When the list of offers is asked again by itself, and how two people's changes come together. */
import { describe, expect, it } from 'vitest';
import { makeFields, makeOffer } from '../../domain/offer/offers.testing.ts';
import type { OffersReport } from '../../domain/offer/report.ts';
import { mergeOffers, takeTheirs } from './offerDraft.ts';
import { isPending } from './offers.ts';

const NOW = 1_000_000;
const offer = makeOffer('obundle01', { version: 7, updatedAt: NOW - 5_000 });
const report = (
  over: Partial<typeof offer>,
  version: number | null,
): Pick<OffersReport, 'offers' | 'promises'> => ({
  offers: [{ ...offer, ...over }],
  promises: {
    at: 0,
    route: 'function',
    why: null,
    kept: version === null ? [] : [{ offer: offer.id, version, keeping: { kind: 'function' } }],
    warnings: [],
  },
});

describe('the list is asked again', () => {
  it('while checkout has yet to hear of what was just changed', () => {
    expect(isPending(report({}, 6), NOW)).toBe(true);
    expect(isPending(report({}, null), NOW)).toBe(true);
    expect(isPending({ ...report({}, null), promises: null }, NOW)).toBe(true);
  });

  it('not once it has, nor for ever, nor for what is not active or changes no price', () => {
    expect(isPending(report({}, 7), NOW)).toBe(false);
    expect(isPending(report({ updatedAt: NOW - 60_000 }, 6), NOW)).toBe(false);
    expect(isPending(report({ status: 'paused' }, 6), NOW)).toBe(false);
    expect(isPending(report({ detail: { kind: 'subscription', products: [] } }, null), NOW)).toBe(false);
  });
});

describe('two people’s changes', () => {
  const base = makeFields();

  it('are both kept where they touch different fields', () => {
    const mine = { ...base, name: 'Mine' };
    const theirs = { ...base, stockNote: 3 };
    expect(mergeOffers(base, mine, theirs)).toEqual({
      fields: { ...base, name: 'Mine', stockNote: 3 },
      clashes: [],
    });
  });

  it('clash where both changed the same, unless to the same; theirs can be taken', () => {
    const mine = { ...base, name: 'Mine', stockNote: 3, tellsEnd: true };
    const theirs = { ...base, name: 'Theirs', stockNote: 3 };
    const merged = mergeOffers(base, mine, theirs);
    expect(merged.clashes).toEqual(['name']);
    expect(merged.fields.name).toBe('Mine');
    expect(takeTheirs(merged, theirs)).toEqual({ ...base, name: 'Theirs', stockNote: 3, tellsEnd: true });
  });
});
