/** A shop's discounts as Shopify would hold them: what the Admin API writes, and what the cart and checkout apply. */

export type DiscountClass = 'PRODUCT' | 'ORDER' | 'SHIPPING';

/** What goes off; a percentage as a share, 0 to 1, as the API writes it. Amounts in minor units of the shop's currency. */
export type DiscountValue =
  | { readonly kind: 'percentage'; readonly percentage: number }
  | { readonly kind: 'amount'; readonly amount: number; readonly each: boolean };

/** Which things a discount speaks of. */
export type DiscountItems =
  | { readonly kind: 'all' }
  | { readonly kind: 'products'; readonly products: readonly number[]; readonly variants: readonly number[] }
  | { readonly kind: 'collections'; readonly collections: readonly number[] };

export type DiscountMinimum =
  | { readonly kind: 'quantity'; readonly quantity: number }
  /** Minor units of the shop's currency. */
  | { readonly kind: 'subtotal'; readonly subtotal: number };

export type DiscountRule =
  /** By the app's Function. */
  | { readonly kind: 'app'; readonly functionHandle: string }
  | {
      readonly kind: 'basic';
      readonly items: DiscountItems;
      readonly value: DiscountValue;
      readonly minimum: DiscountMinimum | null;
    }
  | {
      readonly kind: 'bxgy';
      readonly buys: DiscountItems;
      /** So many pieces, or for so much (minor units of the shop's currency). */
      readonly need: { readonly quantity: number } | { readonly amount: number };
      readonly gets: DiscountItems;
      readonly quantity: number;
      readonly value: DiscountValue;
      /** Null: as often as the cart holds it. */
      readonly usesPerOrder: number | null;
    }
  | {
      readonly kind: 'free-shipping';
      readonly minimum: DiscountMinimum | null;
      /** ISO 3166; null for all. */
      readonly countries: readonly string[] | null;
    };

/** So many automatic discounts may be active at a time, apps' among them. */
export const MOST_ACTIVE = 25;

export interface TwinMetafield {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

export interface TwinDiscount {
  readonly id: number;
  /** Null for an automatic one. */
  readonly code: string | null;
  readonly title: string;
  readonly tags: readonly string[];
  /** ISO instants. */
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly classes: readonly DiscountClass[];
  readonly combinesWith: {
    readonly productDiscounts: boolean;
    readonly orderDiscounts: boolean;
    readonly shippingDiscounts: boolean;
  };
  readonly rule: DiscountRule;
  /** `$app:x` is kept as `app--CLIENTID--x`. */
  readonly metafields: readonly TwinMetafield[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The gid under which the API knows it. */
export function discountGid({ id, code }: Pick<TwinDiscount, 'id' | 'code'>): string {
  return `gid://shopify/Discount${code === null ? 'Automatic' : 'Code'}Node/${id}`;
}

/** What it does at an instant: scheduled, active, or over. */
export function discountStatus(
  { startsAt, endsAt }: Pick<TwinDiscount, 'startsAt' | 'endsAt'>,
  now: number,
): 'ACTIVE' | 'EXPIRED' | 'SCHEDULED' {
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'EXPIRED';
  return Date.parse(startsAt) <= now ? 'ACTIVE' : 'SCHEDULED';
}

/** A namespace as the API stores it: `$app` and `$app:x` belong to the app that asks. */
export function ownNamespace(clientId: string, namespace: string): string {
  const own = /^\$app(?::(.+))?$/.exec(namespace);
  if (own === null) return namespace;
  return own[1] === undefined ? `app--${clientId}` : `app--${clientId}--${own[1]}`;
}

/** The value of a metafield of the app's own, e.g. `('…', '$app:mersalg', 'terms')`; null when it has none. */
export function metafieldOf(
  { metafields }: Pick<TwinDiscount, 'metafields'>,
  clientId: string,
  namespace: string,
  key: string,
): string | null {
  const stored = ownNamespace(clientId, namespace);
  return metafields.find((one) => one.namespace === stored && one.key === key)?.value ?? null;
}

/** The plan as the API tells of it. */
export interface TwinPlan {
  readonly publicDisplayName: string;
  readonly partnerDevelopment: boolean;
  readonly shopifyPlus: boolean;
}
