/** The tables of what is read of a shop: syncs, imports, and looks at its storefront. */

export interface SyncsTable {
  shop: string;
  phase: string;
  generation: number;
  started_at: number;
  finished_at: number | null;
  bulk_id: string | null;
  line: number;
  products_done: number;
  products_total: number | null;
  orders_done: number;
  orders_total: number | null;
  problem: string | null;
  reach: string | null;
  trained: number | null;
}

export interface LooksTable {
  shop: string;
  at: number;
  body: string;
}

export interface ImportsTable {
  shop: string;
  file: string;
  rows: number;
  imported: number;
  refused: number;
  finished_at: number | null;
}
