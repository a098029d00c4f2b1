/** The load of the serving benchmark, in a process of its own: as fast as answers come, or at a fixed rate. */
import { Agent, get } from 'node:http';
import autocannon from 'autocannon';
import { mulberry32 } from '../../server/domain/recommend/synthetic.ts';
import { type CartsOptions, HEADERS, makeCarts, signedPath } from './servingShop.ts';

export interface LoadOrder {
  readonly kind: 'saturate' | 'paced';
  readonly url: string;
  readonly carts: CartsOptions;
  readonly seconds: number;
}

export interface LoadReport {
  readonly requests: number;
  readonly seconds: number;
  /** Answers other than 200, and requests without an answer. */
  readonly failed: number;
  /** Milliseconds from the time at which a request was due to the end of its answer; paced load only. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

const CONNECTIONS = 32;
/** Requests per second of the paced load. */
export const PACE = 1_000;

const made = new Map<string, number[][]>();

/** Made once: the same carts are asked about again and again, signed anew each time. */
function cartsOf(options: CartsOptions): number[][] {
  const key = JSON.stringify(options);
  const carts = made.get(key) ?? makeCarts(options);
  made.set(key, carts);
  return carts;
}

/** Each connection sends its next request when it has its answer: what the server can do at most. */
async function saturate({ url, carts, seconds }: LoadOrder): Promise<LoadReport> {
  const paths = cartsOf(carts).map(signedPath);
  let connection = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient(client) {
      const mine = paths.filter((_, at) => at % CONNECTIONS === connection);
      connection += 1;
      client.setRequests(mine.map((path) => ({ method: 'GET', path, headers: HEADERS })));
    },
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  return { requests: result.requests.total, seconds: result.duration, failed, p50: 0, p99: 0, longest: 0 };
}

/**
 * Requests at random times (Poisson), whether or not earlier ones were answered. autocannon cannot: its rate is
 * a burst at each second's begin, and its connections wait for answers. Latency counts from the time a request
 * was due, so that a stall is felt by all whom it delays, and what this process is late itself counts as well.
 */
async function paced({ url, carts, seconds }: LoadOrder): Promise<LoadReport> {
  const paths = cartsOf(carts).map(signedPath);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const random = mulberry32(carts.seed);
  const latencies: number[] = [];
  let failed = 0;
  let open = 0;
  const send = (path: string, due: number) => {
    open += 1;
    const end = (ok: boolean) => {
      open -= 1;
      if (ok) latencies.push(performance.now() - due);
      else failed += 1;
    };
    get(url + path, { agent, headers: HEADERS }, (answer) => {
      answer.resume();
      answer.on('end', () => end(answer.statusCode === 200));
    }).on('error', () => end(false));
  };
  // Connections are made and code is warm before anything counts.
  for (const path of paths.slice(-64)) send(path, performance.now());
  await new Promise((resolve) => setTimeout(resolve, 500));
  latencies.length = 0;
  const started = performance.now();
  const wanted = seconds * PACE;
  let due = started;
  for (let sent = 0; sent < wanted; ) {
    for (const now = performance.now(); sent < wanted && due <= now; sent++) {
      send(paths[sent % paths.length]!, due);
      due += (-Math.log(1 - random()) * 1000) / PACE;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const patience = performance.now() + 5_000;
  while (open > 0 && performance.now() < patience) await new Promise((resolve) => setTimeout(resolve, 20));
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.ceil(latencies.length * share) - 1] ?? Number.NaN;
  const requests = latencies.length;
  return { requests, seconds: elapsed, failed: failed + open, p50: at(0.5), p99: at(0.99), longest: at(1) };
}

process.on('message', async (order: LoadOrder) => {
  process.send!(await (order.kind === 'paced' ? paced(order) : saturate(order)));
});
process.on('disconnect', () => process.exit());
