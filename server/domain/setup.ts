/** What setting up is told: which steps are done, and what was last seen of the live storefront. */
import type { ProductId } from './ids.ts';
import type { ProductCard } from './report.ts';

/** In the order in which a new merchant walks them. */
export const SETUP_STEPS = ['connected', 'sync', 'suggestions', 'theme', 'offer'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** What of ours can stand in a theme, by its handle there. */
export const THEME_PARTS = [
  'goes-well-with',
  'mersalg-embed',
  'bundle',
  'upgrade',
  'extras',
  'progress-bar',
] as const;
export type ThemePart = (typeof THEME_PARTS)[number];

/** Without these two the theme is not set up; the others are as the merchant likes. */
export const NEEDED_PARTS: readonly ThemePart[] = ['goes-well-with', 'mersalg-embed'];

/** `unseen`: its page could not be looked at. */
export type PartState = 'active' | 'doubled' | 'missing' | 'unseen';

/** What is asked of the live storefront, in the order in which it is told. */
export const CHECKS = ['block', 'embed', 'double', 'drawer', 'prices', 'proxy'] as const;
export type Check = (typeof CHECKS)[number];

export type Wrong =
  | 'no-block'
  | 'no-embed'
  | 'doubled'
  | 'no-drawer'
  /** The drawer's section does not answer, so it cannot be shown anew after something was added. */
  | 'drawer-silent'
  | 'price-differs'
  | 'proxy-missing'
  | 'proxy-odd';

/** Why something could not be looked at. */
export type Unseen =
  | 'password'
  | 'timeout'
  | 'too-large'
  | 'refused'
  | 'unreachable'
  /** The shop has no product that can be bought. */
  | 'no-product'
  /** The storefront showed us prices of another market: there is nothing to compare. */
  | 'other-currency'
  /** What it depends on could not be looked at, or is missing. */
  | 'depends';

export type Finding = { readonly check: Check } & (
  | { readonly kind: 'ok' }
  | { readonly kind: 'wrong'; readonly why: Wrong }
  | { readonly kind: 'unseen'; readonly why: Unseen }
);

/** `POST /api/self-test`. */
export interface StorefrontLook {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whose page was looked at; null when there was none to look at. */
  readonly product: ProductCard | null;
  readonly parts: Readonly<Record<ThemePart, PartState>>;
  readonly findings: readonly Finding[];
}

/** `GET /api/setup`. */
export interface SetupReport {
  readonly steps: readonly { readonly step: SetupStep; readonly done: boolean }[];
  readonly granted: {
    /** Orders older than the 60 days that every app may read. */
    readonly allOrders: boolean;
    readonly customers: boolean;
  };
  /** Products with the best supported suggestions, best first; none before there is a model. */
  readonly best: readonly ProductId[];
  /** Null as long as nobody has looked. */
  readonly look: StorefrontLook | null;
}
