/** The training thread answers, fails or is called off; it never stays behind. */
import { expect, it, vi } from 'vitest';
import { createTrainer } from './trainer.ts';

const SHOP = 'nordlys.myshopify.com';
/** A thread that runs this text in place of the real one. */
const trainer = (text: string) =>
  createTrainer({
    databaseUrl: ':memory:',
    entry: new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${text}`)}`,
    ),
  });
const BUSY = 'parentPort.postMessage({ kind: "progress", share: 0.5 }); setInterval(() => {}, 1000);';

it('gives back what the thread trained', async () => {
  const summary = { trainedAt: 1, orders: 2, products: 3, pairs: 4, trainMs: 5, mark: 6 };
  const told = JSON.stringify({ kind: 'trained', summary });
  const { bytes, ...rest } = await trainer(
    `parentPort.postMessage({ ...${told}, bytes: new Uint8Array([7]) });`,
  ).train(SHOP, () => {});
  expect([...bytes]).toEqual([7]);
  expect(rest).toEqual({ summary });
});

it.each([
  ['says so', 'parentPort.postMessage({ kind: "failed", message: "no memory" });', /no memory/],
  ['throws', 'throw new Error("a bug");', /a bug/],
  ['ends without a word', 'process.exit(3);', /code 3/],
])('fails when the thread %s', async (_how, text, why) => {
  await expect(trainer(text).train(SHOP, () => {})).rejects.toThrow(why);
});

it('ends the thread when it is called off, also beforehand', async () => {
  const off = new AbortController();
  const progress = vi.fn(() => off.abort());
  await expect(trainer(BUSY).train(SHOP, progress, off.signal)).rejects.toThrow('ended');
  expect(progress).toHaveBeenCalledOnce();
  await expect(trainer(BUSY).train(SHOP, () => {}, off.signal)).rejects.toThrow('ended');
});
