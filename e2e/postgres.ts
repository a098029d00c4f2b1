/** A throw-away PostgreSQL for tests and the demo: its own folder, a Unix socket only, gone when stopped. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

export interface ThrowAwayPostgres {
  /** Of the database `postgres`; others are made with `createDatabase`. */
  readonly url: string;
  /** Makes an empty database (a name of your choice, letters, digits and `_`) and resolves to its URL. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server and deletes its folder. Safe to call twice. */
  stop(): Promise<void>;
}

/** Why there is none, in words for a test's skip. */
export class PostgresMissing extends Error {
  override readonly name = 'PostgresMissing';
}

/** The newest PostgreSQL (15 or later) on this machine; null when there is none. */
export function findBinaries(debian = '/usr/lib/postgresql', path = process.env.PATH ?? ''): string | null {
  const versions = existsSync(debian) ? readdirSync(debian).filter((v) => Number(v) >= 15) : [];
  versions.sort((a, b) => Number(b) - Number(a));
  const folders = [...versions.map((v) => join(debian, v, 'bin')), ...path.split(delimiter)];
  return (
    folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(join(folder, name)))) ?? null
  );
}

/**
 * Takes about 1.5 s. PostgreSQL refuses to run as root, so root hands it to the user `postgres`.
 * Durability is switched off: a test's data need not survive a power cut.
 * @throws PostgresMissing when PostgreSQL, or that user, is not installed.
 */
export async function startPostgres(): Promise<ThrowAwayPostgres> {
  const bin = findBinaries();
  if (bin === null) throw new PostgresMissing('PostgreSQL 15 or later is not installed');
  const asRoot = process.getuid?.() === 0;
  // The path of a Unix socket may have 107 bytes at most: stay short.
  const folder = mkdtempSync(join(tmpdir(), 'mersalg-pg-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const command = (program: string, args: string[]) => {
    const full = [join(bin, program), ...args];
    return asRoot ? ['runuser', '-u', 'postgres', '--', ...full] : full;
  };
  const call = (program: string, args: string[]) => {
    const [file, ...rest] = command(program, args);
    return run(file as string, rest, { cwd: folder, timeout: 60_000 });
  };
  try {
    if (asRoot) {
      const { uid, gid } = await postgresUser();
      chownSync(folder, uid, gid);
    }
    const data = join(folder, 'data');
    await call('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ]);
    const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', "listen_addresses=''"];
    const options = [`-k ${folder}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
    const log = join(folder, 'log');
    await call('pg_ctl', ['-D', data, '-l', log, '-w', '-o', options, 'start']);
    return running(folder, command('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']));
  } catch (thrown) {
    remove();
    throw thrown;
  }
}

function running(folder: string, halt: string[]): ThrowAwayPostgres {
  const urlOf = (database: string) =>
    `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  // A caretaker waits for the end of its input, which comes when we ask for it or die, however we die.
  const script = 'folder=$1; shift; cat; "$@"; rm -rf "$folder"';
  const caretaker = spawn('sh', ['-c', script, 'caretaker', folder, ...halt], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  const gone = once(caretaker, 'exit');
  caretaker.unref();
  return {
    url: urlOf('postgres'),
    async createDatabase(name) {
      if (!/^\w+$/.test(name)) throw new Error(`not a database name: ${name}`);
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      try {
        await client.query(`create database "${name}"`);
      } finally {
        await client.end();
      }
      return urlOf(name);
    },
    async stop() {
      caretaker.ref();
      caretaker.stdin.end();
      await gone;
    },
  };
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((what) => run('id', [what, 'postgres'])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    throw new PostgresMissing('root cannot run PostgreSQL, and there is no user `postgres` to run it as');
  }
}
