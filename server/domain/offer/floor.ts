/** The discount floor: below which no set, quantity price, upgrade or cheaper version may bring a line. */
import type { Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import type { Tact } from '../journey/memory.ts';
import type { Offer } from './offer.ts';
import type { Off, Terms } from './terms.ts';
import { termsOfOffer } from './termsOf.ts';

export type Floors = Pick<Tact, 'marginFloor' | 'priceFloor'>;
type ProductOf = (id: ProductId) => Pick<Product, 'variants'> | undefined;

/** Shares are floats: so much below a floor is a rounding of ours. */
const CLOSE = 1e-9;

/**
 * The first product whose line these terms could bring below a floor in some cart; null where none could. To within the
 * minor unit that a line is rounded by. In the shop's own currency; a product that is gone, or a cost that is not known,
 * is no objection. Gifts, services and discounts on whole orders have no floor: what they give is the merchant's plain word.
 */
export function breaksFloor(terms: Terms, floors: Floors, productOf: ProductOf): ProductId | null {
  switch (terms.kind) {
    case 'bundle': {
      const left = leftOfSet(terms, productOf);
      const all = terms.parts.flatMap(({ products }) => products);
      return all.find((id) => !bears(productOf(id), () => left, floors)) ?? null;
    }
    case 'volume': {
      const offs = terms.tiers.map(({ off }) => off);
      return terms.products.find((id) => offs.some((off) => !bearsOff(productOf(id), off, floors))) ?? null;
    }
    case 'swap':
      return terms.products.find((id) => !bearsOff(productOf(id), terms.off, floors)) ?? null;
    case 'gift':
    case 'add-on':
    case 'order':
      return null;
  }
}

/** Whether `off` may go off each piece of a product by itself. */
export function bearsOff(product: Pick<Product, 'variants'> | undefined, off: Off, floors: Floors): boolean {
  return bears(product, (price) => leftOf(off, price), floors);
}

/** Products whose prices and costs decide about an offer. */
export function flooredBy(offer: Offer): readonly ProductId[] {
  const terms = termsOfOffer(offer);
  if (terms === null) return [];
  if (terms.kind === 'bundle') return terms.parts.flatMap(({ products }) => products);
  return terms.kind === 'volume' || terms.kind === 'swap' ? terms.products : [];
}

/** Share of a sum that is left. */
function leftOf(off: Off, sum: number): number {
  if (off.kind === 'percent') return 1 - off.hundredths / 10_000;
  return sum > 0 ? Math.max(0, 1 - off.amount / sum) : 1;
}

/**
 * Of a set each line bears its share of an amount by what it costs: the largest where the set is the cheapest there is,
 * and several sets together never bear more.
 */
function leftOfSet({ parts, off }: Extract<Terms, { kind: 'bundle' }>, productOf: ProductOf): number {
  let least = 0;
  for (const { products, quantity } of parts) {
    const prices = products.flatMap((id) => productOf(id)?.variants.map(({ price }) => price) ?? []);
    // A part with nothing to sell makes no set.
    if (prices.length === 0) return 1;
    least += Math.min(...prices) * quantity;
  }
  return leftOf(off, least);
}

/** `left`: share of a variant's price that is left. */
function bears(
  product: Pick<Product, 'variants'> | undefined,
  left: (price: number) => number,
  { marginFloor, priceFloor }: Floors,
): boolean {
  return (product?.variants ?? []).every(({ price, cost }) => {
    const share = left(price);
    if (share >= 1 || price === 0) return true;
    if (share + CLOSE < priceFloor / 100) return false;
    return cost === null || price * share * (1 - marginFloor / 100) + CLOSE * price >= cost;
  });
}

interface Judged {
  readonly catalog: ReadonlyMap<ProductId, Product>;
  readonly floors: Floors;
  readonly breaks: boolean;
}
const judged = new WeakMap<Offer, Judged>();

/** Whether an offer breaks a floor by this catalogue: remembered, since every request asks it of the same three. */
export function isBelowFloor(
  offer: Offer,
  floors: Floors,
  catalog: ReadonlyMap<ProductId, Product>,
): boolean {
  const known = judged.get(offer);
  if (known?.catalog === catalog && known.floors === floors) return known.breaks;
  const terms = termsOfOffer(offer);
  const breaks = terms !== null && breaksFloor(terms, floors, (id) => catalog.get(id)) !== null;
  judged.set(offer, { catalog, floors, breaks });
  return breaks;
}
