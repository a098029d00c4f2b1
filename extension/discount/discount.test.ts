import { readFileSync } from 'node:fs';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import {
  FUNCTION_LIMITS,
  outputErrors,
  QUESTION_FILE,
  questionErrors,
} from '../../e2e/shop/schema/function.ts';
import { API_VERSION } from '../../e2e/shop/schema/source.ts';
import { PROMISE } from '../../server/domain/offer/promise.ts';
import type { Terms } from '../../server/domain/offer/terms.ts';
import { amount, percent, termsWith } from '../../server/domain/offer/testing.ts';
import type { Output } from './src/types.ts';
import { cartLine, cartWith, claimOf, discountWith, inputOf, outputOf } from './testing.ts';

const tenth = (more: Partial<Terms> = {}) =>
  termsWith({
    id: 'o1',
    kind: 'volume',
    products: [1],
    tiers: [{ quantity: 1, off: percent(1_000) }],
    ...(more as object),
  });
const marked = (offer: string, by = 'upgrade:upsell') => ({ properties: { _mersalg: `${by}:${offer}` } });

describe('the question', () => {
  const question = readFileSync(QUESTION_FILE, 'utf8');

  it('is one that Shopify’s schema answers, and a typo is found', () => {
    expect(questionErrors(question)).toEqual([]);
    expect(questionErrors(question.replace('discountClasses', 'discountClass'))[0]).toContain(
      'discountClass',
    );
  });

  it('is short enough for Shopify, 3,000 bytes without comments', () => {
    expect(question.replace(/#.*/g, '').length).toBeLessThan(3_000);
  });

  it('is answered with what the Function reads', () => {
    const cart = cartWith([cartLine(1, 12_950, 2, marked('o1'))]);
    expect(inputOf(discountWith([tenth()]), cart)).toMatchObject({
      cart: {
        attribute: null,
        cost: { subtotalAmount: { currencyCode: 'SEK' } },
        lines: [
          {
            id: 'gid://shopify/CartLine/1',
            quantity: 2,
            attribute: { value: 'upgrade:upsell:o1' },
            parentRelationship: null,
            cost: { amountPerQuantity: { amount: '129.50' } },
            merchandise: { __typename: 'ProductVariant', id: 'gid://shopify/ProductVariant/10' },
          },
        ],
      },
      discount: { discountClasses: ['PRODUCT', 'ORDER'], metafield: { jsonValue: { v: 1 } } },
      localization: { country: { isoCode: 'SE' } },
      presentmentCurrencyRate: '1',
      shop: { localTime: { past1: false, past4: false } },
    });
  });
});

describe('the extension', () => {
  const toml = parseToml(
    readFileSync(new URL('./shopify.extension.toml', import.meta.url), 'utf8'),
  ) as unknown as {
    api_version: string;
    extensions: {
      handle: string;
      targeting: { target: string }[];
      input: { variables: { namespace: string; key: string } };
    }[];
  };

  it('asks the version whose schema it is tested by, and names what the server writes', () => {
    expect(toml.api_version).toBe(API_VERSION);
    expect(toml.extensions[0]).toMatchObject({
      handle: 'mersalg-discount',
      targeting: [{ target: 'cart.lines.discounts.generate.run' }],
      input: { variables: { namespace: PROMISE.namespace, key: PROMISE.ends } },
    });
  });
});

describe('the built Function', () => {
  it('takes off lines what the terms say, and off the order', () => {
    const bar = termsWith({ id: 'o2', kind: 'order', tiers: [{ subtotal: 10_000, off: amount(1_000) }] });
    const output = outputOf(
      discountWith([tenth(), bar]),
      cartWith([cartLine(1, 10_000, 2), cartLine(2, 500)]),
    );
    expect(outputErrors(output)).toEqual([]);
    expect(output).toEqual({
      operations: [
        {
          productDiscountsAdd: {
            selectionStrategy: 'ALL',
            candidates: [
              {
                message: 'Mängdpris',
                targets: [{ cartLine: { id: 'gid://shopify/CartLine/1' } }],
                value: { fixedAmount: { amount: '20.00' } },
              },
            ],
          },
        },
        {
          orderDiscountsAdd: {
            selectionStrategy: 'FIRST',
            candidates: [
              {
                message: 'Rabatt på varukorgen',
                targets: [{ orderSubtotal: { excludedCartLineIds: [] } }],
                value: { fixedAmount: { amount: '10.00' } },
              },
            ],
          },
        },
      ],
    });
  });

  it('writes amounts in the currency of the cart', () => {
    const fixed = termsWith({ id: 'o1', kind: 'swap', products: [1], off: amount(10_000) });
    const cart = cartWith([cartLine(1, 50_000, 1, marked('o1'))], {
      currency: 'JPY',
      rate: 15.28,
      country: 'JP',
    });
    expect([...claimOf(discountWith([fixed]), cart).lines.values()]).toEqual([1_528]);
    expect(JSON.stringify(outputOf(discountWith([fixed]), cart))).toContain('"amount":"1528"');
  });

  it('makes one sum of what two offers take off pieces of one line', () => {
    const set = termsWith({
      id: 'o2',
      kind: 'bundle',
      priority: 0,
      parts: [{ products: [1], quantity: 2 }],
      off: amount(300),
    });
    const swap = termsWith({ id: 'o1', kind: 'swap', products: [1], off: amount(100) });
    const output = outputOf(discountWith([set, swap]), cartWith([cartLine(1, 1_000, 3, marked('o1'))]));
    expect(output.operations).toMatchObject([
      { productDiscountsAdd: { candidates: [{ value: { fixedAmount: { amount: '4.00' } } }] } },
    ]);
  });

  it('takes nothing off the cart of a shopper who is held out, and all of it off any other', () => {
    const bar = termsWith({ id: 'o2', kind: 'order', tiers: [{ subtotal: 10_000, off: amount(1_000) }] });
    const off = (attributes: Record<string, string>) => {
      const cart = cartWith([cartLine(1, 10_000, 2, marked('o1'))], { attributes });
      const { lines, order } = claimOf(discountWith([tenth(), bar]), cart);
      return [lines.size, order?.(18_000) ?? 0];
    };
    const id = '0b7c1d52-6f3a-4e1b-9a55-3c2f1e0d9b8a';
    expect(off({ __mersalg: `${id}:0` })).toEqual([0, 0]);
    const others: Record<string, string>[] = [
      {},
      { __mersalg: id },
      { __mersalg: '' },
      { mersalg: `${id}:0` },
    ];
    for (const other of others) expect(off(other)).toEqual([1, 1_000]);
  });

  it('takes off only by the classes that the discount has', () => {
    const bar = termsWith({ id: 'o2', kind: 'order', tiers: [{ subtotal: 9_500, off: amount(1_000) }] });
    const cart = cartWith([cartLine(1, 10_000)]);
    const orders = claimOf(discountWith([tenth(), bar], { classes: ['ORDER'] }), cart);
    expect([orders.lines.size, orders.order?.(10_000)]).toEqual([0, 1_000]);
    const products = claimOf(discountWith([tenth(), bar], { classes: ['PRODUCT'] }), cart);
    expect([products.lines.size, products.order]).toEqual([1, null]);
  });

  it('takes nothing off by terms that are not there, are of another version, or are too long to be read', () => {
    const cart = cartWith([cartLine(1, 10_000)]);
    for (const terms of ['{}', '{"v":2,"shopCurrency":"SEK","terms":[]}', '{"v":1,"shopCurrency":"SEK"}'])
      expect(outputOf(discountWith([], { metafields: { terms } }), cart)).toEqual({ operations: [] });
    const long = discountWith([tenth()]).metafield(PROMISE.namespace, 'terms')! + ' '.repeat(10_000);
    expect(outputOf(discountWith([], { metafields: { terms: long } }), cart)).toEqual({ operations: [] });
    expect(outputOf(discountWith([], { metafield: () => null }), cart)).toEqual({ operations: [] });
  });

  it('looks at none of the offers that have nothing to do with the cart, and keeps those that have', () => {
    const others = Array.from({ length: 40 }, (_, i) =>
      tenth({ id: `x${i}`, products: [100 + i] } as object),
    );
    const cart = cartWith([cartLine(1, 1_000)]);
    expect(claimOf(discountWith([...others, tenth()]), cart).lines).toEqual(
      claimOf(discountWith([tenth()]), cart).lines,
    );
  });

  it('believes no line property but one that names an offer on a product of that offer', () => {
    const swap = termsWith({ id: 'o1', kind: 'swap', products: [1], off: percent(5_000) });
    const off = (n: number, mark: string) =>
      claimOf(discountWith([swap]), cartWith([cartLine(n, 1_000, 1, { properties: { _mersalg: mark } })]))
        .lines.size;
    expect(off(1, 'upgrade:upsell:o1')).toBe(1);
    expect(off(2, 'upgrade:upsell:o1')).toBe(0);
    for (const mark of ['o1', 'upgrade:upsell', 'upgrade:upsell:O1', 'upgrade:upsell:o1:o1', '', '::o1'])
      expect(off(1, mark)).toBe(0);
  });

  it('keeps each of the next deadlines to the second, without a clock of its own', () => {
    const summer = Date.parse('2027-07-01T10:00:00Z');
    const winter = Date.parse('2027-12-01T10:00:00Z');
    const terms = [tenth({ until: winter }), tenth({ id: 'o2', products: [2], until: summer } as object)];
    const at = (now: number) =>
      [
        ...claimOf(
          discountWith(terms),
          cartWith([cartLine(1, 1_000), cartLine(2, 1_000)], { now }),
        ).lines.keys(),
      ]
        .map((key) => key.slice(-1))
        .join();
    expect(at(summer - 1_000)).toBe('1,2');
    expect(at(summer)).toBe('1');
    expect(at(winter - 1_000)).toBe('1');
    expect(at(winter)).toBe('');
  });

  it('takes an add-on’s share of the line that it is nested under', () => {
    const care = termsWith({ id: 'o1', kind: 'add-on', variant: 50, share: 1_000 });
    const parent = cartLine(1, 120_000);
    const nested = cartWith([parent, cartLine(5, 40_000, 1, { parent: parent.key })]);
    expect([...claimOf(discountWith([care]), nested).lines.values()]).toEqual([28_000]);
    expect(claimOf(discountWith([care]), cartWith([parent, cartLine(5, 40_000)])).lines.size).toBe(0);
  });
});

describe('a very long cart', () => {
  const uuid = (n: number) => `gid://shopify/CartLine/5b9e7a54-0c3f-4d6e-9a2f-${String(n).padStart(12, '0')}`;
  const long = (count: number) =>
    cartWith(Array.from({ length: count }, (_, n) => cartLine(1, 100_000 + n, 3, { key: uuid(n) })));
  const half = termsWith({
    id: 'o1',
    kind: 'volume',
    products: [1],
    tiers: [{ quantity: 1, off: percent(3_333) }],
  });
  const promised = (count: number) =>
    Math.floor((long(count).lines.reduce((sum, { price }) => sum + price * 3, 0) * 3_333) / 10_000 + 0.5);
  const charged = (count: number) =>
    [...claimOf(discountWith([half]), long(count)).lines.values()].reduce((a, b) => a + b, 0);

  it('has a discount of its own on each of 120 lines', () => {
    const output = outputOf(discountWith([half]), long(120));
    expect(output.operations).toMatchObject([{ productDiscountsAdd: { candidates: { length: 120 } } }]);
    expect(charged(120)).toBe(promised(120));
  });

  it('keeps its total on 200 lines, the last of them sharing one discount', () => {
    expect(charged(200)).toBe(promised(200));
  });

  it('stays within what Shopify takes even on 330 lines, most of the promise kept', () => {
    const output = outputOf(discountWith([half]), long(330));
    expect(JSON.stringify(output).length).toBeLessThanOrEqual(FUNCTION_LIMITS.output);
    expect(charged(330)).toBeGreaterThan(promised(330) * 0.6);
    expect(charged(330)).toBeLessThan(promised(330));
  });
});

it('says what a discount is in the shopper’s language, in English where it has no words for it', () => {
  const said = (language: string) =>
    applied(outputOf(discountWith([tenth()]), cartWith([cartLine(1, 10_000, 2)], { language })));
  expect(['sv', 'nb', 'da', 'en', 'fi'].map(said)).toEqual([
    'Mängdpris',
    'Mengdepris',
    'Mængdepris',
    'Quantity price',
    'Quantity price',
  ]);
});

function applied({ operations }: Output): string | undefined {
  const [first] = operations;
  return first && 'productDiscountsAdd' in first
    ? first.productDiscountsAdd.candidates[0]?.message
    : undefined;
}
