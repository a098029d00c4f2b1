/** The model's interface: what the suggest flow may ask, whatever strategy answers. */

import type { OrderHistory } from '../basket.ts';
import type { Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import type { Candidate } from '../suggestion.ts';

export interface ModelStats {
  readonly orders: number;
  readonly products: number;
  readonly pairs: number;
}

export interface Model {
  readonly stats: ModelStats;
  /**
   * Products that complete `context` (the product in hand, or the cart), best first, each above the
   * support threshold with at least one product of the context; never one of the context. At most `limit`.
   */
  complements(context: readonly ProductId[], limit: number): Candidate[];
  /** Products that do the same job as `productId`, most alike first, of any price. At most `limit`. */
  substitutes(productId: ProductId, limit: number): Candidate[];
}

export interface TrainInput {
  readonly history: OrderHistory;
  readonly products: readonly Product[];
}
