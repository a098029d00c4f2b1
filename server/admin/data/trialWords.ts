/** Experiments in words: what each variant changes, what may be said of it, and why it is over. */

import type { CellName } from '../../domain/experiment/ledger.ts';
import type { Change, Trial, TrialEnd, Variant } from '../../domain/experiment/trial.ts';
import type { Verdict } from '../../domain/experiment/verdict.ts';
import type { MeasuredReport } from '../../domain/measure/report.ts';
import type { Offer } from '../../domain/offer/offer.ts';
import { PLACEMENTS } from '../../domain/placement.ts';
import { trialsText } from '../text/trials.ts';
import { text } from '../text.ts';
import { format } from './format.ts';
import { verdictIn } from './measuredWords.ts';
import { offInWords } from './offerWords.ts';

const words = trialsText;

export interface KnownOffers {
  readonly offers: readonly Pick<Offer, 'id' | 'name'>[];
  readonly currency: string;
}

export function changeInWords(change: Change, { offers, currency }: KnownOffers): string {
  const nameOf = (id: string) => offers.find((one) => one.id === id)?.name ?? words.change.gone;
  switch (change.kind) {
    case 'none':
      return words.change.none;
    case 'offer-off':
      return words.change.offerOff(nameOf(change.offer));
    case 'offer': {
      const { detail } = change.patch;
      return detail !== undefined && 'off' in detail && detail.off !== null
        ? words.change.discount(nameOf(change.offer), offInWords(detail.off, currency))
        : words.change.offer(nameOf(change.offer));
    }
    case 'settings': {
      const { placements = {}, rules, tact } = change.patch;
      const said = PLACEMENTS.flatMap((spot) => {
        const isOn = placements[spot];
        if (isOn === undefined) return [];
        return [(isOn ? words.change.placementOn : words.change.placementOff)(text.placement[spot])];
      });
      if (rules !== undefined) said.push(words.change.rules);
      if (tact !== undefined) said.push(words.change.tact);
      return format.list(said);
    }
    case 'strategy':
      return words.change.strategy(words.strategy[change.strategy]);
    case 'text': {
      const headings = Object.values(change.texts).flatMap((spots) => Object.values(spots));
      return words.change.text(headings.map((heading) => words.change.heading(heading)));
    }
  }
}

/** All that a trial tries, the control left out. */
export function triedInWords({ variants }: Pick<Trial, 'variants'>, known: KnownOffers): string {
  const changes = variants.filter(({ change }) => change.kind !== 'none');
  return words.against(changes.map(({ change }) => changeInWords(change, known)));
}

/** Two years: nobody plans by more. */
const FAR_DAYS = 730;

/** Of one variant against the control, by its relative difference where that can be told, else in money. */
export function verdictInWords(verdict: Verdict, currency: string, isRunning: boolean): readonly string[] {
  const say = words.verdict;
  if (verdict.kind === 'withheld') return [say.withheld];
  if (verdict.kind === 'early') return [isRunning ? say.early(verdict.days) : say.tooFew];
  if (verdict.kind === 'same') return [say.same];
  const { relative, interval } = verdict;
  const [low, high] =
    relative === null
      ? [format.gain(interval.low, currency), format.gain(interval.high, currency)]
      : [format.change(relative.interval.low), format.change(relative.interval.high)];
  if (verdict.kind !== 'undecided') return [say[verdict.kind](low, high)];
  // What is over will never see it.
  if (!isRunning) return [say.undecidedStill(low, high)];
  const size = format.percent(verdict.effect);
  const { days } = verdict;
  return [
    say.undecided(low, high),
    days === null || days > FAR_DAYS ? say.horizonFar(size) : say.horizon(size, days),
  ];
}

/** Of revenue per visitor, each variant but the control. */
export function verdictsOf(
  report: MeasuredReport | undefined,
): readonly { readonly cell: CellName; readonly verdict: Verdict }[] {
  return (report?.comparisons ?? []).flatMap(({ cell, metrics }) => {
    const verdict = verdictIn(metrics.revenue);
    return verdict === null ? [] : [{ cell, verdict }];
  });
}

export function endInWords(end: TrialEnd, currency: string): string {
  if (end.kind !== 'harm') return words.end[end.kind];
  const { figure, without, with: withIt } = end.harm;
  const told = (value: number) =>
    figure === 'profit' ? format.money(value, currency) : format.percent(value);
  return words.end.harm(words.figure[figure], told(without), told(withIt));
}

/** The share of the trial's shoppers that a variant is meant to get. */
export function shareOf({ variants }: Pick<Trial, 'variants'>, { weight }: Variant): number {
  return weight / variants.reduce((sum, one) => sum + one.weight, 0);
}
