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
  readonly selectedOptions: readonly { readonly value: string }[];
}

const STATUSES = ['active', 'draft', 'archived', 'unlisted'] as const;

/** Null when it lacks what a product cannot do without: id, handle, title, status and dates. */
export function productFromGraphql(
  node: unknown,
  variants: readonly unknown[],
  currency: string,
): Product | null {
  const from = asObject(node);
  if (from === null) return null;
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
    variants: inOrder(variants, (variant) => variantFromGraphql(variant, currency)),
  });
}

function variantFromGraphql(from: Json, currency: string): Variant | null {
  return variant({
    id: from.id,
    title: from.title,
    sku: from.sku,
    price: amount(from.price, currency),
    compareAt: amount(from.compareAtPrice, currency),
    available: from.availableForSale === true,
    options: asArray(from.selectedOptions).map((option) => text(asObject(option)?.value)),
  });
}

/**
 * Null as above, and also when the payload holds only the first of many variants (Shopify cuts them off at
 * 100 and lists all ids in `variant_gids`): half a product would be worse than waiting for the reconcile.
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
  if (from.inventory_policy === 'continue' || from.inventory_management === null) return true;
  const quantity = integer(from.inventory_quantity);
  if (quantity === null || quantity > 0) return true;
  return from.inventory_management === undefined;
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
    options: from.options.filter((option) => typeof option === 'string'),
  };
}

interface LooseProduct extends Omit<Loose<Product>, 'published'> {
  readonly publishedAt: unknown;
  readonly tags: readonly string[];
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
    status,
    published: instant(from.publishedAt) !== null,
    imageUrl: textOrNull(from.imageUrl),
    variants: from.variants,
    currency: from.currency,
    createdAt,
    updatedAt,
  };
}
