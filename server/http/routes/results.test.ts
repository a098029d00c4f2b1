/** Figures and whole tables over HTTP: by session token, of one shop, in forms that neither break off unseen nor run. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../../domain/errors.ts';
import { siblingId } from '../../domain/experiment/sibling.ts';
import { makeTrial, makeVariant } from '../../domain/experiment/trials.testing.ts';
import type { KpisReport } from '../../domain/measure/kpis.ts';
import type { ExportsReport } from '../../domain/measure/told.ts';
import { makeOffer } from '../../domain/offer/offers.testing.ts';
import type { Store } from '../../flows/ports.ts';
import { dayOf } from '../../flows/settle.ts';
import { makeLine, makeOrder, OTHER_SHOP, SHOP } from '../../flows/testing.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
let broken = false;
beforeEach(async () => {
  broken = false;
  t = await startTestApp({}, (store) => ({
    ...store,
    counters: { ...store.counters, days: (...asked) => days(store, ...asked) },
  }));
});
afterEach(() => t.close());

function days(store: Store, ...asked: Parameters<Store['counters']['days']>) {
  if (broken) throw new MersalgError('store-unavailable', 'The database is away.');
  return store.counters.days(...asked);
}

const as = (shop: string) => bearer(t.clock.now(), { iss: `https://${shop}/admin`, dest: `https://${shop}` });
const get = async (url: string, shop = SHOP) => t.app.inject({ url, headers: await as(shop) });
/** With a formula for a name, as a shopper's product or order could bear. */
async function sell(): Promise<void> {
  await get('/api/status');
  const lines = [makeLine(1, { suggestion: 'cart:cross-sell:o1', title: '=HYPERLINK("x")' }), makeLine(2)];
  await t.store.orders.upsert(SHOP, [makeOrder(7, { lines, name: '+7', createdAt: t.clock.now() })]);
  const events = [
    { kind: 'shown', placement: 'cart', technique: 'cross-sell', offer: 'o1', count: 2 },
  ] as const;
  await t.store.counters.add(SHOP, dayOf(t.clock.now()), events);
}

describe('figures', () => {
  it('are reckoned from the shop’s own counts and orders of the period', async () => {
    await sell();
    const report = (await get('/api/results/kpis?days=7')).json<KpisReport>();
    expect(report).toMatchObject({ days: 7, offers: [{ offer: 'o1', shown: 1, accepted: 1, name: null }] });
    const acceptance = report.kpis.find(({ id }) => id === 'cross-sell-acceptance');
    expect(acceptance).toMatchObject({ value: 1, of: 1 });
  });

  it('name the offer in whose place an experiment’s variant stood, also once the experiment is over', async () => {
    await get('/api/status');
    const log = { at: 1, staff: '42', did: 'created', changes: [] } as const;
    await t.store.offers.put(SHOP, makeOffer('omugs0001', { name: 'Three mugs' }), null, log);
    const change = { kind: 'offer', offer: 'omugs0001', patch: { stockNote: 3 } } as const;
    const variants = [makeVariant('a'), makeVariant('b', change)];
    const trial = makeTrial('tprice001', { variants, status: 'stopped' });
    await t.store.trials.put(SHOP, trial, null, { ...log, why: null });
    const events = [
      { kind: 'shown', placement: 'extras', offer: siblingId(trial.id, 'b'), count: 1 },
    ] as const;
    await t.store.counters.add(SHOP, dayOf(t.clock.now()), events);
    const { offers } = (await get('/api/results/kpis?days=7')).json<KpisReport>();
    expect(offers).toMatchObject([{ offer: 'omugs0001', name: 'Three mugs', shown: 1 }]);
  });

  it('are nobody else’s', async () => {
    await sell();
    await get('/api/status', OTHER_SHOP);
    const report = (await get('/api/results/kpis', OTHER_SHOP)).json<KpisReport>();
    expect(report.offers).toEqual([]);
    expect(report.kpis.find(({ id }) => id === 'attributed-revenue')).toMatchObject({ value: 0, of: 0 });
  });

  it('are told since measuring began, beside nothing of before', async () => {
    await sell();
    const report = (await get('/api/results/kpis?days=all')).json<KpisReport>();
    expect(report.days).toBe(1);
    expect(report.kpis.find(({ id }) => id === 'attributed-revenue')).toMatchObject({ of: 1, before: null });
    for (const url of ['/api/results', '/api/results/measured', '/api/results/history'])
      expect((await get(`${url}?days=all`)).statusCode).toBe(200);
  });

  it.each(['0', '366', 'x', '7.5'])('are refused for %s days', async (days) => {
    expect((await get(`/api/results/kpis?days=${days}`)).statusCode).toBe(400);
  });
});

describe('tables', () => {
  it('are listed with what stands in each', async () => {
    const { tables } = (await get('/api/exports')).json<ExportsReport>();
    expect(tables.map(({ id }) => id)).toContain('suggested-lines');
    for (const { what, columns } of tables) {
      expect(what.length).toBeGreaterThan(20);
      expect(new Set(columns).size).toBe(columns.length);
    }
  });

  it('come in both forms, each row as wide as the head', async () => {
    await sell();
    const { tables } = (await get('/api/exports')).json<ExportsReport>();
    for (const { id, columns } of tables) {
      const csv = await get(`/api/exports/${id}.csv`);
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(csv.headers['content-disposition']).toBe(`attachment; filename="mersalg-${id}.csv"`);
      expect(csv.body.split('\r\n')[0]).toBe(`\ufeff${columns.join()}`);
      const rows = (await get(`/api/exports/${id}.json`)).json<object[]>();
      for (const row of rows) expect(Object.keys(row)).toEqual(columns);
    }
  });

  it('run nothing in a spreadsheet', async () => {
    await sell();
    const { body } = await get('/api/exports/suggested-lines.csv');
    const [, line, end] = body.split('\r\n');
    expect(line).toMatch(/^7,'\+7,/);
    expect(line).toContain(`"'=HYPERLINK(""x"")"`);
    expect(line).toMatch(/,cart,cross-sell,o1$/);
    expect(end).toBe('');
    const [row] = (await get('/api/exports/suggested-lines.json')).json<object[]>();
    expect(row).toMatchObject({ order: 7, title: '=HYPERLINK("x")', offer: 'o1' });
  });

  it('tell day by day what was counted, and of nobody else', async () => {
    await sell();
    expect((await get('/api/exports/counters.json')).json()).toEqual([
      {
        day: new Date(t.clock.now()).toISOString().slice(0, 10),
        placement: 'cart',
        kind: 'shown',
        technique: 'cross-sell',
        offer: 'o1',
        events: 1,
        cards: 2,
      },
    ]);
    await get('/api/status', OTHER_SHOP);
    expect((await get('/api/exports/counters.json', OTHER_SHOP)).json()).toEqual([]);
  });

  it.each(['secrets.csv', 'counters.xlsx', 'counters', '__proto__.csv', 'constructor.json', '..%2fetc.csv'])(
    'are not to be had of %s',
    async (file) => {
      expect((await get(`/api/exports/${file}`)).statusCode).toBe(404);
    },
  );

  it('break off visibly when the database goes away on the way', async () => {
    await get('/api/status');
    broken = true;
    const headers = await as(SHOP);
    const asked = t.app.inject({ url: '/api/exports/counters.json', headers });
    await expect(asked).rejects.toThrow();
  });
});
