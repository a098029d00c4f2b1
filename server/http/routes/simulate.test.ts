/** The simulator over HTTP: what checkout charges, by whom it goes off, and why each other takes nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../../domain/errors.ts';
import { makeOffer } from '../../domain/offer/offers.testing.ts';
import type { OtherDiscount } from '../../domain/offer/otherDiscount.ts';
import type { SimulationReport } from '../../domain/offer/report.ts';
import { makeProduct } from '../../domain/testing.ts';
import { NOW, SHOP } from '../../flows/testing.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

const SALE: OtherDiscount = {
  id: 'gid://shopify/DiscountCodeNode/1',
  title: 'Half off',
  code: 'HALF',
  classes: ['product'],
  combinesWith: { product: false, order: false, shipping: false },
  startsAt: 0,
  endsAt: null,
  rule: { kind: 'basic', items: { kind: 'all' }, by: { kind: 'percent', hundredths: 5_000 }, minimum: null },
};

let t: TestApp;
let others: () => Promise<readonly OtherDiscount[]>;
beforeEach(async () => {
  others = async () => [];
  t = await startTestApp({ otherDiscounts: () => others() });
  await t.app.inject({ url: '/api/status', headers: await bearer(t.clock.now()) });
  await t.store.products.upsert(SHOP, [makeProduct(1), makeProduct(2, { title: 'Mat', price: 5_000 })], NOW);
  const note = { at: NOW, staff: '1', did: 'created', changes: [] } as const;
  const put = await t.store.offers.put(SHOP, makeOffer('obundle01', { name: 'Set' }), null, note);
  const version = put.kind === 'saved' ? put.offer.version : 0;
  await t.store.offers.put(SHOP, makeOffer('obundle02', { name: 'Untold', priority: 2 }), null, note);
  await t.store.promises.put(SHOP, {
    at: NOW,
    route: 'function',
    why: null,
    kept: [{ offer: 'obundle01', version, keeping: { kind: 'function' } }],
    warnings: [],
  });
});
afterEach(() => t.close());

async function simulate(payload: unknown) {
  const headers = { ...(await bearer(t.clock.now())), 'content-type': 'application/json' };
  return t.app.inject({ method: 'POST', url: '/api/simulate', headers, payload: JSON.stringify(payload) });
}
const LINES = [
  { variant: 10, quantity: 1 },
  { variant: 20, quantity: 2 },
];

describe('a cart', () => {
  it('is charged as offers that checkout keeps say; the others are named and left out', async () => {
    const report = (await simulate({ lines: LINES, country: 'SE' })).json<SimulationReport>();
    expect(report).toMatchObject({
      titles: ['Product 1', 'Mat'],
      unkept: [{ id: 'obundle02', name: 'Untold' }],
      othersUnread: false,
      simulation: { currency: 'SEK', subtotal: 20_000, total: 18_500, uncertain: false },
    });
    expect(report.simulation.lines.flatMap(({ took }) => took.map(({ by }) => by.name))).toEqual([
      'Set',
      'Set',
    ]);
  });

  it('says what is missing', async () => {
    const { simulation } = (
      await simulate({ lines: LINES.slice(0, 1), country: null })
    ).json<SimulationReport>();
    expect(simulation.total).toBe(10_000);
    expect(simulation.missed).toEqual([
      {
        party: { kind: 'offer', id: 'obundle01', name: 'Set' },
        why: { kind: 'missing-pieces', pieces: [0, 1] },
      },
    ]);
  });

  it('takes the shop’s other discounts in, by the codes entered', async () => {
    others = async () => [SALE];
    const report = (
      await simulate({ lines: LINES, country: 'SE', codes: ['half'] })
    ).json<SimulationReport>();
    expect(report.simulation.total).toBe(10_000);
    expect(report.simulation.missed[0]?.why).toMatchObject({
      kind: 'not-combined',
      by: { name: 'Half off' },
    });
  });

  it('is reckoned without them where they cannot be read, and says so', async () => {
    others = async () => {
      throw new MersalgError('platform-unavailable', 'Away.');
    };
    const report = (await simulate({ lines: LINES, country: 'SE' })).json<SimulationReport>();
    expect(report).toMatchObject({ othersUnread: true, simulation: { total: 18_500 } });
  });

  it.each<readonly [string, unknown]>([
    ['lines', {}],
    ['lines[0].variant', { lines: [{ variant: 99, quantity: 1 }] }],
    ['lines[0].quantity', { lines: [{ variant: 10, quantity: 0 }] }],
    ['lines[0].offer', { lines: [{ variant: 10, quantity: 1, offer: 'x' }] }],
    ['lines[0].parent', { lines: [{ variant: 10, quantity: 1, parent: 0 }] }],
    ['country', { lines: [], country: 'Sweden' }],
    ['currency', { lines: [], currency: 'EUR' }],
    ['codes', { lines: [], codes: 'HALF' }],
  ])('is refused by %s', async (field, payload) => {
    const answer = await simulate(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toContain(`${field} must be`);
  });
});
