/** Repeating calls: how often, how long, and when no more. */
import { describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { OPEN_MS, OPENS_AFTER } from './circuit.ts';
import { type Attempt, createCaller, LONGEST_WAIT_MS, MOST_ATTEMPTS } from './retry.ts';
import { createRig } from './shopify.testing.ts';

const A = 'a.myshopify.com';
const B = 'b.myshopify.com';
const away: Attempt<string> = { kind: 'unavailable', why: 'ECONNRESET' };
const done: Attempt<string> = { kind: 'done', value: 'yes' };

function setUp(random = () => 0.5) {
  const rig = createRig();
  const caller = createCaller({ ...rig, random, sleep: rig.options.sleep! });
  let calls = 0;
  const run = (script: Attempt<string>[], { idempotent = true, shop = A } = {}) =>
    caller.call(shop, { name: 'Test', idempotent }, async () => {
      calls += 1;
      return script.length > 1 ? script.shift()! : script[0]!;
    });
  return { ...rig, caller, run, calls: () => calls };
}

describe('createCaller', () => {
  it('tries again with growing, jittered waits and gives up after a few', async () => {
    const { run, sleeps, calls } = setUp();
    expect(await run([away, away, done])).toBe('yes');
    expect(sleeps).toEqual([375, 750]);
    await expect(run([away])).rejects.toMatchObject({
      code: 'platform-unavailable',
      data: { why: 'ECONNRESET' },
    });
    expect(calls()).toBe(3 + MOST_ATTEMPTS);
    const extremes = await Promise.all(
      [0, 0.999].map(async (random) => {
        const one = setUp(() => random);
        await one.run([away, done]);
        return one.sleeps[0]!;
      }),
    );
    expect(extremes[0]).toBeGreaterThanOrEqual(250);
    expect(extremes[1]).toBeGreaterThan(extremes[0]!);
    expect(extremes[1]).toBeLessThanOrEqual(500);
  });

  it('does not repeat what may have been done and must not be done twice', async () => {
    const { run, calls } = setUp();
    await expect(run([away, done], { idempotent: false })).rejects.toMatchObject({
      code: 'platform-unavailable',
    });
    expect(calls()).toBe(1);
    // Throttled was not done.
    expect(await run([{ kind: 'throttled', ms: 100 }, done], { idempotent: false })).toBe('yes');
  });

  it('waits at least as long as it is told, and no longer than a minute in all', async () => {
    const { run, sleeps } = setUp(() => 0);
    expect(await run([{ kind: 'throttled', ms: 2000 }, { kind: 'throttled', ms: 1500 }, done])).toBe('yes');
    expect(sleeps).toEqual([2000, 1500]);
    const long = { kind: 'throttled', ms: LONGEST_WAIT_MS / 2 + 1 } as const;
    await expect(run([long])).rejects.toMatchObject({
      code: 'platform-throttled',
      data: { retryAfterMs: long.ms },
    });
    expect(sleeps).toHaveLength(3);
  });

  it('opens the circuit for one shop alone, lets one call try it, and closes on success', async () => {
    const { run, calls, clock, caller } = setUp();
    await expect(run([away])).rejects.toThrow();
    await expect(run([away])).rejects.toThrow();
    expect(calls()).toBe(OPENS_AFTER);
    await expect(run([done])).rejects.toMatchObject({
      code: 'platform-unavailable',
      data: { why: 'circuit open' },
    });
    expect(calls()).toBe(OPENS_AFTER);
    expect(await run([done], { shop: B })).toBe('yes');

    clock.skip(OPEN_MS + 1);
    let answer = (_: Attempt<string>) => {};
    const trial = caller.call(
      A,
      { name: 'Trial', idempotent: true },
      () => new Promise<Attempt<string>>((resolve) => (answer = resolve)),
    );
    await expect(run([done]), 'only one may try').rejects.toMatchObject({ data: { why: 'circuit open' } });
    answer(done);
    expect(await trial).toBe('yes');
    expect(await run([done])).toBe('yes');
  });

  it('opens again when the trial fails', async () => {
    const { run, clock, calls } = setUp();
    await expect(run([away])).rejects.toThrow();
    await expect(run([away])).rejects.toThrow();
    clock.skip(OPEN_MS + 1);
    const before = calls();
    await expect(run([away])).rejects.toMatchObject({ data: { why: 'circuit open' } });
    expect(calls()).toBe(before + 1);
  });

  it('takes a refusal for an answer: the circuit stays closed', async () => {
    const { caller, run } = setUp();
    const refuse = () =>
      caller.call(A, { name: 'Test', idempotent: true }, () =>
        Promise.reject(new MersalgError('platform-refused', 'no')),
      );
    await expect(run([away])).rejects.toThrow();
    await expect(refuse()).rejects.toThrow('no');
    await expect(run([away])).rejects.toMatchObject({ data: { why: 'ECONNRESET' } });
    expect(await run([done])).toBe('yes');
  });
});
