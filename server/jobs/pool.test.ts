/** Rows made by several threads are the rows made by one, bit for bit; a task that fails, or a pool that is closed, says so. */
import { afterEach, describe, expect, it } from 'vitest';
import { planCounting } from '../domain/recommend/gram.ts';
import { bothDirections } from '../domain/recommend/interactions.ts';
import { type RowWork, runInline } from '../domain/recommend/rowTasks.ts';
import { syntheticOrders } from '../domain/recommend/synthetic.ts';
import { openRowPool, type RowPool } from './pool.ts';

const pools: RowPool[] = [];
const pool = (threads: number) => {
  const opened = openRowPool({ threads, background: true });
  pools.push(opened);
  return opened;
};
afterEach(() => Promise.all(pools.splice(0).map((one) => one.close())));

function cosine(orders: number, n: number, ranges: number): RowWork<'cosine'> {
  const { ptr, items } = syntheticOrders({ orders, items: Math.max(1, n), seed: 5 });
  const data = bothDirections(
    Float64Array.from({ length: n }, (_, i) => i),
    ptr,
    items,
  );
  const plan = planCounting(data);
  return { task: 'cosine', input: { data, plan, keep: 12 }, before: plan.before, ranges };
}

describe('a pool of threads', () => {
  it.each([1, 2, 3])('of %i makes the same rows as one thread without a pool', async (threads) => {
    const { run } = pool(threads);
    for (const ranges of [1, 7, 400]) {
      const work = cosine(5_000, 400, ranges);
      const alone = await runInline(work);
      expect(alone.item.length).toBeGreaterThan(2_000);
      expect(await run(work)).toEqual(alone);
      expect(await run(work)).toEqual(alone);
    }
  });

  it.each([
    [1, 'does all of it'],
    [2, 'is helped by another'],
  ])('of %i: the calling thread %s', async (threads) => {
    const shares: number[] = [];
    const moment = new Int32Array(new SharedArrayBuffer(4));
    const work = cosine(3_000, 300, 250);
    const done = pool(threads).run(work, (share) => {
      shares.push(share);
      // The caller is a slow one: what it does itself, it has done before `run` returns.
      Atomics.wait(moment, 0, 0, 5);
    });
    const byCaller = shares.length;
    expect(await done).toEqual(await runInline(work));
    expect(shares.length).toBe(250);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((one, other) => one - other)).toEqual(shares);
    if (threads === 1) expect(byCaller).toBe(250);
    else expect(byCaller).toBeLessThan(250);
  });

  it('works on several things at once', async () => {
    const { run } = pool(2);
    const works = [cosine(3_000, 200, 9), cosine(2_000, 100, 5)];
    const made = await Promise.all(works.map((work) => run(work)));
    expect(made).toEqual([await runInline(works[0]!), await runInline(works[1]!)]);
  });

  it('has nothing to do without rows', async () => {
    const { ptr } = await pool(2).run(cosine(0, 0, 4));
    expect([...ptr]).toEqual([0]);
  });

  it('tells why a task failed, and goes on with the next', async () => {
    const { run } = pool(2);
    const good = cosine(3_000, 200, 9);
    const bad = { ...good, input: { ...good.input, data: null as never } };
    await expect(run(bad)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('Training rows failed'),
    });
    expect(await run(good)).toEqual(await runInline(good));
  });

  it('refuses work once it is closed', async () => {
    const closed = pool(2);
    await closed.close();
    await expect(closed.run(cosine(100, 10, 2))).rejects.toThrow('closed');
  });
});
