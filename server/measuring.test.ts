/** The worked examples of docs/measuring.md, each done on the twin and taken in by the real path, to the minor unit. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteOrder } from '../e2e/shop/changes.ts';
import {
  cancelOrder,
  editOrder,
  refundOrder,
  refundPieces,
  sellElsewhere,
} from '../e2e/shop/orderChanges.ts';
import type { ShopData, TwinOrder } from '../e2e/shop/state.ts';
import { SHOWN } from './domain/experiment/ledger.ts';
import { takeOrders } from './flows/takeOrders.ts';
import { KEY, MUG, openTill, POSTER, SHOP, TEAPOT, type Till, VISITOR } from './measuring.testing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const docs = readFileSync(new URL('../docs/measuring.md', import.meta.url), 'utf8');

/** Rows of the table under this heading: the first cell names the example. */
function tableUnder(heading: string): Map<string, string[]> {
  const [, section = ''] = docs.split(`\n## ${heading}\n`);
  const lines = section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| '));
  return new Map(
    lines.slice(1).map((line) => {
      const [name = '', ...cells] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      return [name, cells] as const;
    }),
  );
}

/** `580.00` as minor units; a dash is nothing told. */
const minor = (text: string) => (text === '–' ? null : Math.round(Number(text) * 100));

type Scene = (till: Till, order: TwinOrder) => Promise<void> | void;
const lineOf = (order: TwinOrder, variantId: number) =>
  order.lines.find((line) => line.variantId === variantId)!.id;

const swapTeapot: Scene = (till, order) => {
  const keep = [{ lineId: lineOf(order, TEAPOT), quantity: 0 }];
  editOrder(
    till.shopper.shop,
    order.id,
    { keep, add: [{ variantId: POSTER, quantity: 1 }] },
    till.shopper.clock.now,
  );
};

/** What happens after two mugs and a teapot were bought, by the example's name. */
const SCENES: Readonly<Record<string, Scene>> = {
  'as bought': () => {},
  'told five times': (till) => till.hear({ times: 5 }),
  'one mug sent back': async (till, order) => {
    await till.hear();
    refundPieces(
      till.shopper.shop,
      order.id,
      { pieces: [{ lineId: lineOf(order, MUG), quantity: 1 }] },
      till.shopper.clock.now,
    );
  },
  'one mug sent back, 12.50 kept as a fee': (till, order) => {
    const pieces = [{ lineId: lineOf(order, MUG), quantity: 1 }];
    refundPieces(till.shopper.shop, order.id, { pieces, amount: 10_000 }, till.shopper.clock.now);
  },
  '72.50 given back for a scratch': (till, order) =>
    refundOrder(till.shopper.shop, order.id, 7_250, till.shopper.clock.now),
  'delivery paid back': (till, order) =>
    refundPieces(till.shopper.shop, order.id, { pieces: [], shipping: 5_000 }, till.shopper.clock.now),
  'everything sent back': (till, order) =>
    refundOrder(till.shopper.shop, order.id, order.total, till.shopper.clock.now),
  'cancelled, paid back': (till, order) =>
    cancelOrder(till.shopper.shop, order.id, till.shopper.clock.now, { refund: true }),
  'cancelled before it was charged': (till, order) =>
    cancelOrder(till.shopper.shop, order.id, till.shopper.clock.now),
  'edited: a poster in place of the teapot': swapTeapot,
  'edited, and the difference paid back': async (till, order) => {
    await swapTeapot(till, order);
    till.later(HOUR);
    refundOrder(till.shopper.shop, order.id, 43_750, till.shopper.clock.now);
  },
};

/** Those that need another shop, or another way of buying. */
const OTHER: Readonly<
  Record<string, (open: (change?: Partial<ShopData>) => Promise<Till>) => Promise<TwinOrder>>
> = {
  'paid in euro, in Finland': async (open) => await (await open()).buy({ country: 'FI' }),
  'with a code of the shop’s own, 10 % off the order': async (open) =>
    await (await open()).buy({ code: 'SUMMER' }),
  'prices without tax': async (open) => await (await open({ taxesIncluded: false })).buy(),
  'the refund is told before the order': async (open) => {
    const till = await open();
    const order = await till.buy();
    till.later(HOUR);
    refundPieces(
      till.shopper.shop,
      order.id,
      { pieces: [{ lineId: lineOf(order, MUG), quantity: 1 }] },
      till.shopper.clock.now,
    );
    await till.hear({ reverse: true, times: 2 });
    return order;
  },
  'told three days late': async (open) => {
    const till = await open();
    const order = await till.buy();
    till.later(3 * DAY);
    return order;
  },
};

describe('an order’s money, as docs/measuring.md works it out', () => {
  const table = tableUnder('Worked examples');
  let till: Till;
  afterEach(() => till.close());

  test('every example of the docs is done here, and none besides', async () => {
    till = await openTill();
    expect([...table.keys()].sort()).toEqual([...Object.keys(SCENES), ...Object.keys(OTHER)].sort());
  });

  test.each([...table])('%s', async (name, cells) => {
    const open = async (change?: Partial<ShopData>) => {
      till = await openTill(change);
      return till;
    };
    let order: TwinOrder;
    if (OTHER[name]) order = await OTHER[name](open);
    else {
      order = await (await open()).buy();
      till.later(HOUR);
      await SCENES[name]?.(till, order);
    }
    await till.hear();
    const found = (await till.store.orders.get(SHOP, order.id))!;
    const { goods, ordered, refunded, discounts, ourDiscounts, cost } = found.money!;
    expect([goods, ordered, refunded, discounts, ourDiscounts, cost]).toEqual(cells.slice(0, 6).map(minor));
    // The same in results: one visitor of those who are shown offers, one order unless it was cancelled.
    const results = await till.results();
    const shown = results.cells.find(({ cell }) => cell === SHOWN)!;
    const [revenue, , given, , ours, , profit] = cells.map(minor);
    expect(shown).toMatchObject({
      visitors: 1,
      orders: found.cancelled ? 0 : 1,
      revenue,
      refunded: given,
      ourDiscounts: ours,
      profit,
    });
    expect(results.leftOut).toEqual([]);
    // A sync would read the very same, but for costs, which it does not ask of orders.
    const asked = await till.ask(order.id);
    expect(asked.money).toEqual({ ...found.money, cost: 0, costedGoods: 0 });
    expect(asked.visitor).toBe(KEY);
    expect(asked.updatedAt).toBe(found.updatedAt);
  });
});

describe('orders that count for nobody, as docs/measuring.md lists them', () => {
  const OTHER_VISITOR = 'aaaaaaaa-5b7d-4c9e-8a1b-2d3e4f5a6b7c';
  const elsewhere = (till: Till, sourceName: string) => {
    const lines = [{ variantId: MUG, quantity: 1 }];
    const order = sellElsewhere(till.shopper.shop, { sourceName, lines }, till.shopper.clock.now);
    // Though it says whose it is: a till that fills in what a cart had.
    order.attributes = [{ name: '__mersalg', value: VISITOR }];
    editOrder(till.shopper.shop, order.id, {}, till.shopper.clock.now);
  };
  /** What happens, by the first cell of the table. */
  const CASES: Readonly<Record<string, (till: Till) => Promise<void>>> = {
    'a test order': async (till) => {
      (await till.buy()).test = true;
      const { shop, clock } = till.shopper;
      editOrder(shop, shop.data.orders.at(-1)!.id, {}, clock.now);
    },
    'without its money': async (till) => {
      const { id } = await till.buy();
      await till.hear();
      // As a version stored it that kept no money.
      const { money: _, ...untold } = (await till.store.orders.get(SHOP, id))!;
      await till.store.orders.upsert(SHOP, [untold]);
    },
    'sold at the till': async (till) => elsewhere(till, 'pos'),
    'written by staff': async (till) => elsewhere(till, 'shopify_draft_order'),
    'placed by another app': async (till) => elsewhere(till, '1234567'),
    'by a browser that did not consent': async (till) => void (await till.buy({ visitor: null })),
    'by a visitor who never qualified': async (till) => void (await till.buy({ visitor: OTHER_VISITOR })),
    'made before the visitor qualified': async (till) => {
      till.later(-2 * HOUR);
      await till.buy();
      till.later(2 * HOUR);
    },
  };
  const table = tableUnder('Orders that count for nobody');
  let till: Till;
  beforeEach(async () => {
    till = await openTill();
  });
  afterEach(() => till.close());

  test('every case of the docs is done here, and none besides', () => {
    expect([...table.keys()].sort()).toEqual(Object.keys(CASES).sort());
  });

  test.each([...table])('%s', async (name, [why]) => {
    await CASES[name]!(till);
    await till.hear();
    const { cells, leftOut } = await till.results();
    expect(cells.map(({ orders, revenue }) => [orders, revenue])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(leftOut).toEqual([{ why: why!.replaceAll('`', ''), orders: 1 }]);
  });
});

describe('results, as docs/measuring.md defines them', () => {
  let till: Till;
  beforeEach(async () => {
    till = await openTill();
  });
  afterEach(() => till.close());
  const revenueOf = async (day?: number) =>
    (await till.results(day === undefined ? {} : { day })).cells.find(({ cell }) => cell === SHOWN)!.revenue;

  test('an order belongs to the day on which it was made, and a refund lowers that day', async () => {
    const made = Math.floor(till.shopper.clock.now / DAY);
    const order = await till.buy();
    till.later(3 * DAY);
    expect(await revenueOf()).toBe(0);
    await till.hear();
    expect([await revenueOf(made), await revenueOf(made + 3)]).toEqual([58_000, 0]);
    refundOrder(till.shopper.shop, order.id, 7_250, till.shopper.clock.now);
    await till.hear();
    expect([await revenueOf(made), await revenueOf(made + 3)]).toEqual([52_200, 0]);
  });

  test('goods of unknown cost count with the margin that is assumed, else profit is not told', async () => {
    const order = await till.buy();
    await swapTeapot(till, order);
    await till.hear();
    const profit = async (assumedMargin?: number) => {
      const { cells } = await till.results(assumedMargin === undefined ? {} : { assumedMargin });
      return cells.find(({ cell }) => cell === SHOWN)!.profit;
    };
    expect(await profit()).toBeNull();
    expect(await profit(40)).toBe(12_000);
  });

  test('what was stored without its money has it again when a sync reads it anew, and whose it was', async () => {
    const { id } = await till.buy();
    await till.hear();
    const { money: _, visitor: __, ...untold } = (await till.store.orders.get(SHOP, id))!;
    await till.store.orders.upsert(SHOP, [untold]);
    expect(await till.store.orders.countUntold(SHOP, 0)).toBe(1);
    expect(await revenueOf()).toBe(0);
    await takeOrders({ store: till.store }, SHOP, [await till.ask(id)]);
    expect(await till.store.orders.countUntold(SHOP, 0)).toBe(0);
    expect(await revenueOf()).toBe(58_000);
  });

  test('an order that is deleted brought nothing', async () => {
    const { id } = await till.buy();
    await till.hear();
    deleteOrder(till.shopper.shop, id);
    await till.hear();
    expect(await revenueOf()).toBe(0);
    expect((await till.results()).leftOut).toEqual([]);
  });
});
