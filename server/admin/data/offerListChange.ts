/** What a page of the list shows as soon as something is changed in it, before the server has answered. */
import type { Offer } from '../../domain/offer/offer.ts';
import type { OffersReport } from '../../domain/offer/report.ts';

export type ListChange = { readonly offer: Offer } & (
  | { readonly kind: 'status'; readonly to: Offer['status'] }
  /** `to`: its place among all, from 1. */
  | { readonly kind: 'place'; readonly to: number }
  | { readonly kind: 'remove' }
  /** One just deleted, under its former id and at its former place. */
  | { readonly kind: 'restore' }
  | { readonly kind: 'duplicate' }
);

/** The page as it will be. What only the server can tell (an id, which page it falls into) waits for the answer. */
export function shownAfter(page: OffersReport, change: ListChange): OffersReport {
  switch (change.kind) {
    case 'status':
      return withStatus(page, change.offer, change.to);
    case 'remove':
      return without(page, change.offer);
    case 'place':
      return moved(page, change.offer, change.to);
    case 'restore':
    case 'duplicate':
      return page;
  }
}

function withStatus(page: OffersReport, { id, status }: Offer, to: Offer['status']): OffersReport {
  if (!page.offers.some((one) => one.id === id)) return page;
  return {
    ...page,
    offers: page.offers.map((one) => (one.id === id ? { ...one, status: to } : one)),
    counts: { ...page.counts, [status]: page.counts[status] - 1, [to]: page.counts[to] + 1 },
  };
}

function without(page: OffersReport, { id, status }: Offer): OffersReport {
  const at = page.offers.findIndex((one) => one.id === id);
  if (at < 0) return page;
  return {
    ...page,
    offers: page.offers.toSpliced(at, 1),
    places: page.places.toSpliced(at, 1).map((place, i) => (i < at ? place : place - 1)),
    total: page.total - 1,
    all: page.all - 1,
    counts: { ...page.counts, [status]: page.counts[status] - 1 },
  };
}

/** Those between its old place and its new one make room by one. */
function moved(page: OffersReport, { id }: Offer, to: number): OffersReport {
  const at = page.offers.findIndex((one) => one.id === id);
  const from = page.places[at];
  if (from === undefined) return page;
  const next = page.offers.map((offer, i) => {
    const place = page.places[i]!;
    if (i === at) return { offer, place: to };
    if (place > from && place <= to) return { offer, place: place - 1 };
    return { offer, place: place < from && place >= to ? place + 1 : place };
  });
  next.sort((a, b) => a.place - b.place);
  return { ...page, offers: next.map(({ offer }) => offer), places: next.map(({ place }) => place) };
}
