/** What an extension is given when it is mounted: lines, market, settings and texts, as checkout's API has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectedOf } from '../../graphql/resolvers/connected.ts';
import type { TwinOrderLine } from '../../state.ts';
import { cartJson } from '../cart/json.ts';
import type { Checkout } from '../checkout/checkout.ts';
import { hundredths } from '../conversion.ts';
import { readCookie } from '../cookies.ts';
import { allowsAnalytics } from '../customer.ts';
import type { Visit } from '../visit.ts';

const LOCALES = fileURLToPath(new URL('../../../../extension/checkout/locales', import.meta.url));

export interface ExtensionLine {
  readonly id: string;
  readonly quantity: number;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  readonly merchandise: Readonly<Record<string, unknown>>;
  readonly cost: { readonly totalAmount: { readonly amount: number; readonly currencyCode: string } };
}

/** Travels as JSON from the checkout's page into the sandbox. */
export interface ExtensionState {
  readonly target: string;
  readonly scripts: readonly string[];
  readonly texts: Readonly<Record<string, unknown>>;
  readonly lines: readonly ExtensionLine[];
  readonly language: string;
  readonly country: string;
  readonly currency: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly shop: {
    readonly id: string;
    readonly name: string;
    readonly myshopifyDomain: string;
    readonly storefrontUrl: string;
  };
  /** Where the app has written its address into the shop's metafield. */
  readonly address: string | null;
  readonly order: { readonly id: string; readonly number: string } | null;
  readonly analytics: boolean;
  /** Of the cart, private ones too unless they are hidden. */
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  readonly checkoutToken: string;
}

export function linesOf(visit: Visit, checkout: Checkout): ExtensionLine[] {
  const { currency } = visit.market;
  if (checkout.order) {
    const paidIn = checkout.order.shown?.currency ?? checkout.order.currency;
    const cost = (line: TwinOrderLine) => {
      const off = (line.discounts ?? []).reduce((sum, { shown }) => sum + shown, 0);
      return hundredths((line.shownPrice ?? line.price) * line.quantity - off, paidIn) / 100;
    };
    return checkout.order.lines.map((line) => ({
      id: `gid://shopify/CartLine/${line.id}`,
      quantity: line.quantity,
      attributes: line.properties.map(({ name, value }) => ({ key: name, value })),
      merchandise: merchandise(line.variantId, line.productId, line.title, line.variantTitle),
      cost: { totalAmount: { amount: cost(line), currencyCode: paidIn } },
    }));
  }
  const cart = visit.front.cart(checkout.cartToken);
  const { items } = cartJson(visit, cart ?? visit.cart) as unknown as {
    items: {
      key: string;
      variant_id: number;
      product_id: number;
      product_title: string;
      variant_title: string | null;
      quantity: number;
      properties: Record<string, string> | null;
      final_line_price: number;
    }[];
  };
  return items.map((item) => ({
    id: `gid://shopify/CartLine/${item.key}`,
    quantity: item.quantity,
    attributes: Object.entries(item.properties ?? {}).map(([key, value]) => ({ key, value })),
    merchandise: merchandise(item.variant_id, item.product_id, item.product_title, item.variant_title),
    cost: { totalAmount: { amount: item.final_line_price / 100, currencyCode: currency } },
  }));
}

function merchandise(
  variantId: number | null,
  productId: number | null,
  title: string,
  subtitle: string | null,
) {
  return {
    type: 'variant',
    id: `gid://shopify/ProductVariant/${variantId}`,
    title,
    subtitle: subtitle ?? undefined,
    selectedOptions: [],
    requiresShipping: true,
    product: { id: `gid://shopify/Product/${productId}`, vendor: '', productType: '' },
  };
}

/** The extension's texts in the buyer's language, English where there are none. */
function texts(locale: string): Record<string, unknown> {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(LOCALES, `${name}.json`), 'utf8')) as Record<string, unknown>;
  try {
    return read(locale);
  } catch {
    return read('en.default');
  }
}

export function stateOf(visit: Visit, checkout: Checkout, target: string): ExtensionState {
  const { shop, market } = visit;
  return {
    target,
    scripts: ['host', 'checkout'].map((name) => `${visit.url.origin}/cdn/checkout/${name}.js`),
    texts: texts(market.locale),
    lines: linesOf(visit, checkout),
    language: market.locale,
    country: market.country,
    currency: market.currency,
    // As a merchant leaves it who places the block and types nothing.
    settings: {},
    shop: {
      id: 'gid://shopify/Shop/1',
      name: shop.data.name,
      myshopifyDomain: shop.data.domain,
      storefrontUrl: visit.url.origin,
    },
    address: connectedOf(shop).metafields.get('$app:mersalg.address') ?? null,
    order: checkout.order && {
      id: `gid://shopify/OrderIdentity/${checkout.order.id}`,
      number: checkout.order.name,
    },
    analytics: allowsAnalytics(visit.request),
    attributes: attributesOf(visit, checkout),
    checkoutToken: checkout.token,
  };
}

/** With the value `hidden`, blocks are not told private attributes: whether Shopify tells them is written nowhere. */
const PRIVATE_COOKIE = '_twin_private_attributes';

/** Of the cart while it is one, then of the order. */
function attributesOf(visit: Visit, { cartToken, attributes }: Checkout): ExtensionState['attributes'] {
  const told = attributes ?? visit.front.cart(cartToken)?.attributes ?? {};
  const hides = readCookie(visit.request, PRIVATE_COOKIE) === 'hidden';
  return Object.entries(told).flatMap(([key, value]) =>
    hides && key.startsWith('__') ? [] : [{ key, value }],
  );
}
