/** The port of what stands first beside each product, as the last training found it. Written with the model: ModelStore.publish. */
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { FirstChange } from '../domain/recommend/firsts.ts';

/** How the newest model compares with the one before it. */
export interface Compared {
  readonly trainedAt: number;
  /** When the model before it was trained; null where there is nothing to compare. */
  readonly before: number | null;
  /** Products that got a first suggestion, lost it, have another. */
  readonly gained: number;
  readonly lost: number;
  readonly other: number;
  /** Products that have something beside them. */
  readonly beside: number;
}

export interface FirstsStore {
  /** Null where no model has told yet. */
  compared(shop: ShopDomain): Promise<Compared | null>;
  /** By product; null where no model has told yet. */
  all(shop: ShopDomain): Promise<ReadonlyMap<ProductId, ProductId> | null>;
  /** What the newest model changed, by product; none where it had nothing to compare with. */
  changes(shop: ShopDomain): Promise<readonly FirstChange[]>;
}
