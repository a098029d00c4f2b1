/** What a page of the list shows before the server has answered. */
import { describe, expect, it } from 'vitest';
import { makeOffer } from '../../domain/offer/offers.testing.ts';
import type { OffersReport } from '../../domain/offer/report.ts';
import { shownAfter } from './offerListChange.ts';

const [a, b, c] = ['oa', 'ob', 'oc'].map((id) => makeOffer(id)) as [
  ReturnType<typeof makeOffer>,
  ReturnType<typeof makeOffer>,
  ReturnType<typeof makeOffer>,
];
/** Places 11 to 13 of twenty. */
const page: OffersReport = {
  offers: [a, b, c],
  places: [11, 12, 13],
  total: 20,
  all: 20,
  counts: { draft: 0, active: 20, paused: 0, unkept: 0 },
  products: [],
  collections: [],
  gifts: [],
  currency: 'SEK',
  promises: null,
};
const order = ({ offers, places }: OffersReport) => offers.map(({ id }, at) => [id, places[at]]);

describe('a page of the list', () => {
  it('shows a move, and those between make room', () => {
    expect(order(shownAfter(page, { kind: 'place', offer: c, to: 11 }))).toEqual([
      ['oc', 11],
      ['oa', 12],
      ['ob', 13],
    ]);
    expect(order(shownAfter(page, { kind: 'place', offer: a, to: 20 }))).toEqual([
      ['ob', 11],
      ['oc', 12],
      ['oa', 20],
    ]);
  });

  it('closes the gap of what is deleted, and counts one less', () => {
    const after = shownAfter(page, { kind: 'remove', offer: b });
    expect(order(after)).toEqual([
      ['oa', 11],
      ['oc', 12],
    ]);
    expect(after).toMatchObject({ total: 19, all: 19, counts: { active: 19 } });
  });

  it('shows another status, and counts it there', () => {
    const after = shownAfter(page, { kind: 'status', offer: a, to: 'paused' });
    expect(after.offers[0]!.status).toBe('paused');
    expect(after.counts).toMatchObject({ active: 19, paused: 1 });
  });

  it('leaves alone what it does not hold, and what only the server can tell', () => {
    const other = makeOffer('ozzz');
    for (const kind of ['remove', 'restore', 'duplicate'] as const)
      expect(shownAfter(page, { kind, offer: other })).toBe(page);
  });
});
