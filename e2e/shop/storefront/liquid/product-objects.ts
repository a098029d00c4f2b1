/** Liquid's `product`, `variant`, `image` and `collection`: plain objects whose costly properties are getters. */
import { Drop } from 'liquidjs';
import type { TwinProduct, TwinVariant } from '../../state.ts';
import { isAvailable, isPublished } from '../cart/cart.ts';
import { type ProductScope, productJson, variantJson } from '../product-json.ts';
import { groupsOf, planOf, sellingPlanGroupJson, sellingPlanJson } from '../selling-plans.ts';
import { JSON_FORM } from './state.ts';

export type ObjectScope = ProductScope;

export type LiquidObject = Record<string | symbol, unknown>;

/** Prints as its address, and may be given to `image_url`. */
export class ImageObject extends Drop {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly aspect_ratio: number;
  readonly id: number;
  readonly product_id: number;
  readonly position = 1;
  readonly media_type = 'image';
  readonly variants: readonly unknown[] = [];

  constructor(cdn: string, productId: number, image: NonNullable<TwinProduct['image']>) {
    super();
    this.src = `${cdn}${image.src}`;
    this.alt = image.alt;
    this.width = image.width;
    this.height = image.height;
    this.aspect_ratio = image.width / image.height;
    this.id = productId;
    this.product_id = productId;
  }

  get preview_image(): ImageObject {
    return this;
  }

  override toString(): string {
    return this.src;
  }
}

export function imageObject(scope: ObjectScope, product: TwinProduct): ImageObject | null {
  return product.image ? new ImageObject(scope.cdn, product.id, product.image) : null;
}

export function productObject(
  scope: ObjectScope,
  product: TwinProduct,
  selectedVariantId?: number,
): LiquidObject {
  const prices = product.variants.map((variant) => scope.market.convert(variant.price));
  const before = product.variants.flatMap((variant) =>
    variant.compareAt === null ? [] : scope.market.convert(variant.compareAt),
  );
  const image = imageObject(scope, product);
  const url = `${scope.market.prefix}/products/${product.handle}`;
  let variants: LiquidObject[] | undefined;
  const all = () => {
    variants ??= product.variants.map((variant) => variantObject(scope, product, variant, object));
    return variants;
  };
  const byId = (id: number | undefined) => all().find((variant) => variant.id === id) ?? null;
  const firstAvailable = () => all().find((variant) => variant.available) ?? null;
  const object: LiquidObject = {
    [JSON_FORM]: () => productJson(scope, product),
    id: product.id,
    handle: product.handle,
    title: product.title,
    description: product.bodyHtml,
    content: product.bodyHtml,
    vendor: product.vendor,
    type: product.type,
    tags: product.tags,
    url,
    template_suffix: null,
    published_at: product.publishedAt,
    created_at: product.createdAt,
    price: min(prices),
    price_min: min(prices),
    price_max: max(prices),
    price_varies: min(prices) !== max(prices),
    compare_at_price: before.length > 0 ? min(before) : null,
    compare_at_price_min: min(before),
    compare_at_price_max: max(before),
    compare_at_price_varies: min(before) !== max(before),
    available: product.variants.some(isAvailable),
    has_only_default_variant: product.variants.length === 1 && product.variants[0]?.title === 'Default Title',
    variants_count: product.variants.length,
    options: product.options.map((option) => option.name),
    featured_image: image,
    featured_media: image,
    images: image ? [image] : [],
    media: image ? [image] : [],
    metafields: metafields(product),
    requires_selling_plan: false,
    selling_plan_groups: groupsOf(scope.shop, product.id).map(sellingPlanGroupJson),
    'gift_card?': false,
    get variants() {
      return all();
    },
    get selected_variant() {
      return byId(selectedVariantId);
    },
    get first_available_variant() {
      return firstAvailable();
    },
    get selected_or_first_available_variant() {
      return byId(selectedVariantId) ?? firstAvailable() ?? all()[0] ?? null;
    },
    get options_with_values() {
      const selected = byId(selectedVariantId) ?? firstAvailable() ?? all()[0];
      const chosen = (selected?.options ?? []) as readonly string[];
      return product.options.map((option, i) => ({
        name: option.name,
        position: i + 1,
        values: option.values,
        selected_value: chosen[i] ?? null,
      }));
    },
    get collections() {
      return scope.shop.data.collections
        .filter((collection) => collection.productIds.includes(product.id))
        .map((collection) => collectionObject(scope, collection.handle));
    },
  };
  return object;
}

export function variantObject(
  scope: ObjectScope,
  product: TwinProduct,
  variant: TwinVariant,
  owner: LiquidObject,
): LiquidObject {
  const json = variantJson(scope, product, variant);
  return {
    ...json,
    [JSON_FORM]: () => json,
    /** Liquid's have the plan itself, JSON only its id. */
    selling_plan_allocations: json.selling_plan_allocations.map((one) => {
      const found = planOf(scope.shop, product.id, one.selling_plan_id);
      return { ...one, selling_plan: found && sellingPlanJson(found.plan, found.group) };
    }),
    url: `${scope.market.prefix}/products/${product.handle}?variant=${variant.id}`,
    product: owner,
    image: imageObject(scope, product),
    featured_image: null,
    featured_media: null,
    inventory_quantity: variant.inventory,
    inventory_policy: variant.policy.toLowerCase(),
    weight_unit: 'kg',
    weight_in_unit: 0,
    unit_price: null,
    incoming: false,
    metafields: {},
  };
}

/** A shop's collection by handle, or `all`; null when there is none. `pick` gives the page in `{% paginate %}`. */
export function collectionObject(
  scope: ObjectScope,
  handle: string,
  pick: <T>(products: readonly T[]) => readonly T[] = (products) => products.slice(0, 50),
): LiquidObject | null {
  const found = scope.shop.data.collections.find((collection) => collection.handle === handle);
  if (!found && handle !== 'all') return null;
  const products = (
    found
      ? found.productIds.flatMap((id) => scope.shop.productById.get(id) ?? [])
      : [...scope.shop.data.products].sort((a, b) => a.title.localeCompare(b.title))
  ).filter(isPublished);
  return {
    [JSON_FORM]: null,
    id: handle,
    handle,
    title: found?.title ?? 'Products',
    description: '',
    url: `${scope.market.prefix}/collections/${handle}`,
    products_count: products.length,
    all_products_count: products.length,
    image: null,
    get featured_image() {
      return products[0] ? imageObject(scope, products[0]) : null;
    },
    get products() {
      return pick(products).map((product) => productObject(scope, product));
    },
  };
}

/** The standard review metafields, the only ones the twin's products have. */
function metafields(product: TwinProduct): LiquidObject {
  if (!product.rating) return { reviews: {} };
  return {
    reviews: {
      rating: {
        type: 'rating',
        value: ratingObject(product.rating.value),
      },
      rating_count: { type: 'number_integer', value: product.rating.count },
    },
  };
}

/** `| json` writes it with decimals as text: https://shopify.dev/docs/api/liquid/objects/rating */
function ratingObject(value: number): LiquidObject {
  return {
    [JSON_FORM]: () => ({ rating: value.toFixed(1), scale_max: '5.0', scale_min: '1.0' }),
    rating: value,
    scale_min: 1,
    scale_max: 5,
  };
}

function min(amounts: readonly number[]): number {
  return amounts.length > 0 ? Math.min(...amounts) : 0;
}

function max(amounts: readonly number[]): number {
  return amounts.length > 0 ? Math.max(...amounts) : 0;
}
