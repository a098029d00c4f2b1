/** `npm run bench -- training`: the counting kernel against scipy in one run, then the training of the served model as a whole. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { syntheticOrders } from '../../server/domain/recommend/synthetic.ts';
import { type Child, runModule, startChild } from './child.ts';
import { pythonWithScipy } from './python.ts';
import type { CountReport } from './trainingCount.ts';
import type { AnswerReport, TrainReport } from './trainingRun.ts';

export const BUDGET = {
  /** Shares of scipy's time, the kernel's on one core and on two. */
  cpuShare: 0.5,
  wallShare: 0.35,
  /** The whole training of the large shop, and of the small one. */
  largeMinutes: 3,
  largeMb: 1_500,
  smallSeconds: 2,
  /** An answer to a cart of five. */
  answerP99Us: 50,
} as const;

const LARGE = { orders: 1_000_000, items: 20_000, seed: 42 };
const SMALL = { orders: 12_000, items: 300, seed: 42 };
/** What the generator's description promises of LARGE. */
const LINES = 2_956_540;
const ENTRIES = 3_188_824;
const KEEP = 50;
const ROUNDS = 5;
/** Threads wait for nothing but cores: where their CPU time is less than this of the wall time, others had the cores. */
const UNDISTURBED = 0.9;

const local = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const number = (value: number, digits = 0) => value.toFixed(digits).padStart(9);

let kept = true;
/** Notes a budget, and says whether it is kept. */
function within(what: string, value: number, most: number, unit: string): void {
  const good = value <= most;
  kept &&= good;
  console.log(`  ${what}: ${value.toFixed(2)}${unit}, at most ${most}${unit}: ${good ? 'kept' : 'MISSED'}`);
}

/** Measures, prints, and answers whether every budget is kept. */
export async function training(): Promise<boolean> {
  kept = true;
  const folder = mkdtempSync(join(tmpdir(), 'mersalg-training-'));
  try {
    await countingAgainstScipy(folder);
    await wholeTraining(folder);
    return kept;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function countingAgainstScipy(folder: string): Promise<void> {
  const { ptr, items } = syntheticOrders(LARGE);
  if (items.length !== LINES) throw new Error(`The generator drew ${items.length} lines, not ${LINES}.`);
  writeFileSync(join(folder, 'ptr.u32'), ptr);
  writeFileSync(join(folder, 'items.u32'), items);
  const shape = [folder, String(LARGE.items), String(KEEP)];
  const python = pythonWithScipy();
  const cores = Math.min(2, availableParallelism());
  const children: [string, Child][] = [];
  try {
    if (python !== null)
      children.push(['scipy', await startChild(python, [local('./trainingReference.py'), ...shape])]);
    for (const threads of [1, 2].slice(0, cores)) {
      const args = [local('./trainingCount.ts'), ...shape, String(threads)];
      children.push([
        `ours, ${threads} thread${threads > 1 ? 's' : ''}`,
        await startChild(process.execPath, args),
      ]);
    }
    console.log(
      `Counting, cosine and top-${KEEP} of ${LARGE.orders} orders × ${LARGE.items} products, ${LINES} lines, best of ${ROUNDS}:`,
    );
    // In turn, so that what else the machine does falls on all of them.
    const runs = new Map<string, CountReport[]>(children.map(([name]) => [name, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, child] of children) runs.get(name)!.push(await child.ask<CountReport>());
    console.log(`${' '.repeat(20)}   wall ms    CPU ms   peak MB`);
    const best = [...runs].map(([name, reports]) => {
      const wallMs = Math.min(...reports.map((one) => one.wallMs));
      const cpuMs = Math.min(...reports.map((one) => one.cpuMs));
      const pathMs = Math.min(...reports.map((one) => one.pathMs));
      const last = reports.at(-1)!;
      console.log(`${name.padEnd(20)}${number(wallMs)} ${number(cpuMs)} ${number(last.peakMb)}`);
      return { ...last, wallMs, cpuMs, pathMs };
    });
    if (python === null) {
      console.log('  No ratio: no Python here has scipy. On Debian: apt-get install python3-scipy.');
      return;
    }
    const [scipy, one, two] = best as [CountReport & { entries: number }, CountReport, CountReport?];
    if (scipy.entries !== ENTRIES)
      throw new Error(`scipy counted ${scipy.entries} entries, not ${ENTRIES}: not the agreed orders.`);
    for (const ours of [one, two]) {
      if (ours === undefined) continue;
      if (ours.kept !== scipy.kept || Math.abs(ours.sum / scipy.sum - 1) > 1e-5)
        throw new Error(
          `Ours kept ${ours.kept} scores of sum ${ours.sum}, scipy ${scipy.kept} of ${scipy.sum}.`,
        );
    }
    within('CPU on one core', one.cpuMs / scipy.cpuMs, BUDGET.cpuShare, ' × scipy');
    const share = (two?.wallMs ?? 0) / scipy.wallMs;
    if (two === undefined) console.log('  No ratio on two cores: there is only one.');
    else if (share <= BUDGET.wallShare || two.pathMs / two.wallMs >= UNDISTURBED)
      within('wall on two', share, BUDGET.wallShare, ' × scipy');
    else {
      console.log(
        `  wall on two: ${share.toFixed(2)} × scipy, but the threads waited for cores that other programs had. ` +
          'Judged by the CPU time of the longer one, which nobody can blur:',
      );
      within('longer of two threads', two.pathMs / scipy.cpuMs, BUDGET.wallShare, ' × scipy');
    }
  } finally {
    await Promise.all(children.map(([, child]) => child.end()));
  }
}

async function wholeTraining(folder: string): Promise<void> {
  for (const size of [LARGE, SMALL]) {
    const args = [
      mkdtempSync(join(folder, 'shop-')),
      String(size.orders),
      String(size.items),
      String(size.seed),
    ];
    await runModule('./trainingRun.ts', ['fill', ...args]);
    const { wallMs, cpuMs, peakMb, modelMb } = await runModule<TrainReport>('./trainingRun.ts', [
      'train',
      ...args,
    ]);
    console.log(
      `\nTraining the served model on ${size.orders} orders of ${size.items} products, from database to model file: ` +
        `${(wallMs / 1000).toFixed(1)} s, CPU ${(cpuMs / 1000).toFixed(1)} s, peak ${peakMb.toFixed(0)} MB, ` +
        `model ${modelMb.toFixed(1)} MB`,
    );
    if (size === SMALL) {
      within('wall', wallMs / 1000, BUDGET.smallSeconds, ' s');
      continue;
    }
    within('wall', wallMs / 60_000, BUDGET.largeMinutes, ' min');
    within('peak memory', peakMb, BUDGET.largeMb, ' MB');
    const answers = await runModule<AnswerReport>('./trainingRun.ts', ['answer', ...args]);
    console.log(
      `Answers of that model to ${answers.carts} carts of five: p50 ${answers.p50Us.toFixed(1)} µs, ` +
        `p99 ${answers.p99Us.toFixed(1)} µs, ${answers.candidates.toFixed(1)} candidates each`,
    );
    within('p99', answers.p99Us, BUDGET.answerP99Us, ' µs');
  }
}
