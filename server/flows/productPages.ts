/** The catalogue page by page: what a list asks of the store. */
import type { Product } from '../domain/catalog.ts';
import type { ProductId } from '../domain/ids.ts';

/** Where the next page begins: after this title, as it is stored for search, and this id. */
export interface PageMark {
  readonly title: string;
  readonly id: ProductId;
}

export interface ProductPageQuery {
  /** Text within a title, or a whole SKU or id; '' for all. */
  readonly query: string;
  /** Null for the first page. */
  readonly after: PageMark | null;
  readonly limit: number;
  /** Only these; null for any. */
  readonly among: readonly ProductId[] | null;
}

export interface ProductPage {
  /** In the order of titles, equal ones by id. */
  readonly products: readonly Product[];
  /** Null at the end. */
  readonly next: PageMark | null;
  /** How many there are in all; told with the first page alone. */
  readonly total: number | null;
}
