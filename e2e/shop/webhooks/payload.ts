/** The REST form in which Shopify's webhooks carry products and news of customers; orders stand in orderPayload.ts. */

import { shopId } from '../graphql/resolvers/app.ts';
import { customerById } from '../graphql/resolvers/order.ts';
import { priceText } from '../money.ts';
import type { TwinChange, TwinProduct, TwinShop } from '../state.ts';
import { shopInstant } from '../time.ts';
import { orderPayload } from './orderPayload.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** The body for a change, before it is made text. `base` is where pictures are served from. */
export function payloadOf(shop: TwinShop, change: TwinChange, base: string): Payload {
  if ('order' in change) return orderPayload(shop, change.order);
  if ('product' in change) return productPayload(shop, change.product, base);
  if ('id' in change) return { id: change.id };
  return shopPayload(shop);
}

function shopPayload({ data }: TwinShop): Payload {
  return {
    id: shopId(data.domain),
    name: data.name,
    domain: data.domain,
    myshopify_domain: data.domain,
    currency: data.currency,
    iana_timezone: data.timezone,
    country_code: data.country,
    primary_locale: data.locale,
  };
}

function productPayload(shop: TwinShop, product: TwinProduct, base: string): Payload {
  const at = (iso: string): string => shopInstant(iso, shop.data.timezone);
  const money = (minor: number): string => priceText(minor, shop.data.currency);
  const image = product.image && {
    id: product.id,
    product_id: product.id,
    position: 1,
    alt: product.image.alt,
    width: product.image.width,
    height: product.image.height,
    src: new URL(product.image.src, base).href,
    variant_ids: [],
  };
  return {
    id: product.id,
    admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
    title: product.title,
    body_html: product.bodyHtml,
    handle: product.handle,
    vendor: product.vendor,
    product_type: product.type,
    tags: [...product.tags].sort().join(', '),
    status: product.status.toLowerCase(),
    created_at: at(product.createdAt),
    updated_at: at(product.updatedAt),
    published_at: product.publishedAt === null ? null : at(product.publishedAt),
    options: product.options.map((option, index) => ({
      id: product.id * 10 + index,
      product_id: product.id,
      name: option.name,
      position: index + 1,
      values: option.values,
    })),
    variants: product.variants.map((variant) => ({
      id: variant.id,
      admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
      product_id: product.id,
      title: variant.title,
      price: money(variant.price),
      compare_at_price: variant.compareAt === null ? null : money(variant.compareAt),
      sku: variant.sku,
      position: variant.position,
      inventory_quantity: variant.inventory,
      inventory_policy: variant.policy.toLowerCase(),
      inventory_management: variant.tracked ? 'shopify' : null,
      option1: variant.options[0] ?? null,
      option2: variant.options[1] ?? null,
      option3: variant.options[2] ?? null,
    })),
    image,
    images: image ? [image] : [],
  };
}

export type ComplianceTopic = 'customers/data_request' | 'customers/redact' | 'shop/redact';

/** The body of a compliance webhook; `customerId` is needed for the two about a customer. */
export function compliancePayload(
  shop: TwinShop,
  topic: ComplianceTopic,
  customerId: number | null,
): Payload {
  const about = { shop_id: shopId(shop.data.domain), shop_domain: shop.data.domain };
  if (topic === 'shop/redact') return about;
  const customer = customerId === null ? null : customerById(shop, customerId);
  if (!customer) throw new Error(`${topic} needs a customer of ${shop.data.domain}.`);
  const orders = shop.data.orders
    .filter((order) => order.customerId === customer.id)
    .map((order) => order.id);
  const person = { id: customer.id, email: customer.email, phone: null };
  return topic === 'customers/redact'
    ? { ...about, customer: person, orders_to_redact: orders }
    : {
        ...about,
        customer: person,
        orders_requested: orders,
        data_request: { id: shopId(`${customer.id}`) },
      };
}
