/** First step of every npm script: makes sure that packages and tools are here, then runs the command on Node 24. */
// Plain JavaScript on purpose: it must run on the host's own Node (20 or newer), before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenOrphaned } from './orphan.mjs';

const parent = process.ppid;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';
const [command = '', ...args] = process.argv.slice(2);

/** Entry of each command, and what it needs beside the npm packages. */
const COMMANDS = {
  demo: { entry: 'e2e/demo.ts', build: true },
  test: { entry: 'e2e/test.ts', tools: true },
  faults: { entry: 'e2e/faults.ts', tools: true },
  bench: { entry: 'e2e/bench.ts', build: true },
  import: { entry: 'server/import.ts' },
  evaluate: { entry: 'server/evaluate.ts' },
  simulate: { entry: 'server/simulate.ts' },
  build: { build: true },
  function: { entry: 'e2e/function.ts' },
  start: { entry: 'server/main.ts', build: true },
};

function run(program, list, options = {}) {
  const done = spawnSync(program, list, { cwd: root, stdio: 'inherit', shell: windows, ...options });
  if (done.error) throw done.error;
  return done.status ?? 1;
}

function mustRun(what, program, list, options) {
  const status = run(program, list, options);
  if (status !== 0) {
    console.error(
      `\n${what} failed (exit code ${status}). The lines above say why; mend it and run the command again.`,
    );
    process.exit(status);
  }
}

/** Installs packages when the lock file is not the one they were installed from. */
function packages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.mersalg-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  // On standard error, with what npm says: standard output belongs to the command (`evaluate --json`).
  console.error('Installing packages …');
  // Not `npm ci`: it refuses a lock file without the optional binaries of every platform, and a registry mirror
  // may lack some. This takes the locked versions too, and leaves the lock file as it is.
  mustRun(
    'Installing packages',
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    { stdio: ['inherit', 2, 2] },
  );
  writeFileSync(mark, lock);
}

function debianInstall(name) {
  const root = process.getuid?.() === 0;
  if (!root || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing ${name} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  run('apt-get', ['update', '-qq'], quiet);
  return run('apt-get', ['install', '-y', '-qq', name], quiet) === 0;
}

/** Browser and PostgreSQL for the tests. Without PostgreSQL its tests are skipped and say so; without a browser nothing works. */
function tools() {
  const browsers = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  if (!browsers.some((path) => path && existsSync(path)) && !debianInstall('chromium')) {
    mustRun('Installing Chromium', 'npx', ['playwright', 'install', 'chromium']);
  }
  const debian = '/usr/lib/postgresql';
  const found =
    (existsSync(debian) && readdirSync(debian).length > 0) || spawnSync('initdb', ['--version']).status === 0;
  if (!found && !debianInstall('postgresql')) {
    console.warn(
      'PostgreSQL is not installed: its tests will be skipped. Install it (initdb on the PATH) to run them.',
    );
  }
}

const chosen = COMMANDS[command];
if (chosen === undefined) {
  console.error(`Unknown command "${command}". One of: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(2);
}
packages();
if (chosen.tools) tools();
const node = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
const env = {
  ...process.env,
  // Kept between starts: types stripped and code compiled, for the server as for each thread of a training.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compiled'),
  PATH: `${join(root, 'node_modules', '.bin')}${windows ? ';' : ':'}${process.env.PATH}`,
};
if (chosen.build) mustRun('Building', node, ['e2e/build.ts'], { env });
if (chosen.entry) {
  const child = spawn(node, [chosen.entry, ...args], { cwd: root, env, stdio: 'inherit', shell: windows });
  // Passed on, so that stopping this parent alone is a graceful stop too. A terminal's Ctrl-C reaches both; twice is harmless.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(parent, () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
