/** What the tests of taking in webhooks start from: two installed shops, and notices to receive. Importing it sets them up anew before each test. */
import { afterEach, beforeEach } from 'vitest';
import { ingest } from './ingest.ts';
import type { Change, Platform, Store } from './ports.ts';
import {
  control,
  makeOrder,
  NOW,
  OTHER_SHOP,
  QUIET,
  SHOP,
  scriptedPlatform,
  storeWith,
  testClock,
} from './testing.ts';

export const clock = testClock();
export let store: Store;
let ids = 0;

export const run = (platform: Platform = scriptedPlatform(), on: Store = store, shop = SHOP) =>
  ingest({ store: on, platform, clock, log: QUIET }, shop, control());

export async function receive(
  change: Change | string,
  over: { receivedAt?: number; shop?: string; topic?: string } = {},
) {
  ids += 1;
  const body = typeof change === 'string' ? change : JSON.stringify(change);
  await store.inbox.put({
    shop: SHOP,
    webhookId: `w-${ids}`,
    topic: 'x/y',
    body,
    receivedAt: NOW + ids,
    ...over,
  });
}

export const order = (id: number, updatedAt: number, total: number): Change => ({
  kind: 'order',
  order: makeOrder(id, { updatedAt, total }),
});

/** An empty store in place of the one there was. */
export async function renew(): Promise<void> {
  await store.close();
  store = await fresh();
}

const fresh = () => storeWith(clock, SHOP, OTHER_SHOP);

beforeEach(async () => {
  clock.at = NOW;
  store = await fresh();
});
afterEach(() => store.close());

export const pending = () => store.inbox.pending(SHOP, 100);
