/** The blend: how much each strategy's word counts, for single items and for carts of each size. */

/** The strategies that the blend mixes; one weight each, none below 0. */
export const PARTS = ['regression', 'conditional', 'damped', 'trend'] as const;
export type Part = (typeof PARTS)[number];

/** What the strategies need to know to score; learnt apart for single items and for carts. */
export interface Scales {
  /** Orders' worth of popularity that a conditional probability begins with: more in thin histories. */
  readonly prior: number;
  /** Exponent of the known item's weight in damped co-occurrence. */
  readonly contextDamping: number;
  /** Exponent of the candidate's popularity there: 0 favours bestsellers, 1 favours the rare. */
  readonly popularityDamping: number;
}

/** Weights in the order of PARTS. */
export type Weights = readonly [number, number, number, number];

export interface Mix extends Scales {
  readonly weights: Weights;
}

export interface Blend {
  /** One product is in hand. */
  readonly single: Mix;
  /** A cart, by its number of items: see `sizeClass`. */
  readonly cart: readonly [Mix, Mix, Mix, Mix];
}

/** Carts of 1, 2 to 3, 4 to 8 and more items are different questions: the more is known, the more a regression sees. */
export const SIZE_CLASSES = [1, 3, 8, Number.POSITIVE_INFINITY] as const;

/** Index into `Blend.cart` for a cart of `size` items. */
export function sizeClass(size: number): 0 | 1 | 2 | 3 {
  return size <= 1 ? 0 : size <= 3 ? 1 : size <= 8 ? 2 : 3;
}
