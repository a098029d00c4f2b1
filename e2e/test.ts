/** `npm test`: types, lint, unit and integration tests, then journeys in a real browser; ends with one count line. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { buildAll } from './build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.mersalg', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

interface Count {
  /** What failed, with the beginning of why: said again at the end, since a log of CI may show no more than that. */
  readonly names: readonly string[];
  /** What passed only when tried again. */
  readonly flaky?: readonly string[];
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

const single = (ok: boolean, title: string): Count => ({
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  skipped: 0,
  names: ok ? [] : [title],
});

/** A runner that dies before its report is one failure: silence must never count as green. */
function counted(ok: boolean, file: string, read: (report: never) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(join(reports, file), 'utf8')) as never);
    return ok || count.failed > 0 ? count : { ...count, failed: 1, names: [`${file}: the runner itself`] };
  } catch {
    return single(false, `${file}: no report`);
  }
}

const types = single(run('types', 'tsc', ['--noEmit']), 'types');
const lint = single(run('lint', 'biome', ['check', '.']), 'lint');
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
    testResults: readonly {
      name: string;
      status: string;
      assertionResults: readonly { fullName: string; status: string; failureMessages?: string[] }[];
    }[];
  }) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    names: report.testResults.flatMap(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((one) => one.status === 'failed');
      if (failed.length > 0)
        return failed.map(
          ({ fullName, failureMessages = [] }) =>
            `${relative(root, name)}: ${fullName}${beginning(failureMessages[0])}`,
        );
      return status === 'failed' ? [relative(root, name)] : [];
    }),
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
  ({ stats, suites }: BrowserReport) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    names: suites.flatMap((suite) => specsOf(suite, 'unexpected')),
    flaky: suites.flatMap((suite) => specsOf(suite, 'flaky')),
  }),
);

interface Spec {
  readonly file: string;
  readonly title: string;
  readonly tests: readonly {
    readonly projectName: string;
    readonly status: string;
    readonly results: readonly { readonly error?: { readonly message?: string } }[];
  }[];
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly Spec[];
}

interface BrowserReport {
  readonly stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  readonly suites: readonly Suite[];
}

function specsOf({ suites = [], specs = [] }: Suite, wanted: string): string[] {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === wanted)
      .map(
        ({ projectName, results }) =>
          `${file} [${projectName}]: ${title}${beginning(results.find(({ error }) => error)?.error?.message)}`,
      ),
  );
  return [...own, ...suites.flatMap((suite) => specsOf(suite, wanted))];
}

/** The first lines of an error, without the colours of a terminal. */
function beginning(message = ''): string {
  const plain = stripVTControlCharacters(message).trim();
  return plain === '' ? '' : `\n${plain.split('\n').slice(0, 12).join('\n')}`;
}

const total = [types, lint, units, journeys].reduce((sum, count) => ({
  passed: sum.passed + count.passed,
  failed: sum.failed + count.failed,
  skipped: sum.skipped + count.skipped,
  names: [...sum.names, ...count.names],
  flaky: [...(sum.flaky ?? []), ...(count.flaky ?? [])],
}));
for (const name of total.flaky ?? []) console.log(`\nFLAKY, passed when tried again  ${name}`);
for (const name of total.names) console.log(`\nFAILED  ${name}`);
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
