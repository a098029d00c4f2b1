/** `npm test`: types, lint, unit and integration tests, then journeys in a real browser; ends with one count line. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.mersalg', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function run(
  title: string,
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): boolean {
  console.log(`\n── ${title}`);
  const begun = performance.now();
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(
    `── ${title}: ${status === 0 ? 'ok' : 'FAILED'} after ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  );
  return status === 0;
}

const single = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** A runner that dies before its report is one failure: silence must never count as green. */
function counted(ok: boolean, file: string, read: (report: never) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(join(reports, file), 'utf8')) as never);
    return ok || count.failed > 0 ? count : { ...count, failed: 1 };
  } catch {
    return single(false);
  }
}

const types = single(run('types', 'tsc', ['--noEmit']));
const lint = single(run('lint', 'biome', ['check', '.']));
await buildAll();
const units = counted(
  run('unit and integration tests', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'unit.json')}`,
  ]),
  'unit.json',
  (report: {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests?: number;
  }) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }),
);
const journeys = counted(
  run(
    'browser tests',
    'playwright',
    ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json'),
    },
  ),
  'e2e.json',
  ({ stats }: { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }),
);

const total = [types, lint, units, journeys].reduce((sum, count) => ({
  passed: sum.passed + count.passed,
  failed: sum.failed + count.failed,
  skipped: sum.skipped + count.skipped,
}));
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
