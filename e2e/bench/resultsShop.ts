/** A made year of a shop with a million visits, written through the store: enrolments, steps, orders and their joins. */
import type { Order } from '../../server/domain/basket.ts';
import type { OrderMoney } from '../../server/domain/measure/money.ts';
import type { Store } from '../../server/flows/ports.ts';

export const SHOP = 'year.myshopify.com';
export const FIRST_DAY = 20_000;
export const DAYS = 365;
export const SHARE = 5;
const DAY_MS = 86_400_000;
const BATCH = 10_000;
const ORDER_BATCH = 1_000;

export interface Year {
  /** Each by a visitor of their own: the most rows that so many visits can make. */
  readonly visits: number;
  /** Of visitors: who began a checkout, and who paid. */
  readonly began: number;
  readonly paid: number;
  /** Orders that are nobody's, in parts of those that are somebody's. */
  readonly strangers: number;
}

export const YEAR: Year = { visits: 1_000_000, began: 0.08, paid: 0.03, strangers: 1 };

/** Mulberry32 (T. Ettinger): enough for made figures. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As long as a keyed hash, and as scattered. */
function keyOf(n: number): string {
  const scattered = (Math.imul(n, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0');
  return `${scattered}${n.toString(36).padStart(15, 'k')}`;
}

const cellOf = (n: number) => (n % 100 < SHARE ? 'held' : 'shown');
const timeOf = (n: number, visits: number) => FIRST_DAY * DAY_MS + Math.floor((n / visits) * DAYS * DAY_MS);

function moneyOf(goods: number): OrderMoney {
  const rest = { refunded: 0, discounts: 0, ourDiscounts: 0, shipping: 4_900, tax: Math.round(goods / 4) };
  return {
    channel: 'online',
    goods,
    ordered: goods,
    ...rest,
    cost: Math.round(goods * 0.6),
    costedGoods: goods,
    pieces: 2,
  };
}

function orderOf(id: number, at: number, goods: number, visitor: string | null): Order {
  const line = { productId: 1 + (id % 5_000), variantId: null, sku: null, title: 'Mugg', quantity: 1 };
  return {
    id,
    name: `#${id}`,
    createdAt: at,
    updatedAt: at,
    customerKey: null,
    currency: 'SEK',
    total: goods,
    cancelled: false,
    test: false,
    source: 'sync',
    money: moneyOf(goods),
    visitor,
    lines: [0, 1].map((n) => ({
      ...line,
      productId: line.productId + n,
      unitPrice: goods / 2,
      suggestion: null,
    })),
  };
}

/** Fills an empty store. What was made can be known again by its seed. */
export async function writeYear(store: Store, year: Year, seed: number): Promise<{ orders: number }> {
  const draw = random(seed);
  const token = { access: new Uint8Array(1), accessExpiresAt: 0, refresh: null, refreshExpiresAt: null };
  await store.shops.install(SHOP, [], token, FIRST_DAY * DAY_MS);
  await store.shops.setInfo(SHOP, { name: 'A year', currency: 'SEK', timezone: 'UTC' });
  const orders: Order[] = [];
  for (let n = 0; n < year.visits; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, year.visits - n) }, (_, i) => n + i);
    await store.ledger.enrol(
      SHOP,
      batch.map((i) => {
        const past = draw() < 0.2 ? Math.floor(draw() * 300_000) : null;
        const visitor = keyOf(i);
        return { trial: 'holdout-1', visitor, cell: cellOf(i), at: timeOf(i, year.visits), past };
      }),
    );
    const steps = batch.flatMap((i) => {
      const [visitor, at] = [keyOf(i), timeOf(i, year.visits)];
      const day = Math.floor(at / DAY_MS);
      const all = [{ visitor, day, step: 'visit' as const }];
      const luck = draw();
      if (luck >= year.began) return all;
      const began = [...all, { visitor, day, step: 'began' as const }];
      if (luck >= year.paid) return began;
      const goods = 2 * Math.round(10_000 + 60_000 * draw() ** 3);
      orders.push(orderOf(orders.length + 1, at + 1, goods, visitor));
      for (let other = 0; other < year.strangers; other++)
        orders.push(orderOf(orders.length + 1, at + 2, goods, null));
      return [...began, { visitor, day, step: 'paid' as const }];
    });
    await store.ledger.note(SHOP, steps);
  }
  for (let n = 0; n < orders.length; n += ORDER_BATCH) {
    const batch = orders.slice(n, n + ORDER_BATCH);
    await store.orders.upsert(SHOP, batch);
    const joins = batch.flatMap(({ id, visitor }) =>
      visitor == null ? [] : [{ order: id, visitor, by: 'cart' as const }],
    );
    await store.ledger.join(SHOP, joins);
  }
  return { orders: orders.length };
}
