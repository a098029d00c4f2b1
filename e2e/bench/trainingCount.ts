/** One side of the training benchmark: one run of counting, cosine and top-50 by our kernel for each line read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cosineWork } from '../../server/domain/recommend/cosine.ts';
import { bothDirections } from '../../server/domain/recommend/interactions.ts';
import { openRowPool } from '../../server/jobs/pool.ts';

/** What one run tells, ours or the reference's. */
export interface CountReport {
  readonly wallMs: number;
  /** Of the whole process: what the engine's own threads do to compile and to collect garbage is in it. */
  readonly cpuMs: number;
  /** CPU of what must come one after the other: the calling thread's, or the others' and what came before them. */
  readonly pathMs: number;
  /** Peak resident memory of the process up to now. */
  readonly peakMb: number;
  readonly kept: number;
  /** Of all scores kept: the same as the reference's, or the two did different work. */
  readonly sum: number;
}

const [folder, itemCount, keep, threads] = process.argv.slice(2) as [string, string, string, string];
/** Into shared memory, where buildInteractions puts a history too. */
const read = (name: string) => {
  const file = readFileSync(join(folder, name));
  const memory = new SharedArrayBuffer(file.byteLength);
  new Uint8Array(memory).set(file);
  return new Uint32Array(memory);
};
const ids = Float64Array.from({ length: Number(itemCount) }, (_, item) => item);
const orderPtr = read('ptr.u32');
const items = read('items.u32');
const pool = openRowPool({ threads: Number(threads), background: false });
const millis = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

say({ ready: true });
for await (const _ of createInterface(process.stdin)) {
  const cpu = process.cpuUsage();
  const own = process.threadCpuUsage();
  const started = performance.now();
  // Timed from A, orders × items, on: transposing, planning, counting, scoring, the 50 best
  // in order, and one list of all threads' lists. Of the threads' start only the first of the runs knows.
  const data = bothDirections(ids, orderPtr, items);
  const work = cosineWork(data, Number(keep), Number(threads));
  const aloneMs = millis(process.threadCpuUsage(own));
  const lists = await pool.run(work);
  const wallMs = performance.now() - started;
  const cpuMs = millis(process.cpuUsage(cpu));
  const ownMs = millis(process.threadCpuUsage(own));
  const report: CountReport = {
    wallMs,
    cpuMs,
    pathMs: Math.max(ownMs, aloneMs + cpuMs - ownMs),
    peakMb: process.resourceUsage().maxRSS / 1024,
    kept: lists.item.length,
    sum: lists.score.reduce((sum, score) => sum + score, 0),
  };
  say(report);
}
await pool.close();
