/** The throw-away PostgreSQL: there when asked for, gone without a trace, even when its owner is killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { findBinaries, startPostgres } from './postgres.ts';

const folderOf = (url: string) => new URL(url).searchParams.get('host') as string;

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

test('where there is none, none is found', () => {
  expect(findBinaries('/nowhere', '/nowhere:/tmp')).toBeNull();
});

describe.skipIf(inject('postgresUrl') === null)('a throw-away PostgreSQL', () => {
  test('makes databases that know nothing of each other, in UTF-8', async () => {
    const server = await startPostgres();
    const [a, b] = [await server.createDatabase('a'), await server.createDatabase('b_2')];
    await ask(a, 'create table only_here (x int)');
    expect(await ask(a, `select to_regclass('only_here') is null as missing`)).toEqual({ missing: false });
    expect(await ask(b, `select to_regclass('only_here') is null as missing`)).toEqual({ missing: true });
    expect(await ask(b, 'show server_encoding')).toEqual({ server_encoding: 'UTF8' });
    await expect(server.createDatabase('x"; drop')).rejects.toThrow('not a database name');
    await server.stop();
    await server.stop();
    expect(existsSync(folderOf(server.url))).toBe(false);
    await expect(ask(a, 'select 1')).rejects.toThrow();
  });

  test('is stopped and deleted when the process that started it is killed', async () => {
    const module = new URL('./postgres.ts', import.meta.url).href;
    const script = `const { startPostgres } = await import('${module}');
      console.log((await startPostgres()).url); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = (await once(child.stdout, 'data')) as [Buffer];
    const url = output.toString().trim();
    expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 });
    child.kill('SIGKILL');
    for (let n = 0; n < 200 && existsSync(folderOf(url)); n++) await sleep(50);
    expect(existsSync(folderOf(url))).toBe(false);
  });
});
