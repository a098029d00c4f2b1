/** What the merchant's list of products is told, as plain JSON shapes. */
import type { ProductCard } from './report.ts';

/** To what a list is narrowed: `changed` is the last training's, `gained`, `lost` and `other` each a part of it. */
export const SHOWS = ['all', 'nothing', 'pinned', 'excluded', 'changed', 'gained', 'lost', 'other'] as const;
export type Show = (typeof SHOWS)[number];

/** One suggestion with the orders that speak for it by the newest model; null where too few do. */
export interface SupportReport {
  /** Null for a product that is gone. */
  readonly product: ProductCard | null;
  readonly orders: number | null;
  readonly base: number | null;
  readonly alike: boolean;
}

export interface BrowsedProduct extends ProductCard {
  /** Title of what stands first beside it by orders alone; null for nothing. */
  readonly first: string | null;
  /** Pinned somewhere, or with a pin beside it. */
  readonly pinned: boolean;
  readonly excluded: boolean;
  /** What the last training changed of its first suggestion; null for nothing. */
  readonly change: {
    readonly kind: 'gained' | 'lost' | 'other';
    readonly was: SupportReport | null;
    readonly now: SupportReport | null;
  } | null;
}

/** `GET /api/products?show=&q=&after=&limit=`. */
export interface BrowseReport {
  readonly products: readonly BrowsedProduct[];
  /** What the next page is asked after; null at the end. */
  readonly next: string | null;
  /** How many in all; null but with the first page. */
  readonly total: number | null;
}

/** How the newest model compares with the one before it. Instants are epoch milliseconds. */
export interface Compared {
  readonly trainedAt: number;
  /** When the model before it was trained; null where there is nothing to compare. */
  readonly before: number | null;
  /** Products that got a first suggestion, lost it, have another. */
  readonly gained: number;
  readonly lost: number;
  readonly other: number;
  /** Products that have something beside them. */
  readonly beside: number;
}

/** `GET /api/changes`. */
export interface ChangeReport {
  /** Null until a model has told. */
  readonly compared: Compared | null;
}
