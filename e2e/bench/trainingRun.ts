/** One step of the training benchmark in a process of its own: `fill` a shop's database, `train` it, or `answer` from its model. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POOLS } from '../../server/domain/recommend/candidates.ts';
import { decodeModel } from '../../server/domain/recommend/codec.ts';
import { syntheticOrders } from '../../server/domain/recommend/synthetic.ts';
import { serve } from '../../server/domain/recommend/trained.ts';
import { createTrainer } from '../../server/jobs/trainer.ts';
import { idOf, makeShop, SHOP } from './trainingShop.ts';

export interface TrainReport {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly modelMb: number;
}

export interface AnswerReport {
  readonly carts: number;
  readonly p50Us: number;
  readonly p99Us: number;
  /** Mean candidates of an answer: an empty model answers fast. */
  readonly candidates: number;
}

const CART = 5;
const CARTS = 20_000;
const ROUNDS = 5;
/** As many as the suggest flow asks for. */
const [LIMIT] = POOLS;

const [step, folder, ...size] = process.argv.slice(2) as [string, string, ...string[]];
const [orders, items, seed] = size.map(Number) as [number, number, number];
const databaseUrl = `file:${join(folder, 'shop.db')}`;
const modelFile = join(folder, 'model');

/** As the server does it: the trainer's own thread reads the history, trains and encodes; the bytes come back. */
async function train(): Promise<TrainReport> {
  const trainer = createTrainer({
    databaseUrl,
    entry: new URL('../../server/trainWorker.ts', import.meta.url),
  });
  const cpu = process.cpuUsage();
  const started = performance.now();
  const { bytes } = await trainer.train(SHOP, () => {});
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  writeFileSync(modelFile, bytes);
  return { wallMs, cpuMs: (user + system) / 1000, peakMb, modelMb: bytes.length / 1e6 };
}

/** Whole baskets of five from the same generator: other orders of the same shop. */
function drawCarts(): number[][] {
  const carts: number[][] = [];
  for (let seedOf = seed + 1; carts.length < CARTS; seedOf++) {
    const drawn = syntheticOrders({ orders: 100_000, items, seed: seedOf });
    for (let o = 0; o < 100_000 && carts.length < CARTS; o++) {
      const basket = drawn.items.subarray(drawn.ptr[o]!, drawn.ptr[o + 1]!);
      if (basket.length === CART) carts.push(Array.from(basket, idOf));
    }
  }
  return carts;
}

function answer(): AnswerReport {
  const model = serve(decodeModel(SHOP, readFileSync(modelFile)));
  const carts = drawCarts();
  const barred: ReadonlySet<number> = new Set();
  const times = new Float64Array(CARTS);
  let best: AnswerReport | undefined;
  // The engine warms up as in the first seconds of a server; of the other rounds the best counts, as elsewhere here.
  for (let round = 0; round < ROUNDS; round++) {
    let candidates = 0;
    for (const [at, context] of carts.entries()) {
      const started = performance.now();
      const found = model.complements({ context, barred, limit: LIMIT });
      times[at] = (performance.now() - started) * 1000;
      candidates += found.length;
    }
    times.sort();
    const at = (share: number) => times[Math.floor(CARTS * share)]!;
    const report = { carts: CARTS, p50Us: at(0.5), p99Us: at(0.99), candidates: candidates / CARTS };
    if (best === undefined || report.p99Us < best.p99Us) best = report;
  }
  return best!;
}

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
say({ ready: true });
if (step === 'fill') {
  await makeShop(databaseUrl, { orders, items, seed });
  say({ filled: true });
} else say(step === 'train' ? await train() : answer());
