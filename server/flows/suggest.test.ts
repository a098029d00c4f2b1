import { expect, test } from 'vitest';
import { serve, train } from '../domain/recommend/trained.ts';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { makeHistory, makeProduct, repeated } from '../domain/testing.ts';
import { suggest } from './suggest.ts';
import type { ShopView } from './views.ts';

const [TENT, PEGS, ROPE, MUG, LIGHT_TENT, CHEAP_TENT] = [1, 2, 3, 4, 5, 6];
const products = [
  makeProduct(TENT, { title: 'Dome Tent 3', type: 'Tents', price: 300_000 }),
  makeProduct(PEGS, { title: 'Pegs', type: 'Pegs' }),
  makeProduct(ROPE, { title: 'Rope', type: 'Ropes' }),
  makeProduct(MUG, { title: 'Mug', type: 'Mugs' }),
  makeProduct(LIGHT_TENT, { title: 'Dome Tent 3 Light', type: 'Tents', price: 400_000 }),
  makeProduct(CHEAP_TENT, { title: 'Dome Tent 2', type: 'Tents', price: 210_000 }),
];
const history = makeHistory([
  ...repeated(9, [TENT, PEGS]),
  ...repeated(5, [TENT, ROPE]),
  ...repeated(400, [MUG]),
]);

const trained = serve(await train({ history, products }));

function viewOf(
  over: { settings?: Partial<Settings>; change?: Record<number, Partial<(typeof products)[number]>> } = {},
): ShopView {
  const catalog = new Map(products.map((p) => [p.id, { ...p, ...over.change?.[p.id] }]));
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
    model: trained,
    modelVersion: 7,
    revision: 1,
    offers: [],
    promises: new Map(),
    catalog,
    settings: { ...DEFAULT_SETTINGS, ...over.settings },
  };
}

const ask = (over: Partial<SuggestRequest>): SuggestRequest => ({
  placement: 'product',
  productId: TENT,
  cart: [],
  limit: 4,
  ...over,
});
const idsOf = (view: ShopView, request: SuggestRequest) => {
  const outcome = suggest(view, request);
  return outcome.kind === 'suggestions' ? outcome.suggestions.map((s) => s.productId) : outcome.why;
};

test('on the product page, what completes it, best first', () => {
  expect(idsOf(viewOf(), ask({}))).toEqual([PEGS, ROPE]);
});

test('nothing that is in the cart already', () => {
  expect(idsOf(viewOf(), ask({ cart: [PEGS] }))).toEqual([ROPE]);
  expect(idsOf(viewOf(), ask({ placement: 'cart', productId: null, cart: [TENT, PEGS] }))).toEqual([ROPE]);
});

test('nothing sold out, unpublished, archived or excluded', () => {
  const soldOut = makeProduct(PEGS, { available: false }).variants;
  expect(idsOf(viewOf({ change: { [PEGS]: { variants: soldOut } } }), ask({}))).toEqual([ROPE]);
  expect(idsOf(viewOf({ change: { [PEGS]: { published: false } } }), ask({}))).toEqual([ROPE]);
  expect(idsOf(viewOf({ change: { [PEGS]: { status: 'archived' } } }), ask({}))).toEqual([ROPE]);
  expect(idsOf(viewOf({ settings: { excludedProducts: [PEGS] } }), ask({}))).toEqual([ROPE]);
});

test('at the door, one alternative that is cheaper and does the same job', () => {
  expect(idsOf(viewOf(), ask({ placement: 'exit' }))).toEqual([CHEAP_TENT]);
});

test('at the door nothing when the alternative saves too little or is dearer', () => {
  const dear = makeProduct(CHEAP_TENT, { price: 280_000 }).variants;
  expect(idsOf(viewOf({ change: { [CHEAP_TENT]: { variants: dear } } }), ask({ placement: 'exit' }))).toBe(
    'no-support',
  );
});

test('an empty answer says why', () => {
  expect(idsOf({ ...viewOf(), model: null }, ask({}))).toBe('no-model');
  expect(
    idsOf(
      viewOf({
        settings: { placements: { ...DEFAULT_SETTINGS.placements, product: false, cart: true, exit: true } },
      }),
      ask({}),
    ),
  ).toBe('placement-off');
  expect(idsOf(viewOf(), ask({ productId: null }))).toBe('nothing-in-hand');
  expect(idsOf(viewOf(), ask({ productId: MUG }))).toBe('no-support');
  expect(idsOf(viewOf({ settings: { excludedProducts: [PEGS, ROPE] } }), ask({}))).toBe('all-ineligible');
});

test('a limit of nothing, or a wild one, is survived', () => {
  expect(idsOf(viewOf(), ask({ limit: 0 }))).toBe('all-ineligible');
  expect(idsOf(viewOf(), ask({ limit: 1e9 }))).toEqual([PEGS, ROPE]);
});
