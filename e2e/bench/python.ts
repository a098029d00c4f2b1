/** Finds a Python that has scipy, installing Debian's where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const has = (python: string) => spawnSync(python, ['-c', 'import scipy.sparse, numpy']).status === 0;
// Debian's own first: another one on the PATH seldom has what Debian's packages bring.
const PYTHONS = [process.env.PYTHON, '/usr/bin/python3', 'python3', 'python'].filter(
  (one) => one !== undefined,
);

/** The command, or null where there is none and none can be installed. */
export function pythonWithScipy(): string | null {
  const found = PYTHONS.find(has);
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing python3-scipy …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', 'python3-scipy'], quiet);
  return PYTHONS.find(has) ?? null;
}
