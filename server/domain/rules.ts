/** The merchant's rules on top of what the model recommends: what comes first, what stays out, within which limits. */
import type { CollectionId, ProductId } from './ids.ts';

export interface Rules {
  /** In the merchant's order. */
  readonly pins: readonly Pin[];
  /** Never suggested, besides `Settings.excludedProducts`. */
  readonly exclude: Exclusions;
  readonly margin: MarginRule;
  readonly priceRatio: PriceRatios;
  /** At most so many products of one type in one answer; null for any number. Products without a type are not counted. */
  readonly perType: number | null;
  /** Where stock is counted: suggested only while at least so many pieces are left. 1 means: not sold out. */
  readonly minStock: number;
}

/** `show` comes first beside `with`: on its product page, and with it in the cart. */
export interface Pin {
  /** Null: with everything, after the pins for the product in hand. */
  readonly with: ProductId | null;
  readonly show: ProductId;
}

export interface Exclusions {
  readonly collections: readonly CollectionId[];
  /** Compared without regard to case, as Shopify compares tags. */
  readonly tags: readonly string[];
  /** Compared without regard to case. */
  readonly vendors: readonly string[];
}

export interface MarginRule {
  /** Least share of the price that is left after the product's cost, in percent; null for no limit. */
  readonly leastPercent: number | null;
  /** Whether a product without a known cost may be suggested all the same. */
  readonly showUnknown: boolean;
}

/** Prices as multiples of what the shopper has in hand; null for no limit. */
export interface PriceRatios {
  /** Of the product in hand, or of the dearest product in the cart: a complement far above it seems odd. */
  readonly crossSell: { readonly most: number | null };
  readonly upsell: { readonly least: number; readonly most: number };
  readonly downsell: { readonly least: number; readonly most: number };
}

/**
 * Safe to leave alone. An upgrade costs 1.1 to 2 times as much, an alternative 0.5 to 0.9: judgements, not
 * measurements. Beyond them it is another kind of thing; within 10 % there is nothing to gain or to save.
 */
export const DEFAULT_RULES: Rules = {
  pins: [],
  exclude: { collections: [], tags: [], vendors: [] },
  margin: { leastPercent: null, showUnknown: true },
  priceRatio: {
    crossSell: { most: null },
    upsell: { least: 1.1, most: 2 },
    downsell: { least: 0.5, most: 0.9 },
  },
  perType: 2,
  minStock: 1,
};

/** The form in which tags, vendors and types are compared: lower case, one Unicode form. */
export function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
