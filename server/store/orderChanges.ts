/** What changes of the baskets that training counts, in the order of commits: what keeps suggestions fresh between trainings. */
import { sql } from 'kysely';
import type { BasketChanges, Order } from '../domain/basket.ts';
import type { OrderId, ShopDomain } from '../domain/ids.ts';
import type { OrderChanges, ShopVersions } from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';

/** Changes kept per shop: beyond, only a training knows them all. */
export const MOST_CHANGES = 20_000;

interface Counted {
  readonly createdAt: number;
  /** Distinct known products, ascending, joined by commas. */
  readonly products: string;
}

/** Baskets by order. An order that training leaves out, or without a known product, has no entry. */
export type CountedBaskets = ReadonlyMap<OrderId, Counted>;

/**
 * Whether a change by this order is noted. Imports and a shop's first sync are not, which bring a whole history and
 * end in a training; but webhooks are from the first, since some come while that training is under way.
 */
export function isNoted({ source }: Order, versions: ShopVersions): boolean {
  return source === 'webhook' || (source === 'sync' && versions.model > 0);
}

/** Those of the orders that training would count now. */
export async function countedBaskets(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  orders: readonly { readonly id: OrderId }[],
): Promise<CountedBaskets> {
  if (orders.length === 0) return new Map();
  const ids = orders.map((order) => order.id);
  const counted = await trx
    .selectFrom('orders')
    .select(['id', 'created_at'])
    .where('shop', '=', shop)
    .where(engine.oneOf('id', ids))
    .where('cancelled', '=', 0)
    .where('test', '=', 0)
    .where('deleted_at', 'is', null)
    .execute();
  if (counted.length === 0) return new Map();
  const lines = await trx
    .selectFrom('order_lines')
    .select(['order_id', 'product_id'])
    .where('shop', '=', shop)
    .where(engine.oneOf('order_id', ids))
    .where('product_id', 'is not', null)
    .execute();
  const byOrder = Map.groupBy(lines, (line) => line.order_id);
  const baskets = new Map<OrderId, Counted>();
  for (const { id, created_at } of counted) {
    const products = packed((byOrder.get(id) ?? []).map((line) => line.product_id));
    if (products !== '') baskets.set(id, { createdAt: created_at, products });
  }
  return baskets;
}

/** Those of the orders that training will count once they are stored. */
export function basketsOf(orders: readonly Order[]): CountedBaskets {
  const baskets = new Map<OrderId, Counted>();
  for (const { id, createdAt, cancelled, test, lines } of orders) {
    const products = cancelled || test ? '' : packed(lines.map((line) => line.productId));
    if (products !== '') baskets.set(id, { createdAt, products });
  }
  return baskets;
}

function packed(products: readonly (number | null)[]): string {
  return [...new Set(products.filter((id) => id !== null))].sort((a, b) => a - b).join();
}

/**
 * Notes what differs between `before` and `after` of the baskets of those orders that were `written`. `versions` must
 * come from `lockVersions` in this transaction: its lock lets one transaction number changes at a time, until it
 * commits. So numbers grow in the order of commits without a gap, and whoever has read one has seen all below it.
 */
export async function noteChanges(
  engine: Engine,
  trx: Trx,
  { shop, orders: last }: ShopVersions,
  written: ReadonlySet<OrderId>,
  before: CountedBaskets,
  after: CountedBaskets,
): Promise<void> {
  const rows: (number | string)[][] = [];
  const note = (sign: 1 | -1, { createdAt, products }: Counted) => {
    rows.push([last + rows.length + 1, sign, createdAt, products]);
  };
  for (const id of written) {
    const [was, is] = [before.get(id), after.get(id)];
    if (was?.products === is?.products) continue;
    if (was !== undefined) note(-1, was);
    if (is !== undefined) note(1, is);
  }
  if (rows.length === 0) return;
  const columns = { n: 'bigint', sign: 'bigint', created_at: 'bigint', products: 'text' } as const;
  await sql`insert into order_changes (shop, n, sign, created_at, products)
    select ${shop}, n, sign, created_at, products from ${engine.relation(columns, rows)} as noted where true`.execute(
    trx,
  );
  const now = last + rows.length;
  await trx.updateTable('versions').set({ orders: now }).where('shop', '=', shop).execute();
  await forgetChanges(trx, shop, now - MOST_CHANGES);
}

/** Forgets the changes up to `mark`: a model knows them. */
export async function forgetChanges(trx: Trx, shop: ShopDomain, mark: number): Promise<void> {
  if (mark <= 0) return;
  await trx.deleteFrom('order_changes').where('shop', '=', shop).where('n', '<=', mark).execute();
}

/** What changed after `since`; see OrderStore. */
export async function readChanges(engine: Engine, shop: ShopDomain, since: number): Promise<OrderChanges> {
  // One statement, so that what it sees is of one moment.
  const rows = await engine.read
    .selectFrom('versions as v')
    .leftJoin('order_changes as c', (on) => on.onRef('c.shop', '=', 'v.shop').on('c.n', '>', since))
    .select(['v.orders', 'c.n', 'c.sign', 'c.created_at', 'c.products'])
    .where('v.shop', '=', shop)
    .orderBy('c.n')
    .execute();
  const mark = rows[0]?.orders ?? 0;
  if (mark === since) return { kind: 'some', mark, baskets: pack([]) };
  // Numbers have no gaps: if one is missing it was forgotten, or the shop was erased and has begun anew.
  if (rows[0]?.n !== since + 1) return { kind: 'all' };
  return { kind: 'some', mark, baskets: pack(rows as Change[]) };
}

interface Change {
  readonly sign: 1 | -1;
  readonly created_at: number;
  readonly products: string;
}

function pack(rows: readonly Change[]): BasketChanges {
  const ids = rows.map((row) => row.products.split(',').map(Number));
  const ptr = new Uint32Array(rows.length + 1);
  for (let o = 0; o < rows.length; o++) ptr[o + 1] = ptr[o]! + ids[o]!.length;
  return {
    sign: Int8Array.from(rows, (row) => row.sign),
    createdAt: Float64Array.from(rows, (row) => row.created_at),
    ptr,
    productIds: Float64Array.from(ids.flat()),
  };
}
