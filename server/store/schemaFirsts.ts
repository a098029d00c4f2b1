/** The table of what stands first beside each product, as Kysely sees it. */

export interface FirstsTable {
  shop: string;
  product: number;
  /** The model's version at which this row changed last. */
  version: number;
  /** Null in a row that tells of a loss. */
  now_show: number | null;
  now_orders: number | null;
  now_base: number | null;
  now_alike: number | null;
  /** Null where nothing stood there before. */
  was_show: number | null;
  was_orders: number | null;
  was_base: number | null;
  was_alike: number | null;
}

/** Of the comparison with the model before; all null in a model of before it was made. */
export interface ComparedColumns {
  /** When the model before was trained; null where there was nothing to compare. */
  compared_at: number | null;
  gained: number | null;
  lost: number | null;
  other: number | null;
  beside: number | null;
}
