/** Products: from the Admin API's GraphQL and from webhooks' REST form to the catalogue's. */
import type { Product, Variant } from '../../domain/catalog.ts';
import { amount, asArray, asObject, id, instant, integer, type Json, text, textOrNull } from './read.ts';

/** What documents.ts asks for. */
export interface GraphqlProduct {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly productType: string;
  readonly vendor: string;
  readonly tags: readonly string[];
  readonly status: string;
  readonly publishedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly featuredMedia: {
    readonly preview: { readonly image: { readonly url: string } | null } | null;
  } | null;
}

export interface GraphqlVariant {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly position: number;
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly availableForSale: boolean;
  readonly inventoryQuantity: number | null;
  readonly inventoryPolicy: 'CONTINUE' | 'DENY';
  /** Not asked for where the app may not read costs. */
  readonly inventoryItem?: {
    readonly tracked: boolean;
    readonly unitCost: { readonly amount: string; readonly currencyCode: string } | null;
  };
  readonly selectedOptions: readonly { readonly value: string }[];
}

/** A collection that holds the product. */
export interface GraphqlMembership {
  readonly id: string;
}

const STATUSES = ['active', 'draft', 'archived', 'unlisted'] as const;

/**
 * `children` are its variants and the collections that hold it, told apart by their gids. Null when the product
 * lacks what it cannot do without: id, handle, title, status and dates.
 */
export function productFromGraphql(
  node: unknown,
  children: readonly unknown[],
  currency: string,
): Product | null {
  const from = asObject(node);
  if (from === null) return null;
  const variants = children.filter((child) => !isCollection(child));
  const image = asObject(asObject(asObject(from.featuredMedia)?.preview)?.image);
  return product({
    id: from.id,
    handle: from.handle,
    title: from.title,
    type: from.productType,
    vendor: from.vendor,
    tags: asArray(from.tags).filter((tag) => typeof tag === 'string'),
    status: from.status,
    publishedAt: from.publishedAt,
    imageUrl: image?.url,
    createdAt: from.createdAt,
    updatedAt: from.updatedAt,
    currency,
    collections: children
      .filter(isCollection)
      .flatMap((child) => id(asObject(child)?.id) ?? [])
      .sort((a, b) => a - b),
    variants: inOrder(variants, (variant) => variantFromGraphql(variant, currency)),
  });
}

function isCollection(child: unknown): boolean {
  return text(asObject(child)?.id)?.startsWith('gid://shopify/Collection/') === true;
}

function variantFromGraphql(from: Json, currency: string): Variant | null {
  const item = asObject(from.inventoryItem);
  const cost = asObject(item?.unitCost);
  const counted = item?.tracked === true && from.inventoryPolicy !== 'CONTINUE';
  return variant({
    id: from.id,
    title: from.title,
    sku: from.sku,
    price: amount(from.price, currency),
    compareAt: amount(from.compareAtPrice, currency),
    available: from.availableForSale === true,
    cost: text(cost?.currencyCode) === currency ? amount(cost?.amount, currency) : null,
    stock: counted ? from.inventoryQuantity : null,
    options: asArray(from.selectedOptions).map((option) => text(asObject(option)?.value)),
  });
}

/**
 * Null as above, and also when the payload holds only the first of many variants (Shopify cuts them off at
 * 100 and lists all ids in `variant_gids`): half a product would be worse than waiting for the reconcile.
 * It names neither collections nor costs: see `completed` in domain/catalog.ts.
 */
export function productFromRest(payload: unknown, currency: string): Product | null {
  const from = asObject(payload);
  if (from === null) return null;
  const variants = asArray(from.variants);
  if (asArray(from.variant_gids).length > variants.length) return null;
  return product({
    id: from.id,
    handle: from.handle,
    title: from.title,
    type: from.product_type,
    vendor: from.vendor,
    tags: tagsFromRest(from.tags),
    status: from.status,
    publishedAt: from.published_at,
    imageUrl: asObject(from.image)?.src,
    createdAt: from.created_at,
    updatedAt: from.updated_at,
    currency,
    collections: null,
    variants: inOrder(variants, (variant) => variantFromRest(variant, currency)),
  });
}

function variantFromRest(from: Json, currency: string): Variant | null {
  return variant({
    id: from.id,
    title: from.title,
    sku: from.sku,
    price: amount(from.price, currency),
    compareAt: amount(from.compare_at_price, currency),
    available: availableFromRest(from),
    cost: null,
    stock: sellsOn(from) ? null : from.inventory_quantity,
    options: [from.option1, from.option2, from.option3]
      .filter((option) => option !== null && option !== undefined)
      .map(text),
  });
}

/**
 * Webhooks do not say what is available for sale. Newer ones do not even say whether stock is tracked, and
 * untracked variants report 0: where we cannot know we say available. The storefront's own answer decides
 * before anything is shown, so a wrong yes costs a place in the list; a wrong no would hide the product.
 */
function availableFromRest(from: Json): boolean {
  if (sellsOn(from)) return true;
  const quantity = integer(from.inventory_quantity);
  if (quantity === null || quantity > 0) return true;
  return from.inventory_management === undefined;
}

/** Nobody counts it, or it is sold beyond zero. */
function sellsOn(from: Json): boolean {
  return from.inventory_policy === 'continue' || from.inventory_management === null;
}

function tagsFromRest(tags: unknown): string[] {
  const list = typeof tags === 'string' ? tags.split(',') : asArray(tags);
  return list.flatMap((tag) => (typeof tag === 'string' && tag.trim() !== '' ? [tag.trim()] : []));
}

/** By `position`, as the merchant sees them; those that cannot be read are left out. */
function inOrder(variants: readonly unknown[], map: (variant: Json) => Variant | null): Variant[] {
  return variants
    .map(asObject)
    .filter((variant) => variant !== null)
    .sort((a, b) => (integer(a.position) ?? 0) - (integer(b.position) ?? 0))
    .flatMap((variant) => map(variant) ?? []);
}

type Loose<T> = { readonly [K in keyof T]: unknown };

function variant(
  from: Loose<Variant> & Pick<Variant, 'available'> & { options: readonly unknown[] },
): Variant | null {
  const variantId = id(from.id);
  const price = integer(from.price);
  if (variantId === null || price === null) return null;
  return {
    id: variantId,
    title: text(from.title) ?? '',
    sku: textOrNull(from.sku),
    price,
    compareAt: integer(from.compareAt),
    available: from.available,
    cost: integer(from.cost),
    stock: integer(from.stock),
    options: from.options.filter((option) => typeof option === 'string'),
  };
}

interface LooseProduct extends Omit<Loose<Product>, 'published'> {
  readonly publishedAt: unknown;
  readonly tags: readonly string[];
  readonly collections: readonly number[] | null;
  readonly variants: readonly Variant[];
  readonly currency: string;
}

function product(from: LooseProduct): Product | null {
  const productId = id(from.id);
  const handle = textOrNull(from.handle);
  const title = text(from.title);
  const status = STATUSES.find((known) => known === text(from.status)?.toLowerCase());
  const createdAt = instant(from.createdAt);
  const updatedAt = instant(from.updatedAt);
  if (productId === null || handle === null || title === null || status === undefined) return null;
  if (createdAt === null || updatedAt === null) return null;
  return {
    id: productId,
    handle,
    title,
    type: text(from.type) ?? '',
    vendor: text(from.vendor) ?? '',
    tags: from.tags,
    collections: from.collections,
    status,
    published: instant(from.publishedAt) !== null,
    imageUrl: textOrNull(from.imageUrl),
    variants: from.variants,
    currency: from.currency,
    createdAt,
    updatedAt,
  };
}
