/** Reads Shopify's products export (the headers of before and after 2025) into products without ids of lines. */
import { cell, type Header, type RowReader } from './csv-rows.ts';
import { plainSku, yesNo } from './csv-values.ts';
import { slug } from './text.ts';

/** A variant as the file has it; amounts stay text until the shop's currency is known. */
export interface DraftVariant {
  sku: string;
  price: string;
  compareAt: string;
  cost: string;
  tracked: boolean;
  inventory: number;
  policy: 'DENY' | 'CONTINUE';
  options: string[];
}

export interface DraftProduct {
  handle: string;
  title: string;
  bodyHtml: string;
  vendor: string;
  type: string;
  tags: string[];
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  published: boolean;
  optionNames: string[];
  imageAlt: string;
  rating: { value: number; count: number } | null;
  variants: DraftVariant[];
}

/** What is shown in stock when nobody counts it. */
export const UNCOUNTED = 100;

const AMOUNT = /^\d{1,12}(\.\d*)?$/;

export class ProductRows implements RowReader {
  readonly products = new Map<string, DraftProduct>();
  private at: Columns = columns(null);

  header(header: Header): void {
    this.at = columns(header);
    if (this.at.title < 0 && this.at.handle < 0) {
      throw new Error('this is no Shopify products export: it has neither a Handle nor a Title column.');
    }
  }

  row(cells: readonly string[]): string | null {
    const title = cell(cells, this.at.title);
    const handle = cell(cells, this.at.handle).toLowerCase() || slug(title);
    if (!handle) return 'neither handle nor title';
    const price = cell(cells, this.at.price);
    const sku = plainSku(cell(cells, this.at.sku));
    const options = this.at.options.map(([, value]) => cell(cells, value)).filter((value) => value !== '');
    const isVariant = price !== '' || sku !== '' || options.length > 0;
    if (price !== '' && !AMOUNT.test(price)) return `the price "${price}" is no amount`;
    let product = this.products.get(handle);
    if (!product) {
      if (!title && !isVariant) return `the first row of "${handle}" has neither title nor variant`;
      product = this.open(handle, title || handle, cells);
      this.products.set(handle, product);
    }
    if (!isVariant) return null;
    const compareAt = cell(cells, this.at.compareAt);
    const chosen = options.length > 0 ? options : ['Default Title'];
    const key = chosen.join(' / ');
    if (product.variants.some((variant) => variant.options.join(' / ') === key)) {
      return `the variant "${key}" of "${handle}" is there twice`;
    }
    product.variants.push({
      sku,
      price,
      compareAt: AMOUNT.test(compareAt) ? compareAt : '',
      cost: AMOUNT.test(cell(cells, this.at.cost)) ? cell(cells, this.at.cost) : '',
      policy: /^(continue|true|yes)$/i.test(cell(cells, this.at.policy)) ? 'CONTINUE' : 'DENY',
      options: chosen,
      ...this.stock(cells),
    });
    return null;
  }

  private open(handle: string, title: string, cells: readonly string[]): DraftProduct {
    const status = cell(cells, this.at.status).toLowerCase();
    return {
      handle,
      title,
      bodyHtml: cell(cells, this.at.body),
      vendor: cell(cells, this.at.vendor),
      type: cell(cells, this.at.type),
      tags: cell(cells, this.at.tags)
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
      status: status === 'draft' ? 'DRAFT' : status === 'archived' ? 'ARCHIVED' : 'ACTIVE',
      // An unlisted product is reachable but shown nowhere: for a shop window the same as unpublished.
      published: status !== 'unlisted' && (yesNo(cell(cells, this.at.published)) ?? true),
      optionNames: this.at.options.map(([name]) => cell(cells, name)).filter((name) => name !== ''),
      imageAlt: cell(cells, this.at.imageAlt),
      rating: readRating(cell(cells, this.at.rating), cell(cells, this.at.ratingCount)),
      variants: [],
    };
  }

  private stock(cells: readonly string[]): Pick<DraftVariant, 'tracked' | 'inventory'> {
    const tracked = cell(cells, this.at.tracker) !== '';
    const quantity = cell(cells, this.at.quantity);
    const counted = tracked && /^-?\d+$/.test(quantity);
    return { tracked, inventory: counted ? Number(quantity) : UNCOUNTED };
  }
}

type Columns = ReturnType<typeof columns>;

function columns(header: Header | null) {
  const find = (...names: string[]) => header?.find(...names) ?? -1;
  return {
    handle: find('handle', 'url handle'),
    title: find('title'),
    body: find('body (html)', 'body html', 'description'),
    vendor: find('vendor'),
    type: find('type', 'product type'),
    tags: find('tags'),
    published: find('published', 'published on online store'),
    status: find('status'),
    sku: find('variant sku', 'sku'),
    price: find('variant price', 'price'),
    compareAt: find('variant compare at price', 'compare-at price', 'compare at price'),
    cost: find('cost per item'),
    tracker: find('variant inventory tracker', 'inventory tracker'),
    quantity: find('variant inventory qty', 'inventory quantity'),
    policy: find('variant inventory policy', 'continue selling when out of stock'),
    imageAlt: find('image alt text'),
    rating: header?.containing('reviews.rating)') ?? -1,
    ratingCount: header?.containing('reviews.rating_count') ?? -1,
    options: [1, 2, 3].map((n) => [find(`option${n} name`), find(`option${n} value`)] as const),
  };
}

/** The metafield's cell is a number or JSON such as `{"value":"4.6","scale_min":"1.0","scale_max":"5.0"}`. */
function readRating(value: string, count: string): DraftProduct['rating'] {
  const number = Number(/"value"\s*:\s*"?([\d.]+)/.exec(value)?.[1] ?? (value || Number.NaN));
  const reviews = Number(count || Number.NaN);
  if (!(number >= 0 && number <= 5) || !Number.isInteger(reviews) || reviews < 1) return null;
  return { value: number, count: reviews };
}
