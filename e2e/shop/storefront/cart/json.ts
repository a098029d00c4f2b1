/** The cart as Shopify's Ajax API gives it: https://shopify.dev/docs/api/ajax/reference/cart */
import type { TwinProduct, TwinShop, TwinVariant } from '../../state.ts';
import type { Market } from '../market.ts';
import { type Cart, type CartLine, lineTitle } from './cart.ts';

export interface CartScope {
  readonly shop: TwinShop;
  readonly market: Market;
  /** Protocol-relative base of pictures, e.g. `//127.0.0.1:4000`. */
  readonly cdn: string;
}

export interface LineParts {
  readonly line: CartLine;
  readonly product: TwinProduct;
  readonly variant: TwinVariant;
  readonly price: number;
}

/** Lines with what they stand for; `dropVanished` has removed those that stand for nothing. */
export function linesOf({ shop, market }: CartScope, cart: Cart): LineParts[] {
  return cart.lines.flatMap((line) => {
    const variant = shop.variantById.get(line.variantId);
    const product = variant && shop.productById.get(variant.productId);
    return variant && product ? [{ line, product, variant, price: market.convert(variant.price) }] : [];
  });
}

export function subtotalOf(scope: CartScope, cart: Cart): number {
  return linesOf(scope, cart).reduce((sum, { line, price }) => sum + price * line.quantity, 0);
}

export function itemCount(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + line.quantity, 0);
}

export function cartJson(scope: CartScope, cart: Cart): Record<string, unknown> {
  const total = subtotalOf(scope, cart);
  return {
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    original_total_price: total,
    total_price: total,
    total_discount: 0,
    total_weight: 0,
    item_count: itemCount(cart),
    items: linesOf(scope, cart).map((parts) => lineJson(scope, parts)),
    requires_shipping: cart.lines.length > 0,
    currency: scope.market.currency,
    items_subtotal_price: total,
    cart_level_discount_applications: [],
    discount_codes: [],
  };
}

export function lineJson(
  scope: CartScope,
  { line, product, variant, price }: LineParts,
): Record<string, unknown> {
  const total = price * line.quantity;
  const picture = product.image;
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
    discounted_price: price,
    line_price: total,
    original_line_price: total,
    total_discount: 0,
    discounts: [],
    sku: variant.sku,
    grams: 0,
    vendor: product.vendor,
    taxable: true,
    product_id: product.id,
    product_has_only_default_variant: variant.title === 'Default Title',
    gift_card: false,
    final_price: price,
    final_line_price: total,
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
    requires_shipping: true,
    product_type: product.type,
    product_title: product.title,
    product_description: product.bodyHtml,
    variant_title: variant.title === 'Default Title' ? null : variant.title,
    variant_options: variant.options,
    options_with_values: product.options.map((option, i) => ({
      name: option.name,
      value: variant.options[i] ?? '',
    })),
    line_level_discount_allocations: [],
    line_level_total_discount: 0,
    quantity_rule: { min: 1, max: null, increment: 1 },
    has_components: false,
  };
}
