/** Whole tables from a real store: every row of measured shoppers, page after page, with all that their orders brought. */
import { describe, expect, it } from 'vitest';
import type { OrderMoney } from '../domain/measure/money.ts';
import { exportTable, exportTables, type Row } from './exports.ts';
import { dayOf } from './settle.ts';
import { makeOrder, NOW, SHOP, storeWith, testClock } from './testing.ts';

const MONEY: OrderMoney = {
  channel: 'online',
  goods: 40_000,
  ordered: 50_000,
  refunded: 10_000,
  discounts: 500,
  ourDiscounts: 100,
  shipping: 4_900,
  tax: 10_000,
  cost: 15_000,
  costedGoods: 40_000,
  pieces: 2,
};

async function setUp() {
  const clock = testClock();
  return { clock, store: await storeWith(clock, SHOP) };
}

async function rowsOf(deps: Awaited<ReturnType<typeof setUp>>, id: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of exportTable(deps, SHOP, id).batches) rows.push(...batch);
  return rows;
}

describe('a table', () => {
  it('of measured shoppers has each once, however many pages they fill', async () => {
    const deps = await setUp();
    const key = (n: number) => `v${String(n).padStart(5, '0')}`;
    const enrolments = Array.from({ length: 4_001 }, (_, n) => ({
      trial: 'holdout-1',
      visitor: key(n),
      cell: n % 20 === 0 ? 'held' : 'shown',
      at: NOW,
      past: n === 0 ? 12_000 : null,
    }));
    await deps.store.ledger.enrol(SHOP, enrolments);
    const rows = await rowsOf(deps, 'enrolments');
    expect(rows.map(([, visitor]) => visitor)).toEqual(enrolments.map(({ visitor }) => visitor));
    expect(rows[0]).toEqual(['holdout-1', 'v00000', 'held', new Date(NOW).toISOString(), 12_000]);
    const [held] = await rowsOf(deps, 'enrolled-by-day');
    expect(held).toEqual(['holdout-1', '2026-11-21', 'held', 201, 1, 12_000, 144_000_000]);
    await deps.store.close();
  });

  it('of their orders has the money as it stands, and none where it is not told', async () => {
    const deps = await setUp();
    await deps.store.ledger.enrol(SHOP, [
      { trial: 'holdout-1', visitor: 'v1', cell: 'shown', at: NOW - 5_000, past: null },
    ]);
    await deps.store.orders.upsert(SHOP, [
      makeOrder(1, { createdAt: NOW - 1_000, money: MONEY }),
      makeOrder(2, { createdAt: NOW - 500, test: true }),
    ]);
    await deps.store.ledger.join(SHOP, [
      { order: 1, visitor: 'v1', by: 'cart' },
      { order: 2, visitor: 'v1', by: 'pixel' },
    ]);
    const { columns } = exportTable(deps, SHOP, 'measured-orders');
    const rows = await rowsOf(deps, 'measured-orders');
    const named = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
    expect(named).toMatchObject([
      {
        order: 1,
        cell: 'shown',
        test: false,
        goods: 40_000,
        refunded: 10_000,
        our_discounts: 100,
        pieces: 2,
      },
      { order: 2, test: true, channel: null, goods: null },
    ]);
    await deps.store.close();
  });

  it('of answers and steps counts by day', async () => {
    const deps = await setUp();
    const day = dayOf(NOW);
    await deps.store.feedback.add(SHOP, day, [
      { question: 'nps', answer: 9 },
      { question: 'nps', answer: 9 },
    ]);
    await deps.store.ledger.note(SHOP, [{ visitor: 'v1', day, step: 'began' }]);
    expect(await rowsOf(deps, 'feedback')).toEqual([['2026-11-21', 'nps', 9, 2]]);
    expect(await rowsOf(deps, 'steps')).toEqual([['2026-11-21', 'began', 1]]);
    await deps.store.close();
  });

  it('that there is not is not to be had', async () => {
    const deps = await setUp();
    for (const id of ['tokens', '__proto__', 'toString'])
      expect(() => exportTable(deps, SHOP, id)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(exportTables().tables.length).toBeGreaterThan(5);
    await deps.store.close();
  });
});
