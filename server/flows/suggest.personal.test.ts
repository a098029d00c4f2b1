/** What suggestions do with a shopper's own past, and that they do nothing without it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Personal } from '../domain/personal.ts';
import type { Model } from '../domain/recommend/model.ts';
import { serve, train } from '../domain/recommend/trained.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { makeHistory, makeProduct, repeated } from '../domain/testing.ts';
import { suggest } from './suggest.ts';
import { NOW } from './testing.ts';
import type { ShopView } from './views.ts';

const DAY = 86_400_000;
const [GRINDER, BEANS, FILTERS, BRUSH, KETTLE, MUG, OTHER_BEANS] = [1, 2, 3, 4, 5, 6, 7];
const products = [
  makeProduct(GRINDER, { title: 'Burr Grinder', type: 'Grinders' }),
  makeProduct(BEANS, { title: 'House Blend Beans 500 g', type: 'Beans' }),
  makeProduct(FILTERS, { title: 'Paper Filters', type: 'Filters' }),
  makeProduct(BRUSH, { title: 'Cleaning Brush', type: 'Brushes' }),
  makeProduct(KETTLE, { title: 'Kettle', type: 'Kettles' }),
  makeProduct(MUG, { title: 'Mug', type: 'Mugs' }),
  makeProduct(OTHER_BEANS, { title: 'House Blend Beans 250 g', type: 'Beans', price: 6_000 }),
];
const history = makeHistory([
  ...repeated(12, [GRINDER, FILTERS]),
  ...repeated(9, [GRINDER, BRUSH]),
  ...repeated(7, [GRINDER, KETTLE]),
  ...repeated(400, [MUG]),
]);
const model: Model = {
  ...serve(await train({ history, products })),
  repeats: (id) => (id === BEANS || id === FILTERS ? { share: 0.5, medianDays: 30 } : null),
};
const view: ShopView = {
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
  catalog: new Map(products.map((product) => [product.id, product])),
  settings: DEFAULT_SETTINGS,
};

const past = (days: Record<number, number[]>, viewed: number[] = []): Personal => ({
  purchases: Object.entries(days).map(([id, ago]) => ({
    productId: Number(id),
    at: ago.map((day) => NOW - day * DAY),
  })),
  viewed,
  now: NOW,
});
const onPage = (personal: Personal | null): SuggestRequest => ({
  placement: 'product',
  productId: GRINDER,
  cart: [],
  limit: 4,
  personal,
});
const inCart = (personal: Personal | null, cart = [GRINDER]): SuggestRequest => ({
  placement: 'cart',
  productId: null,
  cart,
  limit: 3,
  personal,
});
const told = (request: SuggestRequest) => {
  const outcome = suggest(view, request);
  return outcome.kind === 'nothing'
    ? outcome.why
    : outcome.suggestions.map(({ productId, reason }) => (reason.kind === 'again' ? [productId] : productId));
};

test('what was bought for good is not suggested again, and its place goes to the next', () => {
  expect(told(onPage(null))).toEqual([FILTERS, BRUSH, KETTLE]);
  expect(told(onPage(past({ [BRUSH]: [40] })))).toEqual([FILTERS, KETTLE]);
  expect(told(inCart(past({ [BRUSH]: [40], [KETTLE]: [400] })))).toEqual([FILTERS]);
});

test('at the door, nothing that the customer owns', () => {
  const leaving = (personal: Personal | null): SuggestRequest => ({
    placement: 'exit',
    productId: BEANS,
    cart: [],
    limit: 1,
    personal,
  });
  expect(told(leaving(past({ [BRUSH]: [40] })))).toEqual([OTHER_BEANS]);
  expect(told(leaving(past({ [OTHER_BEANS]: [40] })))).toBe('all-ineligible');
});

test('a customer who owns the best sixty still gets the rest', () => {
  const owned = Array.from({ length: 100 }, (_, at) => makeProduct(1000 + at));
  const rich: Model = {
    ...model,
    complements: ({ barred, limit }) =>
      owned
        .filter(({ id }) => !barred.has(id))
        .slice(0, limit)
        .map(({ id }) => ({ productId: id, score: 1, reason: { kind: 'pinned' } })),
  };
  const catalog = new Map([...view.catalog, ...owned.map((product) => [product.id, product] as const)]);
  const personal = past(Object.fromEntries(owned.slice(0, 95).map(({ id }) => [id, [40]])));
  const outcome = suggest({ ...view, model: rich, catalog }, onPage(personal));
  expect(outcome.kind === 'suggestions' && outcome.suggestions.length).toBeGreaterThan(1);
});

test('what is bought again is not suggested too soon, and says so at its time', () => {
  expect(told(onPage(past({ [FILTERS]: [10] })))).toEqual([BRUSH, KETTLE]);
  expect(told(onPage(past({ [FILTERS]: [60, 30] })))).toEqual([[FILTERS], BRUSH, KETTLE]);
});

test('the cart alone is also reminded of what it does not go with, in its last place', () => {
  expect(told(inCart(past({ [BEANS]: [30] })))).toEqual([FILTERS, BRUSH, [BEANS]]);
  expect(told(inCart(past({ [BEANS]: [30] }), [MUG]))).toEqual([[BEANS]]);
  expect(told(onPage(past({ [BEANS]: [30] })))).toEqual([FILTERS, BRUSH, KETTLE]);
});

test('no reminder beside what replaces it', () => {
  expect(told(inCart(past({ [BEANS]: [30] }), [GRINDER, OTHER_BEANS]))).toEqual([FILTERS, BRUSH, KETTLE]);
});

test('what was come back to in this visit moves up', () => {
  expect(told(onPage(past({}, [BRUSH, MUG, BRUSH, GRINDER])))).toEqual([BRUSH, FILTERS, KETTLE]);
});

const anyPast = fc.record({
  days: fc.dictionary(
    fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '99'),
    fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }),
  ),
  viewed: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 10 }),
});
const anyRequest = fc.record({
  placement: fc.constantFrom('product', 'cart', 'exit'),
  productId: fc.option(fc.integer({ min: 1, max: 8 })),
  cart: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }),
  limit: fc.integer({ min: 0, max: 5 }),
});

test('whatever the past: nothing barred, in the cart or in hand; one reminder at most; the same question, the same answer', () => {
  fc.assert(
    fc.property(anyRequest, anyPast, (asked, { days, viewed }) => {
      const request: SuggestRequest = { ...asked, personal: past(days, viewed) };
      const outcome = suggest(view, request);
      expect(suggest(view, request)).toEqual(outcome);
      if (outcome.kind === 'nothing') return;
      const ids = outcome.suggestions.map(({ productId }) => productId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeLessThanOrEqual(request.limit);
      expect(ids).not.toContain(request.productId);
      for (const id of request.cart) expect(ids).not.toContain(id);
      // Bought once, of a kind that nobody comes back for.
      for (const id of [GRINDER, BRUSH, KETTLE, MUG]) {
        if (days[id]?.length === 1) expect(ids).not.toContain(id);
      }
      const reminders = outcome.suggestions.filter(({ reason }) => reason.kind === 'again');
      expect(reminders.length).toBeLessThanOrEqual(request.placement === 'exit' ? 0 : 1);
    }),
  );
});

test('without consent, or with a past that says nothing, the answer is everybody’s', () => {
  fc.assert(
    fc.property(anyRequest, (asked) => {
      const everybodys = suggest(view, asked);
      expect(suggest(view, { ...asked, personal: null })).toEqual(everybodys);
      expect(suggest(view, { ...asked, personal: past({}) })).toEqual(everybodys);
    }),
  );
});
