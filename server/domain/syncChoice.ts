/** What of a shop's past the merchant lets Mersalg read: how far back orders go, and whether they tell whose they are. */
import { record, refused } from './parseRules.ts';

/** `all`: as far as the platform grants. */
export const ORDER_REACHES = ['all', 'year', 'sixty-days'] as const;
export type OrderReach = (typeof ORDER_REACHES)[number];

export interface SyncChoice {
  readonly orders: OrderReach;
  /** Whether what a customer bought before counts. Without it no order that is kept says whose it is. */
  readonly customers: boolean;
}

/** More history makes better suggestions; a merchant who wants less says so. */
export const DEFAULT_SYNC: SyncChoice = { orders: 'all', customers: true };

const DAY_MS = 86_400_000;
const DAYS: Readonly<Record<OrderReach, number | null>> = { all: null, year: 365, 'sixty-days': 60 };

/**
 * The first moment of which orders are read, epoch ms; null for all. A whole day in UTC, so that a sync that resumes asks
 * for the very same export.
 */
export function readSince(reach: OrderReach, now: number): number | null {
  const days = DAYS[reach];
  return days === null ? null : Math.floor(now / DAY_MS) * DAY_MS - days * DAY_MS;
}

/**
 * A clean choice: unknown keys dropped; one that is absent stays as `kept` has it.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseSyncChoice(input: unknown, kept: SyncChoice): SyncChoice {
  if (input === undefined) return kept;
  const fields = record(input, 'sync');
  const orders = fields.orders ?? kept.orders;
  const customers = fields.customers ?? kept.customers;
  if (!ORDER_REACHES.includes(orders as OrderReach)) {
    throw refused('sync.orders', `one of ${ORDER_REACHES.join(', ')}`);
  }
  if (typeof customers !== 'boolean') throw refused('sync.customers', 'true or false');
  return { orders: orders as OrderReach, customers };
}
