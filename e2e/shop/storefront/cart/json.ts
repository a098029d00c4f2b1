/** The cart as Shopify's Ajax API gives it: https://shopify.dev/docs/api/ajax/reference/cart */
import { allocationJson, sellingPlanJson } from '../selling-plans.ts';
import { type Cart, lineTitle } from './cart.ts';
import {
  type CartScope,
  itemCount,
  type Off,
  type PricedCart,
  type PricedLine,
  priceCart,
  requiresShipping,
} from './priced.ts';

export function cartJson(scope: CartScope, cart: Cart): Record<string, unknown> {
  const priced = priceCart(scope, cart);
  return {
    token: cart.token,
    note: cart.note,
    attributes: publicAttributes(cart),
    original_total_price: priced.original,
    total_price: priced.total,
    total_discount: priced.original - priced.total,
    total_weight: 0,
    item_count: itemCount(cart),
    items: priced.lines.map((line) => lineJson(scope, line)),
    requires_shipping: requiresShipping(priced.lines),
    currency: scope.market.currency,
    items_subtotal_price: priced.subtotal,
    cart_level_discount_applications: priced.order.map((off) => applicationJson(off, scope.now, 'order')),
    discount_codes: codesJson(priced),
  };
}

/** Without the private ones, whose names begin with two underscores: no page reads those, but they go with the order. */
export function publicAttributes({ attributes }: Pick<Cart, 'attributes'>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('__')));
}

export function codesJson(priced: PricedCart): Record<string, unknown>[] {
  return priced.codes.map(({ code, applicable }) => ({ code, applicable }));
}

/** A discount application; `order` for one of the order as a whole. */
export function applicationJson(off: Off, now: number, of: 'order' | 'line'): Record<string, unknown> {
  return {
    type: off.kind,
    key: off.id,
    title: off.title,
    description: null,
    value: (off.amount / 100).toFixed(2),
    created_at: new Date(now).toISOString(),
    value_type: 'fixed_amount',
    allocation_method: of === 'order' ? 'across' : 'one',
    target_selection: of === 'order' ? 'all' : 'explicit',
    target_type: 'line_item',
    total_allocated_amount: off.amount,
  };
}

export function allocationsJson(line: PricedLine, now: number): Record<string, unknown>[] {
  return line.discounts.map((off) => ({
    amount: off.amount,
    discount_application: applicationJson(off, now, 'line'),
  }));
}

export function lineJson(scope: CartScope, priced: PricedLine): Record<string, unknown> {
  const { line, product, variant, price, original, off, final, plan } = priced;
  const picture = product.image;
  /** Shopify tells one amount for all pieces; where it does not divide evenly it is rounded. */
  const each = Math.round(final / line.quantity);
  return {
    id: variant.id,
    properties: line.properties,
    quantity: line.quantity,
    variant_id: variant.id,
    key: line.key,
    title: lineTitle(product, variant),
    price,
    original_price: price,
    presentment_price: price / 100,
    discounted_price: each,
    line_price: original,
    original_line_price: original,
    total_discount: off,
    discounts: priced.discounts.map(({ amount, title }) => ({ amount, title })),
    sku: variant.sku,
    grams: 0,
    vendor: product.vendor,
    taxable: true,
    product_id: product.id,
    product_has_only_default_variant: variant.title === 'Default Title',
    gift_card: false,
    final_price: each,
    final_line_price: final,
    url: `${scope.market.prefix}/products/${product.handle}?variant=${variant.id}`,
    featured_image: picture
      ? {
          aspect_ratio: picture.width / picture.height,
          alt: picture.alt,
          height: picture.height,
          url: `${scope.cdn}${picture.src}`,
          width: picture.width,
        }
      : {},
    image: picture ? `${scope.cdn}${picture.src}` : null,
    handle: product.handle,
    requires_shipping: variant.requiresShipping !== false,
    product_type: product.type,
    product_title: product.title,
    product_description: product.bodyHtml,
    variant_title: variant.title === 'Default Title' ? null : variant.title,
    variant_options: variant.options,
    options_with_values: product.options.map((option, i) => ({
      name: option.name,
      value: variant.options[i] ?? '',
    })),
    line_level_discount_allocations: allocationsJson(priced, scope.now),
    line_level_total_discount: off,
    quantity_rule: { min: 1, max: null, increment: 1 },
    has_components: false,
    ...(plan
      ? {
          selling_plan_allocation: {
            ...allocationJson(scope.market, variant, plan.plan, plan.group),
            selling_plan: sellingPlanJson(plan.plan, plan.group),
          },
        }
      : {}),
    ...(line.parent === null
      ? {}
      : {
          parent_relationship: { parent_key: line.parent },
          instructions: { can_remove: true, can_update_quantity: true },
        }),
  };
}
