/** Points order lines that only name a SKU at their product, once the catalogue knows it. */
import { sql } from 'kysely';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { Engine } from './dialect/engine.ts';
import type { OrderLinesTable } from './schema.ts';

/** Lines looked at in one step, so that others can write in between. */
const STEP = 10_000;

type LineKey = Pick<OrderLinesTable, 'order_id' | 'n'>;
const FIRST: LineKey = { order_id: Number.MIN_SAFE_INTEGER, n: 0 };

/** Resolves to how many lines now have a product. Interrupted, it can simply be called again. */
export async function resolveSkus(
  engine: Engine,
  shop: ShopDomain,
  bySku: ReadonlyMap<string, ProductId>,
): Promise<number> {
  if (bySku.size === 0) return 0;
  let resolved = 0;
  for (let after: LineKey | null = FIRST; after !== null; ) {
    const page = await unresolved(engine, shop, after);
    const known = page.flatMap(({ order_id, n, sku }) => {
      const product = bySku.get(sku as string);
      return product === undefined ? [] : [[order_id, n, sku, product]];
    });
    if (known.length > 0) resolved += await point(engine, shop, known);
    after = page.length < STEP ? null : (page.at(-1) as LineKey);
  }
  return resolved;
}

/** The next lines in the order in which they lie: looking them up by SKU takes ten times as long. */
async function unresolved(engine: Engine, shop: ShopDomain, after: LineKey) {
  return await engine.read
    .selectFrom('order_lines')
    .select(['order_id', 'n', 'sku'])
    .where('shop', '=', shop)
    .where('product_id', 'is', null)
    .where('sku', 'is not', null)
    .where(sql<boolean>`(order_id, n) > (${after.order_id}, ${after.n})`)
    .orderBy('order_id')
    .orderBy('n')
    .limit(STEP)
    .execute();
}

/**
 * Asks for the SKU again: between reading and writing, a line may have become another one. The range spares
 * PostgreSQL, whose planner knows little about arrays, from reading the whole table at each step.
 */
async function point(engine: Engine, shop: ShopDomain, known: (number | string | null)[][]): Promise<number> {
  const columns = { order_id: 'bigint', n: 'bigint', sku: 'text', product_id: 'bigint' } as const;
  const found = engine.relation(columns, known);
  const { numAffectedRows } = await engine.write((trx) =>
    sql`update order_lines set product_id = found.product_id from ${found} as found
      where order_lines.shop = ${shop} and order_lines.order_id = found.order_id and order_lines.n = found.n
      and order_lines.order_id between ${known[0]?.[0]} and ${known.at(-1)?.[0]} and order_lines.sku = found.sku and order_lines.product_id is null`.execute(
      trx,
    ),
  );
  return Number(numAffectedRows ?? 0);
}
