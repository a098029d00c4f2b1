/** A training publishes or leaves things as they were, and the next one is asked for at the right distance. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store, Trainer } from './ports.ts';
import { SETTLE_MS, scheduleTrain } from './scheduleTrain.ts';
import { NOW, QUIET, SHOP, scriptedTrainer, storeWith, testClock } from './testing.ts';
import { train } from './train.ts';

const clock = testClock();
let store: Store;
beforeEach(async () => {
  clock.at = NOW;
  store = await storeWith(clock, SHOP);
});
afterEach(() => store.close());

const run = (trainer: Trainer, signal?: AbortSignal) =>
  train({ store, clock, log: QUIET, trainer }, SHOP, undefined, signal);
const version = async () => (await store.models.latest(SHOP))?.version ?? 0;

describe('a training', () => {
  it('that fails leaves the model in service', async () => {
    await run(scriptedTrainer());
    const failing = scriptedTrainer({ train: () => Promise.reject(new Error('no memory')) });
    await expect(run(failing)).rejects.toThrow('no memory');
    expect(await version()).toBe(1);
    expect((await store.models.load(SHOP, 1))?.bytes).toHaveLength(3);
  });

  it('that is called off stops, and publishes nothing', async () => {
    const off = new AbortController();
    const obedient = scriptedTrainer({
      train: (_shop, _tell, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('ended')));
          off.abort();
        }),
    });
    expect(await run(obedient, off.signal)).toBe('stopped');
    expect(await version()).toBe(0);
  });
});

describe('the next training', () => {
  /** When the job that waits is due: milliseconds from `NOW`, to the second. */
  const due = async () => {
    const before = clock.at;
    for (let second = 0; second <= 30_000; second += 1) {
      clock.at = before + second * 1_000;
      const [job] = await store.jobs.lease('x', ['train'], 60_000, 1);
      if (job !== undefined) return second * 1_000;
    }
    return Number.POSITIVE_INFINITY;
  };
  const trained = (trainMs: number, agoMs: number) =>
    store.models.publish(SHOP, new Uint8Array(1), {
      trainedAt: NOW - agoMs,
      orders: 1,
      products: 1,
      pairs: 1,
      trainMs,
      mark: 0,
    });

  it('comes soon after a change in a small shop, or one untouched for long', async () => {
    await trained(25_000, 3_600_000);
    await scheduleTrain({ store, clock }, SHOP);
    expect(await due()).toBe(SETTLE_MS);
  });

  it('keeps its distance to the last', async () => {
    await trained(25_000, 500_000);
    await scheduleTrain({ store, clock }, SHOP);
    expect(await due()).toBe(2_000_000);
  });

  it('keeps it also when it is asked for while a long one is under way', async () => {
    await trained(25_000, 3_600_000);
    await store.jobs.enqueue(SHOP, 'train');
    const [running] = await store.jobs.lease('x', ['train'], 60_000, 1);
    await scheduleTrain({ store, clock }, SHOP);
    await store.jobs.complete(running!);
    expect(await due()).toBe(2_500_000);
  });
});
