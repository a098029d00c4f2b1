/** The twin's shop in memory: what Shopify would hold. Plain data; handlers read and change it through `TwinShop`. */

export interface TwinVariant {
  id: number;
  productId: number;
  title: string;
  sku: string | null;
  /** Minor units of the shop's currency. */
  price: number;
  compareAt: number | null;
  /** What one piece costs the merchant, minor units. */
  cost: number | null;
  tracked: boolean;
  inventory: number;
  policy: 'DENY' | 'CONTINUE';
  options: string[];
  position: number;
}

export interface TwinProduct {
  id: number;
  handle: string;
  title: string;
  bodyHtml: string;
  vendor: string;
  type: string;
  tags: string[];
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  /** ISO instant when published on the online store; null when not. */
  publishedAt: string | null;
  options: { name: string; values: string[] }[];
  variants: TwinVariant[];
  /** Path on the twin, e.g. `/cdn/images/42.svg`. */
  image: { src: string; alt: string; width: number; height: number } | null;
  /** The standard review metafields `reviews.rating` and `reviews.rating_count`. */
  rating: { value: number; count: number } | null;
  createdAt: string;
  updatedAt: string;
}

export interface TwinOrderLine {
  id: number;
  productId: number | null;
  variantId: number | null;
  sku: string | null;
  title: string;
  variantTitle: string | null;
  quantity: number;
  /** Minor units, one piece. */
  price: number;
  properties: { name: string; value: string }[];
}

export interface TwinOrder {
  id: number;
  name: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  customerId: number | null;
  email: string | null;
  currency: string;
  test: boolean;
  financialStatus: 'PAID' | 'PENDING' | 'REFUNDED' | 'PARTIALLY_REFUNDED' | 'VOIDED';
  subtotal: number;
  shipping: number;
  tax: number;
  total: number;
  refunded: number;
  lines: TwinOrderLine[];
}

export interface TwinCustomer {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  createdAt: string;
}

export interface TwinCollection {
  id: number;
  handle: string;
  title: string;
  productIds: number[];
}

/** What the generator planted, so that tests know the truth. Product ids. */
export interface PlantedTruth {
  seed: number;
  /** Pairs that are bought together far more often than chance. */
  complements: [number, number][];
  /** Families that do the same job, in ascending price: at most one of a family is in a basket. */
  substitutes: number[][];
  /** Articles sold as one product per colour: the first of each is the one that families name. */
  siblings: number[][];
}

export interface ShopData {
  /** `name.myshopify.com`. */
  domain: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  timezone: string;
  /** e.g. `sv`, the storefront's primary locale. */
  locale: string;
  country: string;
  /** Shopify's money format string, e.g. `{{amount_with_comma_separator}} kr`. */
  moneyFormat: string;
  products: TwinProduct[];
  collections: TwinCollection[];
  customers: TwinCustomer[];
  /** Ascending createdAt. */
  orders: TwinOrder[];
  truth: PlantedTruth | null;
}

/** The app that is installed on the twin, as Shopify's app settings would know it. */
export interface TwinApp {
  clientId: string;
  clientSecret: string;
  /** Base address of the app server, e.g. `http://127.0.0.1:4321`. */
  url: string;
  /** Granted access scopes; `read_all_orders` lifts the 60-day window. */
  scopes: string[];
  /** Topics in the form `orders/create`, delivered to `${url}/webhooks`. */
  topics: string[];
  proxy: { prefix: string; subpath: string; path: string };
}

/** Indexed, live shop. Ids never change; `listeners` hear of every change (webhooks hang on it). */
export class TwinShop {
  readonly data: ShopData;
  readonly productById = new Map<number, TwinProduct>();
  readonly productByHandle = new Map<string, TwinProduct>();
  readonly variantById = new Map<number, TwinVariant>();
  readonly orderById = new Map<number, TwinOrder>();
  readonly listeners = new Set<(change: TwinChange) => void>();
  private lastId: number;
  private memberships: ReadonlyMap<number, readonly TwinCollection[]> | null = null;

  constructor(data: ShopData) {
    this.data = data;
    let max = 1_000_000_000;
    for (const product of data.products) {
      this.productById.set(product.id, product);
      this.productByHandle.set(product.handle, product);
      max = Math.max(max, product.id);
      for (const variant of product.variants) {
        this.variantById.set(variant.id, variant);
        max = Math.max(max, variant.id);
      }
    }
    for (const order of data.orders) {
      this.orderById.set(order.id, order);
      max = Math.max(max, order.id);
    }
    this.lastId = max;
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** The collections that hold a product. */
  collectionsOf(productId: number): readonly TwinCollection[] {
    if (this.memberships === null) {
      const found = new Map<number, TwinCollection[]>();
      for (const one of this.data.collections) {
        for (const id of one.productIds) found.set(id, [...(found.get(id) ?? []), one]);
      }
      this.memberships = found;
    }
    return this.memberships.get(productId) ?? [];
  }

  /** As a merchant fills a collection by hand: the products themselves are not touched. */
  fillCollection(id: number, productIds: readonly number[]): void {
    const one = this.data.collections.find((collection) => collection.id === id);
    if (!one) throw new Error(`${this.data.domain} has no collection ${id}.`);
    one.productIds = [...productIds];
    this.memberships = null;
  }

  addOrder(order: TwinOrder): void {
    this.data.orders.push(order);
    this.orderById.set(order.id, order);
    this.emit({ topic: 'orders/create', order });
  }

  emit(change: TwinChange): void {
    for (const listener of this.listeners) listener(change);
  }
}

export type TwinChange =
  | { topic: 'orders/create' | 'orders/updated' | 'orders/cancelled'; order: TwinOrder }
  | { topic: 'orders/delete'; id: number }
  | { topic: 'products/create' | 'products/update'; product: TwinProduct }
  | { topic: 'products/delete'; id: number }
  | { topic: 'app/uninstalled' };
