/** The model's interface: what the suggest flow may ask, whatever strategies answer. */

import type { BasketChanges, OrderHistory } from '../basket.ts';
import type { Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import type { Candidate, Gain } from '../suggestion.ts';
import type { Part } from './blend.ts';
import type { Repeats } from './repurchase.ts';

export interface ModelStats {
  readonly orders: number;
  readonly products: number;
  readonly pairs: number;
}

/** What is asked for complements. */
export interface ComplementQuestion {
  /** What the shopper has chosen: the product in hand, or the whole cart. Never in the answer. */
  readonly context: readonly ProductId[];
  /** Never in the answer either: what is dismissed, excluded, already owned. */
  readonly barred: ReadonlySet<ProductId>;
  /** Most answers wanted. */
  readonly limit: number;
  /** The context is a whole cart, be it of one product: another question than a product page's. Default: a cart when several. */
  readonly cart?: boolean;
  /** One part of the blend answers alone, as a trial may want it; absent: the blend as it was learnt. */
  readonly by?: Part;
}

/** One place of a ranking, before support and rules: what the offline evaluation judges. */
export interface Ranked {
  readonly productId: ProductId;
  readonly score: number;
  /** True when the order history supports showing it. */
  readonly supported: boolean;
}

/** A product that does the same job as another, of any price. */
export interface Substitute {
  readonly productId: ProductId;
  /** 0 to 1. */
  readonly similarity: number;
  /** The same article in another colour or size: neither complement, upgrade nor alternative. */
  readonly sibling: boolean;
}

export interface Model {
  readonly stats: ModelStats;
  /** Products that complete the context, best first, each with the support that its reason states. */
  complements(question: ComplementQuestion): Candidate[];
  /** The same ranking before the support threshold, ties by id; what nothing speaks for follows by popularity, then id. */
  ranking(question: ComplementQuestion): Ranked[];
  /** Products that do the same job as `productId`, most alike first. At most `limit`. */
  substitutes(productId: ProductId, limit: number): Substitute[];
  /** In what `b` is better than `a`, as texts and the shop's own prices say. Absent in a model that learnt no ladder. */
  gains?(a: Product, b: Product): readonly Gain[];
  /** Takes in what changed of the orders after those it was trained on; its answers heed it from now on. */
  freshen?(changes: BasketChanges): void;
  /** How customers buy a product again; null when nobody knows. Absent in a model that was trained without customers. */
  repeats?(productId: ProductId): Repeats | null;
}

export interface TrainInput {
  readonly history: OrderHistory;
  readonly products: readonly Product[];
}
