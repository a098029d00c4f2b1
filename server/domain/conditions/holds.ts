/** Whether an offer holds for this shopper at this moment, and if not, which of its conditions refuses. */
import type { Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import type { Unkept } from '../offer/kept.ts';
import type { Device, Offer, Segment } from '../offer/offer.ts';
import type { ShopperContext, SuggestRequest } from '../suggestion.ts';
import { segmentOf } from './segments.ts';
import { isEverything, selects } from './selection.ts';

/** Why an offer is not for this shopper now; the first that refuses, in the order of these lines. */
export type Refusal =
  | { readonly why: 'not-yet'; readonly startsAt: number }
  | { readonly why: 'ended'; readonly endsAt: number }
  /** Neither in hand nor in the cart is anything that it speaks of. */
  | { readonly why: 'about' }
  /** `total`: of the cart, minor units of the shop's currency; null where the page does not say. */
  | { readonly why: 'cart-least'; readonly least: number; readonly total: number | null }
  | { readonly why: 'cart-most'; readonly most: number; readonly total: number | null }
  /** None of `holds` is in the cart. */
  | { readonly why: 'cart-holds'; readonly products: readonly ProductId[] }
  /** Something is in the cart that must not be. */
  | { readonly why: 'cart-lacks'; readonly product: ProductId }
  /** '' and null: not known, which is no yes. */
  | { readonly why: 'country'; readonly country: string }
  | { readonly why: 'language'; readonly language: string }
  | { readonly why: 'device'; readonly device: Device | null }
  | { readonly why: 'visitor'; readonly returning: boolean }
  /** `known`: whether it is known at all what this shopper bought. */
  | { readonly why: 'bought-before'; readonly known: boolean }
  | { readonly why: 'segment'; readonly segment: Segment | null }
  /** Checkout would not charge what it promises; `pending` until the platform has been told. */
  | { readonly why: 'unkept'; readonly unkept: Unkept | 'pending' };

export type Verdict = { readonly kind: 'holds' } | ({ readonly kind: 'refused' } & Refusal);

/** A shopper at a moment, as far as conditions look. */
export interface Shopper {
  readonly request: SuggestRequest;
  readonly catalog: ReadonlyMap<ProductId, Product>;
}

export const HOLDS: Verdict = { kind: 'holds' };

/** What is not known of a shopper meets no condition that asks for it: an offer too few beats one to the wrong person. */
export function verdictOn(offer: Offer, shopper: Shopper): Verdict {
  return (
    timing(offer, nowOf(shopper.request)) ?? cartAndHand(offer, shopper) ?? person(offer, shopper) ?? HOLDS
  );
}

/** Epoch milliseconds; not a number where nobody told, which is before every start and after every end. */
export function nowOf({ context, personal }: SuggestRequest): number {
  return context?.now ?? personal?.now ?? Number.NaN;
}

function timing({ startsAt, endsAt }: Offer, now: number): Verdict | null {
  if (startsAt !== null && !(now >= startsAt)) return { kind: 'refused', why: 'not-yet', startsAt };
  if (endsAt !== null && !(now < endsAt)) return { kind: 'refused', why: 'ended', endsAt };
  return null;
}

function cartAndHand({ conditions }: Offer, { request, catalog }: Shopper): Verdict | null {
  const { about, cart } = conditions;
  if (!isEverything(about)) {
    const concerned = [request.productId, ...request.cart].some((id) => {
      const product = id === null ? undefined : catalog.get(id);
      return product !== undefined && selects(about, product);
    });
    if (!concerned) return { kind: 'refused', why: 'about' };
  }
  // An empty cart is worth nothing, whatever the page says.
  const total = request.cart.length === 0 ? 0 : (request.context?.cartTotal ?? null);
  const { least, most, holds, lacks } = cart;
  if (least !== null && !(total !== null && total >= least)) {
    return { kind: 'refused', why: 'cart-least', least, total };
  }
  if (most !== null && !(total !== null && total <= most)) {
    return { kind: 'refused', why: 'cart-most', most, total };
  }
  if (holds.length > 0 && !holds.some((id) => request.cart.includes(id))) {
    return { kind: 'refused', why: 'cart-holds', products: holds };
  }
  const unwanted = lacks.find((id) => request.cart.includes(id));
  return unwanted === undefined ? null : { kind: 'refused', why: 'cart-lacks', product: unwanted };
}

const UNKNOWN: Pick<ShopperContext, 'country' | 'language' | 'device'> = {
  country: '',
  language: '',
  device: null,
};

function person({ conditions }: Offer, { request, catalog }: Shopper): Verdict | null {
  const { country, language, device } = request.context ?? UNKNOWN;
  const { countries, languages, devices, visitor, boughtBefore, segments } = conditions;
  if (countries.length > 0 && !countries.includes(country))
    return { kind: 'refused', why: 'country', country };
  if (languages.length > 0 && !languages.includes(primary(language))) {
    return { kind: 'refused', why: 'language', language };
  }
  if (devices.length > 0 && (device === null || !devices.includes(device))) {
    return { kind: 'refused', why: 'device', device };
  }
  const returning = request.memory?.returning ?? false;
  if (visitor !== 'any' && returning !== (visitor === 'returning')) {
    return { kind: 'refused', why: 'visitor', returning };
  }
  const purchases = request.personal?.purchases ?? [];
  const bought = ({ productId }: { productId: ProductId }) => boughtBefore.includes(productId);
  if (boughtBefore.length > 0 && !purchases.some(bought)) {
    return { kind: 'refused', why: 'bought-before', known: purchases.length > 0 };
  }
  if (segments.length > 0) {
    const segment = segmentOf(purchases, catalog, nowOf(request));
    if (segment === null || !segments.includes(segment)) return { kind: 'refused', why: 'segment', segment };
  }
  return null;
}

/** `pt-BR` is Portuguese. */
function primary(language: string): string {
  return language.split(/[-_]/, 1)[0]!.toLowerCase();
}
