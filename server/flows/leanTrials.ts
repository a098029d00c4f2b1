/** Lets trials that lean do so: what is not fixed goes to each variant as likely as it is the best. */
import { type Arm, armsAgainst, lean, seeded } from '../domain/experiment/bandit.ts';
import type { Allocation, Trial } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { MeasuredReport } from '../domain/measure/report.ts';
import type { Control } from './control.ts';
import type { MeasureDeps } from './measure.ts';
import { type MeasureTrial, measureTrial } from './measureTrial.ts';
import { dayOf } from './settle.ts';
import { MERSALG, replaceTrial } from './trials.ts';

/** Thousandths. Less than this moves shoppers to and fro, and empties every cache, for nothing. */
const LEAST_SHIFT = 20;
/** Once a day is often enough for what takes weeks. */
const REST_MS = 20 * 3_600_000;

/** Once an hour for a shop; by the day's own stream of chance, so that two servers lean alike. */
export async function leanTrials(
  deps: MeasureDeps,
  shop: ShopDomain,
  { signal }: Pick<Control, 'signal'>,
  measure: MeasureTrial = measureTrial,
): Promise<void> {
  const now = deps.clock.now();
  for (const trial of await deps.store.trials.list(shop)) {
    const { allocation, status, updatedAt } = trial;
    if (signal.aborted) return;
    if (status !== 'running' || allocation.kind !== 'thompson' || now - updatedAt < REST_MS) continue;
    const report = await measure(deps, shop, trial);
    // Groups of the wrong sizes say that something else is wrong: then nothing is learnt from them.
    const arms = report.ratio?.kind === 'broken' ? null : armsOf(trial, allocation, report);
    const leaning = arms === null ? null : lean(arms, seeded(`${trial.id} ${dayOf(now)}`));
    if (leaning === null || !isShift(trial, allocation, leaning)) continue;
    const leant: Trial = { ...trial, allocation: { ...allocation, leaning } };
    const why = { kind: 'leaning', goal: allocation.goal };
    await replaceTrial(deps, shop, trial, leant, { staff: MERSALG, did: 'allocated', why });
    // Whose variant changed must be charged what they are shown from now on.
    await deps.store.jobs.enqueue(shop, 'promise');
  }
}

/** In the order of the variants; null where one of them is not known. */
export function armsOf(
  { variants }: Pick<Trial, 'variants'>,
  { goal }: Extract<Allocation, { kind: 'thompson' }>,
  { cells, comparisons }: MeasuredReport,
): Arm[] | null {
  const counted = variants.flatMap(({ key }) => cells.find(({ cell }) => cell === key) ?? []);
  if (counted.length < variants.length) return null;
  if (goal === 'conversion')
    return counted.map(({ visitors, buyers }) => ({ kind: 'conversion', visitors, buyers }));
  const [control, ...others] = counted;
  const against = others.flatMap(({ cell, visitors }) => {
    const measured = comparisons.find((one) => one.cell === cell)?.metrics.profit;
    if (measured?.kind !== 'compared' || measured.compared.kind !== 'estimate') return [];
    const { difference, standardError } = measured.compared;
    return [{ units: visitors, difference, standardError }];
  });
  return against.length < others.length ? null : armsAgainst(control!.visitors, against);
}

function isShift(
  { variants }: Trial,
  { leaning }: Extract<Allocation, { kind: 'thompson' }>,
  next: readonly number[],
): boolean {
  const sum = variants.reduce((total, { weight }) => total + weight, 0);
  const before = leaning ?? variants.map(({ weight }) => (1_000 * weight) / sum);
  return next.some((share, at) => Math.abs(share - before[at]!) >= LEAST_SHIFT);
}
