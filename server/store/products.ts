/** The catalogue's table: guarded upserts, tombstones, search. */
import { sql } from 'kysely';
import { completed, type Product } from '../domain/catalog.ts';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { ProductStore } from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { matching, productPage } from './productPages.ts';
import type { ProductsTable } from './schema.ts';
import { fold, storable } from './text.ts';
import { bump, lockVersions } from './versions.ts';

/** A late webhook comes within hours; a tombstone that is older than this has nothing left to guard. */
const TOMBSTONE_MS = 30 * 86_400_000;

const COLUMNS = {
  id: 'bigint',
  title_folded: 'text',
  skus_folded: 'text',
  whole: 'bigint',
  body: 'text',
  updated_at: 'bigint',
  seen_at: 'bigint',
  changed: 'bigint',
  deleted_at: 'bigint',
} as const;

type Row = Omit<ProductsTable, 'shop'>;

export function productStore(engine: Engine): ProductStore {
  const live = (shop: ShopDomain) =>
    engine.read.selectFrom('products').where('shop', '=', shop).where('deleted_at', 'is', null);

  const getMany = async (shop: ShopDomain, ids: readonly ProductId[]) => {
    if (ids.length === 0) return [];
    const rows = await live(shop)
      .select(['id', 'body', 'updated_at'])
      .where('id', 'in', idsIn(engine, ids))
      .execute();
    const found = new Map(rows.map((row) => [row.id, product(row)]));
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  };

  return {
    getMany,

    upsert: (shop, products, seenAt) =>
      engine.write(async (trx) => {
        if (products.length === 0) return 0;
        const next = (await lockVersions(engine, trx, shop)).catalog + 1;
        const incoming = newest(products);
        const stored = await storedRows(engine, trx, shop, [...incoming.keys()]);
        const write: Row[] = [];
        const touch: number[][] = [];
        let applied = 0;
        for (const item of incoming.values()) {
          const old = stored.get(item.id);
          const seen = Math.max(seenAt, old?.seen_at ?? 0);
          if (old?.deleted_at != null && item.updatedAt <= old.deleted_at) continue;
          const known = old && old.deleted_at === null ? old : null;
          if (old && item.updatedAt < old.updated_at) {
            const filled = known === null ? null : filledFrom(known, item, seen, next);
            if (filled === null) touch.push([item.id, old.updated_at, seen]);
            else write.push(filled);
            continue;
          }
          applied += 1;
          const whole = item.collections === null ? completed(item, known && product(known)) : item;
          const row = rowOf(whole, seen, next);
          if (old && old.deleted_at === null && old.body === row.body)
            touch.push([item.id, item.updatedAt, seen]);
          else write.push(row);
        }
        await writeRows(engine, trx, shop, write);
        await touchRows(engine, trx, shop, touch);
        if (write.length > 0) await bump(trx, shop, 'catalog');
        return applied;
      }),

    remove: (shop, id, at) =>
      engine.write(async (trx) => {
        const changed = (await lockVersions(engine, trx, shop)).catalog + 1;
        const old = (await storedRows(engine, trx, shop, [id])).get(id);
        if (old && old.updated_at > at) return;
        const tombstone = {
          id,
          title_folded: '',
          skus_folded: '',
          whole: 1 as const,
          body: '',
          seen_at: 0,
          changed,
        };
        await writeRows(engine, trx, shop, [{ ...tombstone, updated_at: at, deleted_at: at }]);
        if (old && old.deleted_at === null) await bump(trx, shop, 'catalog');
      }),

    sweep: (shop, seenAt) =>
      engine.write(async (trx) => {
        await lockVersions(engine, trx, shop);
        const rows = trx.deleteFrom('products').where('shop', '=', shop);
        // No tombstones: what one sync overlooked comes back with the next, though it was not edited since.
        const unseen = rows.where('deleted_at', 'is', null).where('seen_at', '<', seenAt);
        const swept = Number((await unseen.executeTakeFirst()).numDeletedRows);
        await rows.where('deleted_at', '<', seenAt - TOMBSTONE_MS).execute();
        if (swept > 0) {
          const version = await bump(trx, shop, 'catalog');
          await trx.updateTable('versions').set({ swept: version }).where('shop', '=', shop).execute();
        }
        return swept;
      }),

    async changes(shop, since) {
      const now = await engine.read
        .selectFrom('versions')
        .select(['catalog', 'swept'])
        .where('shop', '=', shop)
        .executeTakeFirst();
      // A version below what is known: the shop was erased meanwhile and has begun anew.
      if (now === undefined || now.swept > since || now.catalog < since) return { kind: 'all' };
      const rows = await engine.read
        .selectFrom('products')
        .select(['id', 'body', 'updated_at', 'deleted_at'])
        .where('shop', '=', shop)
        .where('changed', '>', since)
        .execute();
      return {
        kind: 'some',
        products: rows.filter((row) => row.deleted_at === null).map(product),
        removed: rows.filter((row) => row.deleted_at !== null).map((row) => row.id),
      };
    },

    get: async (shop, id) => (await getMany(shop, [id]))[0] ?? null,

    async search(shop, query, limit) {
      const rows = await live(shop)
        .select(['id', 'body', 'updated_at'])
        .where(matching(query))
        .orderBy('title_folded')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(product);
    },

    page: (shop, asked) => productPage(engine, shop, asked, product),

    async all(shop) {
      return (await live(shop).select(['id', 'body', 'updated_at']).orderBy('id').execute()).map(product);
    },

    async countPartial(shop, before) {
      const { n } = await live(shop)
        .where('whole', '=', 0)
        .where('updated_at', '<', before)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },

    async count(shop) {
      const { n } = await live(shop)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },
  };
}

/** A list of ids for `in`, in one parameter whatever its length. */
export function idsIn(engine: Engine, ids: readonly number[]) {
  const list = engine.relation(
    { id: 'bigint' },
    ids.map((id) => [id]),
  );
  return sql<number>`(select id from ${list} as ids)`;
}

/** One entry per id, the newest of each, ascending: parallel transactions then lock rows in one order. */
function newest(products: readonly Product[]): Map<ProductId, Product> {
  const sorted = [...products].sort((a, b) => a.id - b.id || a.updatedAt - b.updatedAt);
  return new Map(sorted.map((item) => [item.id, item]));
}

async function storedRows(engine: Engine, trx: Trx, shop: ShopDomain, ids: readonly number[]) {
  const rows = await trx
    .selectFrom('products')
    .select(['id', 'body', 'updated_at', 'seen_at', 'deleted_at'])
    .where('shop', '=', shop)
    .where('id', 'in', idsIn(engine, ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function writeRows(engine: Engine, trx: Trx, shop: ShopDomain, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(COLUMNS) as (keyof Row)[];
  const cells = rows.map((row) => names.map((name) => row[name]));
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const changes = sql.join(names.slice(1).map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
  await sql`insert into products (shop, ${columns})
    select ${shop}, ${columns} from ${engine.relation(COLUMNS, cells)} as incoming where true
    on conflict (shop, id) do update set ${changes}`.execute(trx);
}

async function touchRows(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  rows: readonly number[][],
): Promise<void> {
  if (rows.length === 0) return;
  const met = engine.relation({ id: 'bigint', updated_at: 'bigint', seen_at: 'bigint' }, rows);
  await sql`update products set updated_at = met.updated_at, seen_at = met.seen_at from ${met} as met
    where products.shop = ${shop} and products.id = met.id`.execute(trx);
}

/**
 * A webhook was quicker than the sync that now brings `item`: what it told stands, but collections and costs are
 * the sync's to know. Null when that changes nothing.
 */
function filledFrom(
  old: Pick<ProductsTable, 'body' | 'updated_at'>,
  item: Product,
  seenAt: number,
  changed: number,
): Row | null {
  if (item.collections === null) return null;
  const filled = rowOf(completed({ ...product(old), collections: null }, item), seenAt, changed);
  return filled.body === old.body ? null : filled;
}

/** Field by field in a fixed order: two bodies are equal exactly when the products are, but for `updatedAt`. */
function rowOf(item: Product, seenAt: number, changed: number): Row {
  const variants = item.variants.map((variant) => {
    const { id, title, sku, price, compareAt, available, cost, stock, options } = variant;
    return { id, title, sku, price, compareAt, available, cost, stock, options };
  });
  const { id, handle, title, type, vendor, tags, collections, status, published, imageUrl } = item;
  const fixed = {
    id,
    handle,
    title,
    type,
    vendor,
    tags,
    collections,
    status,
    published,
    imageUrl,
    variants,
    currency: item.currency,
    createdAt: item.createdAt,
  };
  const skus = variants.flatMap((variant) => (variant.sku ? [fold(storable(variant.sku))] : []));
  return {
    id,
    title_folded: fold(storable(title)),
    skus_folded: skus.length === 0 ? '' : `\n${skus.join('\n')}\n`,
    whole: collections === null ? 0 : 1,
    body: JSON.stringify(fixed),
    updated_at: item.updatedAt,
    seen_at: seenAt,
    changed,
    deleted_at: null,
  };
}

/** Bodies written before collections, costs and stock were kept say nothing of them: they are not known then. */
function product(row: Pick<ProductsTable, 'body' | 'updated_at'>): Product {
  const body = JSON.parse(row.body) as Omit<Product, 'updatedAt'>;
  if (body.collections !== undefined) return { ...body, updatedAt: row.updated_at };
  const variants = body.variants.map((variant) => ({ ...variant, cost: null, stock: null }));
  return { ...body, collections: null, variants, updatedAt: row.updated_at };
}
