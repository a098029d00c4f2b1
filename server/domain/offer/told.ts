/** Offers as they travel to a shopper's page, where widgets word them; what the merchant keeps to himself is left out. */
import type { ProductId, VariantId } from '../ids.ts';
import type { Placement } from '../placement.ts';
import type { Terms } from './terms.ts';

/** Where on a page something is shown: a placement's own block. */
export type Spot = Placement;

interface Common {
  readonly id: string;
  readonly spot: Spot;
  /** ISO instant with which it ends, where the merchant has it told; never told at checkout. */
  readonly ends?: string;
  /** Pieces left, where they are at or below the number that the merchant set. */
  readonly left?: number;
  /** For the widget to reckon with the arithmetic of checkout; absent where no price changes. */
  readonly terms?: Terms;
}

/** One row of a comparison, in the words of the products themselves. */
export interface Difference {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** Products are looked up among the answer's `items` by id, or are the `base`. */
export type ToldOffer = Common &
  (
    | { readonly kind: 'bundle'; readonly products: readonly ProductId[] }
    | {
        readonly kind: 'upgrade' | 'downgrade';
        readonly product: ProductId;
        readonly rows: readonly Difference[];
      }
    | { readonly kind: 'volume' }
    | { readonly kind: 'gift'; readonly variant: VariantId }
    /** `at` in minor units of the shop's currency. */
    | {
        readonly kind: 'progress';
        readonly tiers: readonly {
          readonly at: number;
          readonly gives: 'shipping' | 'gift' | 'discount';
          /** Percent in hundredths, or minor units of the shop's currency, of a discount. */
          readonly hundredths?: number;
          readonly amount?: number;
          /** Title of the gift. */
          readonly title?: string;
        }[];
      }
    /** `share`: of the line it belongs to, in hundredths of a percent; absent for its own price. */
    | {
        readonly kind: 'add-on';
        readonly product: ProductId;
        readonly variant: VariantId;
        readonly share?: number;
      }
    | { readonly kind: 'subscription' }
  );
