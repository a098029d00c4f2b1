/** `npm run test:faults`: every fault that Mersalg promises to survive, in the long form of its tests, a line each. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.ts';
import type { Figure } from './faults/figures.ts';
import { type Outcome, type Result, verdictOf } from './faults/outcome.ts';
import { ROWS } from './faults/rows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.mersalg', 'faults');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const figuresFile = join(folder, 'figures.jsonl');
const env = { ...process.env, MERSALG_FAULTS: 'full', MERSALG_FIGURES: figuresFile };

const proofs = ROWS.flatMap((row) => row.proofs);
const isBrowser = (file: string) => file.endsWith('.spec.ts');
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const patternOf = (some: typeof proofs) => some.flatMap(({ names }) => names.map(escaped)).join('|');

function units(): Result[] {
  const own = proofs.filter(({ file }) => !isBrowser(file));
  const report = join(folder, 'unit.json');
  const files = [...new Set(own.map(({ file }) => file))];
  spawnSync(
    'vitest',
    [
      'run',
      ...files,
      '-t',
      patternOf(own),
      '--reporter=json',
      '--reporter=dot',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: readonly {
      name: string;
      assertionResults: readonly { fullName: string; status: string }[];
    }[];
  };
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: name.replaceAll('\\', '/'),
      name: fullName,
      outcome: status === 'passed' ? 'passed' : status === 'failed' ? 'failed' : 'skipped',
    })),
  );
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly file: string; readonly title: string; readonly ok: boolean }[];
}

function journeys(): Result[] {
  const own = proofs.filter(({ file }) => isBrowser(file));
  const files = [...new Set(own.map(({ file }) => file.replace(/^e2e\//, '').replaceAll('.', '\\.')))];
  const report = join(folder, 'e2e.json');
  spawnSync(
    'playwright',
    ['test', '--config', 'e2e/playwright.config.ts', ...files, '-g', patternOf(own), '--reporter=dot,json'],
    {
      cwd: root,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (!existsSync(report)) return [];
  const read = ({ suites = [], specs = [] }: Suite): Result[] => [
    ...specs.map(({ file, title, ok }) => ({
      file: `e2e/${file}`,
      name: title,
      outcome: (ok ? 'passed' : 'failed') as Outcome,
    })),
    ...suites.flatMap(read),
  ];
  return (JSON.parse(readFileSync(report, 'utf8')) as Suite).suites?.flatMap(read) ?? [];
}

await buildAll();
const results = [...units(), ...journeys()];
const figures: Figure[] = existsSync(figuresFile)
  ? readFileSync(figuresFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Figure)
  : [];

console.log('\nFaults and abuse that Mersalg survives');
const count = { passed: 0, failed: 0, absent: 0 };
for (const row of ROWS) {
  const { kind, text } = verdictOf(row, results);
  count[kind] += 1;
  const measured = figures.filter((one) => one.row === row.row).map((one) => one.text);
  const mark = { passed: 'survived', failed: 'FAILED', absent: 'not there' }[kind];
  console.log(
    `${String(row.row).padStart(3)}  ${mark.padEnd(9)}  ${row.fault}: ${[text, ...measured].join('; ')}`,
  );
}
console.log(
  `\n${count.passed} of ${ROWS.length} survived, ${count.absent} not there yet, ${count.failed} failed`,
);
process.exitCode = count.failed > 0 ? 1 : 0;
