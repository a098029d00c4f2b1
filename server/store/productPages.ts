/** The catalogue page by page, in the order of titles: for lists that a merchant scrolls through, and searches. */
import { sql } from 'kysely';
import type { Product } from '../domain/catalog.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { ProductPage, ProductPageQuery } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import type { ProductsTable } from './schema.ts';
import { containing, fold, storable } from './text.ts';

type Read = (row: Pick<ProductsTable, 'body' | 'updated_at'>) => Product;

/** What a search looks for: text within a title, or a whole SKU or id. */
export function matching(query: string) {
  const wanted = fold(storable(query.trim()));
  const id = /^\d{1,15}$/.test(wanted) ? Number(wanted) : -1;
  return sql<boolean>`(title_folded like ${containing(wanted)} escape '\\'
    or skus_folded like ${containing(`\n${wanted}\n`)} escape '\\' or id = ${id})`;
}

/** By the last title and id of the page before, not by a number of rows: so that a change in between skips nothing. */
export async function productPage(
  engine: Engine,
  shop: ShopDomain,
  { query, after, limit, among }: ProductPageQuery,
  read: Read,
): Promise<ProductPage> {
  if (among?.length === 0) return { products: [], next: null, total: 0 };
  let found = engine.read.selectFrom('products').where('shop', '=', shop).where('deleted_at', 'is', null);
  if (query.trim() !== '') found = found.where(matching(query));
  if (among !== null) found = found.where(engine.oneOf('id', among));
  const later =
    after === null
      ? found
      : found.where(sql<boolean>`(title_folded, id) > (${storable(after.title)}, ${after.id})`);
  const rows = await later
    .select(['id', 'title_folded', 'body', 'updated_at'])
    .orderBy('title_folded')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  let total: number | null = null;
  if (after === null && last === undefined) total = rows.length;
  else if (after === null) {
    const counted = found.select((e) => e.fn.countAll<number>().as('n'));
    total = (await counted.executeTakeFirstOrThrow()).n;
  }
  const next = last === undefined ? null : { title: last.title_folded, id: last.id };
  return { products: rows.slice(0, limit).map(read), next, total };
}
