/** The jobs thread dies, hangs and ignores orders here; the server keeps one running and can always stop. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Logger } from '../flows/ports.ts';
import { type JobsThread, superviseJobs } from './supervisor.ts';

const entry = new URL('./testing/thread.js', import.meta.url);
const clock = { now: () => Date.now() };
let thread: JobsThread | undefined;
let logged: string[] = [];
const write = (_data: unknown, message: string) => void logged.push(message);
const log: Logger = { info: write, warn: write, error: write };

afterEach(async () => {
  await thread?.stop(100);
  thread = undefined;
  logged = [];
});

function start(mode: string, firstRestartMs = 20) {
  const counter = new SharedArrayBuffer(4);
  thread = superviseJobs({
    entry,
    data: { mode, counter },
    log,
    clock,
    silentMs: 300,
    hungMs: 600,
    firstRestartMs,
  });
  return { thread, starts: () => new Int32Array(counter)[0]! };
}
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 20 });

describe('the jobs thread', () => {
  it('counts as alive from its first beat until it is stopped', async () => {
    const { thread } = start('behaves');
    expect(thread.isAlive()).toBe(false);
    await eventually(() => expect(thread.isAlive()).toBe(true));
    const begun = performance.now();
    await thread.stop(50_000);
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(thread.isAlive()).toBe(false);
    expect(logged).toEqual([]);
  });

  it('is started again when it dies, and again', async () => {
    const { thread, starts } = start('dies');
    await eventually(() => expect(starts()).toBe(3));
    await eventually(() => expect(thread.isAlive()).toBe(true));
    expect(logged.filter((message) => message.includes('out of luck'))).toHaveLength(2);
  });

  it('is ended and started anew when it falls silent', async () => {
    const { thread, starts } = start('hangs');
    await eventually(() => expect(thread.isAlive()).toBe(true));
    await eventually(() => expect(thread.isAlive()).toBe(false));
    await eventually(() => expect(starts()).toBe(2));
    await eventually(() => expect(thread.isAlive()).toBe(true));
    expect(logged.join()).toContain('does not answer');
  });

  it('is ended by force when it does not listen', async () => {
    const { thread } = start('deaf');
    await eventually(() => expect(thread.isAlive()).toBe(true));
    const begun = performance.now();
    await thread.stop(100);
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(logged.join()).toContain('did not end in time');
  });

  it('is not started again once stopped, even while it waits for its restart', async () => {
    const { thread, starts } = start('dies', 300);
    await eventually(() => expect(logged.join()).toContain('is started again'));
    await thread.stop(100);
    await new Promise((done) => setTimeout(done, 600));
    expect(starts()).toBe(1);
  });
});
