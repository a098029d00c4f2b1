/** The port of orders: what the use cases need of their store. */
import type { BasketChanges, Order, OrderHistory, Purchase } from '../domain/basket.ts';
import type { OrderId, ProductId, ShopDomain, VariantId } from '../domain/ids.ts';
import type { OrderTotals } from '../domain/measure/kpis.ts';

export interface OrderStore {
  /** As ProductStore.upsert; lines are replaced with their order. An import never replaces what came from the platform. */
  upsert(shop: ShopDomain, orders: readonly Order[]): Promise<number>;
  remove(shop: ShopDomain, id: OrderId, at: number): Promise<void>;
  get(shop: ShopDomain, id: OrderId): Promise<Order | null>;
  count(shop: ShopDomain): Promise<number>;
  /** Packed for training, see OrderHistory. */
  history(shop: ShopDomain): Promise<StoredHistory>;
  /**
   * What changed of the baskets that training counts after the mark `since`: what webhooks and reconciles brought,
   * imports and a shop's first sync left out, which end in a training anyway.
   */
  changes(shop: ShopDomain, since: number): Promise<OrderChanges>;
  /** Orders since `since` (epoch ms, by createdAt) with at least one line that carries a suggestion mark; newest first. */
  withSuggestions(shop: ShopDomain, since: number, limit: number): Promise<readonly Order[]>;
  /** What stands under any of these customer keys, in their newest `limit` orders; products in ascending id. */
  purchases(shop: ShopDomain, customerKeys: readonly string[], limit: number): Promise<readonly Purchase[]>;
  /**
   * What the orders under any of these customer keys came to, made from `from` up to, not including, `to` (epoch ms):
   * minor units, what was paid in all. Cancelled and test orders are left out.
   */
  spent(shop: ShopDomain, customerKeys: readonly string[], from: number, to: number): Promise<number>;
  /**
   * Nulls the customer key of every order of that customer, and forgets the visitors who made them (see LedgerStore).
   * Resolves to how many orders.
   */
  redactCustomer(shop: ShopDomain, customerKey: string): Promise<number>;
  /**
   * Forgets orders made before `before` (epoch ms), tombstones too, without a change that models hear of. Resolves to how
   * many went; call again until it is 0.
   */
  purge(shop: ShopDomain, before: number): Promise<number>;
  /** Points lines without a product, whose SKU is in the map, at that product. Resolves to how many. */
  resolveSkus(shop: ShopDomain, bySku: ReadonlyMap<string, ProductId>): Promise<number>;
  /** What lines of these orders are known to have cost; those of unknown cost have none. */
  unitCosts(shop: ShopDomain, orders: readonly OrderId[]): Promise<readonly UnitCost[]>;
  /** How many of the platform's orders made since `since` (epoch ms) are known without their money. */
  countUntold(shop: ShopDomain, since: number): Promise<number>;
  /** Of live orders made from `from` up to, not including, `to` (epoch ms). */
  totals(shop: ShopDomain, from: number, to: number): Promise<OrderTotals>;
}

export interface UnitCost {
  readonly order: OrderId;
  readonly variant: VariantId;
  /** Minor units, one piece. */
  readonly cost: number;
}

/** A history, and the mark after which changes are not in it: `versions.orders` of the same moment. */
export interface StoredHistory extends OrderHistory {
  readonly mark: number;
}

export type OrderChanges =
  /** All that changed up to `mark`. */
  | { readonly kind: 'some'; readonly mark: number; readonly baskets: BasketChanges }
  /** More than is kept, or known to a newer model: only a training tells. */
  | { readonly kind: 'all' };
