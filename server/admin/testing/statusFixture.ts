/** How far the small shop's sync is: done, under way, failed; and the time at which it is looked at. */
import type { StatusReport } from '../../domain/report.ts';

/** Noon on a weekday by the shop's clock, so that "today" is a whole morning long. */
export const NOW = Date.UTC(2026, 10, 18, 11, 0);
const MINUTE = 60_000;

export const DONE: StatusReport = {
  shop: 'nordlys.myshopify.com',
  currency: 'SEK',
  timezone: 'Europe/Stockholm',
  sync: {
    phase: 'done',
    products: { done: 300, total: 300 },
    orders: { done: 12000, total: 12000 },
    startedAt: NOW - 200 * MINUTE,
    finishedAt: NOW - 199 * MINUTE,
    problem: null,
  },
  training: false,
  model: {
    version: 3,
    trainedAt: NOW - 90 * MINUTE,
    orders: 12000,
    products: 296,
    pairs: 4210,
    trainMs: 1830,
  },
  counts: { products: 300, orders: 12000 },
};

/** Half-way through the orders of a first sync. */
export const SYNCING: StatusReport = {
  ...DONE,
  sync: {
    ...DONE.sync,
    phase: 'orders',
    orders: { done: 7400, total: 12000 },
    startedAt: NOW - 48_000,
    finishedAt: null,
  },
  model: null,
  counts: { products: 300, orders: 7400 },
};

export const FAILED: StatusReport = {
  ...SYNCING,
  sync: {
    ...SYNCING.sync,
    phase: 'failed',
    problem:
      'Shopify did not hand out the orders: the app lacks the read_orders scope. Reinstall the app and grant it.',
  },
};
