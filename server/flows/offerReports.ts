/** What the merchant's page reads of offers one by one: an offer, the log, and first drafts. */

import type { AuditDid } from '../domain/audit/audit.ts';
import { KINDS } from '../domain/offer/kinds/index.ts';
import type { Kind, Material } from '../domain/offer/kinds/kind.ts';
import { ANYBODY, type Detail, type Offer, type OfferId, type OfferKind } from '../domain/offer/offer.ts';
import { mentionsOf, type OfferFields } from '../domain/offer/parseOffer.ts';
import type { OfferLogReport, OfferReport, TemplateReport } from '../domain/offer/report.ts';
import { isId } from '../domain/parseRules.ts';
import { toPickCard } from './card.ts';
import { promisesOf } from './offerList.ts';
import { namedBy } from './offerMentions.ts';
import type { ShopRecord, Store } from './ports.ts';
import { previewDraft } from './previewDraft.ts';
import type { ShopView } from './views.ts';

type Shop = Pick<ShopRecord, 'shop' | 'currency'>;

export async function reportOffer(
  store: Store,
  { shop, currency }: Shop,
  offer: Offer,
): Promise<OfferReport> {
  const [named, promises] = await Promise.all([namedBy(store, shop, [offer]), store.promises.get(shop)]);
  return { offer, ...named, currency, promises: promisesOf(promises, [offer]) };
}

/** `offer`: of this one alone. */
export async function readLog(
  store: Store,
  { shop }: Shop,
  limit: number,
  offer: OfferId | null,
): Promise<OfferLogReport> {
  const about = offer === null ? {} : { id: offer };
  const entries = await store.audit.list(shop, { before: null, limit, kind: 'offer', ...about });
  return {
    entries: entries.map(({ at, staff, did, subject, detail }) => ({
      offer: subject.id,
      name: subject.name,
      at,
      staff,
      did: did as AuditDid<'offer'>,
      changes: detail.changes ?? [],
    })),
  };
}

/** A first draft of one kind from the shop's own data, named by the page. */
export async function template(
  store: Store,
  view: ShopView,
  kind: OfferKind,
  now: number,
): Promise<TemplateReport> {
  const { catalog, model, shop } = view;
  const offers = await store.offers.list(shop.shop);
  const gifts = offers.flatMap(({ id, detail }) => (detail.kind === 'gift' ? [id] : []));
  const material: Material = { catalog, model, currency: shop.currency, gifts };
  const { draft, blank } = KINDS[kind] as unknown as Kind<Detail>;
  const drafted = draft(material);
  const fields = asFields(drafted ?? blank);
  const ids = new Set(mentionsOf(fields).flatMap((one) => (one.kind === 'product' ? [one.id] : [])));
  const products = [...ids].filter(isId).flatMap((id) => catalog.get(id) ?? []);
  return {
    kind,
    fields,
    drafted: drafted !== null,
    products: products.map(toPickCard),
    currency: shop.currency,
    example: drafted === null ? null : await exampleOf(store, view, fields, now),
  };
}

/** What the storefront itself would show of the draft: no example that a shopper would not meet. */
async function exampleOf(
  store: Store,
  view: ShopView,
  fields: OfferFields,
  now: number,
): Promise<TemplateReport['example']> {
  if (view.catalog.size === 0) return null;
  const context = { country: '', language: '', device: null, cartTotal: null, now };
  const request = { placement: 'product' as const, productId: null, cart: [], limit: 1, context };
  const asked = { fields, id: null, product: null, placement: null, request };
  const { product, explained, draft } = await previewDraft(store, view, asked);
  const shown = explained?.decisions.find(({ kind, offer }) => kind === 'shown' && offer === draft);
  return shown === undefined ? null : { product, other: shown.products[0] ?? null };
}

function asFields(detail: Detail): OfferFields {
  return {
    name: '',
    status: 'draft',
    conditions: ANYBODY,
    startsAt: null,
    endsAt: null,
    tellsEnd: false,
    stockNote: null,
    // The cautious choice: two discounts on one cart only where the merchant says so.
    combines: { products: false, orders: false, shipping: true },
    detail,
  };
}
