/** What a qualified visitor is enrolled for: the holdout, and in the exposed arm each running trial that stands here. */
import { cellOf } from '../experiment/allocate.ts';
import { isHeldOut, trialBucket, type VisitorId } from '../experiment/assign.ts';
import { type CellName, HELD, holdoutTrial, SHOWN, type TrialId } from '../experiment/ledger.ts';
import type { Trial } from '../experiment/trial.ts';
import type { Placement } from '../placement.ts';

/**
 * Told by the raw id, which is forgotten afterwards. Whoever is held out sees no variant and is in no trial; a trial takes
 * those who came where its changes can be seen, in all its cells alike.
 * @param spots where Mersalg stands on the page, seen or not
 * @param trials running ones
 */
export function cellsOf(
  id: VisitorId,
  spots: readonly Placement[],
  measure: { readonly share: number; readonly epoch: number },
  trials: readonly Trial[],
): { readonly trial: TrialId; readonly cell: CellName }[] {
  const held = isHeldOut(id, measure.share);
  const cells: { trial: TrialId; cell: CellName }[] = [
    { trial: holdoutTrial(measure.epoch), cell: held ? HELD : SHOWN },
  ];
  if (held) return cells;
  const bucket = trialBucket(id);
  for (const trial of trials) {
    if (!trial.spots.some((spot) => spots.includes(spot))) continue;
    const cell = cellOf(trial, bucket);
    if (cell !== null) cells.push({ trial: trial.id, cell });
  }
  return cells;
}
