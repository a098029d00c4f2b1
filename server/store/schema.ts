/** The tables as Kysely sees them; every primary key begins with the shop, so that PostgreSQL can shard by it. */
import type { Channel } from '../domain/measure/money.ts';

import type { ComparedColumns, FirstsTable } from './schemaFirsts.ts';
import type { MeasuringTables } from './schemaMeasuring.ts';
import type { ImportsTable, LooksTable, SyncsTable } from './schemaReading.ts';

/** 0 or 1: SQLite has no booleans, and one form on both engines keeps the queries the same. */
export type Flag = 0 | 1;

export interface ShopsTable {
  shop: string;
  name: string;
  currency: string;
  timezone: string;
  /** JSON list. */
  scopes: string;
  installed_at: number;
  uninstalled_at: number | null;
  generation: number;
}

export interface TokensTable {
  shop: string;
  access: Uint8Array;
  access_expires_at: number;
  refresh: Uint8Array | null;
  refresh_expires_at: number | null;
}

export interface SettingsTable {
  shop: string;
  /** JSON of domain/settings.ts. */
  body: string;
}

/** Change counters, apart from what they count: a poll of many shops reads nothing else. */
export interface VersionsTable {
  shop: string;
  catalog: number;
  settings: number;
  model: number;
  /** The number of the last row of order_changes. */
  orders: number;
  offers: number;
  promises: number;
  trials: number;
  /** The number of the last row of audit. */
  audit: number;
  /** The catalogue's version at its last sweep: what went then left no row to tell of it. */
  swept: number;
}

export interface ProductsTable {
  shop: string;
  id: number;
  /** For search: see fold.ts. */
  title_folded: string;
  /** Each folded SKU between line feeds, so that one `like` finds a whole SKU. */
  skus_folded: string;
  /** 0 as long as only webhooks have told of it, or a version that kept no collections. */
  whole: Flag;
  /** JSON of the product without `updatedAt`: equal text means that nothing changed. Empty in a tombstone. */
  body: string;
  updated_at: number;
  seen_at: number;
  /** The catalogue's version at which this row changed last. */
  changed: number;
  /** Set in a tombstone. */
  deleted_at: number | null;
}

/** Titles of the shop's collections; which products they hold stands with the products. */
export interface CollectionsTable {
  shop: string;
  id: number;
  title: string;
}

export interface OrdersTable {
  shop: string;
  id: number;
  name: string;
  created_at: number;
  updated_at: number;
  customer_key: string | null;
  currency: string;
  total: number;
  cancelled: Flag;
  test: Flag;
  source: 'sync' | 'webhook' | 'import';
  /** At least one line carries a suggestion mark. */
  suggested: Flag;
  /** Set in a tombstone, which has no lines. */
  deleted_at: number | null;
  /** Keyed hash of the visitor whose cart it was. */
  visitor: string | null;
  /** With the columns below domain/measure/money.ts: all set, or all null where it is not told. */
  channel: Channel | null;
  goods: number | null;
  ordered: number | null;
  refunded: number | null;
  discounts: number | null;
  our_discounts: number | null;
  shipping: number | null;
  tax: number | null;
  cost: number | null;
  costed_goods: number | null;
  pieces: number | null;
}

export interface OrderLinesTable {
  shop: string;
  order_id: number;
  /** Position in the order, from 0. */
  n: number;
  product_id: number | null;
  variant_id: number | null;
  sku: string | null;
  title: string;
  quantity: number;
  unit_price: number;
  suggestion: string | null;
  /** What the kept pieces brought, and what one costs: see OrderLine. Null where it is not told. */
  goods: number | null;
  unit_cost: number | null;
}

/** Changes of baskets, numbered in the order of commits without a gap. */
export interface OrderChangesTable {
  shop: string;
  n: number;
  /** 1 or -1: a basket that came or went. */
  sign: number;
  created_at: number;
  /** Ids joined by commas. */
  products: string;
}

/** Customers who asked to be forgotten, as a hash of their key: a late webhook must not bring the key back. */
export interface RedactionsTable {
  shop: string;
  key_hash: string;
}

export interface InboxTable {
  shop: string;
  webhook_id: string;
  topic: string;
  body: string;
  received_at: number;
  settled_at: number | null;
  problem: string | null;
}

export interface JobsTable {
  shop: string;
  kind: string;
  /** Random, for the log only. */
  id: number;
  /** JSON. */
  payload: string;
  /** When it was asked for: the order in which jobs are taken. */
  due_at: number;
  /** When it may be taken: due time, or end of the running lease. Null when buried. */
  ready_at: number | null;
  attempt: number;
  /** Not null while somebody runs it. */
  lease: string | null;
  owner: string | null;
  /** Asked for again while running: when to run once more. */
  again_at: number | null;
  error: string | null;
}

export interface ModelsTable extends ComparedColumns {
  shop: string;
  version: number;
  bytes: Uint8Array;
  trained_at: number;
  orders: number;
  products: number;
  pairs: number;
  train_ms: number;
  /** `versions.orders` when its history was read. */
  mark: number;
}

export interface OffersTable {
  shop: string;
  id: string;
  /** `versions.offers` when it changed last. */
  version: number;
  /** JSON of domain/offer/offer.ts. */
  body: string;
}

/** Changes of everything, numbered by `versions.audit`. */
export interface AuditTable {
  shop: string;
  n: number;
  at: number;
  /** The platform's number of a staff member; '' where Mersalg did it itself. */
  staff: string;
  kind: string;
  id: string;
  name: string;
  did: string;
  /** JSON of domain/audit/audit.ts. */
  detail: string;
}

/** What was heard of when: see SignalStore. */
export interface SignalsTable {
  shop: string;
  name: string;
  times: number;
  at: number;
  done: number;
  done_at: number | null;
  problems: number;
  problem: string | null;
  problem_at: number | null;
}

/** What the platform keeps of the offers' promises. */
export interface PromisesTable {
  shop: string;
  at: number;
  /** JSON of the report in domain/offer/kept.ts, without `at`. */
  body: string;
}

export interface Database extends MeasuringTables {
  shops: ShopsTable;
  tokens: TokensTable;
  settings: SettingsTable;
  versions: VersionsTable;
  products: ProductsTable;
  collections: CollectionsTable;
  orders: OrdersTable;
  order_lines: OrderLinesTable;
  order_changes: OrderChangesTable;
  redactions: RedactionsTable;
  inbox: InboxTable;
  jobs: JobsTable;
  syncs: SyncsTable;
  models: ModelsTable;
  firsts: FirstsTable;
  imports: ImportsTable;
  offers: OffersTable;
  audit: AuditTable;
  signals: SignalsTable;
  promises: PromisesTable;
  looks: LooksTable;
}

/** Every table, for `erase`; the compiler finds one that is forgotten here. */
export const TABLES = Object.keys({
  shops: 1,
  tokens: 1,
  settings: 1,
  versions: 1,
  products: 1,
  collections: 1,
  orders: 1,
  order_lines: 1,
  order_changes: 1,
  redactions: 1,
  inbox: 1,
  jobs: 1,
  syncs: 1,
  models: 1,
  firsts: 1,
  counters: 1,
  imports: 1,
  offers: 1,
  audit: 1,
  signals: 1,
  promises: 1,
  looks: 1,
  enrolments: 1,
  order_joins: 1,
  visitor_steps: 1,
  trial_orders: 1,
  step_roll_ups: 1,
  roll_ups: 1,
  trials: 1,
  feedback: 1,
  asked: 1,
} satisfies Record<keyof Database, 1>) as (keyof Database)[];
