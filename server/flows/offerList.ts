/** The list of offers as the merchant looks through it: searched, narrowed, and a page at a time of up to a thousand. */
import type { Product } from '../domain/catalog.ts';
import type { ProductId } from '../domain/ids.ts';
import { changesPrice, type Kept, type PromiseReport } from '../domain/offer/kept.ts';
import type { Offer, OfferId, OfferKind } from '../domain/offer/offer.ts';
import { mentionsOf } from '../domain/offer/parseOffer.ts';
import {
  OFFER_STATES,
  type OfferBriefs,
  type OfferState,
  type OffersReport,
} from '../domain/offer/report.ts';
import { briefOf, namedBy } from './offerMentions.ts';
import type { ShopRecord, Store } from './ports.ts';

type Shop = Pick<ShopRecord, 'shop' | 'currency'>;
type Catalog = ReadonlyMap<ProductId, Pick<Product, 'title'>>;

export interface OfferQuery {
  /** Words that the name or a named product's title must hold, each; empty for all. */
  readonly q: string;
  readonly status: OfferState | null;
  readonly kind: OfferKind | null;
  /** How many of those that match come before the page. */
  readonly after: number;
  readonly limit: number;
}

/** `catalog` is asked for only where titles are searched. */
export async function listOffers(
  store: Store,
  { shop, currency }: Shop,
  query: OfferQuery,
  catalog: () => Promise<Catalog>,
): Promise<OffersReport> {
  const [all, promises] = await Promise.all([store.offers.list(shop), store.promises.get(shop)]);
  const words = wordsOf(query.q);
  const titles = words.length === 0 ? null : await catalog();
  const lost = lostOf(promises);
  const counts: Record<OfferState, number> = { draft: 0, active: 0, paused: 0, unkept: 0 };
  const offers: Offer[] = [];
  const places: number[] = [];
  let total = 0;
  for (const [at, offer] of all.entries()) {
    if (query.kind !== null && offer.detail.kind !== query.kind) continue;
    if (titles !== null && !speaksOf(offer, words, titles)) continue;
    const states = OFFER_STATES.filter((state) =>
      state === 'unkept' ? isLost(offer, lost) : offer.status === state,
    );
    for (const state of states) counts[state] += 1;
    if (query.status !== null && !states.includes(query.status)) continue;
    total += 1;
    if (total <= query.after || offers.length === query.limit) continue;
    offers.push(offer);
    places.push(at + 1);
  }
  const named = await namedBy(store, shop, offers);
  const kept = promisesOf(promises, offers);
  return { offers, places, total, counts, all: all.length, ...named, currency, promises: kept };
}

/** All of them, or of one kind, as others build upon them. */
export async function briefOffers(
  store: Store,
  { shop, currency }: Shop,
  kind: OfferKind | null,
): Promise<OfferBriefs> {
  const all = await store.offers.list(shop);
  const wanted = kind === null ? all : all.filter(({ detail }) => detail.kind === kind);
  return { offers: wanted.map(briefOf), currency };
}

/** As much of the report as speaks of these offers. */
export function promisesOf(
  promises: PromiseReport | null,
  offers: readonly Pick<Offer, 'id'>[],
): PromiseReport | null {
  if (promises === null) return null;
  const wanted = new Set(offers.map(({ id }) => id));
  return {
    ...promises,
    kept: promises.kept.filter(({ offer }) => wanted.has(offer)),
    warnings: promises.warnings.filter(({ offer }) => wanted.has(offer)),
  };
}

function lostOf(promises: PromiseReport | null): ReadonlyMap<OfferId, Kept> {
  const lost = promises?.kept.filter(({ keeping }) => keeping.kind === 'unkept') ?? [];
  return new Map(lost.map((kept) => [kept.offer, kept]));
}

/** One that has changed since is on its way to the platform: nothing is lost yet. */
function isLost(offer: Offer, lost: ReadonlyMap<OfferId, Kept>): boolean {
  return offer.status === 'active' && lost.get(offer.id)?.version === offer.version && changesPrice(offer);
}

function wordsOf(q: string): readonly string[] {
  return fold(q).split(/\s+/).filter(Boolean);
}

function speaksOf(offer: Offer, words: readonly string[], titles: Catalog): boolean {
  const named = mentionsOf(offer).flatMap((one) =>
    one.kind === 'product' ? (titles.get(one.id)?.title ?? []) : [],
  );
  const said = fold([offer.name, ...named].join('\n'));
  return words.every((word) => said.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
