/** Reads the ledger and makes the report of the holdout, or of a trial, for a period. */
import { cellShares } from '../domain/experiment/allocate.ts';
import { type CellName, HELD, holdoutTrial, SHOWN, type TrialId } from '../domain/experiment/ledger.ts';
import type { Trial } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { DAY_MS, makeReport } from '../domain/measure/makeReport.ts';
import type { MeasuredReport } from '../domain/measure/report.ts';
import type { Clock, Store } from './ports.ts';
import { dayOf } from './settle.ts';

interface MeasuredDeps {
  readonly store: Pick<Store, 'ledger' | 'shops'>;
  readonly clock: Clock;
}

/** What is compared with what. */
export interface Compared {
  readonly trial: TrialId;
  readonly control: CellName;
  readonly cells: readonly { readonly cell: CellName; readonly share: number }[];
}

/** Days since 1970-01-01 UTC, inclusive. */
export interface Period {
  readonly fromDay: number;
  readonly toDay: number;
}

/** The holdout of an epoch; `share` is the percent held out. */
export function ofHoldout({ share, epoch }: { readonly share: number; readonly epoch: number }): Compared {
  const cells = [
    { cell: HELD, share: share / 100 },
    { cell: SHOWN, share: 1 - share / 100 },
  ];
  return { trial: holdoutTrial(epoch), control: HELD, cells };
}

/** A trial: its first variant is the control. Of one that leans, those alone whose variant never changes. */
export function ofTrial(trial: Trial): Compared {
  return { trial: trial.id, control: 'a', cells: cellShares(trial) };
}

/** The last `days` UTC days, today included. */
export function lastDays(clock: Clock, days: number): Period {
  const toDay = dayOf(clock.now());
  return { fromDay: toDay - days + 1, toDay };
}

/**
 * Money is as it stands now: refunds, edits and cancellations of later days are in it.
 * @param assumedMargin percent, of goods of unknown cost; null for none
 */
export async function measured(
  deps: MeasuredDeps,
  shop: ShopDomain,
  compared: Compared,
  { fromDay, toDay }: Period,
  assumedMargin: number | null,
): Promise<MeasuredReport> {
  const [report] = await measuredUntil(deps, shop, compared, { fromDays: [fromDay], toDay }, assumedMargin);
  return report!;
}

/** The same of several periods with one end, for little more than one costs: most of what is read is read once. */
export async function measuredUntil(
  { store, clock }: MeasuredDeps,
  shop: ShopDomain,
  { trial, control, cells }: Compared,
  { fromDays, toDay }: { readonly fromDays: readonly number[]; readonly toDay: number },
  assumedMargin: number | null,
): Promise<MeasuredReport[]> {
  const to = (toDay + 1) * DAY_MS;
  const [record, counts, outcomes, ...periods] = await Promise.all([
    store.shops.get(shop),
    store.ledger.counts(shop, trial, 0, toDay),
    // From the beginning: who came back, and what a month's visitors have brought, is told from enrolment on.
    store.ledger.outcomes(shop, trial, 0, to),
    ...fromDays.map((fromDay) =>
      Promise.all([
        store.ledger.steps(shop, trial, fromDay, toDay),
        store.ledger.orders(shop, fromDay * DAY_MS, to),
      ]),
    ),
  ]);
  const currency = record?.currency ?? '';
  return periods.map(([steps, orders], at) => {
    const fromDay = fromDays[at]!;
    const asked = { trial, control, cells, fromDay, toDay, currency, assumedMargin, at: clock.now() };
    return makeReport(asked, { counts, outcomes, steps, orders });
  });
}
