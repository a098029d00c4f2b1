/** The port of the shop's log: one for everything, written with the change that it tells of. */
import type { AuditEntry, AuditKind, AuditNote } from '../domain/audit/audit.ts';
import type { ShopDomain } from '../domain/ids.ts';

/** The log keeps so many of a shop's latest entries. */
export const MOST_AUDITED = 5_000;

export interface AuditQuery {
  /** Only entries with a smaller number; null from the latest on. */
  readonly before: number | null;
  readonly limit: number;
  readonly kind?: AuditKind;
  /** With `kind`: of this one thing alone. */
  readonly id?: string;
}

/** Changes of offers, trials and settings are noted by their own stores, in the transaction of the change. */
export interface AuditStore {
  add(shop: ShopDomain, note: AuditNote): Promise<void>;
  /** Latest first. */
  list(shop: ShopDomain, query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Forgets entries from before `at` (epoch milliseconds). Resolves to how many. */
  purge(shop: ShopDomain, at: number): Promise<number>;
}
