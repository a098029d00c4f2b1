/** The promise report's port: what the last `promise` job found, one per shop; see domain/offer/kept.ts. */
import type { ShopDomain } from '../domain/ids.ts';
import type { PromiseReport } from '../domain/offer/kept.ts';

export interface PromiseStore {
  /** Null before the first run. */
  get(shop: ShopDomain): Promise<PromiseReport | null>;
  /** Replaces it. Raises `versions.promises` when anything but `at` differs, so that views hear of it. */
  put(shop: ShopDomain, report: PromiseReport): Promise<void>;
}
