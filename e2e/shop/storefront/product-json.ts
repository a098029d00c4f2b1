/** Products as the Ajax API (`/products/x.js`) and Liquid's `product | json` give them. */
import type { TwinProduct, TwinShop, TwinVariant } from '../state.ts';
import { isAvailable, lineTitle } from './cart/cart.ts';
import type { Market } from './market.ts';
import { allocationsJson, groupsOf, sellingPlanGroupJson } from './selling-plans.ts';

export interface ProductScope {
  readonly shop: TwinShop;
  readonly market: Market;
  /** Protocol-relative base of pictures. */
  readonly cdn: string;
}

export function variantJson(scope: ProductScope, product: TwinProduct, variant: TwinVariant) {
  return {
    id: variant.id,
    title: variant.title,
    option1: variant.options[0] ?? null,
    option2: variant.options[1] ?? null,
    option3: variant.options[2] ?? null,
    sku: variant.sku,
    requires_shipping: variant.requiresShipping !== false,
    taxable: true,
    featured_image: null,
    available: isAvailable(variant),
    name: lineTitle(product, variant),
    public_title: variant.title === 'Default Title' ? null : variant.title,
    options: variant.options,
    price: scope.market.convert(variant.price),
    weight: 0,
    compare_at_price: variant.compareAt === null ? null : scope.market.convert(variant.compareAt),
    inventory_management: variant.tracked ? 'shopify' : null,
    barcode: null,
    quantity_rule: { min: 1, max: null, increment: 1 },
    quantity_price_breaks: [],
    requires_selling_plan: false,
    selling_plan_allocations: allocationsJson(scope.shop, scope.market, product.id, variant),
  };
}

/** As `{{ product | json }}`. */
export function productJson(scope: ProductScope, product: TwinProduct) {
  const variants = product.variants.map((variant) => variantJson(scope, product, variant));
  const prices = variants.map((variant) => variant.price);
  const before = variants.flatMap((variant) => variant.compare_at_price ?? []);
  const picture = product.image;
  const src = picture ? `${scope.cdn}${picture.src}` : null;
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    description: product.bodyHtml,
    published_at: product.publishedAt,
    created_at: product.createdAt,
    vendor: product.vendor,
    type: product.type,
    tags: product.tags,
    price: lowest(prices),
    price_min: lowest(prices),
    price_max: highest(prices),
    available: variants.some((variant) => variant.available),
    price_varies: lowest(prices) !== highest(prices),
    compare_at_price: before.length > 0 ? lowest(before) : null,
    compare_at_price_min: lowest(before),
    compare_at_price_max: highest(before),
    compare_at_price_varies: lowest(before) !== highest(before),
    variants,
    images: src ? [src] : [],
    featured_image: src,
    options: product.options.map((option) => option.name),
    media:
      picture && src
        ? [
            {
              alt: picture.alt,
              id: product.id,
              position: 1,
              preview_image: {
                aspect_ratio: picture.width / picture.height,
                height: picture.height,
                width: picture.width,
                src,
              },
              aspect_ratio: picture.width / picture.height,
              height: picture.height,
              media_type: 'image',
              src,
              width: picture.width,
            },
          ]
        : [],
    requires_selling_plan: false,
    selling_plan_groups: groupsOf(scope.shop, product.id).map(sellingPlanGroupJson),
    content: product.bodyHtml,
  };
}

/** As `/products/handle.js`: options with their values, an address, no `content`. */
export function productAjaxJson(scope: ProductScope, product: TwinProduct) {
  const { content: _, ...rest } = productJson(scope, product);
  return {
    ...rest,
    options: product.options.map((option, i) => ({
      name: option.name,
      position: i + 1,
      values: option.values,
    })),
    url: `${scope.market.prefix}/products/${product.handle}`,
  };
}

function lowest(amounts: readonly number[]): number {
  return amounts.length > 0 ? Math.min(...amounts) : 0;
}

function highest(amounts: readonly number[]): number {
  return amounts.length > 0 ? Math.max(...amounts) : 0;
}
