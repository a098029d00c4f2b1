/** The worked examples of docs/measuring.md, each done on the twin and taken in by the real path, to the minor unit. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { cancelOrder, editOrder, refundOrder, refundPieces } from '../e2e/shop/orderChanges.ts';
import type { ShopData, TwinOrder } from '../e2e/shop/state.ts';
import { KEY, MUG, openTill, POSTER, SHOP, TEAPOT, type Till } from './measuring.testing.ts';

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
    // A sync would read the very same, but for costs, which it does not ask of orders.
    const asked = await till.ask(order.id);
    expect(asked.money).toEqual({ ...found.money, cost: 0, costedGoods: 0 });
    expect(asked.visitor).toBe(KEY);
    expect(asked.updatedAt).toBe(found.updatedAt);
  });
});
