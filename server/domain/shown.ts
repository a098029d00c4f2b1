/** What a shopper would be answered, as the app itself knows it: facts for the merchant's live preview, money unwritten. */
import type { Product } from './catalog.ts';
import type { ProductId, VariantId } from './ids.ts';
import type { OfferId } from './offer/terms.ts';
import type { Spot, ToldOffer } from './offer/told.ts';
import type { Placement } from './placement.ts';
import { type Suggestion, type ToldReason, toldReason } from './suggestion.ts';

/** Prices in minor units of the shop's own currency. */
export interface ShownProduct {
  readonly id: ProductId;
  readonly handle: string;
  readonly title: string;
  readonly img: string | null;
  readonly variants: readonly {
    readonly id: VariantId;
    readonly title: string;
    readonly available: boolean;
    readonly price: number;
    readonly compareAt: number | null;
  }[];
}

export interface ShownItem extends ShownProduct {
  readonly reason: ToldReason;
  readonly spot: Spot;
  /** Null for a plain card. */
  readonly offer: OfferId | null;
}

export interface ShownPage {
  readonly placement: Placement;
  /** ISO 4217. */
  readonly currency: string;
  /** The product in hand. */
  readonly base: ShownProduct;
  readonly items: readonly ShownItem[];
  readonly offers: readonly ToldOffer[];
}

export function shownProduct({ id, handle, title, imageUrl, variants }: Product): ShownProduct {
  return {
    id,
    handle,
    title,
    img: imageUrl,
    variants: variants.map(({ id, title, available, price, compareAt }) => ({
      id,
      title,
      available,
      price,
      compareAt,
    })),
  };
}

/** Null for a product that is not there any more. */
export function shownItem(
  { productId, reason, spot, offer }: Suggestion,
  catalog: ReadonlyMap<ProductId, Product>,
): ShownItem | null {
  const product = catalog.get(productId);
  return product === undefined ? null : { ...shownProduct(product), reason: toldReason(reason), spot, offer };
}
