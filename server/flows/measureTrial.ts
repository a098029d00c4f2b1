/** The report of one trial: from its beginning until it was stopped, or today. */
import { cellShares } from '../domain/experiment/allocate.ts';
import type { Trial } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { MeasuredReport } from '../domain/measure/report.ts';
import { measured } from './measured.ts';
import type { Clock, Store } from './ports.ts';
import { dayOf } from './settle.ts';

export interface MeasureTrialDeps {
  readonly store: Pick<Store, 'ledger' | 'shops'>;
  readonly clock: Clock;
}

export type MeasureTrial = (
  deps: MeasureTrialDeps,
  shop: ShopDomain,
  trial: Trial,
) => Promise<MeasuredReport>;

/** Variants against the first, which is the control. Of a trial that leans, its fixed part alone was enrolled. */
export const measureTrial: MeasureTrial = async (deps, shop, trial) => {
  const { settings } = await deps.store.shops.loadSettings(shop);
  const { id, createdAt, startedAt, stoppedAt } = trial;
  const compared = { trial: id, control: trial.variants[0]!.key, cells: cellShares(trial) };
  const fromDay = dayOf(startedAt ?? createdAt);
  const period = { fromDay, toDay: dayOf(stoppedAt ?? deps.clock.now()) };
  return measured(deps, shop, compared, period, settings.measure.assumedMargin);
};
