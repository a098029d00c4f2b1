/** Joins what the products export says with what the order lines say: products with ids, and who each line is. */
import type { TwinProduct, TwinVariant } from '../state.ts';
import type { Item } from './csv-orders.ts';
import { type DraftProduct, type DraftVariant, UNCOUNTED } from './csv-products.ts';
import { minorUnits, StableIds } from './csv-values.ts';
import { slug } from './text.ts';

export interface Match {
  readonly product: TwinProduct;
  readonly variant: TwinVariant;
}

export interface Catalogue {
  readonly products: TwinProduct[];
  readonly matches: Map<Item, Match>;
}

interface Context {
  readonly currency: string;
  /** First and last instant of the order history: the export has no dates of products. */
  readonly first: string;
  readonly last: string;
}

/** Finds an item's variant: by SKU (of several with one SKU, the one so named), else by title and variant. */
class Finder {
  private readonly bySku = new Map<string, Match[]>();
  private readonly byName = new Map<string, Match>();

  add(match: Match): void {
    const { product, variant } = match;
    if (variant.sku) this.bySku.set(variant.sku, [...(this.bySku.get(variant.sku) ?? []), match]);
    for (const name of [fullName(match), product.title]) {
      if (!this.byName.has(name)) this.byName.set(name, match);
    }
  }

  find(item: Item): Match | null {
    const candidates = item.sku ? (this.bySku.get(item.sku) ?? []) : [];
    return (
      candidates.find((match) => fullName(match) === item.name) ??
      candidates[0] ??
      this.byName.get(item.name) ??
      null
    );
  }
}

function fullName({ product, variant }: Match): string {
  return variant.title === 'Default Title' ? product.title : `${product.title} - ${variant.title}`;
}

/** With a products export: its products; a line that fits none belongs to a product since deleted. */
export function catalogueFromExport(
  drafts: Iterable<DraftProduct>,
  items: Iterable<Item>,
  context: Context,
): Catalogue {
  const builder = new Builder(context);
  for (const draft of drafts) builder.add(draft);
  return builder.finish(items);
}

/** Without one: a product per title, its variants where lines say `Title - Variant` in more than one way. */
export function catalogueFromLines(items: Iterable<Item>, context: Context): Catalogue {
  const builder = new Builder(context);
  const all = [...items];
  for (const draft of draftsFromLines(all)) builder.add(draft);
  return builder.finish(all);
}

class Builder {
  private readonly context: Context;
  private readonly productIds = new StableIds(7_000_000_000_000);
  private readonly variantIds = new StableIds(41_000_000_000_000);
  private readonly products: TwinProduct[] = [];
  private readonly unpriced = new Set<TwinVariant>();
  private readonly finder = new Finder();

  constructor(context: Context) {
    this.context = context;
  }

  add(draft: DraftProduct): void {
    const { first, last } = this.context;
    const id = this.productIds.make(draft.handle);
    const drafts = draft.variants.length > 0 ? draft.variants : [EMPTY_VARIANT];
    const variants = drafts.map((one, index) => this.variant(one, id, draft.handle, index + 1));
    const width = Math.max(...drafts.map((one) => one.options.length));
    const product: TwinProduct = {
      id,
      handle: draft.handle,
      title: draft.title,
      bodyHtml: draft.bodyHtml,
      vendor: draft.vendor,
      type: draft.type,
      tags: draft.tags,
      status: draft.status,
      publishedAt: draft.published && draft.status === 'ACTIVE' ? first : null,
      options: Array.from({ length: width }, (_, at) => ({
        name: draft.optionNames[at] ?? (at === 0 ? 'Title' : `Option ${at + 1}`),
        values: [...new Set(drafts.map((one) => one.options[at] ?? ''))].filter((value) => value !== ''),
      })),
      variants,
      image: { src: `/cdn/images/${id}.svg`, alt: draft.imageAlt || draft.title, width: 800, height: 800 },
      rating: draft.rating,
      createdAt: first,
      updatedAt: last,
    };
    this.products.push(product);
    for (const variant of variants) this.finder.add({ product, variant });
  }

  private variant(draft: DraftVariant, productId: number, handle: string, position: number): TwinVariant {
    const { currency } = this.context;
    const price = minorUnits(draft.price, currency);
    const title = draft.options.join(' / ');
    const variant: TwinVariant = {
      id: this.variantIds.make(`${handle}\n${title}`),
      productId,
      title,
      sku: draft.sku || null,
      price: price ?? 0,
      compareAt: minorUnits(draft.compareAt, currency),
      cost: minorUnits(draft.cost, currency),
      tracked: draft.tracked,
      inventory: draft.inventory,
      policy: draft.policy,
      options: draft.options,
      position,
    };
    if (price === null) this.unpriced.add(variant);
    return variant;
  }

  /** Matches the items; a price that the export lacks is the most recent line's, a date the first sale's. */
  finish(items: Iterable<Item>): Catalogue {
    const matches = new Map<Item, Match>();
    const firstSale = new Map<TwinProduct, string>();
    const newest = new Map<TwinVariant, Item>();
    for (const item of items) {
      const match = this.finder.find(item);
      if (!match) continue;
      matches.set(item, match);
      const { product, variant } = match;
      if (item.firstAt < (firstSale.get(product) ?? '~')) firstSale.set(product, item.firstAt);
      if (item.lastAt >= (newest.get(variant)?.lastAt ?? '')) newest.set(variant, item);
    }
    for (const variant of this.unpriced) variant.price = newest.get(variant)?.lastPrice ?? 0;
    for (const [product, at] of firstSale) {
      product.createdAt = at;
      if (product.publishedAt !== null) product.publishedAt = at;
    }
    return { products: this.products, matches };
  }
}

const EMPTY_VARIANT: DraftVariant = {
  sku: '',
  price: '',
  compareAt: '',
  cost: '',
  tracked: false,
  inventory: UNCOUNTED,
  policy: 'DENY',
  options: ['Default Title'],
};

function draftsFromLines(items: readonly Item[]): DraftProduct[] {
  // One SKU with several names is one product renamed: the newest name counts.
  const newest = new Map<string, Item>();
  for (const item of items) {
    const key = item.sku || `\n${item.name}`;
    const known = newest.get(key);
    if (!known || item.lastAt >= known.lastAt) newest.set(key, item);
  }
  const groups = new Map<string, Item[]>();
  for (const item of newest.values()) {
    const title = splitName(item.name)[0];
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  const handles = new Set<string>();
  const drafts: DraftProduct[] = [];
  for (const [title, members] of groups) {
    const suffixes = new Set(members.map((item) => splitName(item.name)[1]));
    // Variants only when each has a name of its own; else a dash is just a dash, and each is a product.
    const together = members.length > 1 && suffixes.size === members.length && !suffixes.has('');
    if (together) drafts.push(draftOf(title, members, handles));
    else for (const item of members) drafts.push(draftOf(item.name, [item], handles));
  }
  return drafts;
}

function draftOf(title: string, members: readonly Item[], handles: Set<string>): DraftProduct {
  const single = members.length === 1;
  return {
    handle: freeHandle(slug(title) || 'product', members[0]?.sku ?? '', handles),
    title,
    bodyHtml: '',
    vendor: '',
    type: '',
    tags: [],
    status: 'ACTIVE',
    published: true,
    optionNames: single ? [] : ['Variant'],
    imageAlt: '',
    rating: null,
    variants: members.map((item) => ({
      ...EMPTY_VARIANT,
      sku: item.sku,
      options: single ? ['Default Title'] : [splitName(item.name)[1]],
    })),
  };
}

/** `Title - Variant` at the last ` - `; without one the variant is empty. */
function splitName(name: string): [title: string, variant: string] {
  const at = name.lastIndexOf(' - ');
  return at <= 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 3)];
}

function freeHandle(wanted: string, sku: string, taken: Set<string>): string {
  const candidates = [wanted, `${wanted}-${slug(sku)}`];
  let handle = candidates.find((one) => !taken.has(one) && !one.endsWith('-'));
  for (let n = 2; handle === undefined; n++) if (!taken.has(`${wanted}-${n}`)) handle = `${wanted}-${n}`;
  taken.add(handle);
  return handle;
}
