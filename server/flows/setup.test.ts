/** What a merchant who sets up is told is what is: each step done when it is done, and real suggestions first. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeOffer } from '../domain/offer/offers.testing.ts';
import { serve, train } from '../domain/recommend/trained.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { PartState, StorefrontLook, ThemePart } from '../domain/setup.ts';
import { makeHistory, makeProduct, repeated } from '../domain/testing.ts';
import type { Store } from './ports.ts';
import { setup } from './setup.ts';
import { NOW, SHOP, storeWith, testClock } from './testing.ts';
import { createViews, type ShopView } from './views.ts';

const [TENT, PEGS, ROPE, MUG, TRAY] = [1, 2, 3, 4, 5];
const products = [TENT, PEGS, ROPE, MUG, TRAY].map((id) => makeProduct(id, { title: `Thing ${id}` }));
const model = serve(
  await train({
    history: makeHistory([
      ...repeated(9, [TENT, PEGS]),
      ...repeated(20, [MUG, TRAY]),
      ...repeated(400, [ROPE]),
    ]),
    products,
  }),
);

let store: Store;
let view: ShopView;

beforeEach(async () => {
  const clock = testClock();
  store = await storeWith(clock, SHOP);
  await store.products.upsert(SHOP, products, NOW);
  const log = { info() {}, warn() {}, error() {} };
  view = { ...(await createViews({ store, log, clock }).get(SHOP))!, model };
});
afterEach(() => store.close());

const stepsOf = async (of: ShopView = view) =>
  (await setup(store, of)).steps.filter(({ done }) => done).map(({ step }) => step);

const look = (parts: Partial<Record<ThemePart, PartState>>): StorefrontLook => ({
  at: NOW,
  product: null,
  parts: {
    'goes-well-with': 'missing',
    'mersalg-embed': 'missing',
    bundle: 'missing',
    upgrade: 'missing',
    extras: 'missing',
    'progress-bar': 'missing',
    ...parts,
  },
  findings: [],
});

describe('the steps', () => {
  it('begin with what the install itself does', async () => {
    expect(await stepsOf({ ...view, model: null })).toEqual(['connected']);
    expect(await stepsOf()).toEqual(['connected', 'sync', 'suggestions']);
  });

  it('hold the theme for done when both the block and the embed were seen', async () => {
    await store.looks.put(SHOP, look({ 'goes-well-with': 'active' }));
    expect(await stepsOf()).not.toContain('theme');
    await store.looks.put(SHOP, look({ 'goes-well-with': 'active', 'mersalg-embed': 'active' }));
    expect(await stepsOf()).toContain('theme');
  });

  it('hold an offer for made when it is more than a draft', async () => {
    const note = { at: NOW, staff: '1', did: 'created', changes: [] } as const;
    await store.offers.put(SHOP, makeOffer('o1', { status: 'draft' }), null, note);
    expect(await stepsOf()).not.toContain('offer');
    await store.offers.put(SHOP, makeOffer('o2', { status: 'paused' }), null, note);
    expect(await stepsOf()).toContain('offer');
  });
});

describe('the first look', () => {
  it('is at what the most orders support', async () => {
    expect((await setup(store, view)).best).toEqual([MUG, TRAY, TENT, PEGS]);
  });

  it('leaves out what cannot be bought, and shows nothing where the block is off', async () => {
    const catalog = new Map(view.catalog).set(MUG, makeProduct(MUG, { status: 'draft' }));
    expect((await setup(store, { ...view, catalog })).best).toEqual([TENT, PEGS]);
    const settings = {
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, product: false },
    };
    expect((await setup(store, { ...view, settings })).best).toEqual([]);
  });
});

it('what Shopify grants is told by the shop’s own grant', async () => {
  expect((await setup(store, view)).granted).toEqual({ allOrders: false, customers: false });
  const shop = { ...view.shop, scopes: ['read_all_orders', 'read_customers'] };
  expect((await setup(store, { ...view, shop })).granted).toEqual({ allOrders: true, customers: true });
});
