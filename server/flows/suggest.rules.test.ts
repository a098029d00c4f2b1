/** The merchant's rules hold in every answer, whatever the rules, the catalogue and the model say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Product } from '../domain/catalog.ts';
import { MOST_CARDS } from '../domain/journey/arbiter.ts';
import { PLACEMENTS } from '../domain/placement.ts';
import type { Model } from '../domain/recommend/model.ts';
import { DEFAULT_RULES, folded, type Rules } from '../domain/rules.ts';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../domain/settings.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { makeProduct } from '../domain/testing.ts';
import { suggest } from './suggest.ts';
import type { ShopView } from './views.ts';

const IDS = Array.from({ length: 14 }, (_, at) => at + 1);
const GROUPS = [1, 2, 3];
const HOSTILE = ['</script><img src=x onerror=alert(1)>', '{{ product | json }}', '__proto__', "'; drop--"];
const NAMES = ['Sale', 'sale ', 'Mugs', 'MUGS', 'Tray', '', ...HOSTILE];

const anyId = fc.constantFrom(...IDS);
const anyName = fc.constantFrom(...NAMES);
const anyLabel = fc.constantFrom(...NAMES.filter((name) => name !== ''));

/** Mostly nothing: rules that are all in force at once would leave nothing to check. */
const few = <T>(some: fc.Arbitrary<T[]>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: some });

const anyVariant = fc.record({
  price: fc.integer({ min: 0, max: 2_000 }),
  available: fc.constantFrom(true, true, true, false),
  cost: fc.option(fc.integer({ min: 0, max: 2_000 })),
  stock: fc.option(fc.integer({ min: -2, max: 8 }), { freq: 1 }),
});
const anyProduct = (id: number): fc.Arbitrary<Product> =>
  fc
    .record({
      type: anyName,
      vendor: anyName,
      tags: fc.array(anyName, { maxLength: 3 }),
      collections: fc.option(fc.subarray(GROUPS)),
      status: fc.constantFrom('active', 'active', 'active', 'active', 'active', 'draft'),
      published: fc.constantFrom(true, true, true, true, true, false),
      variants: fc.array(anyVariant, { minLength: 1, maxLength: 3 }),
    })
    .map(({ variants, ...rest }) => {
      const [usual] = makeProduct(id).variants;
      const made = variants.map((one, at) => ({ ...usual!, ...one, id: id * 10 + at }));
      return makeProduct(id, { ...rest, variants: made });
    });

const anyRules: fc.Arbitrary<Rules> = fc.record({
  pins: fc.uniqueArray(fc.record({ with: fc.option(anyId), show: anyId }), {
    maxLength: 6,
    selector: (pin) => `${pin.with}:${pin.show}`,
  }),
  exclude: fc.record({
    collections: few(fc.subarray(GROUPS, { maxLength: 1 })),
    tags: few(fc.uniqueArray(anyLabel, { maxLength: 1 })),
    vendors: few(fc.uniqueArray(anyLabel, { maxLength: 2 })),
  }),
  margin: fc.record({
    leastPercent: fc.option(fc.constantFrom(0, 25, 50), { freq: 1 }),
    showUnknown: fc.boolean(),
  }),
  priceRatio: fc.record({
    crossSell: fc.record({ most: fc.option(fc.constantFrom(0.5, 1, 2.5), { freq: 1 }) }),
    upsell: fc.constant({ least: 1.1, most: 2 }),
    downsell: fc.constantFrom({ least: 0, most: 1 }, { least: 0.5, most: 0.9 }),
  }),
  perType: fc.option(fc.integer({ min: 1, max: 3 })),
  minStock: fc.constantFrom(1, 1, 2, 4),
});
const anySettings: fc.Arbitrary<Settings> = fc.record({
  placements: fc.constant({ ...DEFAULT_SETTINGS.placements, checkout: true }),
  excludedProducts: fc.uniqueArray(anyId, { maxLength: 3 }),
  rules: anyRules.map((rules) => ({ ...rules, pins: rules.pins.filter((pin) => pin.with !== pin.show) })),
  tact: fc.constant(DEFAULT_SETTINGS.tact),
  measure: fc.constant(DEFAULT_SETTINGS.measure),
  look: fc.constant(DEFAULT_SETTINGS.look),
  sync: fc.constant(DEFAULT_SETTINGS.sync),
  keep: fc.constant(DEFAULT_SETTINGS.keep),
});
const anyRequest: fc.Arbitrary<SuggestRequest> = fc.record({
  placement: fc.constantFrom(...PLACEMENTS, 'product', 'cart'),
  productId: fc.option(anyId, { freq: 6 }),
  cart: fc.uniqueArray(anyId, { maxLength: 4 }),
  limit: fc.constantFrom(0, 1, 4, 8, 12, 12),
});

/** Answers with what it was given, be it sensible or not; products are siblings when their ids agree modulo 9. */
function modelOf(proposed: readonly number[]): Model {
  return {
    stats: { orders: 1, products: 1, pairs: 1 },
    complements: () =>
      proposed.map((productId, at) => ({
        productId,
        score: 1 / (at + 1),
        reason: { kind: 'popular', orders: 9, days: 30 },
      })),
    ranking: () => [],
    substitutes: (of) =>
      IDS.filter((id) => id !== of).map((productId) => ({
        productId,
        similarity: 1,
        sibling: productId % 9 === of % 9,
      })),
  };
}

const anyCase = fc.record({
  products: fc.tuple(...IDS.map(anyProduct)),
  settings: anySettings,
  request: anyRequest,
  proposed: fc.shuffledSubarray([...IDS, 99], { minLength: 6 }),
  trained: fc.constantFrom(true, true, true, false),
});
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

function ask({ products, settings, request, proposed, trained }: Case) {
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
    model: trained ? modelOf(proposed) : null,
    modelVersion: 1,
    revision: 1,
    offers: [],
    promises: new Map(),
    catalog: new Map(products.map((product) => [product.id, product])),
    // As they would come back from the merchant's page.
    settings: parseSettings(JSON.parse(JSON.stringify(settings))),
  };
  const outcome = suggest(view, request);
  const found = outcome.kind === 'suggestions' ? outcome.suggestions : [];
  return found.map(({ productId, reason }) => ({
    product: products[productId - 1]!,
    pinned: reason.kind === 'pinned',
  }));
}

const same = (a: string, b: string) => folded(a.trim()) === folded(b.trim());
const isExcluded = (product: Product, { excludedProducts, rules: { exclude } }: Settings) =>
  excludedProducts.includes(product.id) ||
  exclude.collections.some((id) => product.collections?.includes(id)) ||
  exclude.tags.some((tag) => product.tags.some((other) => same(tag, other))) ||
  exclude.vendors.some((vendor) => same(vendor, product.vendor));
const isSold = ({ status, published, variants }: Product, minStock: number) => {
  const forSale = variants.filter(({ available }) => available);
  const counted = forSale.every(({ stock }) => stock !== null);
  const pieces = forSale.reduce((sum, { stock }) => sum + (stock ?? 0), 0);
  return status === 'active' && published && forSale.length > 0 && (!counted || pieces >= minStock);
};
const inHand = ({ placement, productId, cart }: SuggestRequest) =>
  ['cart', 'checkout', 'thanks'].includes(placement) ? cart : productId === null ? [] : [productId];

/** Runs `check` on many cases, and makes sure that enough of them had anything to check. */
function always(check: (given: Case, answer: ReturnType<typeof ask>) => void) {
  let [answered, full] = [0, 0];
  fc.assert(
    fc.property(anyCase, (given) => {
      const answer = ask(given);
      if (answer.length > 0) answered += 1;
      if (answer.length > 2) full += 1;
      check(given, answer);
    }),
    { numRuns: 1_000 },
  );
  expect([answered > 300, full > 80], `${answered} answers, ${full} of three or more`).toEqual([true, true]);
}

describe('an answer', () => {
  test('holds nothing that is in the cart or in hand, nothing twice, and no more than its placement shows', () =>
    always(({ request }, answer) => {
      const ids = answer.map(({ product }) => product.id);
      expect(ids.filter((id) => request.cart.includes(id) || id === request.productId)).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeLessThanOrEqual(Math.min(request.limit, MOST_CARDS[request.placement]));
    }));

  test('holds nothing excluded in any way, nothing unsellable, nothing with too few left', () =>
    always(({ settings }, answer) => {
      for (const { product } of answer) {
        expect(isExcluded(product, settings)).toBe(false);
        expect(isSold(product, settings.rules.minStock)).toBe(true);
      }
    }));

  test('holds no more of a type than the rule allows, or than are pinned, and no siblings but pinned ones', () =>
    always(({ settings: { rules } }, answer) => {
      for (const { product, pinned } of answer) {
        if (pinned) continue;
        const others = answer.filter((other) => other.product !== product);
        expect(others.some((other) => other.product.id % 9 === product.id % 9)).toBe(false);
        const alike = others.filter((other) => same(other.product.type, product.type));
        if (rules.perType !== null && product.type !== '') expect(alike.length).toBeLessThan(rules.perType);
      }
    }));

  test('keeps to the margin and the price that the merchant set, but for pins', () =>
    always(({ products, request, settings: { rules } }, answer) => {
      const lowest = ({ variants }: Product) =>
        variants.length === 0 ? 0 : Math.min(...variants.map(({ price }) => price));
      const dearest = Math.max(0, ...inHand(request).map((id) => lowest(products[id - 1]!)));
      const { most } = rules.priceRatio.crossSell;
      const { leastPercent, showUnknown } = rules.margin;
      for (const { product, pinned } of answer) {
        if (pinned) continue;
        if (request.placement !== 'exit' && most !== null && dearest > 0)
          expect(lowest(product)).toBeLessThanOrEqual(dearest * most);
        if (leastPercent === null) continue;
        const known = product.variants.filter(({ available, cost }) => available && cost !== null);
        if (known.length === 0) expect(showUnknown).toBe(true);
        for (const { price, cost } of known)
          expect((price - cost!) * 100).toBeGreaterThanOrEqual(leastPercent * price - 1e-6);
      }
    }));

  test('begins with what is pinned for the moment, in the merchant’s order', () =>
    always(({ products, request, settings }, answer) => {
      const { pins, minStock } = settings.rules;
      const chosen = inHand(request);
      const wanted =
        // At these stand other versions, or offers alone.
        ['exit', 'upgrade', 'bundle', 'extras'].includes(request.placement) || chosen.length === 0
          ? []
          : [
              ...pins.filter((pin) => pin.with !== null && chosen.includes(pin.with)),
              ...pins.filter((pin) => pin.with === null),
            ].map(({ show }) => show);
      const shown = [...new Set(wanted)].filter((id) => {
        const product = products[id - 1]!;
        const barred = request.cart.includes(id) || id === request.productId;
        return !barred && !isExcluded(product, settings) && isSold(product, minStock);
      });
      const room = Math.min(request.limit, MOST_CARDS[request.placement]);
      const pinned = answer.filter((one) => one.pinned).map(({ product }) => product.id);
      expect(pinned).toEqual(shown.slice(0, room));
      expect(answer.slice(0, pinned.length).every((one) => one.pinned)).toBe(true);
    }));

  test('is the same for the same question', () =>
    always((given, answer) => {
      expect(ask(structuredClone(given))).toEqual(answer);
    }));
});

test('a pin needs no model, and says that it is the merchant’s choice', () => {
  const rules: Rules = { ...DEFAULT_RULES, pins: [{ with: 1, show: 2 }] };
  const given = {
    products: IDS.map((id) => makeProduct(id)) as Case['products'],
    settings: { ...DEFAULT_SETTINGS, rules },
    request: { placement: 'product', productId: 1, cart: [], limit: 4 } as const,
    proposed: [2, 3],
  };
  const shown = (trained: boolean) => ask({ ...given, trained }).map((one) => [one.product.id, one.pinned]);
  expect(shown(false)).toEqual([[2, true]]);
  expect(shown(true)).toEqual([
    [2, true],
    [3, false],
  ]);
});
