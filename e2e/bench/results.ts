/** `npm run bench -- results`: how soon a year of a shop with a million visits is answered, on both databases. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measured, ofHoldout } from '../../server/flows/measured.ts';
import type { Logger } from '../../server/flows/ports.ts';
import { openStore } from '../../server/store/open.ts';
import { PostgresMissing, startPostgres } from '../postgres.ts';
import { DAYS, FIRST_DAY, SHARE, SHOP, writeYear, YEAR } from './resultsShop.ts';

/** Of the middle one of nine answers, the first among them. */
export const BUDGET_MS = 300;
const ANSWERS = 9;
const QUIET: Logger = { info() {}, warn() {}, error() {} };
const clock = { now: () => (FIRST_DAY + DAYS) * 86_400_000 - 1 };

export async function results(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'mersalg-results-'));
  let kept = true;
  try {
    kept = await answersOf('SQLite', `file:${join(folder, 'year.db')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  try {
    postgres = await startPostgres();
  } catch (thrown) {
    if (!(thrown instanceof PostgresMissing)) throw thrown;
    console.log(`  PostgreSQL: not measured, ${thrown.message}.`);
    return kept;
  }
  try {
    return (await answersOf('PostgreSQL', await postgres.createDatabase('year'))) && kept;
  } finally {
    await postgres.stop();
  }
}

async function answersOf(name: string, url: string): Promise<boolean> {
  const store = await openStore({ url, clock, log: QUIET });
  try {
    const begun = performance.now();
    const { orders } = await writeYear(store, YEAR, 7);
    const seconds = Math.round((performance.now() - begun) / 1_000);
    const period = { fromDay: FIRST_DAY, toDay: FIRST_DAY + DAYS - 1 };
    const times: number[] = [];
    const cpus: number[] = [];
    const parts: string[] = [];
    for (let n = 0; n < ANSWERS; n++) {
      const [started, before] = [performance.now(), process.cpuUsage()];
      const compared = ofHoldout({ share: SHARE, epoch: 1 });
      const report = await measured({ store, clock }, SHOP, compared, period, null);
      times.push(performance.now() - started);
      const { user, system } = process.cpuUsage(before);
      cpus.push((user + system) / 1_000);
      const [held, shown] = report.cells;
      const seen = held!.visitors + shown!.visitors;
      // A quick answer that leaves something out would be none.
      if (seen !== YEAR.visits || 2 * (held!.orders + shown!.orders) !== orders)
        throw new Error(
          `${name} left something out: ${seen} visitors, ${held!.orders + shown!.orders} orders`,
        );
      if (n === 0) parts.push(`${report.cohorts.length} months`, `${shown!.checkoutsBegun} checkouts begun`);
    }
    const first = times[0]!;
    const middleOf = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(ANSWERS / 2)]!;
    const middle = middleOf(times);
    const kept = middle <= BUDGET_MS;
    console.log(
      `  ${name}: ${YEAR.visits.toLocaleString('en')} visitors, ${orders.toLocaleString('en')} orders of which half are ` +
        `theirs, ${parts.join(', ')}; written in ${seconds} s\n` +
        `  a year answered in ${middle.toFixed(0)} ms (first ${first.toFixed(0)} ms, least ` +
        `${Math.min(...times).toFixed(0)} ms; ${middleOf(cpus).toFixed(0)} ms of this process's CPU), at most ${BUDGET_MS} ms: ${kept ? 'kept' : 'MISSED'}`,
    );
    return kept;
  } finally {
    await store.close();
  }
}
