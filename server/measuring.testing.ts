/** A shop that sells and an app that listens: what a browser orders on the twin, and what becomes of it, comes to the store by the real path. */
import { getResponse } from 'msw';
import type { DiscountItems, DiscountMinimum, TwinDiscount } from '../e2e/shop/discounts/state.ts';
import { adminHandlers } from '../e2e/shop/handlers.ts';
import { standardRates } from '../e2e/shop/rates.ts';
import { sampleProduct, sampleShop } from '../e2e/shop/sample.ts';
import type { ShopData, TwinOrder, TwinProduct } from '../e2e/shop/state.ts';
import { openShop, type Shopper } from '../e2e/shop/storefront/testing.ts';
import { keyedHash } from './crypto.ts';
import type { Order } from './domain/basket.ts';
import { CART_PROPERTY, cartMark } from './domain/experiment/cartProperty.ts';
import { SHOWN } from './domain/experiment/ledger.ts';
import type { MeasuredReport } from './domain/measure/report.ts';
import { ingest } from './flows/ingest.ts';
import { lastDays, measured, ofHoldout } from './flows/measured.ts';
import type { Store } from './flows/ports.ts';
import { control, QUIET, SHOP, storeWith } from './flows/testing.ts';
import { keyOfVisitor } from './shopify/customers.ts';
import { createRig } from './shopify/shopify.testing.ts';

export { SHOP };
export const VISITOR = '3f2c8a1e-5b7d-4c9e-8a1b-2d3e4f5a6b7c';
export const TRIAL = 'holdout-1';
const HASH = keyedHash('customers');
export const KEY = keyOfVisitor(HASH, SHOP, VISITOR);

export const [MUG, TEAPOT, POSTER] = [1100, 1200, 1300];

/** A mug at 125 kr that costs 40, a teapot at 500 that costs 180, a poster at 62.50 of which nobody knows; delivery is 50. */
function sells(change: Partial<ShopData>): ShopData {
  const product = (id: number, price: number, cost: number | null): TwinProduct => {
    const made = sampleProduct(id);
    const variants = made.variants.map((one) => ({ ...one, price, compareAt: null, cost, inventory: 99 }));
    return { ...made, variants };
  };
  const data = sampleShop({
    products: [product(11, 12_500, 4_000), product(12, 50_000, 18_000), product(13, 6_250, null)],
    orders: [],
    markets: [{ country: 'FI', currency: 'EUR', rate: 0.08, moneyFormat: '€{{amount}}', ending: null }],
    discounts: [
      // As our own offer of two mugs is kept where the Function may not run.
      tenPercent({
        id: 5,
        title: '2+ · −10 %',
        classes: ['PRODUCT'],
        items: { kind: 'products', products: [11], variants: [] },
        minimum: { kind: 'quantity', quantity: 2 },
      }),
      tenPercent({ id: 6, code: 'SUMMER', title: 'SUMMER', classes: ['ORDER'], items: { kind: 'all' } }),
    ],
    ...change,
  });
  return { ...data, shippingRates: [{ ...standardRates(data)[0]!, price: 5_000 }] };
}

function tenPercent(of: {
  readonly id: number;
  readonly code?: string;
  readonly title: string;
  readonly classes: TwinDiscount['classes'];
  readonly items: DiscountItems;
  readonly minimum?: DiscountMinimum;
}): TwinDiscount {
  const { id, code = null, title, classes, items, minimum = null } = of;
  const at = '2026-01-01T00:00:00.000Z';
  return {
    id,
    code,
    title,
    classes,
    rule: { kind: 'basic', items, value: { kind: 'percentage', percentage: 0.1 }, minimum },
    combinesWith: { productDiscounts: true, orderDiscounts: true, shippingDiscounts: true },
    tags: [],
    metafields: [],
    startsAt: at,
    endsAt: null,
    createdAt: at,
    updatedAt: at,
  };
}

export interface Till {
  readonly shopper: Shopper;
  readonly store: Store;
  /** Two mugs and a teapot unless told, by a browser of that visitor (null: one that did not consent), from Sweden. */
  buy(of?: {
    readonly visitor?: string | null;
    readonly variants?: readonly number[];
    readonly country?: string;
    /** A code of the shop's own. */
    readonly code?: string;
  }): Promise<TwinOrder>;
  /** Moves the clock of the shop and of the app. */
  later(ms: number): void;
  /** Takes in what webhooks told since, in this order; `times` over. Bodies are Shopify's own, ids as Shopify repeats them. */
  hear(how?: { readonly reverse?: boolean; readonly times?: number }): Promise<void>;
  /** What results say of these days (the last week unless told), with the margin that the merchant assumes. */
  results(of?: { readonly day?: number; readonly assumedMargin?: number }): Promise<MeasuredReport>;
  /** The order as the Admin API tells it now: what a sync or a reconcile would read. */
  ask(id: number): Promise<Order>;
  close(): Promise<void>;
}

/** With the visitor enrolled among those who are shown offers, since before anything is bought. */
export async function openTill(change: Partial<ShopData> = {}): Promise<Till> {
  const topics = ['orders/create', 'orders/updated', 'orders/cancelled', 'orders/delete'];
  const shopper = openShop({ data: sells(change), app: { topics } });
  const { twin, clock } = shopper;
  twin.webhooks.controls.held = true;
  const now = { now: () => clock.now };
  const store = await storeWith(now, SHOP);
  const rig = createRig();
  const platform = rig.platform({
    customerKey: HASH,
    fetch: async (url, init) =>
      (await getResponse(adminHandlers(twin), new Request(url, init as RequestInit)))!,
  });
  const product = (id: number, cost: number | null, price: number) => ({
    id,
    handle: `thing-${id}`,
    title: `Thing ${id}`,
    type: '',
    vendor: '',
    tags: [],
    collections: [],
    status: 'active' as const,
    published: true,
    imageUrl: null,
    variants: [
      {
        id: id * 100,
        title: 'S',
        sku: null,
        price,
        compareAt: null,
        available: true,
        cost,
        stock: null,
        options: [],
      },
    ],
    currency: 'SEK',
    createdAt: 1,
    updatedAt: 1,
  });
  const catalogue = [product(11, 4_000, 12_500), product(12, 18_000, 50_000), product(13, null, 6_250)];
  await store.products.upsert(SHOP, catalogue, 1);
  await store.ledger.enrol(SHOP, [
    { trial: TRIAL, visitor: KEY, cell: SHOWN, at: clock.now - 3_600_000, past: null },
  ]);
  let heard = 0;
  let deliveries = 0;
  return {
    shopper,
    store,

    async buy({ visitor = VISITOR, variants = [MUG, MUG, TEAPOT], country = 'SE', code } = {}) {
      shopper.cookies.clear();
      await shopper.form('/localization', { country_code: country });
      for (const id of variants) await shopper.post('/cart/add.js', { id });
      if (visitor !== null)
        await shopper.post('/cart/update.js', {
          attributes: { [CART_PROPERTY]: cartMark(visitor, false) },
        });
      if (code !== undefined) await shopper.post('/cart/update.js', { discount: code });
      const checkout = (await shopper.form('/checkout', {})).headers.get('location')!;
      const buyer = { email: 'a@example.test', lastName: 'Berg', address: 'Gata 1', zip: '1', city: 'Lund' };
      const paid = await shopper.form(checkout, { firstName: 'Ada', ...buyer });
      if (paid.status !== 303) throw new Error(`Paying failed: ${paid.status}`);
      return shopper.shop.data.orders.at(-1)!;
    },

    later(ms) {
      clock.now += ms;
    },

    async hear({ reverse = false, times = 1 } = {}) {
      const fresh = twin.webhooks.deliveries.slice(heard);
      heard = twin.webhooks.deliveries.length;
      for (let time = 0; time < times; time += 1) {
        for (const { topic, body, webhookId } of reverse ? fresh.toReversed() : fresh) {
          deliveries += 1;
          // A repeat may bear the same id or, sent by another of Shopify's machines, one of its own.
          const id = time % 2 === 0 ? webhookId : `${webhookId}-${deliveries}`;
          await store.inbox.put({ shop: SHOP, webhookId: id, topic, body, receivedAt: clock.now });
          await ingest({ store, platform, clock: now, log: QUIET }, SHOP, control());
        }
      }
    },

    async results({ day, assumedMargin } = {}) {
      const period = day === undefined ? lastDays(now, 7) : { fromDay: day, toDay: day };
      const compared = ofHoldout({ share: 5, epoch: 1 });
      return await measured({ store, clock: now }, SHOP, compared, period, assumedMargin ?? null);
    },

    async ask(id) {
      // Anew each time: the shop's clock may have moved beyond the last one's hour.
      await rig.install({ accessToken: twin.tokens.grant(SHOP, twin.app.scopes, true).access });
      for await (const orders of platform.changedOrders(SHOP, 0)) {
        const found = orders.find((order) => order.id === id);
        if (found !== undefined) return found;
      }
      throw new Error(`No order ${id}.`);
    },

    async close() {
      shopper.close();
      await store.close();
    },
  };
}
