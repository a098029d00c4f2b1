/** A discount of the shop's own, as far as the platform tells: what else may go off a cart that our offers speak to. */
import type { CollectionId, ProductId, VariantId } from '../ids.ts';

/** Which things it speaks of. */
export type DiscountedItems =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'products';
      readonly products: readonly ProductId[];
      readonly variants: readonly VariantId[];
    }
  | { readonly kind: 'collections'; readonly collections: readonly CollectionId[] };

/** A percentage in hundredths of a percent; amounts in minor units of the shop's currency. */
export type DiscountedBy =
  | { readonly kind: 'percent'; readonly hundredths: number }
  | { readonly kind: 'amount'; readonly amount: number; readonly each: boolean };

export type Minimum =
  | { readonly kind: 'quantity'; readonly quantity: number }
  | { readonly kind: 'subtotal'; readonly subtotal: number };

export type OtherRule =
  | {
      readonly kind: 'basic';
      readonly items: DiscountedItems;
      readonly by: DiscountedBy;
      readonly minimum: Minimum | null;
    }
  | {
      readonly kind: 'bxgy';
      readonly buys: DiscountedItems;
      readonly need: Minimum;
      readonly gets: DiscountedItems;
      readonly quantity: number;
      readonly by: DiscountedBy;
      readonly usesPerOrder: number | null;
    }
  | { readonly kind: 'free-shipping'; readonly minimum: Minimum | null }
  /** Another app's: what it does is known to that app alone. */
  | { readonly kind: 'app' };

export interface OtherDiscount {
  /** The platform's own id. */
  readonly id: string;
  readonly title: string;
  /** One of its codes; null for an automatic one. */
  readonly code: string | null;
  readonly classes: readonly ('product' | 'order' | 'shipping')[];
  readonly combinesWith: { readonly product: boolean; readonly order: boolean; readonly shipping: boolean };
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly rule: OtherRule;
}
