/** The twin's shop in memory: what Shopify would hold. Plain data; handlers read and change it through `TwinShop`. */
import type { TwinDiscount, TwinPlan } from './discounts/state.ts';
import type { TwinOrder } from './orderState.ts';
import { standardRates } from './rates.ts';

export type * from './orderState.ts';

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
  /** Absent: it is sent. Services (gift wrap, a warranty) are not. */
  requiresShipping?: boolean;
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

/** A country that the shop sells to in a currency other than its own. */
export interface TwinMarket {
  /** ISO 3166. */
  country: string;
  /** ISO 4217. */
  currency: string;
  /** Units of `currency` per unit of the shop's own. */
  rate: number;
  /** As `ShopData.moneyFormat`. */
  moneyFormat: string;
  /**
   * Shopify's rounding rule of this currency: converted prices end like this, in minor units below a whole unit
   * (95: 12,95; 0: whole units). Null where the merchant turned rounding off: prices are then exact to the minor unit.
   */
  ending: number | null;
}

/** A flat delivery rate that the merchant set by hand, as in Settings → Shipping: a method of a zone, with conditions on the price. */
export interface TwinShippingRate {
  id: number;
  /** Name of the zone it belongs to: rates of one zone share their countries. */
  zone: string;
  /** ISO 3166. */
  countries: string[];
  name: string;
  /** Minor units of the shop's currency; 0 is free. */
  price: number;
  /** Minor units of the shop's currency: offered from this price of the goods on; null: from nothing. */
  from: number | null;
  /** As `from`: offered up to and including it; null: without end. */
  upTo: number | null;
}

export interface TwinSellingPlan {
  id: number;
  name: string;
  description: string;
  /** Value of the group's one option, e.g. `Every month`. */
  option: string;
  /** Hundredths of a percent off the price, 0 to 10,000. */
  off: number;
}

/** Purchase options that an app of subscriptions gave to products. */
export interface TwinSellingPlanGroup {
  id: number;
  name: string;
  /** e.g. `Delivery`. */
  option: string;
  productIds: number[];
  plans: TwinSellingPlan[];
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
  /** Beside the shop's own; absent: none. */
  markets?: TwinMarket[];
  /** Absent: `standardRates` (`rates.ts`). */
  shippingRates?: TwinShippingRate[];
  /** Absent: nothing can be subscribed to. */
  sellingPlanGroups?: TwinSellingPlanGroup[];
  /** None unless given. */
  discounts?: TwinDiscount[];
  /** Whether prices contain their tax; they do unless given. */
  taxesIncluded?: boolean;
  /** A development store on Basic unless given. */
  plan?: TwinPlan;
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
  /** Handles of the Functions that were deployed; absent: the discount Function. */
  functions?: string[];
}

/** Indexed, live shop. Ids never change; `listeners` hear of every change (webhooks hang on it). */
export class TwinShop {
  readonly data: ShopData;
  readonly productById = new Map<number, TwinProduct>();
  readonly productByHandle = new Map<string, TwinProduct>();
  readonly variantById = new Map<number, TwinVariant>();
  readonly orderById = new Map<number, TwinOrder>();
  readonly listeners = new Set<(change: TwinChange) => void>();
  /** Hears of every discount that is written or deleted; not a webhook. */
  onDiscount: (change: { put: TwinDiscount } | { deleted: number }) => void = () => {};
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
    for (const { id } of this.discounts) max = Math.max(max, id);
    this.lastId = max;
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** The merchant's delivery rates: the storefront charges them, the Admin API's delivery profiles tell them. */
  get shippingRates(): readonly TwinShippingRate[] {
    return this.data.shippingRates ?? standardRates(this.data);
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

  get discounts(): readonly TwinDiscount[] {
    return this.data.discounts ?? [];
  }

  get plan(): TwinPlan {
    return this.data.plan ?? { publicDisplayName: 'Basic', partnerDevelopment: true, shopifyPlus: false };
  }

  putDiscount(discount: TwinDiscount): void {
    const others = this.discounts.filter(({ id }) => id !== discount.id);
    this.data.discounts = [...others, discount];
    this.onDiscount({ put: discount });
  }

  deleteDiscount(id: number): void {
    this.data.discounts = this.discounts.filter((one) => one.id !== id);
    this.onDiscount({ deleted: id });
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
