/** Holds that a start on ports that are taken fails at once, and says what to do. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateShop } from './shop/data/generate.ts';
import { startStack } from './stack.ts';

it.each([
  ['the storefront’s', 0],
  ['the server’s', -1],
])('names %s port when another program has it', async (_whose, offset) => {
  const folder = mkdtempSync(join(tmpdir(), 'mersalg-stack-'));
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const data = generateShop({ seed: 1, now: Date.UTC(2026, 0, 1), domain: 'nordlys.myshopify.com' });
  const starting = startStack({ data, port: port + offset, folder, serverLog: 'ignore' });
  await expect(starting).rejects.toThrow(new RegExp(`port ${port}, .*choose other ports with --port`));
  other.close();
  rmSync(folder, { recursive: true });
});
