/** The real server as a process of its own, for tests that kill it, double it or flood it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SECRET, webhookHeaders } from '../../server/http/testing.ts';

const entry = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Ends it and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts one on a database and waits until it is ready. Shopify is away for it. */
export async function startServerProcess(databaseUrl: string, folder: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [entry], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      SHOPIFY_ORIGIN: 'http://127.0.0.1:9',
      SHOPIFY_CLIENT_SECRET: SECRET,
      DATABASE_URL: databaseUrl,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (out += text));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /listens on (http:\S+)/.exec(out)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(out)));
  });
  for (let tries = 0; !(await fetch(`${url}/readyz`)).ok; tries += 1) {
    if (tries > 600) throw new Error(`The server is never ready: ${out}`);
    await sleep(50);
  }
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    url,
    async end(signal = 'SIGTERM') {
      if (isGone()) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

/** A signed webhook of the test shop. Resolves to the status; 0 when there was no answer. */
export async function sendWebhook(url: string, id: string, topic: string, payload: unknown): Promise<number> {
  const body = JSON.stringify(payload);
  const headers = webhookHeaders(body, { 'x-shopify-webhook-id': id, 'x-shopify-topic': topic });
  try {
    const answer = await fetch(`${url}/webhooks`, { method: 'POST', body, headers });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** An order as a webhook tells it. */
export function orderBody(id: number, updatedAt: number, total: string) {
  const at = new Date(updatedAt).toISOString();
  return {
    id,
    name: `#${id}`,
    created_at: at,
    updated_at: at,
    currency: 'SEK',
    current_total_price: total,
    line_items: [{ product_id: 7, variant_id: 7, title: 'Tent', quantity: 1, price: total }],
  };
}
