/** The answer's Liquid is rendered by a real Liquid engine and must give the agreed JSON, whatever products are called. */
import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import type {
  Reason,
  SuggestAnswer,
  Suggestion,
  SuggestOutcome,
  SuggestRequest,
  ToldReason,
} from '../domain/suggestion.ts';
import { MOST_LOOKUPS, renderSuggestLiquid } from './liquid.ts';

/** Suggestions stand in the placement's own spot unless a test says otherwise. */
const liquidOf = (outcome: SuggestOutcome, request: SuggestRequest, ...more: [(string | null)?]): string => {
  const placed: SuggestOutcome =
    outcome.kind === 'nothing'
      ? outcome
      : {
          ...outcome,
          suggestions: outcome.suggestions.map((one) => ({ ...one, spot: one.spot ?? request.placement })),
        };
  return renderSuggestLiquid(placed, request, ...more).toString();
};

function engine(): Liquid {
  const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true });
  liquid.registerTag('layout', { parse() {}, render: () => '' });
  liquid.registerFilter(
    'money',
    (amount: number) => `<span class=money>&pound;${(amount / 100).toFixed(2)}</span>`,
  );
  liquid.registerFilter('image_url', (image: { src: string }, [, width]: [string, number]) => {
    if (!image) throw new Error('invalid url input');
    return `${image.src}?width=${width}`;
  });
  return liquid;
}

const variants = (id: number) => [
  { id: id * 10, title: 'Default Title', available: true, price: 12900, compare_at_price: null },
];

const product = (id: number, handle: string, more: Record<string, unknown> = {}) => ({
  id,
  handle,
  title: `Product ${id}`,
  url: `/products/${handle}`,
  available: true,
  price: 12900,
  featured_image: { src: `//cdn/${id}.jpg`, alt: null },
  variants: variants(id),
  ...more,
});

const suggestion = (productId: number, handle: string, more: Partial<Suggestion> = {}): Suggestion =>
  ({
    productId,
    handle,
    reason: { kind: 'bought-together', orders: 40, share: 0.123456, with: 7 },
    technique: 'cross-sell',
    offer: null,
    score: 1,
    ...more,
  }) as Suggestion;

const some = (...suggestions: Suggestion[]): SuggestOutcome => ({
  kind: 'suggestions',
  suggestions,
  offers: [],
  modelVersion: 3,
});
const moment: SuggestRequest = { placement: 'product', productId: 7, cart: [], limit: 12 };

function render(liquid: string, all: Record<string, unknown>): SuggestAnswer {
  const text = engine().parseAndRenderSync(liquid, {
    all_products: all,
    request: { locale: { iso_code: 'sv' } },
    cart: { currency: { iso_code: 'SEK' } },
    shop: { currency: 'EUR' },
  });
  return JSON.parse(text);
}

describe('the Liquid answer', () => {
  it('renders to the agreed shape, with the platform’s own titles and prices', () => {
    const sold = product(1, 'mug', {
      variants: [
        { id: 10, title: 'Red', available: true, price: 10000, compare_at_price: 15000 },
        { id: 11, title: 'Blue', available: false, price: 12900, compare_at_price: 12900 },
      ],
    });
    const answer = render(liquidOf(some(suggestion(1, 'mug')), moment), { mug: sold });
    expect(answer).toEqual({
      v: 1,
      placement: 'product',
      mark: 'product:cross-sell',
      locale: 'sv',
      currency: 'SEK',
      base: null,
      items: [
        {
          id: 1,
          handle: 'mug',
          title: 'Product 1',
          url: '/products/mug',
          img: '//cdn/1.jpg?width=360',
          alt: 'Product 1',
          price: 12900,
          reason: { kind: 'bought-together', orders: 40, share: 0.1235, with: 7 },
          variants: [
            {
              id: 10,
              title: 'Red',
              available: true,
              price: 10000,
              money: '£100.00',
              compareAt: 15000,
              compareAtMoney: '£150.00',
            },
            {
              id: 11,
              title: 'Blue',
              available: false,
              price: 12900,
              money: '£129.00',
              compareAt: null,
              compareAtMoney: null,
            },
          ],
        },
      ],
    });
  });

  it('gives null for what is sold out, gone, or another product under the old handle, and keeps the order', () => {
    const all = {
      gone: undefined,
      sold: product(2, 'sold', { available: false }),
      other: product(99, 'other'),
      fine: product(4, 'fine', { featured_image: null }),
    };
    const outcome = some(
      suggestion(1, 'gone'),
      suggestion(2, 'sold'),
      suggestion(3, 'other'),
      suggestion(4, 'fine'),
    );
    const { items } = render(liquidOf(outcome, moment), all);
    expect(items.map((item) => item?.id ?? null)).toEqual([null, null, null, 4]);
    expect(items[3]).toMatchObject({ img: null, alt: 'Product 4' });
  });

  it.each([
    '"},"items":["x"]}',
    '</script><img src=x onerror=alert(1)>',
    '{{ shop.secret }}{% raw %}',
    "a'b\\n\n\u2028",
  ])('keeps a hostile title %j inert', (title) => {
    const all = { mug: product(1, 'mug', { title, featured_image: { src: '//cdn/1.jpg', alt: title } }) };
    const [item] = render(liquidOf(some(suggestion(1, 'mug')), moment), all).items;
    expect(item).toMatchObject({ title, alt: title });
  });

  it.each(['x" | append: shop.secret }}', 'a,b', "mug'", '{{x}}', '%}', 'a b', 'a\\', '', 'x'.repeat(256)])(
    'drops a suggestion with the hostile handle %j and keeps the others',
    (handle) => {
      const liquid = liquidOf(some(suggestion(1, handle), suggestion(2, 'mug')), moment);
      expect(liquid).toContain('assign hs = "mug" |');
      const all = { mug: product(2, 'mug') };
      expect(render(liquid, all).items.map((item) => item?.id)).toEqual([2]);
    },
  );

  it('takes handles of any alphabet', () => {
    const all = { 'smörgås-茶_1': product(1, 'smörgås-茶_1') };
    expect(render(liquidOf(some(suggestion(1, 'smörgås-茶_1')), moment), all).items[0]?.id).toBe(1);
  });

  it('states the price of the product in hand at the door', () => {
    const exit: SuggestRequest = { placement: 'exit', productId: 7, cart: [], limit: 1 };
    const outcome = some(
      suggestion(1, 'mug', { reason: { kind: 'similar-cheaper', to: 7, less: 100, shared: [] } }),
    );
    const all = { mug: product(1, 'mug'), jar: product(7, 'jar', { price: 20000, title: 'Jar "1"' }) };
    const answer = render(liquidOf(outcome, exit, 'jar'), all);
    expect(answer.base).toEqual({ id: 7, title: 'Jar "1"', price: 20000, money: '£200.00' });
    expect(answer.mark).toBe('exit:downsell');
    const [mug] = answer.items;
    expect(mug?.variants[0]?.less).toBe(`£${((20000 - mug!.variants[0]!.price) / 100).toFixed(2)}`);
    const dear = { ...all, jar: product(7, 'jar', { price: 1 }) };
    expect(render(liquidOf(outcome, exit, 'jar'), dear).items[0]?.variants[0]?.less).toBeNull();
    // What it costs less is the platform's word, in the shopper's currency: our own sum stays here.
    expect(answer.items[0]?.reason).toEqual({ kind: 'similar-cheaper', to: 7 });
    expect(render(liquidOf(outcome, exit, 'no"pe'), all).base).toBeNull();
    expect(render(liquidOf(outcome, exit, 'mug'), all).base).toBeNull();
  });

  it('states what something better costs more, and in what it is better', () => {
    const gains = [
      { what: 'volume', from: '500 ml', to: '750 ml' },
      { what: 'people', from: '2', to: '3' },
      { what: 'colours', from: '1', to: '2' },
    ];
    const reason = { kind: 'similar-better', than: 7, more: 100, shared: [], gains } as const;
    const outcome = some(suggestion(1, 'mug'), suggestion(2, 'big', { reason }));
    const all = {
      mug: product(1, 'mug', { variants: [{ ...variants(1)[0], price: 99900 }] }),
      big: product(2, 'big', { variants: [{ ...variants(2)[0], price: 20900 }, ...variants(3)] }),
      jar: product(7, 'jar', { price: 12900 }),
    };
    const { base, items } = render(liquidOf(outcome, moment, 'jar'), all);
    expect(base?.money).toBe('£129.00');
    expect(items[1]?.reason).toEqual({
      kind: 'similar-better',
      than: 7,
      gains: [
        { from: '500 ml', to: '750 ml' },
        { from: '2', to: '3' },
      ],
    });
    expect(items[1]?.variants.map(({ more }) => more)).toEqual(['£80.00', null]);
    // Dearer too, but nobody says that it does the same job.
    expect(items[0]?.variants[0]).not.toHaveProperty('more');
    expect(liquidOf(some(suggestion(1, 'mug')), moment, 'jar')).not.toContain('"jar"');
  });

  it.each([
    '{{ shop.secret }}',
    '{% raw %}{%- comment -%}',
    '%}{% endcapture %}{{ shop.secret }}',
    '"},"to":"x',
    '</script><img src=x onerror=alert(1)>',
    "a'b\\n\n\u2028\ud800",
  ])('keeps a hostile gain %j inert, in the Liquid and in the page', (text) => {
    const gains = [{ what: text, from: text, to: `${text} 2` }];
    const reason = { kind: 'similar-better', than: 7, more: 100, shared: [], gains } as const;
    const liquid = liquidOf(some(suggestion(1, 'mug', { reason })), moment, null);
    const [item] = render(liquid, { mug: product(1, 'mug') }).items;
    expect(item?.reason).toMatchObject({ gains: [{ from: text, to: `${text} 2` }] });
    expect(liquid).not.toMatch(/secret \}\}|raw %\}|<img|endcapture %\}\{\{/);
  });

  it('cuts a gain that no card has room for', () => {
    const gains = [{ what: '', from: 'x'.repeat(500), to: 'y'.repeat(500) }];
    const reason = { kind: 'similar-better', than: 7, more: 100, shared: [], gains } as const;
    const liquid = liquidOf(some(suggestion(1, 'mug', { reason })), moment, null);
    expect(liquid).not.toMatch(/x{61}|y{61}/);
  });

  it.each<[Reason, ToldReason]>([
    [
      { kind: 'like-bought-together', like: 3, orders: 9, share: 0.5, with: 7 },
      { kind: 'like-bought-together', like: 3, orders: 9, share: 0.5, with: 7 },
    ],
    [
      { kind: 'again', times: 3, daysAgo: 30 },
      { kind: 'again', times: 3, daysAgo: 30 },
    ],
    [
      { kind: 'popular', orders: 120, days: 30 },
      { kind: 'popular', orders: 120, days: 30 },
    ],
    [{ kind: 'pinned' }, { kind: 'pinned' }],
  ])('tells the reason %j', (reason, told) => {
    const liquid = liquidOf(some(suggestion(1, 'mug', { reason })), moment);
    expect(render(liquid, { mug: product(1, 'mug') }).items[0]?.reason).toEqual(told);
  });

  it('looks up at most what Shopify allows on a page', () => {
    const many = Array.from({ length: 40 }, (_, at) => suggestion(at + 1, `p-${at}`));
    const asked = new Set<string>();
    const all = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: undefined }),
        get: (_, key) => {
          asked.add(String(key));
          return undefined;
        },
      },
    );
    const exit: SuggestRequest = { placement: 'exit', productId: 7, cart: [], limit: 12 };
    render(liquidOf(some(...many), exit, 'jar'), all);
    expect([...asked].filter((key) => /^(p-|jar)/.test(key)).length).toBe(MOST_LOOKUPS);
  });

  it('answers an empty outcome without any lookup', () => {
    const liquid = liquidOf({ kind: 'nothing', why: 'no-model' }, moment, 'jar');
    expect(liquid).not.toContain('all_products');
    expect(render(liquid, {})).toMatchObject({ items: [], base: null, mark: 'product:cross-sell' });
  });

  it('stays small: a card costs about a line', () => {
    const many = Array.from({ length: 12 }, (_, at) => suggestion(at + 1, `a-handle-of-usual-length-${at}`));
    expect(liquidOf(some(...many), moment).length).toBeLessThan(5_000);
  });
});
