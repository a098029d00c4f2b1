/** The tables of measuring as Kysely sees them: the ledger, trials, feedback and counters. Nothing here names a person. */

/** The first enrolment of a visitor for a trial. */
interface EnrolmentsTable {
  shop: string;
  /** Keyed hash. */
  visitor: string;
  trial: string;
  cell: string;
  at: number;
  /** Minor units; null where it was not known who the visitor is. */
  past: number | null;
}

interface OrderJoinsTable {
  shop: string;
  order_id: number;
  visitor: string;
  joined_by: 'cart' | 'pixel';
  /** The database's clock, for purging. */
  noted_at: number;
}

interface VisitorStepsTable {
  shop: string;
  visitor: string;
  /** Days since 1970-01-01 UTC. */
  day: number;
  step: 'visit' | 'began' | 'paid';
}

/** Orders of enrolled visitors, one row per trial: enrolments and joins put together, so that a report reads a few rows. */
interface TrialOrdersTable {
  shop: string;
  trial: string;
  order_id: number;
  visitor: string;
  cell: string;
  /** When enrolled. */
  at: number;
  past: number | null;
}

/**
 * How many enrolled visitors took a step of checkout on a day, from that of enrolment on, by the visitor's day with that
 * step before it: so that distinct ones of any period can be told. Always what enrolments and visitor_steps come to.
 */
interface StepRollUpsTable {
  shop: string;
  trial: string;
  day: number;
  /** Who paid has begun, too. */
  step: 'began' | 'paid';
  /** -1 for none. */
  previous: number;
  cell: string;
  visitors: number;
}

/** Counts and sums per day and cell. Trial '' counts steps: its cells are their names. */
interface RollUpsTable {
  shop: string;
  trial: string;
  day: number;
  cell: string;
  enrolled: number;
  known: number;
  past: number;
  squares: number;
}

interface TrialsTable {
  shop: string;
  id: string;
  /** `versions.trials` when it changed last. */
  version: number;
  /** JSON of the trial. */
  body: string;
}

interface FeedbackTable {
  shop: string;
  day: number;
  question: string;
  answer: number;
  answers: number;
}

/** Which customer was asked when. */
interface AskedTable {
  shop: string;
  customer_key: string;
  at: number;
}

interface CountersTable {
  shop: string;
  /** Days since 1970-01-01 UTC. */
  day: number;
  placement: string;
  kind: string;
  /** '' where it was not told, as in what was counted before it was kept. */
  technique: string;
  offer: string;
  events: number;
  cards: number;
}

export interface MeasuringTables {
  enrolments: EnrolmentsTable;
  order_joins: OrderJoinsTable;
  visitor_steps: VisitorStepsTable;
  trial_orders: TrialOrdersTable;
  step_roll_ups: StepRollUpsTable;
  roll_ups: RollUpsTable;
  trials: TrialsTable;
  feedback: FeedbackTable;
  asked: AskedTable;
  counters: CountersTable;
}
