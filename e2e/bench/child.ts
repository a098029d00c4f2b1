/** Measured work in a process of its own, so that memory and CPU are its alone: asked by a line, it answers with a line of JSON. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Child {
  /** Has it do its work once more. */
  ask<Report>(): Promise<Report>;
  /** Ends it, and waits for that. */
  end(): Promise<void>;
}

/** Starts a program that says `{"ready":true}` first; resolves then. Rejects when it ends before. */
export async function startChild(program: string, args: readonly string[]): Promise<Child> {
  const child = spawn(program, args, {
    cwd: root,
    // One thread in the reference's linear algebra too.
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(
    () => null,
    () => null,
  );
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${program} ${args[0]} ended before it answered; its lines above say why.`);
    return JSON.parse(value);
  };
  await next();
  return {
    ask() {
      child.stdin.write('\n');
      return next();
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}

/** Runs one of our own modules to its end, with its one answer. */
export async function runModule<Report>(module: string, args: readonly string[]): Promise<Report> {
  const child = await startChild(process.execPath, [
    fileURLToPath(new URL(module, import.meta.url)),
    ...args,
  ]);
  try {
    return await child.ask<Report>();
  } finally {
    await child.end();
  }
}
