/** Coverage asks as a shopper's page would: what is not for sale is not asked, and what has nothing to suggest counts as such. */
import { expect, it } from 'vitest';
import type { Product } from '../domain/catalog.ts';
import { serve, train } from '../domain/recommend/trained.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { makeHistory, makeProduct, repeated } from '../domain/testing.ts';
import { coverage, MOST_LOOKED_AT } from './coverage.ts';
import { NOW } from './testing.ts';
import type { ShopView } from './views.ts';

const [TENT, PEGS, MUG, DRAFT] = [1, 2, 3, 4];
const products = [
  makeProduct(TENT, { title: 'Dome Tent 3', type: 'Tents' }),
  makeProduct(PEGS, { title: 'Pegs', type: 'Pegs' }),
  makeProduct(MUG, { title: 'Mug', type: 'Mugs' }),
  makeProduct(DRAFT, { title: 'Rope', type: 'Ropes', status: 'draft' }),
];
const history = makeHistory([...repeated(9, [TENT, PEGS]), ...repeated(400, [MUG])]);
const model = serve(await train({ history, products }));

function viewOf(catalog: readonly Product[], over: Partial<ShopView> = {}): ShopView {
  return {
    shop: {
      shop: 'n.myshopify.com',
      name: 'N',
      currency: 'SEK',
      timezone: 'UTC',
      scopes: [],
      installedAt: 0,
      uninstalledAt: null,
      generation: 1,
    },
    model,
    modelVersion: 7,
    revision: 1,
    offers: [],
    promises: new Map(),
    catalog: new Map(catalog.map((one) => [one.id, one])),
    settings: DEFAULT_SETTINGS,
    ...over,
  };
}

it('counts products for sale, and those of them that have something to suggest', () => {
  expect(coverage(viewOf(products), NOW)).toEqual({ looked: 3, covered: 2 });
});

it('is none where every block of the product’s page is switched off', () => {
  const { placements } = DEFAULT_SETTINGS;
  const off = { ...placements, product: false, upgrade: false, bundle: false, extras: false };
  const settings = { ...DEFAULT_SETTINGS, placements: off };
  expect(coverage(viewOf(products, { settings }), NOW)).toEqual({ looked: 3, covered: 0 });
});

it('is not known before the first training', () => {
  expect(coverage(viewOf(products, { model: null }), NOW)).toBeNull();
});

it('looks at an even sample of a large catalogue, to its end', () => {
  const many = Array.from({ length: 2_000 }, (_, n) =>
    makeProduct(10 + n, { title: `Thing ${n}`, type: 'Things' }),
  );
  const found = coverage(viewOf([...products.slice(0, 2), ...many]), NOW);
  expect(found?.looked).toBe(MOST_LOOKED_AT);
});
