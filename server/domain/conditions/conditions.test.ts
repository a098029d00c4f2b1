/** Conditions: each refuses by its own name, and what is not known of a shopper meets none. */
import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from '../journey/memory.ts';
import { ANYBODY, type Conditions, type Offer } from '../offer/offer.ts';
import { makeOffer } from '../offer/offers.testing.ts';
import type { ShopperContext, SuggestRequest } from '../suggestion.ts';
import { makeProduct } from '../testing.ts';
import { contextEffect } from './asked.ts';
import { openBook } from './book.ts';
import { verdictOn } from './holds.ts';
import { SEGMENT_LIMITS, segmentOf } from './segments.ts';

const DAY = 86_400_000;
const NOW = 20_000 * DAY;
const catalog = new Map(
  [makeProduct(1, { tags: ['Camping '], collections: [7] }), makeProduct(2), makeProduct(3)].map((one) => [
    one.id,
    one,
  ]),
);

const context: ShopperContext = {
  country: 'SE',
  language: 'sv-SE',
  device: 'phone',
  cartTotal: 500,
  now: NOW,
};
const asking = (over: Partial<SuggestRequest> = {}): SuggestRequest => ({
  placement: 'product',
  productId: 1,
  cart: [2],
  limit: 4,
  context,
  ...over,
});
const withContext = (over: Partial<ShopperContext>) => asking({ context: { ...context, ...over } });
const offering = (conditions: Partial<Conditions>, over: Partial<Offer> = {}) =>
  makeOffer('o1', { ...over, conditions: { ...ANYBODY, ...conditions } });
const about = (over: Partial<Conditions['about']>) => offering({ about: { ...ANYBODY.about, ...over } });
const cart = (over: Partial<Conditions['cart']>) => offering({ cart: { ...ANYBODY.cart, ...over } });
const verdict = (offer: Offer, request = asking()) => {
  const said = verdictOn(offer, { request, catalog });
  return said.kind === 'holds' ? 'holds' : said.why;
};
const past = (productId: number, ...daysAgo: number[]) => ({
  purchases: [{ productId, at: daysAgo.map((days) => NOW - days * DAY) }],
  viewed: [],
  now: NOW,
});

describe('an offer', () => {
  it('for anybody holds for whom nothing is known of', () => {
    const nobody: SuggestRequest = { placement: 'cart', productId: null, cart: [], limit: 4 };
    expect(verdict(offering({}), nobody)).toBe('holds');
    expect(verdict(offering({}, { startsAt: 0 }), nobody)).toBe('not-yet');
    expect(verdict(offering({}, { endsAt: 9e15 }), nobody)).toBe('ended');
  });

  it('begins and ends to the millisecond', () => {
    expect(verdict(offering({}, { startsAt: NOW + 1 }))).toBe('not-yet');
    expect(verdict(offering({}, { startsAt: NOW, endsAt: NOW + 1 }))).toBe('holds');
    expect(verdict(offering({}, { endsAt: NOW }))).toBe('ended');
  });

  it('speaks of products in hand or in the cart, of collections, and of tags without regard to case', () => {
    expect(verdict(about({ products: [1] }))).toBe('holds');
    expect(verdict(about({ products: [2] }))).toBe('holds');
    expect(verdict(about({ products: [3] }))).toBe('about');
    expect(verdict(about({ collections: [7] }))).toBe('holds');
    expect(verdict(about({ collections: [8], tags: ['camping'] }))).toBe('holds');
    expect(verdict(about({ tags: ['camp'] }))).toBe('about');
    expect(verdict(about({ products: [404] }), asking({ productId: 404 }))).toBe('about');
  });

  it('asks what the cart is worth, and takes an unknown sum for none that fits', () => {
    expect(verdict(cart({ least: 500, most: 500 }))).toBe('holds');
    expect(verdict(cart({ least: 501 }))).toBe('cart-least');
    expect(verdict(cart({ most: 499 }))).toBe('cart-most');
    expect(verdict(cart({ least: 1 }), withContext({ cartTotal: null }))).toBe('cart-least');
    expect(verdict(cart({ most: 9e9 }), withContext({ cartTotal: null }))).toBe('cart-most');
    // Whatever a page says of an empty cart.
    expect(verdict(cart({ least: 1 }), asking({ cart: [] }))).toBe('cart-least');
  });

  it('asks what the cart holds and lacks', () => {
    expect(verdict(cart({ holds: [3, 2] }))).toBe('holds');
    expect(verdict(cart({ holds: [1] }))).toBe('cart-holds');
    expect(verdict(cart({ lacks: [3] }))).toBe('holds');
    expect(verdict(cart({ lacks: [3, 2] }))).toBe('cart-lacks');
  });

  it('asks for market, language and device', () => {
    expect(verdict(offering({ countries: ['NO', 'SE'], languages: ['sv'], devices: ['phone'] }))).toBe(
      'holds',
    );
    expect(verdict(offering({ countries: ['NO'] }))).toBe('country');
    expect(verdict(offering({ languages: ['nb'] }))).toBe('language');
    expect(verdict(offering({ devices: ['desktop', 'tablet'] }))).toBe('device');
    for (const one of [{ countries: ['SE'] }, { languages: ['sv'] }, { devices: ['phone'] }] as const)
      expect(verdict(offering(one), asking({ context: undefined as never }))).not.toBe('holds');
  });

  it('asks whether this browser was here before', () => {
    const back = asking({ memory: { ...NO_MEMORY, returning: true } });
    expect([verdict(offering({ visitor: 'new' })), verdict(offering({ visitor: 'new' }), back)]).toEqual([
      'holds',
      'visitor',
    ]);
    expect(verdict(offering({ visitor: 'returning' }), back)).toBe('holds');
    expect(verdict(offering({ visitor: 'returning' }))).toBe('visitor');
  });

  it('asks for a past only where it is known', () => {
    const bought = offering({ boughtBefore: [3] });
    expect(verdictOn(bought, { request: asking(), catalog })).toMatchObject({
      why: 'bought-before',
      known: false,
    });
    expect(verdict(bought, asking({ personal: past(3, 9) }))).toBe('holds');
    expect(verdictOn(bought, { request: asking({ personal: past(2, 9) }), catalog })).toMatchObject({
      why: 'bought-before',
      known: true,
    });
    expect(verdict(offering({ segments: ['new'] }), asking({ personal: past(3, 9) }))).toBe('holds');
    expect(verdict(offering({ segments: ['new'] }))).toBe('segment');
    expect(verdict(offering({ segments: ['sleeping'] }), asking({ personal: past(3, 9) }))).toBe('segment');
  });
});

describe('segments', () => {
  const of = (...daysAgo: number[]) => segmentOf(past(1, ...daysAgo).purchases, catalog, NOW);
  it.each([
    ['nobody who never bought', [], null],
    ['new', [3], 'new'],
    ['occasional after a while', [100], 'occasional'],
    ['occasional by two orders', [3, 30], 'occasional'],
    ['loyal', [3, 30, 60], 'loyal'],
    ['loyal by little money', [1, 2, 3, 4, 5], 'loyal'],
    ['sleeping, however often', [181, 200, 230, 260, 290], 'sleeping'],
    ['a champion', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'champion'],
  ] as const)('%s', (_, daysAgo, segment) => expect(of(...daysAgo)).toBe(segment));

  it('counts the products of one order as one', () => {
    const at = [NOW - DAY];
    const purchases = [1, 2, 3].map((productId) => ({ productId, at }));
    expect(segmentOf(purchases, catalog, NOW)).toBe('new');
    expect(SEGMENT_LIMITS.loyal.orders).toBe(3);
  });
});

describe('the book', () => {
  const plain = makeOffer('o1', { detail: { kind: 'subscription', products: [] } });
  const bundle = makeOffer('o2', { version: 4 });
  it('holds offers in their order, and says of each other why not', () => {
    const abroad = makeOffer('o3', { conditions: { ...ANYBODY, countries: ['NO'] } });
    const book = openBook([plain, abroad], new Map(), { request: asking(), catalog });
    expect(book).toEqual({
      holding: [plain],
      refused: [{ offer: abroad, refusal: { why: 'country', country: 'SE' } }],
    });
  });

  it('holds no price that checkout would not charge', () => {
    const ask = (version: number, keeping: object) =>
      openBook([bundle], new Map([['o2', { offer: 'o2', version, keeping } as never]]), {
        request: asking(),
        catalog,
      }).refused.map(({ refusal }) => refusal);
    expect(ask(4, { kind: 'function' })).toEqual([]);
    expect(ask(3, { kind: 'function' })).toEqual([{ why: 'unkept', unkept: 'pending' }]);
    expect(ask(4, { kind: 'unkept', why: 'scope' })).toEqual([{ why: 'unkept', unkept: 'scope' }]);
  });
});

describe('what offers cannot tell apart', () => {
  const offers = [
    offering({ countries: ['SE', 'NO'], cart: { ...ANYBODY.cart, least: 300, most: 900 } }, { endsAt: NOW }),
    offering({ languages: ['sv'] }),
  ];
  const effect = (over: Partial<ShopperContext>) =>
    contextEffect(offers, withContext({ now: NOW - 1, ...over }));

  it('has one name: countries not asked for, sums and instants between two steps, any device', () => {
    const usual = effect({});
    expect(effect({ device: 'desktop', language: 'sv', cartTotal: 300, now: 5 })).toBe(usual);
    expect(effect({ cartTotal: 900 })).toBe(usual);
    for (const other of [
      { country: 'NO' },
      { country: 'DK' },
      { language: 'da' },
      { cartTotal: 299 },
      { cartTotal: 901 },
      { cartTotal: null },
      { now: NOW },
    ])
      expect(effect(other), JSON.stringify(other)).not.toBe(usual);
    expect(effect({ country: 'DK' })).toBe(effect({ country: 'FI' }));
    expect(contextEffect([], asking())).toBe('');
  });
});
