/** The database behind a store's back, for tests that look at every table and column. */
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

export type Row = Record<string, unknown>;

/** One statement, on a connection of its own. */
export async function raw(url: string, sql: string): Promise<Row[]> {
  if (url.startsWith('file:')) {
    const db = new DatabaseSync(url.slice('file:'.length), { timeout: 5000 });
    try {
      return db
        .prepare(sql)
        .all()
        .map((row) => ({ ...row }));
    } finally {
      db.close();
    }
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** The tables that hold a shop's data, as the database itself knows them. */
export async function tableNames(url: string): Promise<string[]> {
  const sqlite = `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`;
  const postgres = `select tablename as name from pg_tables where schemaname = 'public'`;
  const rows = await raw(url, url.startsWith('file:') ? sqlite : postgres);
  return rows
    .map((row) => String(row.name))
    .filter((name) => !name.startsWith('kysely_'))
    .sort();
}

/** The columns of a table's primary key, in order. */
export async function keyOf(url: string, table: string): Promise<string[]> {
  const sqlite = `select name from pragma_table_info('${table}') where pk > 0 order by pk`;
  const postgres = `select a.attname as name from pg_index i
    cross join unnest(i.indkey) with ordinality as k(attnum, at)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = '${table}'::regclass and i.indisprimary order by k.at`;
  return (await raw(url, url.startsWith('file:') ? sqlite : postgres)).map((row) => String(row.name));
}

/** Everything of one shop, or of all, by table; text that can be compared and searched. */
export async function dump(url: string, shop?: string): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of await tableNames(url)) {
    const rows = await raw(
      url,
      `select * from ${table}${shop === undefined ? '' : ` where shop = '${shop}'`}`,
    );
    all[table] = rows.map((row) => JSON.stringify(row, printable)).sort();
  }
  return all;
}

function printable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
}
