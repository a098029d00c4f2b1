/** The port of the ledger: who was enrolled for what, whose order is whose, and what measured visitors did. */
import type { CellName, Enrolment, OrderJoin, TrialId, VisitorKey } from '../domain/experiment/ledger.ts';
import type { OrderId, ShopDomain } from '../domain/ids.ts';
import type { Channel, OrderMoney } from '../domain/measure/money.ts';

/** What is older is purged, counts and all: no report reaches further back. */
export const LEDGER_KEPT_DAYS = 400;

/** `visit`: seen on a page where Mersalg stands. `began`, `paid`: a checkout, by the pixel's word. */
export const STEPS = ['visit', 'began', 'paid'] as const;
export type Step = (typeof STEPS)[number];

export interface VisitorStep {
  readonly visitor: VisitorKey;
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
  readonly step: Step;
}

/** The daily roll-up: who was enrolled on a day, counted and summed; what follows from that is reckoned elsewhere. */
export interface CellDay {
  readonly cell: CellName;
  readonly day: number;
  readonly enrolled: number;
  /** Those of `enrolled` whose past was known, the sum of their pasts (minor units), and of its squares. */
  readonly known: number;
  readonly past: number;
  readonly squares: number;
}

/** An order of an enrolled visitor as it stands now. Whether it counts is `domain/measure`'s to say, not the store's. */
export interface OutcomeOrder {
  readonly id: OrderId;
  /** When it was made, epoch milliseconds. */
  readonly at: number;
  readonly cancelled: boolean;
  readonly test: boolean;
  /** Null where it was not told. */
  readonly money: OrderMoney | null;
}

/** An enrolled visitor with at least one order that is known to be theirs. Most visitors have none, and no row. */
export interface VisitorOutcome {
  readonly visitor: VisitorKey;
  readonly cell: CellName;
  /** When enrolled, epoch milliseconds. */
  readonly at: number;
  readonly past: number | null;
  /** In the order in which they were made. */
  readonly orders: readonly OutcomeOrder[];
}

/** Visitors of a cell who began a checkout on or after the day of their enrolment, and those of them who paid. */
export interface CellSteps {
  readonly cell: CellName;
  readonly began: number;
  readonly completed: number;
}

/** Orders made in a period, counted by what decides whether they can be anybody's in a report. */
export interface OrderTally {
  /** Known to be some visitor's. */
  readonly joined: boolean;
  /** Null where it was not told. */
  readonly channel: Channel | null;
  readonly test: boolean;
  readonly orders: number;
}

/** How many measured visitors took a step on a day. */
export interface StepDay {
  readonly day: number;
  readonly step: Step;
  readonly visitors: number;
}

/**
 * Visitors of customers who asked to be forgotten (`OrderStore.redactCustomer`) are gone from here, and what is said of
 * them later is not kept.
 */
export interface LedgerStore {
  /**
   * The first enrolment of a visitor for a trial stands; later ones change nothing. Resolves to how many were new.
   * In which order enrolments, joins and steps become known makes no difference to what is read.
   */
  enrol(shop: ShopDomain, enrolments: readonly Enrolment[]): Promise<number>;
  /**
   * Whose an order is. The cart's own word replaces the pixel's, and an earlier one of its own; the pixel's stands only
   * where nothing else was said. The order itself may not be known yet. Resolves to how many were new or changed.
   */
  join(shop: ShopDomain, joins: readonly OrderJoin[]): Promise<number>;
  /** Each step counts once per visitor and day. */
  note(shop: ShopDomain, steps: readonly VisitorStep[]): Promise<void>;
  /** Enrolments per cell and day, both days inclusive; days and cells without one have no row. By day, then cell. */
  counts(shop: ShopDomain, trial: TrialId, fromDay: number, toDay: number): Promise<readonly CellDay[]>;
  /**
   * Enrolled visitors with the orders that were made from `from` up to, not including, `to` (epoch ms), whether or not
   * before their enrolment; in no particular order.
   */
  outcomes(shop: ShopDomain, trial: TrialId, from: number, to: number): Promise<readonly VisitorOutcome[]>;
  /** Distinct visitors within these days, inclusive; by cell. */
  steps(shop: ShopDomain, trial: TrialId, fromDay: number, toDay: number): Promise<readonly CellSteps[]>;
  /** All live orders made from `from` up to, not including, `to`. */
  orders(shop: ShopDomain, from: number, to: number): Promise<readonly OrderTally[]>;
  /** Both days inclusive; by day. */
  stepDays(shop: ShopDomain, fromDay: number, toDay: number): Promise<readonly StepDay[]>;
  /**
   * Enrolments one by one with their visitors' steps and orders left out, for exports: the next `limit` after `after`
   * (null: from the first), by visitor's key.
   */
  page(
    shop: ShopDomain,
    trial: TrialId,
    after: VisitorKey | null,
    limit: number,
  ): Promise<readonly Enrolment[]>;
  /** Forgets what is of days before `day`. Resolves to how many rows went; call again until it is 0. */
  purge(shop: ShopDomain, day: number): Promise<number>;
}
