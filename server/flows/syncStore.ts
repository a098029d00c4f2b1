/** The ports of setting up: where syncs and imports stand, and what was last seen of the storefront. */
import type { ShopDomain } from '../domain/ids.ts';
import type { SyncPhase } from '../domain/report.ts';
import type { StorefrontLook } from '../domain/setup.ts';
import type { OrderReach } from '../domain/syncChoice.ts';

/** Where a shop's sync stands; written after every committed batch, so that a killed sync resumes there. */
export interface SyncState {
  readonly phase: SyncPhase;
  readonly generation: number;
  /** Begin of this sync: products not met since then are swept at its end. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** The running or downloaded bulk operation of this phase. */
  readonly bulkId: string | null;
  /** JSONL lines of it that are safely stored. */
  readonly line: number;
  readonly productsDone: number;
  readonly productsTotal: number | null;
  readonly ordersDone: number;
  readonly ordersTotal: number | null;
  readonly problem: string | null;
  /** What the running export of orders was asked for; null while none is. */
  readonly reach: OrderReach | null;
  /** How far training is, 0 to 1; null until it has said so. */
  readonly trained: number | null;
}

export interface SyncStore {
  get(shop: ShopDomain): Promise<SyncState | null>;
  put(shop: ShopDomain, state: SyncState): Promise<void>;
  /** Notes how far training is, 0 to 1, of a sync that is in training; of any other it says nothing. */
  setTrained(shop: ShopDomain, share: number): Promise<void>;
}

/** What was last seen of the live storefront. */
export interface LookStore {
  get(shop: ShopDomain): Promise<StorefrontLook | null>;
  put(shop: ShopDomain, look: StorefrontLook): Promise<void>;
}

/** An import of one export file, known by the hash of its first bytes and its size. */
export interface ImportState {
  readonly file: string;
  /** Rows of the file that are safely stored. */
  readonly rows: number;
  readonly imported: number;
  readonly refused: number;
  readonly finishedAt: number | null;
}

export interface ImportStore {
  get(shop: ShopDomain, file: string): Promise<ImportState | null>;
  put(shop: ShopDomain, state: ImportState): Promise<void>;
}
