/** Shows an offer that is still being edited as the storefront would show it: decided by the same code, nothing stored. */

import { isSellable } from '../domain/catalog.ts';
import type { ProductId } from '../domain/ids.ts';
import { NO_MEMORY } from '../domain/journey/memory.ts';
import { breaksFloor } from '../domain/offer/floor.ts';
import { changesPrice, type Keeping, type Kept } from '../domain/offer/kept.ts';
import { MOST_AUTOMATIC, nativePlan } from '../domain/offer/native.ts';
import { ANYBODY, type Detail, type Offer, type OfferId } from '../domain/offer/offer.ts';
import type { OfferFields } from '../domain/offer/parseOffer.ts';
import type { DraftPreview } from '../domain/offer/report.ts';
import { termsOfOffer } from '../domain/offer/termsOf.ts';
import type { Placement } from '../domain/placement.ts';
import { SPOTS_OF } from '../domain/proposals/propose.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import type { Store } from './ports.ts';
import { decideOn, type Looked, reportOf } from './preview.ts';
import { shopFacts } from './shopFacts.ts';
import type { ShopView } from './views.ts';

/** Names an offer that has not been saved; no offer of a shop is called so. */
export const DRAFT_ID: OfferId = 'odraft';
/** Of the catalogue so many products are tried until one shows the offer. */
const MOST_TRIED = 40;

export interface DraftAsked {
  readonly fields: OfferFields;
  /** Of the offer that is edited; null for a new one. */
  readonly id: OfferId | null;
  /** Null for one with which the offer would be shown. */
  readonly product: ProductId | null;
  /** Null for where such offers stand first of all. */
  readonly placement: Placement | null;
  /** The shopper's moment, as any preview is asked. */
  readonly request: SuggestRequest;
}

/**
 * The shopper is one for whom it is meant (country, language, earlier visits, the rest of the cart), at the time when it
 * holds: what remains are the obstacles that the merchant can do something about.
 * @throws MersalgError `not-found` for a product that the shop does not have, or a shop without products.
 */
export async function previewDraft(
  store: Pick<Store, 'products' | 'promises'>,
  view: ShopView,
  { fields, id, product, placement, request }: DraftAsked,
): Promise<DraftPreview> {
  const own = view.offers.find((one) => one.id === id);
  const draft = meantFor(fields, id ?? DRAFT_ID, own?.priority ?? (view.offers.at(-1)?.priority ?? 0) + 1);
  const laid = withDraft(view, draft);
  const spot = placement ?? SPOTS_OF[fields.detail.kind].at(-1)!;
  const asked = momentFor(fields, request);
  const tried = product === null ? candidates(view, fields) : [product];
  let looked = decideOn(laid, tried[0] ?? 0, spot, asked);
  for (const next of tried.slice(1, MOST_TRIED)) {
    if (shows(looked, draft.id)) break;
    const other = decideOn(laid, next, spot, asked);
    if (shows(other, draft.id)) looked = other;
  }
  const report = reportOf(laid, looked);
  return { ...report, draft: draft.id, keeping: await keepingOf(store, view, draft) };
}

/** As it holds for whoever it is meant for: active, at any time, for any person. */
function meantFor(fields: OfferFields, id: OfferId, priority: number): Offer {
  const { about, devices } = fields.conditions;
  return {
    ...fields,
    id,
    priority,
    status: 'active',
    startsAt: null,
    conditions: { ...ANYBODY, about, devices },
    version: 0,
    createdAt: 0,
    updatedAt: 0,
  };
}

/** In its place among the shop's own, and as one that checkout keeps: whether it does is told apart. */
function withDraft(view: ShopView, draft: Offer): ShopView {
  const others = view.offers.filter(({ id }) => id !== draft.id);
  const at = others.findIndex(({ priority }) => priority > draft.priority);
  const offers = others.toSpliced(at < 0 ? others.length : at, 0, draft);
  const kept: Kept = { offer: draft.id, version: draft.version, keeping: { kind: 'function' } };
  return { ...view, offers, promises: new Map([...view.promises, [draft.id, kept]]) };
}

/** A moment within its time, of a shopper who hesitates where it waits for that. */
function momentFor({ detail, startsAt }: OfferFields, request: SuggestRequest): SuggestRequest {
  const { context } = request;
  const now = Math.max(context?.now ?? 0, startsAt ?? 0);
  const isBack = detail.kind === 'downgrade' && detail.on.includes('abandoned');
  return {
    ...request,
    ...(context === undefined ? {} : { context: { ...context, now } }),
    ...(isBack ? { memory: { ...NO_MEMORY, returning: true } } : {}),
  };
}

/** Those that the offer speaks of, then any that are for sale; the dearest first where a sum must be reached. */
function candidates({ catalog }: ShopView, { detail, conditions }: OfferFields): ProductId[] {
  const own = [...spokenOf(detail), ...conditions.about.products].filter((id) => catalog.has(id));
  const others: ProductId[] = [];
  for (const product of catalog.values()) {
    if (others.length === MOST_TRIED) break;
    const isEnough =
      detail.kind !== 'gift' || product.variants.some(({ price }) => price >= detail.threshold);
    if (isSellable(product) && isEnough) others.push(product.id);
  }
  const all = [...new Set([...own, ...others])];
  return all.length > 0 ? all : [...catalog.keys()].slice(0, 1);
}

function spokenOf(detail: Detail): readonly ProductId[] {
  switch (detail.kind) {
    case 'bundle':
      return detail.parts.flatMap(({ products }) => products);
    case 'upgrade':
    case 'downgrade':
      return detail.pairs.map(({ from }) => from);
    case 'volume':
    case 'subscription':
      return detail.products;
    case 'add-on':
      return detail.to.products;
    case 'gift':
    case 'progress':
      return [];
  }
}

function shows({ decided }: Looked, id: OfferId): boolean {
  return decided.decisions.some(({ kind, proposed }) => kind === 'shown' && proposed.offer === id);
}

/**
 * What checkout would make of it by itself, as far as that can be told without asking the platform: where the Function
 * keeps all that there is room for, null.
 */
async function keepingOf(
  store: Pick<Store, 'products' | 'promises'>,
  { shop, catalog, settings }: ShopView,
  draft: Offer,
): Promise<Keeping | null> {
  if (!changesPrice(draft)) return { kind: 'nothing' };
  const terms = termsOfOffer(draft);
  const below = terms === null ? null : breaksFloor(terms, settings.tact, (id) => catalog.get(id));
  if (below !== null) return { kind: 'unkept', why: 'floor', detail: catalog.get(below)!.title };
  const promises = await store.promises.get(shop.shop);
  if (promises?.route !== 'native') return null;
  const facts = await shopFacts(store, shop.shop, [draft], shop.currency, null, settings.tact);
  return nativePlan([draft], facts, MOST_AUTOMATIC, 'native').kept.get(draft.id) ?? null;
}
