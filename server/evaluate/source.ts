/** What an evaluation is made from, whatever files it came in. */
import { basename } from 'node:path';
import type { Product } from '../domain/catalog.ts';
import type { ProductId } from '../domain/ids.ts';
import type { OrderList } from '../domain/recommend/evaluate/orderList.ts';
import type { Queries } from '../domain/recommend/evaluate/queries.ts';
import type { Split } from '../domain/recommend/evaluate/split.ts';

export interface Source {
  /** What the report calls it. */
  readonly dataset: string;
  readonly list: OrderList;
  /** Every product of `list`, and those that were never sold. */
  readonly products: readonly Product[];
  /** Given with a protocol; else both are made from `list`. */
  readonly fixed: { readonly split: Split; readonly queries: Queries } | null;
  /** Which products are one article in several colours or patterns, as far as the ids or SKUs say. */
  readonly families: ReadonlyMap<ProductId, string>;
  /** What the reader had to leave out, in words for the merchant. */
  readonly notes: readonly string[];
}

/** A product as an evaluation knows it: on sale, and nothing known that the file does not say. */
export function productOf(
  id: ProductId,
  known: Partial<Pick<Product, 'handle' | 'title' | 'type' | 'vendor' | 'tags' | 'variants'>> & {
    readonly price?: number;
    readonly sku?: string | null;
  },
): Product {
  const { price = 0, sku = null, ...rest } = known;
  return {
    handle: `product-${id}`,
    title: '',
    type: '',
    vendor: '',
    tags: [],
    variants: [
      {
        id,
        title: 'Default Title',
        sku,
        price,
        compareAt: null,
        available: true,
        cost: null,
        stock: null,
        options: [],
      },
    ],
    ...rest,
    id,
    collections: null,
    status: 'active',
    published: true,
    imageUrl: null,
    currency: NO_CURRENCY,
    createdAt: 0,
    updatedAt: 0,
  };
}

/** ISO 4217 for "no currency": prices are only compared with each other. */
export const NO_CURRENCY = 'XXX';

/** Notes what was refused: how often, and the first time as an example. */
export class Refusals {
  private count = 0;
  private first = '';

  readonly add = (path: string, line: number, reason: string): void => {
    if (this.count === 0) this.first = `${basename(path)}, line ${line}: ${reason}`;
    this.count += 1;
  };

  notes(): string[] {
    if (this.count === 0) return [];
    const rows = this.count === 1 ? 'row' : 'rows';
    return [`${this.count.toLocaleString('en-GB')} ${rows} could not be used (${this.first}).`];
  }
}
