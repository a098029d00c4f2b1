/** Offers on a page: each kind in its spot, built-in ones without any, and the merchant's preview that explains it all. */
import { describe, expect, it } from 'vitest';
import { memoryEffect } from '../domain/journey/effect.ts';
import { DEFAULT_TACT, type Memory, NO_MEMORY } from '../domain/journey/memory.ts';
import { dayOf } from '../domain/journey/recollection.ts';
import { ANYBODY } from '../domain/offer/offer.ts';
import { makeOffer } from '../domain/offer/offers.testing.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { preview } from './preview.ts';
import { GIFT, OFFERS, SERVICE, shopView } from './shopper.testing.ts';
import { suggest } from './suggest.ts';
import type { ShopView } from './views.ts';

const NOW = 20_000 * 86_400_000;
const context = { country: 'SE', language: 'sv', device: 'phone', cartTotal: 0, now: NOW } as const;
const PAGE: SuggestRequest = {
  placement: 'product',
  spots: ['upgrade', 'bundle', 'extras', 'product'],
  productId: 11,
  cart: [],
  limit: 4,
  context,
};
const IN_CART: SuggestRequest = { ...PAGE, placement: 'cart', spots: ['cart'], productId: null, cart: [11] };
const RETURNING: Memory = { ...NO_MEMORY, returning: true };

function shown(view: ShopView, request: SuggestRequest) {
  const outcome = suggest(view, request);
  if (outcome.kind === 'nothing') return outcome.why;
  return {
    offers: outcome.offers.map(({ id, kind }) => `${kind} ${id}`),
    cards: outcome.suggestions.map(({ productId, spot, offer }) => `${productId} ${spot} ${offer ?? '-'}`),
  };
}

describe('a page', () => {
  it('shows the shop’s offers each in its place, and no product twice', () => {
    expect(shown(shopView(), PAGE)).toEqual({
      offers: ['upgrade upgrade', 'bundle oset1', 'volume ovol1', 'add-on oadd1'],
      cards: [
        '12 upgrade upgrade',
        '21 bundle oset1',
        '31 bundle oset1',
        `${SERVICE} extras oadd1`,
        ...[22, 32, 41, 42].map((id) => `${id} product -`),
      ],
    });
  });

  it('gives a merchant’s offer the word before the built-in one, with its terms and rows', () => {
    const outcome = suggest(shopView(), { ...PAGE, spots: ['upgrade'], memory: RETURNING });
    expect(outcome).toMatchObject({
      offers: [
        {
          id: 'oup1',
          kind: 'upgrade',
          product: 12,
          rows: [{ what: 'volume', from: '1 l', to: '2 l' }],
          terms: { kind: 'swap', products: [12] },
        },
      ],
    });
  });

  it('takes nothing off what only the model found: any line could claim it', () => {
    const outcome = suggest(shopView(), { ...PAGE, productId: 21, spots: ['upgrade'], memory: RETURNING });
    expect(outcome).toMatchObject({ offers: [{ id: 'oup1', product: 22 }] });
    if (outcome.kind === 'suggestions') expect(outcome.offers[0]).not.toHaveProperty('terms');
  });

  it('shows nothing that checkout would not charge', () => {
    const view = { ...shopView(), promises: new Map() };
    expect(shown(view, { ...PAGE, spots: ['bundle', 'extras'] })).toBe('no-offer');
    expect(shown(view, { ...PAGE, spots: ['upgrade'], memory: RETURNING })).toMatchObject({
      offers: ['upgrade upgrade'],
    });
  });

  it('shows no set of which a part cannot be sold', () => {
    const view = shopView();
    const catalog = new Map(view.catalog);
    catalog.set(21, { ...catalog.get(21)!, status: 'draft' });
    expect(shown({ ...view, catalog }, { ...PAGE, spots: ['bundle'] })).toMatchObject({
      offers: ['bundle oset2'],
    });
  });

  it('counts in the cart towards gift and shipping, and knows the gift that is there', () => {
    expect(shown(shopView(), IN_CART)).toMatchObject({ offers: ['progress obar1', 'gift ogift1'] });
    const outcome = suggest(shopView(), IN_CART);
    expect(outcome).toMatchObject({
      offers: [
        {
          tiers: [
            { at: 30_000, gives: 'shipping' },
            { at: 50_000, gives: 'gift', title: 'Product 91' },
          ],
        },
        { kind: 'gift', variant: 910, terms: { threshold: 50_000 } },
      ],
    });
    expect(shown(shopView(), { ...IN_CART, cart: [11, GIFT] })).toMatchObject({
      offers: ['progress obar1', 'gift ogift1'],
    });
  });

  it('tells the end and the last pieces where the merchant wants it told, and no end in checkout', () => {
    const bundle = { ...OFFERS[0]!, endsAt: NOW + 1, tellsEnd: true, stockNote: 5 };
    const told = (offer = bundle) => {
      const outcome = suggest(shopView([offer]), { ...PAGE, spots: ['bundle'] });
      return outcome.kind === 'suggestions' ? outcome.offers[0] : outcome.why;
    };
    expect(told()).toMatchObject({
      ends: new Date(NOW + 1).toISOString(),
      left: 5,
      terms: { until: NOW + 1 },
    });
    expect(told({ ...bundle, tellsEnd: false, stockNote: 4 })).not.toHaveProperty('ends');
    expect(told({ ...bundle, stockNote: 4 })).not.toHaveProperty('left');
    expect(told({ ...bundle, endsAt: NOW })).toBe('no-offer');
  });

  it('holds back a discounted downgrade that would leave too little', () => {
    const down = OFFERS.find(({ id }) => id === 'odown1')!;
    const at = (marginFloor: number) =>
      shown(shopView([down], { tact: { ...DEFAULT_TACT, marginFloor } }), {
        ...PAGE,
        placement: 'exit',
        spots: ['exit'],
        productId: 13,
      });
    // Its other pair leads to 21, which costs 140.00 and 40.00 to buy: 126.00 after the discount leaves 68 %.
    expect(at(68)).toMatchObject({ offers: ['downgrade odown1'] });
    // The offer as a whole: checkout keeps it wholly or not at all.
    expect(at(69)).toMatchObject({ offers: ['downgrade downgrade'] });
  });

  it('offers more to who comes back to a cart left behind, where the merchant said so', () => {
    const abandoned = makeOffer('oback1', {
      detail: {
        kind: 'downgrade',
        pairs: [{ from: 13, to: 12 }],
        automatic: false,
        off: null,
        on: ['abandoned'],
      },
    });
    const exit: SuggestRequest = { ...PAGE, placement: 'exit', spots: ['exit'], productId: 13, cart: [21] };
    const view = shopView([abandoned]);
    expect(shown(view, exit)).toMatchObject({ offers: ['downgrade downgrade'] });
    expect(shown(view, { ...exit, memory: RETURNING })).toMatchObject({ offers: ['downgrade oback1'] });
  });

  it('says that tact forbids, where there is something to show', () => {
    const view = shopView([], { tact: { ...DEFAULT_TACT, pressure: 0 } });
    expect(shown(view, { ...PAGE, spots: ['upgrade'] })).toBe('held-back');
    expect(shown(view, { ...PAGE, spots: ['upgrade'], productId: 13 })).toBe('no-support');
    const off = {
      ...view,
      settings: { ...DEFAULT_SETTINGS, placements: { ...DEFAULT_SETTINGS.placements, upgrade: false } },
    };
    expect(shown(off, { ...PAGE, spots: ['upgrade'] })).toBe('placement-off');
  });
});

describe('the preview', () => {
  it('says of every offer and every proposal why it is shown or not', () => {
    const norway = makeOffer('ono1', { priority: 9, conditions: { ...ANYBODY, countries: ['NO'] } });
    const { explained, suggestions, why } = preview(shopView([...OFFERS, norway]), 11, 'product', {
      spots: PAGE.spots!,
      context,
      memory: { ...NO_MEMORY, declined: { oset1: 20_000 } },
    });
    expect([suggestions.length > 0, why]).toEqual([true, null]);
    expect(explained?.offers.at(-1)).toEqual({ id: 'ono1', name: 'An offer', priority: 9 });
    const said = explained!.decisions.map(({ offer, kind, ...more }) => [
      offer ?? `p${more.products[0]!.id}`,
      kind === 'shown' ? kind : 'why' in more && more.why,
    ]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['upgrade', 'shown'],
        ['upgrade', 'one-voice'],
        ['oset1', 'declined'],
        ['oset2', 'shown'],
        ['ovol1', 'shown'],
      ]),
    );
    expect(explained!.decisions.find(({ offer }) => offer === 'oset1')).toMatchObject({
      kind: 'held-back',
      why: 'declined',
      days: 0,
      away: 30,
      priority: 1,
      spot: 'bundle',
    });
    expect(explained!.unproposed).toEqual(
      expect.arrayContaining([
        { offer: 'ono1', kind: 'refused', refusal: { why: 'country', country: 'SE' } },
        { offer: 'oup1', kind: 'refused', refusal: { why: 'visitor', returning: false } },
        { offer: 'ogift1', kind: 'elsewhere', spots: ['cart'] },
      ]),
    );
  });

  it('looks at a cart where the moment is the cart’s, with what else is in it', () => {
    const { explained } = preview(shopView(), 11, 'cart', { cart: [21] });
    expect(explained!.decisions.flatMap(({ products }) => products.map(({ id }) => id))).not.toContain(21);
    expect(explained!.spots).toEqual(['cart']);
  });
});

describe('memories with the same effect', () => {
  const view = shopView();
  const memories: Memory[] = [
    NO_MEMORY,
    { ...NO_MEMORY, seen: { p22: 2, product: 1 }, today: { p22: 2 } },
    { ...NO_MEMORY, declined: { p22: 19_000 } },
    { ...NO_MEMORY, checkout: true },
    { ...NO_MEMORY, seen: { p11: 1 }, checkout: true },
    RETURNING,
    { ...RETURNING, today: { p41: 5 } },
    { ...NO_MEMORY, discounted: [19_999] },
    { ...NO_MEMORY, discounted: [19_971, 19_960] },
    { ...NO_MEMORY, declined: { p22: 19_990 } },
    { ...NO_MEMORY, seen: { p22: 3 } },
    { ...NO_MEMORY, seen: { upsell: 1 } },
  ];
  it.each([
    ['product', PAGE],
    ['shelf', { ...PAGE, spots: ['product'] }],
    ['cart', IN_CART],
    ['exit', { ...PAGE, placement: 'exit', spots: ['exit'], productId: 13 }],
  ] as const)('have the same answer: %s', (_, request) => {
    const answers = new Map<string, unknown>();
    let shared = 0;
    for (const memory of memories) {
      const effect = memoryEffect(memory, DEFAULT_TACT, dayOf(NOW), request.spots!, true);
      if (effect === null) continue;
      const answer = suggest(view, { ...request, memory });
      if (answers.has(effect)) {
        shared += 1;
        expect(answer, `${JSON.stringify(memory)} as ${effect}`).toEqual(answers.get(effect));
      }
      answers.set(effect, answer);
    }
    expect(shared).toBeGreaterThan(2);
  });
});
