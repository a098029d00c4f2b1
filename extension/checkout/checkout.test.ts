// @vitest-environment happy-dom
/** The block in checkout, in Shopify's own tester: quiet, honest about the price, and nothing changes without a press. */
import { getExtension } from '@shopify/ui-extensions-tester';
import { createResult, createStorage } from '@shopify/ui-extensions-tester/checkout';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { button, line, product, read, SERVER, translator } from './testing.ts';

const VISITOR = '0b7c1d52-6f3a-4e1b-9a55-3c2f1e0d9b8a';
const extension = getExtension('purchase.checkout.block.render');
const SUGGESTED = {
  product: 42,
  mark: 'checkout:cross-sell',
  reason: { kind: 'bought-together', orders: 38, share: 0.3, with: 1 },
};
let answer: unknown;
let sold: unknown;
let asked: { url: string; headers: Record<string, string>; body: Record<string, unknown> }[];
const applied = vi.fn();

beforeEach(() => {
  extension.setUp();
  asked = [];
  answer = { v: 1, suggestion: SUGGESTED };
  sold = product('Gas', ['129.0']);
  const { shopify } = extension;
  shopify.settings.value = { address: `${SERVER}/` };
  shopify.lines.value = [line(1, 'Stove'), line(2)];
  shopify.localization.currency.value = { isoCode: 'SEK' };
  shopify.localization.country.value = { isoCode: 'SE' };
  shopify.localization.language.value = { isoCode: 'sv-SE' };
  shopify.i18n.translate = translator('sv') as typeof shopify.i18n.translate;
  shopify.i18n.formatCurrency = (amount, options) =>
    new Intl.NumberFormat('sv', { style: 'currency', ...options }).format(amount);
  shopify.sessionToken.get = async () => 'a.b.c';
  shopify.storage = createStorage({});
  shopify.query = vi.fn(async () => ({ data: { product: sold } })) as unknown as typeof shopify.query;
  shopify.customerPrivacy.value.allowedProcessing.analytics = true;
  applied.mockReset().mockResolvedValue(createResult('applyCartLinesChange'));
  shopify.applyCartLinesChange = applied;
  extension.fetch = vi.fn(async (url: unknown, init?: RequestInit) => {
    asked.push({
      url: String(url),
      headers: init?.headers as Record<string, string>,
      body: JSON.parse(String(init?.body)) as Record<string, unknown>,
    });
    return new Response(JSON.stringify(answer), { status: answer === null ? 500 : 200 });
  }) as typeof fetch;
});
afterEach(() => extension.tearDown());

const events = () => asked.filter(({ url }) => url.endsWith('/events')).flatMap(({ body }) => body.events);
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the block in checkout', () => {
  it('asks by its token for what goes with the lines, and shows one product as the platform sells it', async () => {
    await extension.render();
    await vi.waitFor(() => expect(read()).toContain('Gas'));
    expect(read()).toContain('Köpt med Stove i 38 beställningar');
    expect(read()).toContain('Lägg till för 129,00 kr');
    expect(asked[0]).toMatchObject({
      url: `${SERVER}/extension/suggest`,
      headers: { authorization: 'Bearer a.b.c' },
      body: { placement: 'checkout', products: [1, 2], country: 'SE', language: 'sv' },
    });
    expect(vi.mocked(extension.shopify.query).mock.calls[0]![1]).toEqual({
      variables: { id: 'gid://shopify/Product/42', country: 'SE', language: 'SV' },
    });
  });

  it('changes nothing until the buyer presses, then adds one piece with its mark', async () => {
    await extension.render();
    await vi.waitFor(() => expect(read()).toContain('Gas'));
    await settled();
    expect(applied).not.toHaveBeenCalled();
    button('129,00 kr').click();
    await vi.waitFor(() => expect(applied).toHaveBeenCalledOnce());
    expect(applied).toHaveBeenCalledWith({
      type: 'addCartLine',
      merchandiseId: 'gid://shopify/ProductVariant/90',
      quantity: 1,
      attributes: [{ key: '_mersalg', value: 'checkout:cross-sell' }],
    });
    await vi.waitFor(() =>
      expect(events()).toEqual([
        { kind: 'shown', placement: 'checkout' },
        { kind: 'added', placement: 'checkout' },
      ]),
    );
  });

  it('says plainly when it could not be added', async () => {
    applied.mockResolvedValue(createResult('applyCartLinesChange', { type: 'error', message: 'Sold out' }));
    await extension.render();
    await vi.waitFor(() => expect(read()).toContain('Gas'));
    button('129,00 kr').click();
    await vi.waitFor(() => expect(read()).toContain('Din beställning är som förut'));
    expect(events()).toEqual([{ kind: 'shown', placement: 'checkout' }]);
  });

  it('can be undone as easily once it is in the order', async () => {
    extension.shopify.lines.value = [line(1), line(42, 'Gas', 'checkout:cross-sell')];
    await extension.render();
    await vi.waitFor(() => expect(read()).toContain('Gas är med i din beställning'));
    button('Ta bort').click();
    await vi.waitFor(() =>
      expect(applied).toHaveBeenCalledWith({
        type: 'removeCartLine',
        id: 'gid://shopify/CartLine/42',
        quantity: 1,
      }),
    );
  });

  it('lets the buyer choose where there are variants, and says what each costs', async () => {
    sold = product('Gas', ['129.0', '199.0']);
    await extension.render();
    await vi.waitFor(() => expect(document.body.querySelectorAll('s-option')).toHaveLength(2));
    const select = document.body.querySelector<HTMLElement & { value: string }>('s-select')!;
    select.value = 'gid://shopify/ProductVariant/91';
    select.dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(read()).toContain('Lägg till för 199,00 kr'));
    button('199,00 kr').click();
    await vi.waitFor(() => expect(applied).toHaveBeenCalled());
    expect(applied.mock.calls[0]![0]).toMatchObject({ merchandiseId: 'gid://shopify/ProductVariant/91' });
  });

  it('says whose checkout it is to the server, by the cart and by the platform’s token', async () => {
    const { shopify } = extension;
    shopify.attributes.value = [{ key: '__mersalg', value: VISITOR }];
    shopify.checkoutToken.value = 'c0ffee';
    await extension.render();
    await vi.waitFor(() => expect(read()).toContain('Gas'));
    expect(asked[0]!.body).toMatchObject({ visitor: VISITOR, checkout: 'c0ffee' });
  });

  it('asks nothing at all for who is held out', async () => {
    extension.shopify.attributes.value = [{ key: '__mersalg', value: `${VISITOR}:0` }];
    await extension.render();
    await settled();
    expect([read(), asked]).toEqual(['', []]);
  });

  it('counts nothing without consent to analytics', async () => {
    extension.shopify.customerPrivacy.value.allowedProcessing.analytics = false;
    await extension.render();
    await vi.waitFor(() => expect(read()).toContain('Gas'));
    await settled();
    expect(events()).toEqual([]);
    expect(asked[0]!.body).not.toHaveProperty('checkout');
  });

  it('asks the address that the server wrote where the setting is empty', async () => {
    extension.shopify.settings.value = { address: '' };
    extension.shopify.appMetafields.value = [
      {
        target: { type: 'shop', id: '1' },
        metafield: {
          key: 'address',
          namespace: '$app:mersalg',
          value: 'https://own.test',
          valueType: 'string',
        },
      },
    ] as unknown as typeof extension.shopify.appMetafields.value;
    await extension.render();
    await vi.waitFor(() => expect(read()).toContain('Gas'));
    expect(asked[0]!.url).toBe('https://own.test/extension/suggest');
  });

  it.each<[string, () => void]>([
    ['the server has nothing to suggest', () => (answer = { v: 1, suggestion: null })],
    ['the server is down', () => (answer = null)],
    ['the answer is of another kind', () => (answer = { v: 2, suggestion: SUGGESTED })],
    [
      'the server cannot be reached',
      () => (extension.fetch = (() => Promise.reject(new TypeError('away'))) as typeof fetch),
    ],
    ['nobody knows the server’s address', () => (extension.shopify.settings.value = { address: 'not one' })],
    [
      'the checkout takes no more lines',
      () => (extension.shopify.instructions.value.lines.canAddCartLine = false),
    ],
    ['the product is in the cart already', () => (extension.shopify.lines.value = [line(1), line(42)])],
    [
      'the shopper is held out for comparison',
      () => (extension.shopify.attributes.value = [{ key: '__mersalg', value: `${VISITOR}:0` }]),
    ],
    ['the cart is empty', () => (extension.shopify.lines.value = [])],
    ['the product is gone', () => (sold = null)],
    ['it is sold by subscription only', () => (sold = product('Gas', ['1'], { requiresSellingPlan: true }))],
    [
      'the price is in another currency',
      () => (extension.shopify.localization.currency.value = { isoCode: 'EUR' }),
    ],
    [
      'the storefront does not answer',
      () => (extension.shopify.query = (() => Promise.reject(new Error('away'))) as never),
    ],
  ])('shows nothing when %s', async (_why, arrange) => {
    arrange();
    await extension.render();
    await settled();
    expect(read()).toBe('');
    expect(applied).not.toHaveBeenCalled();
    expect(events().filter((event) => (event as { kind: string }).kind === 'added')).toEqual([]);
  });

  it('tells the merchant in the editor what stands here, and buyers never', async () => {
    answer = { v: 1, suggestion: null };
    const inEditor = { ...extension.shopify.extension, editor: { type: 'checkout' as const } };
    extension.shopify.extension = inEditor;
    await extension.render();
    await vi.waitFor(() => expect(read()).toContain('Mersalg: här står en vara'));
  });
});
