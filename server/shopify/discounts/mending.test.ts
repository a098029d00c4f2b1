/** Free delivery, and promises after changes in any order, interruptions and throttling: the same state in the end. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Platform } from '../../flows/ports.ts';
import { type Bench, bar, delivery, openBench } from './keeping.testing.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.end());

describe('free delivery', () => {
  test('is given by a discount on every plan, and the merchant hears where his rates differ', async () => {
    await bench.put(delivery('o1', 30_000));
    await bench.keep();
    expect(bench.live().map(({ rule }) => rule)).toEqual([
      { kind: 'free-shipping', minimum: { kind: 'subtotal', subtotal: 30_000 }, countries: null },
    ]);
    expect(await bench.keeping()).toEqual({ o1: { kind: 'native' } });
    const report = await bench.report();
    expect(report?.warnings).toMatchObject([{ kind: 'shipping-differs', offer: 'o1', tier: 30_000 }]);
    expect(report?.warnings[0]?.shop).toContainEqual({ country: bench.shop.data.country, from: 50_000 });
  });

  test('needs no discount where the shop’s own rates give it', async () => {
    await bench.put(delivery('o1', 50_000));
    await bench.keep();
    expect(bench.live()).toEqual([]);
    expect(await bench.keeping()).toEqual({ o1: { kind: 'native' } });
    expect((await bench.report())?.warnings).toEqual([]);
  });
});

describe('whatever happens in between', () => {
  const changes = (): (() => Promise<void>)[] => [
    () => bench.put(bench.volume('o1', 0)),
    () => bench.put(bar('o2', 40_000, { priority: 2 })),
    () => bench.put(delivery('o3', 30_000, { priority: 3 })),
    () => bench.put(bench.volume('o4', 1, { priority: 4 })),
  ];

  test.each(['function', 'native'])('changes in any order end in the same discounts (%s)', async (route) => {
    if (route === 'native') bench.onBasic();
    const ends = new Set<string>();
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ]) {
      for (const n of order) {
        await changes()[n]!();
        await bench.keep();
      }
      await bench.put(bench.volume('o5', 2, { priority: 5 }));
      await bench.keep();
      await bench.remove('o5');
      await bench.keep();
      ends.add(JSON.stringify(bench.state()));
      for (const id of ['o1', 'o2', 'o3', 'o4']) await bench.remove(id);
      await bench.keep();
      expect(bench.live()).toEqual([]);
    }
    expect(ends.size).toBe(1);
  });

  test.each(['function', 'native'])(
    'a run cut off after any call is mended by the next (%s)',
    async (route) => {
      if (route === 'native') bench.onBasic();
      for (const change of changes()) await change();
      await bench.keep();
      const right = JSON.stringify(bench.state());
      for (let calls = 1; calls <= 9; calls += 1)
        for (const moment of ['before', 'after'] as const) {
          // From the wrong state to the right one, dying at the nth writing.
          await bench.put(bench.volume('o1', 2));
          await bench.put(delivery('o3', 45_000, { priority: 3 }));
          await bench.keep();
          await bench.put(bench.volume('o1', 0));
          await bench.put(delivery('o3', 30_000, { priority: 3 }));
          await bench
            .keep(dying(bench.platform, calls, moment))
            .catch((thrown) => expect(String(thrown)).toContain('died'));
          await bench.keep();
          expect(JSON.stringify(bench.state()), `${moment} call ${calls}`).toBe(right);
        }
    },
  );

  test('THROTTLED is waited for', async () => {
    await bench.put(bench.volume('o1', 0));
    bench.twin.throttle.drain(`${bench.twin.app.clientId}:${bench.shop.data.domain}`);
    await bench.keep();
    expect(bench.live()).toHaveLength(1);
    expect(bench.rig.sleeps.length).toBeGreaterThan(0);
  });

  test('a shop that has no offers is not asked anything', async () => {
    const calls: string[] = [];
    const spied = new Proxy(bench.platform, {
      get: (target, name) => {
        calls.push(String(name));
        return Reflect.get(target, name);
      },
    });
    expect(await bench.keep(spied)).toEqual({ kind: 'done' });
    expect(calls).toEqual([]);
  });
});

/** A platform that dies at its nth writing, before it is done or when only the answer is missing. */
function dying(platform: Platform, calls: number, moment: 'before' | 'after'): Platform {
  let left = calls;
  const mortal =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      left -= 1;
      if (left === 0 && moment === 'before') throw new Error('died');
      const answer = await write(...args);
      if (left === 0) throw new Error('died');
      return answer;
    };
  return {
    ...platform,
    writeFunctionDiscount: mortal(platform.writeFunctionDiscount),
    createNativeDiscount: mortal(platform.createNativeDiscount),
    removeDiscount: mortal(platform.removeDiscount),
  };
}
