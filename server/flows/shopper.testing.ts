/** A small shop with offers of every kind, and a shopper whose browser remembers as widgets do; no part of the product. */
import type { Decision } from '../domain/journey/decision.ts';
import { type Memory, NO_MEMORY } from '../domain/journey/memory.ts';
import type { Kept } from '../domain/offer/kept.ts';
import { ANYBODY, type Offer } from '../domain/offer/offer.ts';
import { makeOffer } from '../domain/offer/offers.testing.ts';
import type { Off } from '../domain/offer/terms.ts';
import type { Model } from '../domain/recommend/model.ts';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import { makeProduct } from '../domain/testing.ts';
import type { ShopView } from './views.ts';

/** Three rungs of each of five things: id 11 to 53, dearer from rung to rung; 90 is a service, 91 a gift. */
export const THINGS = [1, 2, 3, 4, 5].flatMap((thing) => [1, 2, 3].map((rung) => thing * 10 + rung));
export const [SERVICE, GIFT] = [90, 91];

const rungOf = (id: number) => id % 10;
const thingOf = (id: number) => Math.floor(id / 10);

/** Complements are all other things; substitutes the other rungs; each rung gains something. */
export const LADDERS: Model = {
  stats: { orders: 99, products: 17, pairs: 99 },
  complements: ({ context, barred, limit }) =>
    THINGS.filter((id) => !context.some((one) => thingOf(one) === thingOf(id)) && !barred.has(id))
      .slice(0, limit)
      .map((productId, at) => ({
        productId,
        score: 1 / (at + 1),
        reason: { kind: 'bought-together', orders: 30 - at, share: 0.3, with: context[0]! },
      })),
  ranking: () => [],
  substitutes: (of) =>
    THINGS.filter((id) => id !== of && thingOf(id) === thingOf(of)).map((productId) => ({
      productId,
      similarity: 1 / Math.abs(productId - of),
      sibling: false,
    })),
  gains: (a, b) =>
    b.id > a.id ? [{ what: 'volume', from: `${rungOf(a.id)} l`, to: `${rungOf(b.id)} l` }] : [],
};

const tenth: Off = { kind: 'percent', hundredths: 1_000 };

export const OFFERS: readonly Offer[] = [
  makeOffer('oset1', {
    priority: 1,
    detail: {
      kind: 'bundle',
      parts: [
        { products: [11, 12], quantity: 1 },
        { products: [21], quantity: 1 },
        { products: [31, 32], quantity: 1 },
      ],
      off: tenth,
    },
  }),
  makeOffer('oup1', {
    priority: 2,
    conditions: { ...ANYBODY, visitor: 'returning' },
    detail: { kind: 'upgrade', pairs: [{ from: 11, to: 12 }], automatic: true, off: tenth },
  }),
  makeOffer('odown1', {
    priority: 3,
    detail: {
      kind: 'downgrade',
      pairs: [
        { from: 13, to: 12 },
        { from: 23, to: 21 },
      ],
      automatic: true,
      off: tenth,
      on: ['declined', 'exit', 'abandoned'],
    },
  }),
  makeOffer('ogift1', {
    priority: 4,
    detail: { kind: 'gift', product: GIFT, variant: GIFT * 10, threshold: 50_000 },
  }),
  makeOffer('obar1', {
    priority: 5,
    detail: {
      kind: 'progress',
      tiers: [
        { at: 30_000, gives: { kind: 'shipping' } },
        { at: 1, gives: { kind: 'gift', offer: 'ogift1' } },
      ],
    },
  }),
  makeOffer('ovol1', {
    priority: 6,
    detail: { kind: 'volume', products: [11, 21], tiers: [{ quantity: 2, off: tenth }] },
  }),
  makeOffer('oadd1', {
    priority: 7,
    conditions: { ...ANYBODY, countries: ['SE', 'NO'] },
    detail: {
      kind: 'add-on',
      to: { products: [], collections: [], tags: [] },
      product: SERVICE,
      variant: SERVICE * 10,
      price: { kind: 'share', hundredths: 1_500 },
    },
  }),
  makeOffer('oset2', {
    priority: 8,
    detail: {
      kind: 'bundle',
      parts: [
        { products: [11], quantity: 1 },
        { products: [41], quantity: 2 },
      ],
      off: tenth,
    },
  }),
];

export function keptAll(offers: readonly Offer[]): ReadonlyMap<string, Kept> {
  return new Map(
    offers.map(({ id, version }) => [id, { offer: id, version, keeping: { kind: 'function' } }] as const),
  );
}

export function shopView(offers: readonly Offer[] = OFFERS, settings: Partial<Settings> = {}): ShopView {
  const things = THINGS.map((id) =>
    makeProduct(id, {
      type: `Thing ${thingOf(id)}`,
      price: 10_000 * 1.4 ** rungOf(id),
      stock: 5,
      cost: 4_000,
    }),
  );
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
    model: LADDERS,
    modelVersion: 1,
    revision: 1,
    offers,
    promises: keptAll(offers),
    catalog: new Map([...things, makeProduct(SERVICE), makeProduct(GIFT)].map((one) => [one.id, one])),
    settings: { ...DEFAULT_SETTINGS, ...settings },
  };
}

const plus = (counts: Readonly<Record<string, number>>, keys: readonly string[]) => {
  const more = { ...counts };
  for (const key of keys) more[key] = (more[key] ?? 0) + 1;
  return more;
};

/** What the browser notes of what was really seen: products, offer, technique; each spot once. */
export function noted(memory: Memory, shown: readonly Decision[], today: number): Memory {
  let { seen, today: daily, discounted } = memory;
  const spots = new Set<string>();
  for (const { proposed } of shown) {
    const { cards, offer, technique, spot, discount } = proposed;
    const keys = [...cards.map(({ product }) => `p${product.id}`), technique];
    if (offer !== null && offer !== spot) keys.push(offer);
    if (!spots.has(spot)) keys.push(spot);
    spots.add(spot);
    seen = plus(seen, keys);
    daily = plus(daily, keys);
    if (discount) discounted = [...discounted, today];
  }
  return { ...memory, seen, today: daily, discounted };
}

/** A no to one thing: its products, and the offer where it is a merchant's. */
export function declined(memory: Memory, { proposed }: Decision, today: number): Memory {
  const keys = proposed.cards.map(({ product }) => `p${product.id}`);
  if (proposed.offer?.startsWith('o')) keys.push(proposed.offer);
  return {
    ...memory,
    declined: { ...memory.declined, ...Object.fromEntries(keys.map((key) => [key, today])) },
  };
}

/** A new visit, of the same day or another. */
export function newVisit(memory: Memory, isNewDay: boolean): Memory {
  return {
    ...memory,
    seen: {},
    today: isNewDay ? {} : memory.today,
    checkout: false,
    returning: memory.returning || (isNewDay && memory !== NO_MEMORY),
  };
}
