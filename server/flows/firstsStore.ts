/** The port of what stands first beside each product, as the last training found it. Written with the model: ModelStore.publish. */
import type { Compared } from '../domain/browseReport.ts';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { FirstChange } from '../domain/recommend/firsts.ts';

export interface FirstsStore {
  /** Null where no model has told yet. */
  compared(shop: ShopDomain): Promise<Compared | null>;
  /** By product; null where no model has told yet. */
  all(shop: ShopDomain): Promise<ReadonlyMap<ProductId, ProductId> | null>;
  /** What the newest model changed, by product; none where it had nothing to compare with. */
  changes(shop: ShopDomain): Promise<readonly FirstChange[]>;
}
