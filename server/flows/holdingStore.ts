/** The port of what is stored of a shop, table by table: counted, read out whole, and a customer's part of it. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Holding } from '../domain/privacy.ts';

export type StoredRow = Readonly<Record<string, string | number | null>>;

export interface CustomerHoldings {
  readonly orders: readonly StoredRow[];
  readonly lines: readonly StoredRow[];
  /** What is measured of the visitors whose orders these are. */
  readonly joins: readonly StoredRow[];
  readonly enrolments: readonly StoredRow[];
  readonly steps: readonly StoredRow[];
  readonly asked: readonly StoredRow[];
}

export interface HoldingStore {
  /** Every table that there is, in the order of their names. */
  inventory(shop: ShopDomain): Promise<readonly Holding[]>;
  /** Tables that may leave the server: all but those that hold keys to the shop. */
  tables(): Promise<readonly string[]>;
  /**
   * The next rows of one of `tables()` after the row `after` (null: the first), by key. Models come without their bytes,
   * which hold nothing that orders and products do not.
   */
  page(
    shop: ShopDomain,
    table: string,
    after: StoredRow | null,
    limit: number,
  ): Promise<readonly StoredRow[]>;
  /** What stands under any of these customer keys. */
  customer(shop: ShopDomain, keys: readonly string[]): Promise<CustomerHoldings>;
  /**
   * Deletes all that measures: enrolments, whose orders are whose, steps, what is counted by day, answers, who was asked.
   * Offers, trials, orders and settings stay.
   */
  forgetMeasuring(shop: ShopDomain): Promise<void>;
}
