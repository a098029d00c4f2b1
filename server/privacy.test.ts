/** No personal value that the platform tells ends up in any column of any table, on any engine, whatever way it comes in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customerKeyOf, visitorKeyOf } from './compose.ts';
import { makeProduct } from './domain/testing.ts';
import { createEnroller } from './flows/enrol.ts';
import { importOrders } from './flows/importOrders.ts';
import { ingest } from './flows/ingest.ts';
import type { Platform, Store } from './flows/ports.ts';
import { exportCustomer, forgetCustomerByHand } from './flows/privacy.ts';
import { control, NOW, QUIET, SHOP, scriptedPlatform, TOKEN, testClock } from './flows/testing.ts';
import { readOrdersExport } from './shopify/csv/orders.ts';
import { toOrder } from './shopify/csv/toOrder.ts';
import { keyOfCustomer, keyOfEmail, keyOfVisitor } from './shopify/customers.ts';
import { rest, sample } from './shopify/mapping/order.testing.ts';
import { parseWebhook } from './shopify/webhooks.ts';
import { dump } from './store/contract/raw.ts';
import { engines, type TestDatabase } from './store/testing.ts';

const KEY = '0a'.repeat(32);
const CUSTOMER = 731_200_431;
const PHONE = '+4791234567';
const EMAIL = 'kari.plantasen@example.no';
const VISITOR = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Each stands somewhere in what comes in, and may stand nowhere in the database. */
const PLANTED = {
  'first name': 'Karijordis',
  'last name': 'Plantasen-Bakke',
  address: 'Hemmeligveien 17B',
  city: 'Skjultvik',
  'post code': '9876-ZX',
  phone: PHONE,
  email: EMAIL,
  note: 'ring on the blue door',
  ip: '203.0.113.77',
  'customer id': String(CUSTOMER),
  'visitor id': VISITOR,
  company: 'Hemmelig Handel AS',
};

const address = {
  first_name: PLANTED['first name'],
  last_name: PLANTED['last name'],
  name: `${PLANTED['first name']} ${PLANTED['last name']}`,
  ...{ address1: PLANTED.address, city: PLANTED.city, zip: PLANTED['post code'], phone: PHONE },
  company: PLANTED.company,
};

/** An order as Shopify's webhook tells it, with all that it may say of a person. */
const ORDER = {
  ...(rest({ ...sample, id: 4_001, customer: CUSTOMER }) as Record<string, unknown>),
  ...{ email: EMAIL, contact_email: EMAIL, phone: PHONE, note: PLANTED.note, browser_ip: PLANTED.ip },
  billing_address: address,
  shipping_address: address,
  client_details: { browser_ip: PLANTED.ip, user_agent: 'x' },
  customer: {
    ...{ id: CUSTOMER, email: EMAIL, phone: PHONE, note: PLANTED.note, default_address: address },
    ...{ first_name: PLANTED['first name'], last_name: PLANTED['last name'] },
  },
};

const CSV = [
  'Name,Email,Created at,Lineitem quantity,Lineitem name,Lineitem price,Currency,Billing Name,Billing Address1,Billing City,Billing Zip,Billing Phone,Shipping Name,Notes,Phone',
  `#9001,${EMAIL},2026-01-02 10:00:00 +0100,1,Mug,49.00,SEK,${address.name},${PLANTED.address},${PLANTED.city},${PLANTED['post code']},${PHONE},${address.name},${PLANTED.note},${PHONE}`,
].join('\n');

const customerKey = customerKeyOf(KEY);
const clock = testClock();

function platformWithout(names: boolean): Platform {
  return scriptedPlatform({
    parseWebhook: (shop, topic, body, currency) =>
      parseWebhook(shop, topic, body, currency, {
        customer: names ? (id) => keyOfCustomer(customerKey, shop, id) : null,
        customerById: (id) => keyOfCustomer(customerKey, shop, id),
        customerByEmail: (email) => keyOfEmail(customerKey, shop, email),
        visitor: (id) => keyOfVisitor(customerKey, shop, id),
      }),
  });
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

describe.each(engines())('personal data on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
    await store.shops.install(SHOP, ['read_customers'], TOKEN, NOW - 9e9);
    await store.shops.setInfo(SHOP, { name: 'Nordlys', currency: 'SEK', timezone: 'Europe/Stockholm' });
    await store.products.upsert(SHOP, [makeProduct(1, { title: 'Mug' })], NOW);
  });
  afterAll(() => database.drop());

  const deps = () => ({ store, platform: platformWithout(true), clock, log: QUIET });
  const found = async () => {
    const everything = JSON.stringify(await dump(database.url));
    return Object.entries(PLANTED)
      .filter(([, value]) => everything.toLowerCase().includes(value.toLowerCase()))
      .map(([what]) => what);
  };
  const receive = (webhookId: string, topic: string, body: unknown) =>
    store.inbox.put({ shop: SHOP, webhookId, topic, body: JSON.stringify(body), receivedAt: NOW });

  test('stands in the inbox until a webhook is worked off, and nowhere afterwards', async () => {
    await receive('w1', 'orders/create', ORDER);
    // This also shows that the search below would find it.
    expect(await found()).toEqual(expect.arrayContaining(['first name', 'address', 'email', 'phone']));
    await ingest(deps(), SHOP, control());
    expect(await found()).toEqual([]);
    const stored = await store.orders.get(SHOP, 4_001);
    expect(stored?.customerKey).toBe(keyOfCustomer(customerKey, SHOP, CUSTOMER));
  });

  test('is in no column after an import, an enrolment and a checkout', async () => {
    const items = async function* () {
      for await (const item of readOrdersExport(bytes(CSV), { currency: 'SEK' })) {
        if (item.kind === 'refused') yield item;
        else
          yield {
            ...{ kind: 'order' as const, row: item.row, part: item.part },
            order: toOrder(item.order, { shop: SHOP, customerKey, bySku: new Map() }),
          };
      }
    };
    const told = await importOrders(
      { store, clock },
      {
        ...{ shop: SHOP, file: 'f', items: items(), again: false, signal: new AbortController().signal },
        onProgress() {},
        onRefused() {},
      },
    );
    expect(told).toMatchObject({ kind: 'finished', orders: 1, refused: 0 });
    const keyOf = visitorKeyOf(KEY);
    const enroller = createEnroller({ store, keyOf, keysOf: () => [], clock, log: QUIET });
    enroller.add(
      SHOP,
      { share: 5, epoch: 1, trials: [] } as never,
      { visitor: VISITOR, spots: ['product'], customerId: CUSTOMER } as never,
    );
    await enroller.flush();
    expect(JSON.stringify(await dump(database.url, SHOP))).toContain(keyOf(SHOP, VISITOR));
    expect(await found()).toEqual([]);
  });

  test('is in no column when a customer is looked up and forgotten by hand, whose keys go too', async () => {
    const editor = { shop: SHOP, staff: '7' };
    const asked = { id: CUSTOMER, email: EMAIL };
    const held = await exportCustomer(deps(), editor, asked);
    // One by the platform's number, one by the e-mail of an import.
    expect(held.orders).toHaveLength(2);
    expect(await forgetCustomerByHand(deps(), editor, asked)).toEqual({ orders: 2 });
    expect((await exportCustomer(deps(), editor, asked)).orders).toEqual([]);
    const everything = JSON.stringify(await dump(database.url));
    expect(everything).not.toContain(keyOfCustomer(customerKey, SHOP, CUSTOMER));
    expect(everything).not.toContain(keyOfEmail(customerKey, SHOP, EMAIL));
    const log = await store.audit.list(SHOP, { before: null, limit: 9, kind: 'privacy' });
    expect(log.map(({ did }) => did)).toEqual([
      'customer-exported',
      'customer-forgotten',
      'customer-exported',
    ]);
    expect(await found()).toEqual([]);
  });

  test('is gone with all else of the shop 48 hours after it left', async () => {
    await receive('w8', 'app/uninstalled', { myshopify_domain: SHOP });
    await ingest(deps(), SHOP, control());
    expect(await store.shops.get(SHOP)).toMatchObject({ uninstalledAt: NOW });
    expect(await store.shops.loadToken(SHOP)).toBeNull();
    await receive('w9', 'shop/redact', { shop_domain: SHOP });
    await ingest(deps(), SHOP, control());
    const left = (await store.holdings.inventory(SHOP)).filter(({ rows }) => rows > 0);
    expect(left).toEqual([]);
  });
});
