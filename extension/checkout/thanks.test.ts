// @vitest-environment happy-dom
/** The block after the purchase, in Shopify's own tester: one follow-up per order, and a no that holds. */
import { getExtension } from '@shopify/ui-extensions-tester';
import { createStorage } from '@shopify/ui-extensions-tester/checkout';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withMark } from './src/thanks.tsx';
import { button, line, product, read, SERVER, translator } from './testing.ts';

const extension = getExtension('purchase.thank-you.block.render');
const SUGGESTED = {
  product: 42,
  mark: 'thanks:cross-sell',
  reason: { kind: 'bought-together', orders: 38, share: 0.3, with: 1 },
};
let answer: unknown;
let sold: unknown;
let asked: { url: string; body: Record<string, unknown> }[];
let kept: Record<string, unknown>;

/** The page, opened (again) with what the browser remembers. */
async function open(order = 'gid://shopify/OrderIdentity/1'): Promise<void> {
  // A page that is opened anew keeps nothing of the last one's.
  render(null, document.body);
  extension.tearDown();
  extension.setUp();
  asked = [];
  const { shopify } = extension;
  shopify.settings.value = { address: SERVER };
  shopify.lines.value = [line(1, 'Stove')];
  shopify.localization.currency.value = { isoCode: 'SEK' };
  shopify.localization.country.value = { isoCode: 'SE' };
  shopify.localization.language.value = { isoCode: 'en' };
  shopify.i18n.translate = translator('en.default') as typeof shopify.i18n.translate;
  shopify.i18n.formatCurrency = (amount, options) =>
    new Intl.NumberFormat('sv', { style: 'currency', ...options }).format(amount);
  shopify.sessionToken.get = async () => 'a.b.c';
  shopify.customerPrivacy.value.allowedProcessing.analytics = true;
  shopify.orderConfirmation.value = { order: { id: order }, number: 'A1', isFirstOrder: false };
  shopify.storage = {
    read: async (key: string) => (kept[key] ?? null) as never,
    write: async (key: string, data: unknown) => {
      kept[key] = structuredClone(data);
    },
    delete: async (key: string) => void delete kept[key],
  };
  shopify.query = vi.fn(async () => ({ data: { product: sold } })) as unknown as typeof shopify.query;
  extension.fetch = vi.fn(async (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), body: JSON.parse(String(init?.body)) as Record<string, unknown> });
    return new Response(JSON.stringify(answer));
  }) as typeof fetch;
  await extension.render();
  await new Promise((resolve) => setTimeout(resolve, 20));
}

beforeEach(() => {
  extension.setUp();
  kept = {};
  answer = { v: 1, suggestion: SUGGESTED };
  sold = product('Gas', ['129.0']);
});
afterEach(() => extension.tearDown());

const questions = () => asked.filter(({ url }) => url.endsWith('/suggest'));

describe('the block after the purchase', () => {
  it('shows one product with its reason, its price and a link that keeps the mark', async () => {
    await open();
    expect(read()).toContain('Goes well with what you bought');
    expect(read()).toContain('Bought with Stove in 38 orders');
    expect(read()).toContain('129,00 kr');
    expect(button('See the product').getAttribute('href')).toBe(
      'https://shop.example.test/products/gas?_mersalg=thanks%3Across-sell',
    );
    expect(questions()[0]!.body).toMatchObject({ placement: 'thanks', products: [1] });
  });

  it('keeps a market’s own query in the link', () => {
    expect(withMark('https://s.test/p?country=NO', 'thanks:cross-sell')).toBe(
      'https://s.test/p?country=NO&_mersalg=thanks%3Across-sell',
    );
  });

  it('says from which price on where variants differ', async () => {
    sold = product('Gas', ['129.0', '199.0']);
    await open();
    expect(read()).toContain('From 129,00 kr');
  });

  it('shows the same again when the page is opened again, and asks nobody anew', async () => {
    await open();
    answer = { v: 1, suggestion: { ...SUGGESTED, product: 43 } };
    await open();
    expect(read()).toContain('Gas');
    expect(questions()).toEqual([]);
    expect(vi.mocked(extension.shopify.query).mock.calls[0]![1]).toMatchObject({
      variables: { id: 'gid://shopify/Product/42' },
    });
  });

  it('goes at a no, stays away for this order, and tells the next question of it', async () => {
    await open();
    button('No thanks').click();
    await vi.waitFor(() => expect(read()).toBe(''));
    await vi.waitFor(() => expect(kept.mersalg).toMatchObject({ order: { suggested: null } }));
    expect(asked.at(-1)!.body).toEqual({ events: [{ kind: 'dismissed', placement: 'thanks' }] });
    await open();
    expect(read()).toBe('');
    expect(questions()).toEqual([]);
    await open('gid://shopify/OrderIdentity/2');
    const day = Math.floor(Date.now() / 86_400_000);
    expect(questions()[0]!.body.memory).toEqual({ declined: { p42: day, thanks: day } });
  });

  it('does not say again what checkout has offered and the buyer left', async () => {
    kept.mersalg = { offered: [42] };
    await open();
    expect(read()).toBe('');
    // And nothing comes in its place when the page is opened again.
    answer = { v: 1, suggestion: { ...SUGGESTED, product: 43 } };
    await open();
    expect(read()).toBe('');
  });

  it.each<[string, () => void]>([
    ['there is nothing to suggest', () => (answer = { v: 1, suggestion: null })],
    ['the product has no page in the shop', () => (sold = product('Gas', ['1'], { onlineStoreUrl: null }))],
    ['it is sold out', () => (sold = product('Gas', []))],
  ])('shows nothing when %s', async (_why, arrange) => {
    arrange();
    await open();
    expect(read()).toBe('');
  });

  it('shows nothing where it could not remember a no', async () => {
    const broken = createStorage({});
    broken.read = () => Promise.reject(new Error('no storage'));
    await open();
    extension.tearDown();
    extension.setUp();
    extension.shopify.storage = broken;
    extension.shopify.settings.value = { address: SERVER };
    extension.shopify.lines.value = [line(1)];
    await extension.render();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(read()).toBe('');
  });
});
