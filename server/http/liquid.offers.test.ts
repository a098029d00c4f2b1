/** Offers in the answer's Liquid: rendered by a real engine, whole or not at all, and nothing in them is Liquid or HTML. */
import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import type { ToldOffer } from '../domain/offer/told.ts';
import type { Placement } from '../domain/placement.ts';
import type { SuggestAnswer, Suggestion, SuggestRequest } from '../domain/suggestion.ts';
import { MOST_LOOKUPS, renderSuggestLiquid } from './liquid.ts';

const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true });
liquid.registerTag('layout', { parse() {}, render: () => '' });
liquid.registerFilter('money', (amount: number) => `${(amount / 100).toFixed(2)}&nbsp;kr`);
liquid.registerFilter(
  'image_url',
  (image: { src: string }, [, width]: [string, number]) => `${image.src}?w=${width}`,
);

interface Of {
  readonly [field: string]: unknown;
}

const product = (id: number, more: Of = {}) => ({
  id,
  handle: `p-${id}`,
  title: `Product ${id}`,
  url: `/products/p-${id}`,
  available: true,
  price: id * 1_000,
  featured_image: { src: `//cdn/${id}.jpg`, alt: null },
  variants: [{ id: id * 10, title: 'Default', available: true, price: id * 1_000, compare_at_price: null }],
  ...more,
});
const rated = (rating: unknown, count: unknown) => ({
  metafields: { reviews: { rating: { value: rating }, rating_count: { value: count } } },
});

const suggestion = (
  productId: number,
  spot: Placement,
  offer: string | null = null,
  handle = `p-${productId}`,
): Suggestion => ({
  productId,
  handle,
  reason: { kind: 'pinned' },
  technique: 'cross-sell',
  spot,
  offer,
  score: 1,
});

const request: SuggestRequest = { placement: 'product', productId: 7, cart: [], limit: 12 };

function text(suggestions: readonly Suggestion[], offers: readonly ToldOffer[], base: string | null = 'p-7') {
  return renderSuggestLiquid(
    { kind: 'suggestions', suggestions, offers, modelVersion: 1 },
    request,
    base,
  ).toString();
}

function render(written: string, products: readonly Of[], cartCurrency = 'SEK'): SuggestAnswer {
  const rendered = liquid.parseAndRenderSync(written, {
    all_products: Object.fromEntries(products.map((one) => [one.handle as string, one])),
    request: { locale: { iso_code: 'sv' } },
    cart: { currency: { iso_code: cartCurrency } },
    shop: { currency: 'SEK', secret: 'SECRET' },
    localization: { country: { iso_code: 'SE' } },
  });
  return JSON.parse(rendered);
}

const terms = (id: string) =>
  ({
    id,
    priority: 1,
    countries: [],
    until: null,
    kind: 'bundle',
    parts: [
      { products: [7], quantity: 1 },
      { products: [1], quantity: 2 },
    ],
    off: { kind: 'percent', hundredths: 1_000 },
  }) as const;
const bundle: ToldOffer = { id: 'o1', spot: 'bundle', kind: 'bundle', products: [7, 1], terms: terms('o1') };
const upgrade: ToldOffer = {
  id: 'upgrade',
  spot: 'upgrade',
  kind: 'upgrade',
  product: 2,
  rows: [{ what: 'volume', from: '1 l', to: '2 l' }],
};

describe('offers in an answer', () => {
  it('come with their cards in their spots, the product in hand in full, and money to reckon with', () => {
    const written = text(
      [suggestion(2, 'upgrade', 'upgrade'), suggestion(1, 'bundle', 'o1'), suggestion(3, 'product')],
      [upgrade, bundle],
    );
    const answer = render(
      written,
      [1, 2, 3, 7].map((id) => product(id)),
    );
    expect(answer.offers).toEqual([upgrade, bundle]);
    expect(answer.items.map((item) => [item?.id, item?.spot, item?.offer])).toEqual([
      [2, 'upgrade', 'upgrade'],
      [1, 'bundle', 'o1'],
      [3, 'product', undefined],
    ]);
    expect(answer.base).toMatchObject({
      id: 7,
      url: '/products/p-7',
      img: '//cdn/7.jpg?w=360',
      alt: 'Product 7',
      variants: [{ id: 70, price: 7_000, money: '70.00\u00a0kr', available: true }],
    });
    expect(answer.money).toEqual({
      sample: '1234567.89\u00a0kr',
      rate: 1,
      shopCurrency: 'SEK',
      country: 'SE',
    });
    expect(answer.plans).toBeUndefined();
  });

  it('say that the rate is not known here where the shopper’s currency is another', () => {
    const written = text([suggestion(1, 'bundle', 'o1')], [bundle]);
    expect(render(written, [product(1), product(7)], 'EUR')).toMatchObject({
      currency: 'EUR',
      money: { rate: 0 },
    });
  });

  it('compare what is dearer or cheaper with the product in hand, and nothing else', () => {
    const better = { kind: 'similar-better', than: 7, more: 1, shared: [], gains: [] } as const;
    const written = text(
      [{ ...suggestion(9, 'upgrade', 'upgrade'), reason: better }, suggestion(3, 'product')],
      [{ ...upgrade, product: 9 }],
    );
    const { items } = render(
      written,
      [3, 7, 9].map((id) => product(id)),
    );
    expect(items[0]?.variants[0]).toMatchObject({ more: '20.00\u00a0kr', less: null });
    expect(items[1]?.variants[0]).not.toHaveProperty('more');
  });

  it('need no cards: a bar alone, a price alone', () => {
    const bar: ToldOffer = {
      id: 'o2',
      spot: 'cart',
      kind: 'progress',
      tiers: [{ at: 50_000, gives: 'shipping' }],
    };
    const answer = render(text([], [bar], null), []);
    expect(answer).toMatchObject({ items: [], base: null, offers: [bar], money: { shopCurrency: 'SEK' } });
    const volume: ToldOffer = { id: 'o3', spot: 'extras', kind: 'volume' };
    expect(render(text([], [volume]), [product(7)])).toMatchObject({
      items: [],
      base: { id: 7 },
      offers: [volume],
    });
  });

  it('are whole or not there: without the product in hand, a card, or a handle that is one', () => {
    const cards = [suggestion(1, 'bundle', 'o1')];
    expect(text(cards, [bundle], null)).not.toContain('"offers"');
    expect(text([], [bundle])).not.toContain('"offers"');
    expect(text([suggestion(1, 'bundle', 'o1', 'x" }}')], [bundle])).not.toContain('"offers"');
    const gift: ToldOffer = { id: 'o4', spot: 'cart', kind: 'gift', variant: 10 };
    expect(text([suggestion(1, 'cart')], [gift])).not.toContain('"offers"');
    expect(text([suggestion(1, 'cart', 'o4')], [gift])).toContain('"offers"');
  });

  it('find room before plain cards do, within what the platform looks up', () => {
    const shelf = Array.from({ length: 30 }, (_, at) => suggestion(100 + at, 'product'));
    const written = text([suggestion(1, 'bundle', 'o1'), ...shelf], [bundle]);
    const { items, offers } = render(written, [product(1), product(7)]);
    expect(items).toHaveLength(MOST_LOOKUPS - 1);
    expect(offers).toEqual([bundle]);
  });

  it.each(['{{ shop.secret }}', '{% raw %}', '"}}</script><img src=x>', "a'b\\n\u2028", '%}{{ 7 }}'])(
    'keep %j inert wherever a merchant or a product wrote it',
    (hostile) => {
      const rows = [{ what: hostile, from: hostile, to: `${hostile}2` }];
      const tiers = [{ at: 1, gives: 'gift', title: hostile }] as const;
      const told: ToldOffer[] = [
        { ...upgrade, rows },
        { id: 'o5', spot: 'cart', kind: 'progress', tiers },
      ];
      const written = text([suggestion(2, 'upgrade', 'upgrade')], told);
      expect(written).not.toMatch(/secret \}\}|raw %\}|<img|\{\{ 7/);
      expect(render(written, [product(2), product(7)]).offers).toEqual(told);
    },
  );
});

describe('ratings', () => {
  const ratingOf = (metafields: Of) =>
    render(text([suggestion(1, 'product')], []), [product(1, metafields)]).items[0]?.rating;

  it('are those of the standard review metafields, on a scale to 5', () => {
    expect(ratingOf(rated({ rating: 4.6, scale_min: 1, scale_max: 5 }, 12))).toEqual({
      value: 4.6,
      count: 12,
    });
    expect(ratingOf(rated({ rating: '4.25', scale_min: '1.0', scale_max: '5.0' }, 3))).toEqual({
      value: 4.3,
      count: 3,
    });
    expect(ratingOf(rated({ rating: 9, scale_min: 0, scale_max: 10 }, 1))).toEqual({ value: 4.5, count: 1 });
  });

  it.each<[string, Of]>([
    ['without metafields', {}],
    ['without a count', rated({ rating: 4, scale_max: 5 }, null)],
    ['without reviews', rated({ rating: 0, scale_max: 5 }, 0)],
    ['without a scale', rated({ rating: 4 }, 4)],
    ['that are words', rated('"},{', '{{x}}')],
  ])('are absent %s', (_, metafields) => expect(ratingOf(metafields)).toBeUndefined());
});

describe('a subscription', () => {
  const told: ToldOffer = { id: 'o6', spot: 'extras', kind: 'subscription' };
  it('tells the plans of the product in hand, and what each variant costs under them', () => {
    const plan = (id: number, name: string) => ({ id, name });
    const allocation = (id: number, price: number) => ({ selling_plan: { id }, price });
    const inHand = product(7, {
      selling_plan_groups: [
        { selling_plans: [plan(1, 'Monthly "x"')] },
        { selling_plans: [plan(2, 'Yearly')] },
      ],
      variants: [
        { ...product(7).variants[0], selling_plan_allocations: [allocation(1, 6_300), allocation(2, 5_600)] },
        { ...product(8).variants[0], selling_plan_allocations: [allocation(1, 7_200)] },
      ],
    });
    expect(render(text([], [told]), [inHand]).plans).toEqual([
      {
        id: 1,
        name: 'Monthly "x"',
        prices: [
          { variant: 70, price: 6_300, money: '63.00\u00a0kr' },
          { variant: 80, price: 7_200, money: '72.00\u00a0kr' },
        ],
      },
      { id: 2, name: 'Yearly', prices: [{ variant: 70, price: 5_600, money: '56.00\u00a0kr' }] },
    ]);
  });

  it('tells none where there are none', () => {
    expect(render(text([], [told]), [product(7)]).plans).toEqual([]);
  });
});
