/** What every engine promises about shops living side by side: no verb reaches into another shop, erasing is complete. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Firsts } from '../../domain/recommend/firsts.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { Store } from '../../flows/ports.ts';
import { TABLES } from '../schema.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { dump, keyOf, tableNames } from './raw.ts';
import {
  aLine,
  aLook,
  aNote,
  anAudit,
  anEnrolment,
  anOffer,
  anOrder,
  aProduct,
  aReport,
  aSync,
  aToken,
  aTrial,
  aTrialNote,
} from './samples.ts';

const [OURS, THEIRS] = ['ours.myshopify.com', 'theirs.myshopify.com'];
/** Nothing known before: what stands there goes. */
const FIRSTS: Firsts = {
  compared: false,
  changes: [{ product: 1, was: null, now: { show: 2, orders: 3, base: 9, alike: false } }],
  gone: [],
  beside: 1,
};
const SUMMARY = { trainedAt: 1, orders: 1, products: 1, pairs: 1, trainMs: 1, mark: 0 };

/** Something in every table. */
async function furnish(store: Store, shop: string): Promise<void> {
  await store.shops.install(shop, ['read_orders'], aToken(), 10);
  await store.shops.saveSettings(shop, DEFAULT_SETTINGS, 0);
  await store.products.upsert(shop, [aProduct(1), aProduct(2)], 1);
  await store.products.remove(shop, 3, 5);
  await store.collections.replace(shop, [{ id: 1, title: 'Kaffe' }]);
  const lines = [aLine(1, { suggestion: 'product:cross-sell' }), aLine(null, { sku: 'SKU-1' })];
  await store.orders.upsert(shop, [anOrder(1, { lines }), anOrder(2, { source: 'webhook' })]);
  await store.orders.remove(shop, 3, 5);
  await store.orders.redactCustomer(shop, 'somebody');
  await store.inbox.put({ shop, webhookId: 'w1', topic: 't', body: 'b', receivedAt: 1 });
  await store.jobs.enqueue(shop, 'sync');
  await store.syncs.put(shop, aSync());
  await store.imports.put(shop, { file: 'f', rows: 1, imported: 1, refused: 0, finishedAt: null });
  await store.models.publish(shop, Uint8Array.of(1), SUMMARY, FIRSTS);
  await store.counters.add(shop, 1, [{ kind: 'shown', placement: 'cart', count: 1 }]);
  await store.offers.put(shop, anOffer('o1'), null, aNote());
  await store.offers.put(shop, anOffer('o2'), null, aNote());
  await store.promises.put(shop, aReport());
  await store.ledger.enrol(shop, [anEnrolment('v1'), anEnrolment('v2')]);
  await store.ledger.join(shop, [{ order: 1, visitor: 'v1', by: 'pixel' }]);
  await store.ledger.note(shop, [{ visitor: 'v1', day: 10, step: 'began' }]);
  await store.trials.put(shop, aTrial('t1'), null, aTrialNote());
  await store.trials.put(shop, aTrial('t2'), null, aTrialNote());
  await store.feedback.add(shop, 1, [{ question: 'nps', answer: 9 }]);
  await store.feedback.ask(shop, 'customer-1', 5);
  await store.audit.add(shop, anAudit());
  await store.looks.put(shop, aLook());
}

/** Every verb that writes, with ids that the other shop has, too. */
async function rummage(store: Store, shop: string): Promise<void> {
  await store.shops.install(shop, [], aToken(9), 99);
  await store.shops.setInfo(shop, { name: 'x', currency: 'NOK', timezone: 'UTC' });
  await store.shops.saveToken(shop, aToken(8));
  await store.shops.saveSettings(shop, { ...DEFAULT_SETTINGS, excludedProducts: [7] }, 1);
  await store.products.upsert(shop, [aProduct(1, { title: 'mine', updatedAt: 5000 })], 50);
  await store.products.remove(shop, 2, 9000);
  await store.products.sweep(shop, 10 ** 12);
  await store.collections.replace(shop, [{ id: 1, title: 'mine' }]);
  await store.orders.upsert(shop, [
    anOrder(1, { updatedAt: 5000, lines: [aLine(1), aLine(null, { sku: 'SKU-1' })] }),
  ]);
  await store.orders.resolveSkus(shop, new Map([['SKU-1', 99]]));
  await store.ledger.join(shop, [{ order: 1, visitor: 'v1', by: 'cart' }]);
  await store.orders.redactCustomer(shop, 'customer-1');
  await store.orders.remove(shop, 2, 9000);
  await store.inbox.settle(shop, ['w1'], 5);
  await store.jobs.enqueue(shop, 'sync', { mine: true });
  await store.syncs.put(shop, aSync({ phase: 'failed' }));
  await store.imports.put(shop, { file: 'f', rows: 9, imported: 9, refused: 9, finishedAt: 9 });
  for (const n of [1, 2, 3]) await store.models.publish(shop, Uint8Array.of(n), SUMMARY, FIRSTS);
  await store.counters.add(shop, 1, [{ kind: 'shown', placement: 'cart', count: 1 }]);
  await store.offers.put(shop, anOffer('o1', { name: 'mine' }), 1, aNote({ did: 'changed' }));
  await store.offers.remove(shop, 'o2', 2, aNote({ did: 'removed' }));
  await store.promises.put(shop, aReport({ at: 9, route: 'native', why: 'plan' }));
  await store.ledger.enrol(shop, [anEnrolment('v1', { at: 1, cell: 'held' }), anEnrolment('v3')]);
  await store.ledger.join(shop, [{ order: 1, visitor: 'v2', by: 'cart' }]);
  await store.ledger.note(shop, [{ visitor: 'v1', day: 10, step: 'paid' }]);
  await store.ledger.purge(shop, 10 ** 6);
  await store.trials.put(shop, aTrial('t1', { name: 'mine' }), 1, aTrialNote({ did: 'changed' }));
  await store.trials.remove(shop, 't2', 2, aTrialNote({ did: 'removed' }));
  await store.feedback.add(shop, 1, [{ question: 'nps', answer: 9 }]);
  await store.feedback.ask(shop, 'customer-1', 10 ** 12);
  await store.feedback.purge(shop, 10 ** 13);
  await store.audit.add(shop, anAudit({ staff: 'mine' }));
  await store.audit.purge(shop, 10 ** 13);
  await store.looks.put(shop, aLook({ at: 9, findings: [] }));
  await store.syncs.setTrained(shop, 0.5);
  await store.shops.uninstall(shop, 100);
  await store.shops.erase(shop);
}

describe.each(engines())('shops side by side on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
    await furnish(store, OURS);
    await furnish(store, THEIRS);
  });
  afterAll(() => database.drop());

  test('every table is known to `erase`, and its key begins with the shop', async () => {
    const names = await tableNames(database.url);
    expect(names).toEqual([...TABLES].sort());
    for (const name of names) expect([name, (await keyOf(database.url, name))[0]]).toEqual([name, 'shop']);
  });

  test('the sample has something in every table, else the tests below would prove nothing', async () => {
    const rows = await dump(database.url, THEIRS);
    for (const table of TABLES) expect([table, rows[table]?.length]).not.toEqual([table, 0]);
  });

  test('nothing that one shop does changes a row of another, and erasing leaves nothing anywhere', async () => {
    const before = await dump(database.url, THEIRS);
    await rummage(store, OURS);
    expect(await dump(database.url, THEIRS)).toEqual(before);
    const everything = JSON.stringify(await dump(database.url));
    expect(everything).toContain(THEIRS);
    expect(everything).not.toContain(OURS);
    expect(await store.versions([OURS])).toEqual([
      { shop: OURS, catalog: 0, settings: 0, model: 0, orders: 0, offers: 0, promises: 0, trials: 0 },
    ]);
  });

  test('a shop sees nothing of what another has', async () => {
    const stranger = 'stranger.myshopify.com';
    const seen = [
      await store.shops.get(stranger),
      await store.shops.loadToken(stranger),
      await store.products.get(stranger, 1),
      await store.orders.get(stranger, 1),
      await store.syncs.get(stranger),
      await store.looks.get(stranger),
      await store.imports.get(stranger, 'f'),
      await store.models.latest(stranger),
      await store.offers.get(stranger, 'o1'),
      await store.promises.get(stranger),
      await store.models.load(stranger, 1),
      ...(await store.products.getMany(stranger, [1, 2])),
      ...(await store.products.search(stranger, '', 9)),
      ...(await store.products.all(stranger)),
      ...(await store.collections.all(stranger)),
      ...(await store.orders.withSuggestions(stranger, 0, 9)),
      ...(await store.orders.purchases(stranger, ['customer-1'], 9)),
      ...(await store.orders.history(stranger)).createdAt,
      ...(await store.inbox.pending(stranger, 9)),
      ...(await store.jobs.list(stranger)),
      ...(await store.counters.sum(stranger, 0)),
      ...(await store.offers.list(stranger)),
      ...(await store.audit.list(stranger, { before: null, limit: 9 })),
    ];
    expect(seen.filter((found) => found !== null)).toEqual([]);
    expect([await store.products.count(stranger), await store.orders.count(stranger)]).toEqual([0, 0]);
  });

  test("a forgotten customer's key is in no column, nor is what a settled webhook said", async () => {
    const shop = THEIRS;
    await store.orders.upsert(shop, [anOrder(50, { customerKey: 'secret-customer' })]);
    await store.inbox.put({ shop, webhookId: 'w9', topic: 't', body: 'secret-body', receivedAt: 1 });
    const before = JSON.stringify(await dump(database.url, shop));
    expect([before.includes('secret-customer'), before.includes('secret-body')]).toEqual([true, true]);
    await store.orders.redactCustomer(shop, 'secret-customer');
    await store.inbox.settle(shop, ['w9'], 2);
    await store.orders.upsert(shop, [anOrder(51, { customerKey: 'secret-customer' })]);
    const after = JSON.stringify(await dump(database.url, shop));
    expect([after.includes('secret-customer'), after.includes('secret-body')]).toEqual([false, false]);
  });

  test('a large shop is erased in steps, to the last line', async () => {
    const shop = 'large.myshopify.com';
    const lines = Array.from({ length: 100 }, (_, n) => aLine(n + 1));
    for (let at = 0; at < 5; at++) {
      const orders = Array.from({ length: 100 }, (_, i) => anOrder(at * 100 + i + 1, { lines }));
      await store.orders.upsert(shop, orders);
    }
    await store.shops.erase(shop);
    expect(JSON.stringify(await dump(database.url, shop))).not.toContain(shop);
  });
});
