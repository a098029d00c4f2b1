/** What the tests of a sync start from: an installed shop that knows nothing, and a platform that has some. Importing it sets both up anew before each test. */
import { afterEach, beforeEach } from 'vitest';
import { makeProduct } from '../domain/testing.ts';
import type { Store } from './ports.ts';
import {
  makeOrder,
  NOW,
  QUIET,
  type ScriptedPlatform,
  SHOP,
  scriptedPlatform,
  storeWith,
  TOKEN,
  testClock,
} from './testing.ts';

export const clock = testClock();
export let store: Store;
export let platform: ScriptedPlatform;

export const deps = (over: { store?: Store; platform?: ScriptedPlatform } = {}) => ({
  store,
  platform,
  clock,
  log: QUIET,
  ...over,
});

/** Installed, but nothing known yet. */
export async function installedStore(): Promise<Store> {
  const opened = await storeWith(clock);
  await opened.shops.install(SHOP, [], TOKEN, NOW - 1);
  return opened;
}

beforeEach(async () => {
  clock.at = NOW;
  store = await installedStore();
  platform = scriptedPlatform();
  platform.products = [1, 2, 3, 4, 5].map((id) => makeProduct(id, { updatedAt: NOW - 1000 }));
  platform.collectionTitles = [{ id: 7, title: 'Lamps' }];
  platform.orders = [11, 12, 13, 14, 15, 16, 17].map((id) => makeOrder(id));
});
afterEach(() => store.close());

export async function contents(of: Store) {
  const products = [...(await of.products.all(SHOP))].sort((a, b) => a.id - b.id);
  const orders = await Promise.all(platform.orders.map(({ id }) => of.orders.get(SHOP, id)));
  const state = (await of.syncs.get(SHOP))!;
  return {
    products,
    collections: await of.collections.all(SHOP),
    orders,
    count: await of.orders.count(SHOP),
    phase: state.phase,
    done: [state.productsDone, state.ordersDone],
  };
}
