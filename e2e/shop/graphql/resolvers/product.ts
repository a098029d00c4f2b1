/** Product, ProductVariant and what hangs on them. */
import { priceText } from '../../money.ts';
import type { TwinCollection, TwinProduct, TwinVariant } from '../../state.ts';
import { utcInstant } from '../../time.ts';
import { connect } from '../connection.ts';
import { type AdminContext, fieldsOf, unknownToTwin } from '../context.ts';
import { imageOf, mediaOf, moneyV2 } from './shared.ts';

/** What Shopify calls available for sale: untracked, in stock, or sold when out of stock. */
export function isAvailable(variant: TwinVariant): boolean {
  return !variant.tracked || variant.inventory > 0 || variant.policy === 'CONTINUE';
}

function stockOf(product: TwinProduct): number {
  return product.variants.reduce((sum, variant) => sum + (variant.tracked ? variant.inventory : 0), 0);
}

function range(values: number[], context: AdminContext): Record<string, unknown> {
  const { currency } = context.shop.data;
  return { min: moneyV2(Math.min(...values), currency), max: moneyV2(Math.max(...values), currency) };
}

export const Product = fieldsOf<TwinProduct>({
  id: (product) => `gid://shopify/Product/${product.id}`,
  legacyResourceId: (product) => String(product.id),
  title: (product) => product.title,
  handle: (product) => product.handle,
  descriptionHtml: (product) => product.bodyHtml,
  description: (product, args) => {
    const text = product.bodyHtml
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    return typeof args.truncateAt === 'number' ? text.slice(0, args.truncateAt) : text;
  },
  vendor: (product) => product.vendor,
  productType: (product) => product.type,
  tags: (product) => [...product.tags].sort(),
  status: (product) => product.status,
  createdAt: (product) => utcInstant(product.createdAt),
  updatedAt: (product) => utcInstant(product.updatedAt),
  publishedAt: (product) => (product.publishedAt === null ? null : utcInstant(product.publishedAt)),
  onlineStoreUrl: (product, _args, { shop }) =>
    product.publishedAt !== null && product.status === 'ACTIVE'
      ? `https://${shop.data.domain}/products/${product.handle}`
      : null,
  isGiftCard: () => false,
  hasOnlyDefaultVariant: (product) =>
    product.variants.length === 1 && product.variants[0]?.title === 'Default Title',
  hasOutOfStockVariants: (product) => product.variants.some((v) => v.tracked && v.inventory <= 0),
  totalInventory: stockOf,
  tracksInventory: (product) => product.variants.some((variant) => variant.tracked),
  featuredMedia: (product, _args, context) => mediaOf(product, context),
  featuredImage: (product, _args, context) => imageOf(product, context),
  images: (product, args, context) => {
    const image = imageOf(product, context);
    return connect(context, args, image ? [image] : [], () => [0, product.id]);
  },
  media: (product, args, context) => {
    const media = mediaOf(product, context);
    return connect(context, args, media ? [media] : [], () => [0, product.id]);
  },
  priceRangeV2: (product, _args, context) => {
    const { min, max } = range(product.variants.length ? product.variants.map((v) => v.price) : [0], context);
    return { minVariantPrice: min, maxVariantPrice: max };
  },
  compareAtPriceRange: (product, _args, context) => {
    const values = product.variants.flatMap((v) => (v.compareAt === null ? [] : [v.compareAt]));
    if (values.length === 0) return null;
    const { min, max } = range(values, context);
    return { minVariantCompareAtPrice: min, maxVariantCompareAtPrice: max };
  },
  options: (product, args) => {
    const options = product.options.map((option, index) => ({
      id: `gid://shopify/ProductOption/${product.id * 10 + index}`,
      name: option.name,
      position: index + 1,
      values: option.values,
      optionValues: option.values.map((name, at) => ({
        id: `gid://shopify/ProductOptionValue/${(product.id * 10 + index) * 100 + at}`,
        name,
        hasVariants: product.variants.some((variant) => variant.options[index] === name),
      })),
    }));
    return typeof args.first === 'number' ? options.slice(0, args.first) : options;
  },
  variants: (product, args, context) => {
    const sortKey = args.sortKey === 'ID' ? 'id' : 'position';
    return connect(context, args, product.variants, (variant) => [variant[sortKey], variant.id]);
  },
  collections: (product, args, context) => {
    if (args.query != null) throw unknownToTwin('searching a product’s collections');
    if (args.sortKey != null && args.sortKey !== 'ID')
      throw unknownToTwin(`the sort key ${args.sortKey} of a product’s collections`);
    return connect(context, args, context.shop.collectionsOf(product.id), (one) => [one.id, one.id]);
  },
  variantsCount: (product) => ({ count: product.variants.length, precision: 'EXACT' }),
  metafield: (product, args) => {
    const key = `${String(args.namespace)}.${String(args.key)}`;
    if (!product.rating) return null;
    const { value, count } = product.rating;
    const found: Record<string, [type: string, value: string]> = {
      'reviews.rating': [
        'rating',
        JSON.stringify({ scale_min: '1.0', scale_max: '5.0', value: value.toFixed(1) }),
      ],
      'reviews.rating_count': ['number_integer', String(count)],
    };
    const metafield = found[key];
    if (!metafield) return null;
    const [type, text] = metafield;
    return { namespace: args.namespace, key: args.key, type, value: text, jsonValue: JSON.parse(text) };
  },
});

export const ProductVariant = fieldsOf<TwinVariant>({
  id: (variant) => `gid://shopify/ProductVariant/${variant.id}`,
  legacyResourceId: (variant) => String(variant.id),
  title: (variant) => variant.title,
  displayName: (variant, _args, { shop }) =>
    `${shop.productById.get(variant.productId)?.title ?? ''} - ${variant.title}`,
  sku: (variant) => variant.sku,
  price: (variant, _args, { shop }) => priceText(variant.price, shop.data.currency),
  compareAtPrice: (variant, _args, { shop }) =>
    variant.compareAt === null ? null : priceText(variant.compareAt, shop.data.currency),
  availableForSale: isAvailable,
  inventoryQuantity: (variant) => variant.inventory,
  inventoryPolicy: (variant) => variant.policy,
  inventoryItem: (variant, _args, { shop }) => ({
    id: `gid://shopify/InventoryItem/${variant.id}`,
    tracked: variant.tracked,
    sku: variant.sku,
    unitCost: variant.cost === null ? null : moneyV2(variant.cost, shop.data.currency),
  }),
  position: (variant) => variant.position,
  selectedOptions: (variant, _args, { shop }) =>
    variant.options.map((value, index) => ({
      name: shop.productById.get(variant.productId)?.options[index]?.name ?? 'Title',
      value,
    })),
  product: (variant, _args, { shop }) => shop.productById.get(variant.productId),
  image: () => null,
  createdAt: (variant, _args, { shop }) =>
    utcInstant(shop.productById.get(variant.productId)?.createdAt ?? 0),
  updatedAt: (variant, _args, { shop }) =>
    utcInstant(shop.productById.get(variant.productId)?.updatedAt ?? 0),
});

export const Collection = fieldsOf<TwinCollection>({
  id: (one) => `gid://shopify/Collection/${one.id}`,
  legacyResourceId: (one) => String(one.id),
  title: (one) => one.title,
  handle: (one) => one.handle,
  productsCount: (one) => ({ count: one.productIds.length, precision: 'EXACT' }),
  products: (one, args, context) => {
    if (args.sortKey !== 'COLLECTION_DEFAULT')
      throw unknownToTwin(`the sort key ${args.sortKey} of a collection’s products`);
    const products = one.productIds.flatMap((id) => context.shop.productById.get(id) ?? []);
    return connect(context, args, products, (product) => [products.indexOf(product), product.id], true);
  },
});
