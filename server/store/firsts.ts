/** What stands first beside each product: one row each, written anew only where a training changes it. */
import { sql } from 'kysely';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import { changeKind, type Firsts, type Support } from '../domain/recommend/firsts.ts';
import type { FirstsStore } from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import type { FirstsTable } from './schemaFirsts.ts';

const COLUMNS = [
  'product',
  'version',
  'now_show',
  'now_orders',
  'now_base',
  'now_alike',
  'was_show',
  'was_orders',
  'was_base',
  'was_alike',
] as const satisfies readonly (keyof FirstsTable)[];

export function firstsStore(engine: Engine): FirstsStore {
  const newest = (shop: ShopDomain) =>
    engine.read
      .selectFrom('models')
      .select(['version', 'trained_at', 'compared_at', 'gained', 'lost', 'other', 'beside'])
      .where('shop', '=', shop)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
  return {
    async compared(shop) {
      const row = await newest(shop);
      if (row === undefined || row.beside === null) return null;
      const { trained_at: trainedAt, compared_at: before, gained, lost, other, beside } = row;
      return { trainedAt, before, gained: gained ?? 0, lost: lost ?? 0, other: other ?? 0, beside };
    },

    async all(shop) {
      const row = await newest(shop);
      if (row === undefined || row.beside === null) return null;
      const { products, shows } = await engine.read
        .selectFrom('firsts')
        .select([engine.listed('product').as('products'), engine.listed('now_show').as('shows')])
        .where('shop', '=', shop)
        .where('now_show', 'is not', null)
        .executeTakeFirstOrThrow();
      const ids = JSON.parse(products ?? '[]') as ProductId[];
      const first = JSON.parse(shows ?? '[]') as ProductId[];
      return new Map(ids.map((id, at) => [id, first[at]!]));
    },

    async changes(shop) {
      const row = await newest(shop);
      if (row === undefined || row.compared_at === null) return [];
      const rows = await engine.read
        .selectFrom('firsts')
        .select(COLUMNS)
        .where('shop', '=', shop)
        .where('version', '=', row.version)
        .orderBy('product')
        .execute();
      return rows.map((one) => ({
        product: one.product,
        was: support(one.was_show, one.was_orders, one.was_base, one.was_alike),
        now: support(one.now_show, one.now_orders, one.now_base, one.now_alike),
      }));
    },
  };
}

function support(
  show: number | null,
  orders: number | null,
  base: number | null,
  alike: number | null,
): Support | null {
  return show === null ? null : { show, orders, base, alike: alike === 1 };
}

/** Within the transaction that publishes the model `version`, `before` being the one it is compared with. */
export async function writeFirsts(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  version: number,
  { compared, changes, gone }: Firsts,
): Promise<void> {
  const own = trx.deleteFrom('firsts').where('shop', '=', shop);
  if (compared) {
    // What had lost its first by an earlier training is no news any more.
    await own.where('now_show', 'is', null).execute();
    if (gone.length > 0) await own.where(engine.oneOf('product', gone)).execute();
  } else await own.execute();
  if (changes.length === 0) return;
  const rows = changes.map(({ product, now, was }) => [product, version, ...cells(now), ...cells(was)]);
  const types = Object.fromEntries(COLUMNS.map((name) => [name, 'bigint' as const]));
  const names = sql.join(COLUMNS.map((name) => sql.ref(name)));
  const sets = sql.join(COLUMNS.slice(1).map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
  await sql`insert into firsts (shop, ${names})
    select ${shop}, ${names} from ${engine.relation(types, rows)} as told where true
    on conflict (shop, product) do update set ${sets}`.execute(trx);
}

function cells(support: Support | null): (number | null)[] {
  if (support === null) return [null, null, null, null];
  return [support.show, support.orders, support.base, support.alike ? 1 : 0];
}

/** What the model's own row says of the comparison. */
export function comparedOf({ compared, changes, beside }: Firsts, before: number | null) {
  const count = (kind: ReturnType<typeof changeKind>) =>
    compared ? changes.filter((one) => changeKind(one) === kind).length : 0;
  return {
    compared_at: compared ? before : null,
    gained: count('gained'),
    lost: count('lost'),
    other: count('other'),
    beside,
  };
}
