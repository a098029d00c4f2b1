/** Holds that a command ends with the npm that started it, and that one started by hand may go on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const module = fileURLToPath(new URL('./orphan.mjs', import.meta.url));
const COMMAND = `
  import { whenOrphaned } from ${JSON.stringify(module)};
  // Before it says that it is there: from then on the shell may be gone, and the parent another.
  const parent = process.ppid;
  setInterval(() => {}, 1000);
  console.log(process.pid);
  whenOrphaned(parent, () => process.exit(0));`;

/** Starts the command as npm does, through a shell, and ends that shell. Resolves to the command's process id. */
async function orphan(env: NodeJS.ProcessEnv): Promise<number> {
  // The `:` keeps the shell from turning into the command itself.
  const script = '"$NODE" --input-type=module -e "$COMMAND"; :';
  const shell = spawn('sh', ['-c', script], { env: { ...env, NODE: process.execPath, COMMAND } });
  const [said] = (await once(shell.stdout, 'data')) as [Buffer];
  shell.kill('SIGTERM');
  await once(shell, 'exit');
  return Number(said.toString());
}

/** A process that has ended keeps its id until its new parent looks: where none does, its state tells. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = existsSync('/proc/self/stat') ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
    return !/\) [ZX] /.test(stat);
  } catch {
    return false;
  }
}

const { npm_lifecycle_event: _, ...byHand } = process.env;

it('ends a command of npm when npm’s shell is ended', { timeout: 20_000 }, async () => {
  const pid = await orphan({ ...byHand, npm_lifecycle_event: 'start' });
  await expect.poll(() => lives(pid), { timeout: 10_000 }).toBe(false);
});

it('leaves a command that was started by hand alone', { timeout: 20_000 }, async () => {
  const pid = await orphan(byHand);
  await sleep(1_200);
  expect(lives(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
});
