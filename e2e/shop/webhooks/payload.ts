/** The REST form in which Shopify's webhooks carry orders and products. */

import { shopId } from '../graphql/resolvers/app.ts';
import { atRate, currentQuantity, customerById, sumOff } from '../graphql/resolvers/order.ts';
import { priceText } from '../money.ts';
import type { TwinChange, TwinOrder, TwinProduct, TwinShop } from '../state.ts';
import { shopInstant } from '../time.ts';

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

function orderPayload(shop: TwinShop, order: TwinOrder): Payload {
  const at = (iso: string): string => shopInstant(iso, shop.data.timezone);
  const money = (minor: number): string => priceText(minor, order.currency);
  const customer = order.customerId === null ? null : customerById(shop, order.customerId);
  const paidIn = order.shown?.currency ?? order.currency;
  const set = (minor: number, shown: number): Payload => ({
    shop_money: { amount: money(minor), currency_code: order.currency },
    presentment_money: { amount: priceText(shown, paidIn), currency_code: paidIn },
  });
  const shown = order.shown ?? order;
  const current = order.cancelledAt === null ? Math.max(0, order.total - order.refunded) : 0;
  const applications = order.applications ?? [];
  const off = sumOff(applications);
  const goods = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    name: order.name,
    order_number: Number(order.name.replace(/\D/g, '')),
    created_at: at(order.createdAt),
    updated_at: at(order.updatedAt),
    processed_at: at(order.createdAt),
    cancelled_at: order.cancelledAt === null ? null : at(order.cancelledAt),
    test: order.test,
    email: order.email,
    currency: order.currency,
    presentment_currency: paidIn,
    financial_status: order.financialStatus.toLowerCase(),
    subtotal_price: money(order.subtotal),
    subtotal_price_set: set(order.subtotal, shown.subtotal),
    total_line_items_price: money(goods),
    total_discounts: money(off.amount),
    total_discounts_set: set(off.amount, off.shown),
    total_shipping_price_set: set(order.shipping, shown.shipping),
    total_tax: money(order.tax),
    total_tax_set: set(order.tax, shown.tax),
    total_price: money(order.total),
    total_price_set: set(order.total, shown.total),
    current_total_price: money(current),
    current_total_price_set: set(current, atRate(order, current)),
    taxes_included: true,
    discount_applications: applications.map(({ title, kind, target, shown: taken }) => ({
      target_type: target === 'shipping' ? 'shipping_line' : 'line_item',
      type: kind === 'code' ? 'discount_code' : 'automatic',
      value: priceText(taken, paidIn),
      value_type: 'fixed_amount',
      allocation_method: target === 'line' ? 'each' : 'across',
      target_selection: target === 'line' ? 'entitled' : 'all',
      ...(kind === 'code' ? { code: title } : { title }),
    })),
    discount_codes: applications
      .filter(({ kind }) => kind === 'code')
      .map(({ title, target, shown: taken }) => ({
        code: title,
        amount: priceText(taken, paidIn),
        type: target === 'shipping' ? 'shipping' : 'fixed_amount',
      })),
    customer:
      order.customerId === null
        ? null
        : {
            id: order.customerId,
            email: customer?.email ?? order.email,
            first_name: customer?.firstName ?? null,
            last_name: customer?.lastName ?? null,
          },
    line_items: order.lines.map((line) => ({
      id: line.id,
      admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
      product_id: line.productId,
      variant_id: line.variantId,
      product_exists: line.productId !== null && shop.productById.has(line.productId),
      title: line.title,
      variant_title: line.variantTitle,
      name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
      sku: line.sku,
      quantity: line.quantity,
      current_quantity: currentQuantity(order, line),
      price: money(line.price),
      price_set: set(line.price, line.shownPrice ?? line.price),
      requires_shipping:
        line.variantId === null || shop.variantById.get(line.variantId)?.requiresShipping !== false,
      total_discount: money(0),
      total_discount_set: set(0, 0),
      discount_allocations: (line.discounts ?? []).map(({ application, amount, shown: taken }) => ({
        amount: money(amount),
        amount_set: set(amount, taken),
        discount_application_index: application,
      })),
      gift_card: false,
      properties: line.properties.map(({ name, value }) => ({ name, value })),
    })),
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
