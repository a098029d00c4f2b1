/** What the made shop is like: who comes, how many of them buy, what an order is worth, what of it comes back. */

/** A kind of visitor. */
export interface Segment {
  readonly name: string;
  /** Of all visitors. */
  readonly share: number;
  /** Mean chance of buying within two weeks; single visitors' run from 0 to three times that. */
  readonly chance: number;
  /** How many of them are logged in, so that their past is known. */
  readonly known: number;
  /** After an order, the chance of another. */
  readonly again: number;
}

/** What the effect changes, as a share: each visitor's chance of buying, or what each order is worth. */
export type Touches = 'conversion' | 'value';

export interface ShopPlan {
  /** Who consented and is counted. */
  readonly visitors: number;
  readonly days: number;
  /** 0.1 is a tenth more. The truth relative to the held out is exactly this, in expectation. */
  readonly effect: number;
  readonly touches: Touches;
}

/** By these 2.8 % of visitors buy, about what web shops report. */
export const SEGMENTS: readonly Segment[] = [
  { name: 'passing', share: 0.6, chance: 0.008, known: 0, again: 0.1 },
  { name: 'looking', share: 0.3, chance: 0.04, known: 0.15, again: 0.15 },
  { name: 'returning', share: 0.1, chance: 0.11, known: 0.7, again: 0.3 },
];

/** Monday to Sunday: so many come, and so inclined they are. Means are 1. */
export const DAY_CROWD = [1.05, 1, 0.95, 0.95, 0.95, 0.9, 1.2] as const;
export const DAY_URGE = [1.1, 1.05, 1, 1, 0.95, 0.85, 1.05] as const;

/** Of those who buy: the same day, or one of the 13 days after it, ever less likely. */
export const SAME_DAY = 0.6;
export const DELAY_DAYS = 13;
export const DELAY_FADES = 0.8;
/** Days to another order: the same chance of each. */
export const AGAIN_FROM = 5;
export const AGAIN_TO = 24;

/** Money, in minor units. What a shopper spends on an order is personal; orders vary about that; a few are for a firm. */
export const USUAL_ORDER = 60_000;
export const SIGMA_PERSON = 0.5;
export const SIGMA_ORDER = 0.6;
export const FIRM_SHARE = 0.01;
/** Of a firm's order: Pareto, infinite third moment. */
export const FIRM_TAIL = 2.5;
export const FIRM_LEAST = 3;
/** The mean of an order's factor over the usual one. */
export const MEAN_FACTOR = 1 - FIRM_SHARE + (FIRM_SHARE * FIRM_LEAST * FIRM_TAIL) / (FIRM_TAIL - 1);

/** Of goods and of delivery; prices contain it. */
export const TAX = 0.25;
/** Without tax. */
export const SHIPPING = 4_900;

export const taxOf = (goods: number) => Math.round(goods * TAX);
export const withTax = (goods: number) => goods + taxOf(goods);

/** What is paid in all for an order of these goods. */
export const paidFor = (goods: number) => withTax(goods) + withTax(SHIPPING);

/** So many begin a checkout for each who buys. */
export const BEGUN_PER_BUYER = 1.7;

/** What goods cost the merchant, of their price without tax. */
export const COST_SHARE = 0.45;

/** An order has 1 to 4 lines, with these chances. */
export const LINES = [0.5, 0.27, 0.15, 0.08] as const;

/** What becomes of an order. */
export const CANCELLED = 0.02;
export const GIVEN_BACK = 0.04;
export const PARTLY_GIVEN_BACK = 0.06;
/** Days to a refund: the same chance of each. A cancellation comes the next day. */
export const BACK_FROM = 3;
export const BACK_TO = 13;
export const CANCEL_AFTER = 1;

/** Webhooks that come late, and by how many days at most. */
export const LATE = 0.02;
export const LATE_TO = 3;

/** A known visitor had 1 + Poisson orders in the year before. */
export const PAST_ORDERS = 1.2;

/** Who is there beside those who are counted, as shares of them. */
export const WITHOUT_CONSENT = 0.33;
export const BOTS = 0.04;
