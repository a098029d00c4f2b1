/** One place for statistics: neither SQL nor another folder reckons a mean, a variance or an interval of its own. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** What reads the ledger and what shows it. Recommending learns from data and has its own arithmetic. */
const WATCHED = 'server/{store,flows,http,jobs,admin,shopify,domain/measure,domain/experiment}/**/*.{ts,tsx}';
/** Draws from distributions, which are no estimates. */
const DRAWS = 'server/domain/experiment/bandit.ts';

/** Aggregates of SQL beyond counting and summing, roots, and quantiles known by heart. */
const RECKONING =
  /\b(avg|stddev\w*|variance|var_(samp|pop)|percentile_\w+|covar_\w+|corr|regr_\w+)(\s*\(|['"`]\s*,)|\bMath\.(sqrt|hypot)\b|\*\*\s*0?\.5\b|\b(1\.96|1\.645|2\.576)\b/i;

const reckons = (text: string) => RECKONING.exec(text)?.[0] ?? null;

describe('statistics', () => {
  it('are reckoned here alone', () => {
    const files = globSync(WATCHED, { cwd: root })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !/\.test\.tsx?$|[./]testing[./]/.test(file) && file !== DRAWS);
    expect(files.length).toBeGreaterThan(100);
    const found = files
      .map((file) => ({ file, reckoning: reckons(readFileSync(join(root, file), 'utf8')) }))
      .filter(({ reckoning }) => reckoning !== null);
    expect(found).toEqual([]);
  });

  it.each([
    'select avg(goods) from orders',
    "fn.agg('stddev_samp', ['goods'])",
    'sql`var_pop(past)`',
    'const error = Math.sqrt(variance / n)',
    'const error = (p * (1 - p) / n) ** 0.5',
    'const high = mean + 1.96 * error',
  ])('would be found elsewhere: %s', (text) => {
    expect(reckons(text)).not.toBeNull();
  });

  it('and counting or summing is none', () => {
    expect(reckons('select count(*), sum(goods) from orders group by cell')).toBeNull();
  });
});
