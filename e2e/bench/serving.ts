/** `npm run bench -- serving`: the suggest route of the real server against a bare node:http server that sends the same bytes. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordedAnswers } from './servingBare.ts';
import { type LoadOrder, type LoadReport, PACE } from './servingLoad.ts';
import {
  type CartsOptions,
  HEADERS,
  makeCarts,
  makeShop,
  ORDERS,
  PRODUCTS,
  SECRET,
  signedPath,
} from './servingShop.ts';

/** For carts of five products, each of them new to the server. */
export const BUDGET = { shareOfBare: 0.5, p99Ms: 5 } as const;

const SERVER_CORE = 0;
const LOAD_CORE = 1;
/** A saturated server that got less of its core was not alone on it. */
const UNDISTURBED = 0.9;
const ROUNDS = 3;
const ROUND_SECONDS = 4;
const PACED_SECONDS = 10;

/** More carts than the server's cache of answers holds: asked in turn, none is found there. */
const DISTINCT = 40_000;
const CASES: readonly { readonly name: string; readonly carts: CartsOptions }[] = [
  { name: '5 products, each cart new', carts: { size: 5, distinct: DISTINCT, seed: 5 } },
  { name: '1 product, each cart new', carts: { size: 1, distinct: 4 * PRODUCTS, seed: 1 } },
  { name: '20 products, each cart new', carts: { size: 20, distinct: DISTINCT, seed: 20 } },
  { name: '5 products, 320 carts again and again', carts: { size: 5, distinct: 320, seed: 7 } },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0 && availableParallelism() > 1;

interface Process {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts a Node process, on one core where the machine can. */
function start(core: number, args: readonly string[], env: NodeJS.ProcessEnv, ipc = false): ChildProcess {
  const [program, ...rest] = [...(canPin ? ['taskset', '-c', String(core)] : []), process.execPath, ...args];
  const output = ipc ? 'inherit' : 'pipe';
  return spawn(program!, rest, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, 'inherit', ...(ipc ? (['ipc'] as const) : [])],
  });
}

/** Waits for the address that a server prints. */
async function listening(child: ChildProcess): Promise<Process> {
  let text = '';
  for await (const chunk of child.stdout!) {
    text += chunk;
    const url = /http:\/\/[\w.:]+/.exec(text)?.[0];
    if (url !== undefined) {
      child.stdout!.resume();
      return { child, url };
    }
  }
  throw new Error('The server ended before it listened; its lines above say why.');
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** CPU seconds that a process has used in all its threads; NaN where /proc does not tell. */
function cpuSeconds({ child }: Process): number {
  try {
    // Fields 14 and 15, in hundredths of a second; the second field may hold spaces.
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** What the real server answers to some of the carts, for the bare one to send. */
async function record(url: string, carts: CartsOptions): Promise<RecordedAnswers> {
  const bodies: string[] = [];
  const headers: Record<string, string> = {};
  for (const [at, cart] of makeCarts({ ...carts, distinct: Math.min(carts.distinct, 500) }).entries()) {
    const answer = await fetch(url + signedPath(cart, at), { headers: HEADERS });
    if (!answer.ok) throw new Error(`The server answered ${answer.status} to a signed request.`);
    bodies.push(await answer.text());
    for (const [name, value] of answer.headers)
      if (!['connection', 'content-length', 'date', 'keep-alive'].includes(name)) headers[name] = value;
  }
  return { headers, bodies };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

interface Rates {
  readonly perSecond: number[];
  /** CPU microseconds per request, of the server. */
  readonly cpuMicros: number[];
  /** Share of its core that the server got. */
  readonly busy: number[];
}

const noRates = (): Rates => ({ perSecond: [], cpuMicros: [], busy: [] });

async function measure(load: ChildProcess, server: Process, order: Omit<LoadOrder, 'url'>) {
  const before = cpuSeconds(server);
  load.send({ ...order, url: server.url } satisfies LoadOrder);
  const [report] = (await once(load, 'message')) as [LoadReport];
  if (report.failed > 0) throw new Error(`${report.failed} requests failed: nothing was measured.`);
  const cpu = cpuSeconds(server) - before;
  const perSecond = report.requests / report.seconds;
  return { ...report, perSecond, cpuMicros: (cpu / report.requests) * 1e6, busy: cpu / report.seconds };
}

const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(10);

/** Measures, prints the table, and answers whether the budget is kept. */
export async function serving(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'mersalg-serving-'));
  let real: Process | undefined;
  let load: ChildProcess | undefined;
  try {
    const database = `file:${join(folder, 'mersalg.db')}`;
    const { trainSeconds, pairs } = await makeShop(database);
    console.log(
      `${PRODUCTS} products, trained on ${ORDERS} synthetic orders in ${trainSeconds.toFixed(1)} s: ${pairs} pairs. ` +
        (canPin
          ? `Server on core ${SERVER_CORE}, load on core ${LOAD_CORE}.`
          : 'Not pinned: taskset or a second core is missing, so servers and load take from each other.'),
    );
    const profile = process.env.MERSALG_BENCH_PROFILE;
    const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
    real = await listening(
      start(SERVER_CORE, [...flags, 'server/main.ts'], {
        PORT: '0',
        SHOPIFY_ORIGIN: 'http://127.0.0.1:9',
        SHOPIFY_CLIENT_SECRET: SECRET,
        DATABASE_URL: database,
        LOG_LEVEL: 'warn',
      }),
    );
    load = start(LOAD_CORE, ['e2e/bench/servingLoad.ts'], {}, true);
    console.log(`\n${' '.repeat(40)}  requests   of bare  CPU µs of  of bare,    p50 ms    p99 ms`);
    console.log(`${' '.repeat(40)}     per s     per s    request  by CPU    at ${PACE} per s`);
    let kept = true;
    for (const [at, { name, carts }] of CASES.entries()) {
      const row = await compare(folder, real, load, carts);
      const { share, cpuShare, p99 } = row;
      console.log(
        name.padEnd(40) +
          [cell(row.perSecond), cell(share, 2), cell(row.cpuMicros, 1), cell(cpuShare, 2)].join('') +
          [cell(row.p50, 2), cell(p99, 2)].join(''),
      );
      console.log(
        '  bare node:http, the same bytes'.padEnd(40) +
          [cell(row.barePerSecond), cell(1, 2), cell(row.bareMicros, 1), cell(1, 2)].join('') +
          [cell(row.bareP50, 2), cell(row.bareP99, 2)].join(''),
      );
      if (at > 0) continue;
      const isLate = p99 >= BUDGET.p99Ms && row.bareP99 < BUDGET.p99Ms;
      kept = (row.disturbed ? cpuShare : share) >= BUDGET.shareOfBare && !isLate;
      if (row.disturbed)
        console.log('  Other programs took part of the core: judged by CPU time, which they cannot blur.');
      if (row.bareP99 >= BUDGET.p99Ms)
        console.log(
          '  Even the bare server was late: what the machine does beside hides what ours would be.',
        );
    }
    console.log(`\nLatencies count from when a request was due; up to 1 ms of them is the load’s own clock.`);
    console.log(
      `\nBudget, 5 products in carts all new: at least ${BUDGET.shareOfBare} of bare, p99 below ${BUDGET.p99Ms} ms: ` +
        (kept ? 'kept' : 'MISSED'),
    );
    return kept;
  } finally {
    load?.disconnect();
    await end(load);
    await end(real?.child);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The real server and a bare one in turn, so that what else the machine does falls on both. */
async function compare(folder: string, real: Process, load: ChildProcess, carts: CartsOptions) {
  const file = join(folder, 'answers.json');
  const answers = await record(real.url, carts);
  writeFileSync(file, JSON.stringify(answers));
  const bare = await listening(start(SERVER_CORE, ['e2e/bench/servingBare.ts', file], {}));
  try {
    const ours = noRates();
    const theirs = noRates();
    for (const server of [bare, real]) await measure(load, server, { kind: 'saturate', carts, seconds: 2 });
    for (let round = 0; round < ROUNDS; round++) {
      for (const [server, rates] of [
        [bare, theirs],
        [real, ours],
      ] as const) {
        const measured = await measure(load, server, { kind: 'saturate', carts, seconds: ROUND_SECONDS });
        rates.perSecond.push(measured.perSecond);
        rates.cpuMicros.push(measured.cpuMicros);
        rates.busy.push(measured.busy);
      }
    }
    const paced = { kind: 'paced', carts, seconds: PACED_SECONDS } as const;
    const [theirPace, ourPace] = [await measure(load, bare, paced), await measure(load, real, paced)];
    return {
      share: median(ours.perSecond.map((perSecond, round) => perSecond / theirs.perSecond[round]!)),
      perSecond: median(ours.perSecond),
      barePerSecond: median(theirs.perSecond),
      cpuMicros: median(ours.cpuMicros),
      bareMicros: median(theirs.cpuMicros),
      cpuShare: median(theirs.cpuMicros) / median(ours.cpuMicros),
      disturbed: Math.min(...ours.busy, ...theirs.busy) < UNDISTURBED,
      p50: ourPace.p50,
      p99: ourPace.p99,
      bareP50: theirPace.p50,
      bareP99: theirPace.p99,
    };
  } finally {
    await end(bare.child);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !(await serving())) process.exitCode = 1;
