/** A checkout for tests of the blocks: Shopify's own tester, with a server and a storefront that answer what a test says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCartLine } from '@shopify/ui-extensions-tester/checkout';

export const SERVER = 'https://mersalg.example.test';

/** A line of the cart, by its product's number. */
export function line(product: number, title = `Product ${product}`, mark?: string) {
  return createCartLine({
    id: `gid://shopify/CartLine/${product}`,
    quantity: 1,
    attributes: mark === undefined ? [] : [{ key: '_mersalg', value: mark }],
    merchandise: {
      type: 'variant',
      id: `gid://shopify/ProductVariant/${product}0`,
      title,
      selectedOptions: [],
      product: { id: `gid://shopify/Product/${product}`, vendor: 'Fjell', productType: 'Stove' },
      requiresShipping: true,
    },
  });
}

/** A product as the Storefront API answers; `prices` in the buyer's currency, one variant each. */
export function product(title: string, prices: readonly string[], over: Record<string, unknown> = {}) {
  return {
    title,
    onlineStoreUrl: `https://shop.example.test/products/${title.toLowerCase()}`,
    requiresSellingPlan: false,
    featuredImage: { url: 'https://cdn.example.test/a.png', altText: null },
    variants: {
      nodes: prices.map((amount, at) => ({
        id: `gid://shopify/ProductVariant/9${at}`,
        title: `Size ${at}`,
        availableForSale: true,
        price: { amount, currencyCode: 'SEK' },
      })),
    },
    ...over,
  };
}

/** `i18n.translate` as checkout does it: forms by `count`, places filled in. */
export function translator(language: string) {
  const texts = JSON.parse(
    readFileSync(join(import.meta.dirname, `locales/${language}.json`), 'utf8'),
  ) as Record<string, unknown>;
  return (key: string, places: Record<string, unknown> = {}): string => {
    let found = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], texts);
    if (typeof found === 'object' && found !== null) {
      const form = new Intl.PluralRules(language.slice(0, 2)).select(Number(places.count));
      found = (found as Record<string, string>)[form] ?? (found as Record<string, string>).other;
    }
    if (typeof found !== 'string') throw new Error(`No text for ${key} in ${language}.`);
    return found.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(places[name]));
  };
}

/** What a person reads in the block. */
export const read = () => document.body.textContent?.replaceAll('\u00a0', ' ') ?? '';

export function button(text: string): HTMLElement {
  const found = [...document.body.querySelectorAll<HTMLElement>('s-button')].find((one) =>
    one.textContent?.replaceAll('\u00a0', ' ').includes(text),
  );
  if (!found) throw new Error(`No button "${text}" in: ${read()}`);
  return found;
}
