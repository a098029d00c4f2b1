/** A few thousand measured shoppers for the running shop, written as the server itself would: consented, enrolled, some bought. */
import { randomUUID } from 'node:crypto';
import { HELD, holdoutTrial, SHOWN } from '../server/domain/experiment/ledger.ts';
import type { OrderMoney } from '../server/domain/measure/money.ts';
import type { SettingsReport } from '../server/domain/report.ts';
import { makeOrder } from '../server/flows/testing.ts';
import { openStore } from '../server/store/open.ts';
import type { Stack } from './stack.ts';

const VISITORS = 4_000;
/** Every twentieth is held out, every third buys, in both cells alike: numbers without a common part. */
const HELD_OUT = 20;
const BUYS = 3;
/** Beyond any order of the twin's own. */
const FIRST_ORDER = 8_000_000_000_000;
const DAY_MS = 86_400_000;

const money = (goods: number): OrderMoney => ({
  channel: 'online',
  goods,
  ordered: goods,
  refunded: 0,
  discounts: 0,
  ourDiscounts: 0,
  shipping: 0,
  tax: 0,
  cost: Math.round(goods * 0.6),
  costedGoods: goods,
  pieces: 2,
});

/** Within this day: the report begins where measuring did, and the shop was installed today. */
export async function measureShoppers(stack: Stack): Promise<void> {
  const { settings } = await stack.api<SettingsReport>('/api/settings');
  const { domain } = stack.twin.twin.defaultShop.data;
  const clock = { now: () => Date.now() };
  const log = { info() {}, warn() {}, error() {} };
  const store = await openStore({ url: stack.database, clock, log });
  try {
    const trial = holdoutTrial(settings.measure.epoch);
    const at = Math.max(clock.now() - 3_600_000, Math.floor(clock.now() / DAY_MS) * DAY_MS);
    const visitors = Array.from({ length: VISITORS }, (_, n) => ({
      trial,
      visitor: `made-${randomUUID()}`,
      cell: n % HELD_OUT === 0 ? HELD : SHOWN,
      at,
      past: null,
    }));
    await store.ledger.enrol(domain, visitors);
    const buyers = visitors.filter((_, n) => n % BUYS === 0);
    const orders = buyers.map(({ visitor }, n) => ({
      visitor,
      order: makeOrder(FIRST_ORDER + n, {
        createdAt: at + 1_000,
        updatedAt: at + 1_000,
        source: 'webhook',
        lines: [],
        money: money(40_000 + (n % 11) * 5_000),
      }),
    }));
    await store.orders.upsert(
      domain,
      orders.map(({ order }) => order),
    );
    await store.ledger.join(
      domain,
      orders.map(({ visitor, order }) => ({ order: order.id, visitor, by: 'cart' as const })),
    );
  } finally {
    await store.close();
  }
}
