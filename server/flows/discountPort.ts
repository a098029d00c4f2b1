/** The platform's discounts and delivery rates: what the use cases write there, and what they read. */
import type { ShopDomain } from '../domain/ids.ts';
import type { NativeDiscount } from '../domain/offer/native.ts';
import type { Offer } from '../domain/offer/offer.ts';
import type { OtherDiscount } from '../domain/offer/otherDiscount.ts';

/** What decides by which route promises are kept. */
export interface DiscountMeans {
  /** The platform runs this app's Functions in this shop: that depends on the plan, and on how the app is distributed. */
  readonly runsFunctions: boolean;
  /** The app's Function has been deployed. */
  readonly deployed: boolean;
}

/** The one discount that the Function works for. */
export interface FunctionDiscount {
  readonly title: string;
  readonly combines: Offer['combines'];
  /** Epoch milliseconds; null for no end. */
  readonly endsAt: number | null;
  /** JSON of what the Function reads, and of its question's variables: see domain/offer/promise.ts. */
  readonly terms: string;
  readonly ends: string;
}

/** One of our discounts as it stands there. */
export interface StandingDiscount {
  readonly id: string;
  /** `terms` for the Function's, else the key of the native one. */
  readonly key: string;
  /** Whether it does what was asked for, in every respect that the platform tells of. */
  matches(wanted: FunctionDiscount | NativeDiscount, currency: string): boolean;
}

export type WriteOutcome =
  | { readonly kind: 'written' }
  /** The platform knows no such Function. */
  | { readonly kind: 'no-function' }
  /** The shop has as many automatic discounts as it may. */
  | { readonly kind: 'limit' }
  | { readonly kind: 'refused'; readonly why: string };

export interface DiscountPort {
  discountMeans(shop: ShopDomain): Promise<DiscountMeans>;
  /** Our discounts, doubles included, and how many active automatic ones the shop has beside them. */
  ownDiscounts(shop: ShopDomain): Promise<{ own: readonly StandingDiscount[]; others: number }>;
  /** Creates it, or changes the one of that id to be so. */
  writeFunctionDiscount(
    shop: ShopDomain,
    id: string | null,
    wanted: FunctionDiscount,
    now: number,
  ): Promise<WriteOutcome>;
  createNativeDiscount(
    shop: ShopDomain,
    wanted: NativeDiscount,
    currency: string,
    now: number,
  ): Promise<WriteOutcome>;
  /** Done also when it is gone already. */
  removeDiscount(shop: ShopDomain, id: string): Promise<void>;
  /** The shop's other discounts that are active or will be: automatic ones and codes. */
  otherDiscounts(shop: ShopDomain): Promise<readonly OtherDiscount[]>;
  /** From which order sum on delivery is free, per country, by the shop's own rates; null where the app may not read them. */
  freeShipping(shop: ShopDomain): Promise<readonly FreeFrom[] | null>;
}

/** `from` in minor units of the shop's currency; null: never. */
export interface FreeFrom {
  /** ISO 3166; `*` for the rest of the world. */
  readonly country: string;
  readonly from: number | null;
}
