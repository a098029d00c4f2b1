/** The guard: when an offer is seen to harm checkout completion or profit, however often one looks. */
import type { Estimate } from '../statistics/sample.ts';

/**
 * Chance of wrongly pausing a harmless offer, however often one looks, as long as it runs: 1 % in all. Each of the two
 * figures is watched by an interval of 99 %, of which only one side pauses: 0.5 % each (Bonferroni).
 */
export const GUARD_LEVEL = 0.99;

/** Fewer say nothing that an interval built on large numbers could be trusted with. */
export const GUARD_LEAST = { visitors: 500, checkouts: 100 } as const;

export type GuardedFigure = 'completion' | 'profit';
export const GUARDED_FIGURES = ['completion', 'profit'] as const satisfies readonly GuardedFigure[];

/** How shoppers fared with the offer (`treated`) and without it (`control`); `always` intervals of `GUARD_LEVEL`. */
export interface GuardFigures {
  readonly visitors: { readonly without: number; readonly with: number };
  /** Visitors who began checkout. */
  readonly checkouts: { readonly without: number; readonly with: number };
  /** Paid of begun checkouts; null where it is not known. */
  readonly completion: Estimate | null;
  /** Per visitor, minor units of the shop's currency; null where costs are not known well enough. */
  readonly profit: Estimate | null;
  /** Of the sample-ratio check; below 0.001 nothing is concluded. */
  readonly ratioP: number;
}

export interface GuardHarm {
  readonly figure: GuardedFigure;
  readonly without: number;
  readonly with: number;
  /** `with - without`, and the bounds of what it may be: all below 0. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly visitors: { readonly without: number; readonly with: number };
}

export type GuardVerdict =
  | { readonly kind: 'harms'; readonly harm: GuardHarm }
  | { readonly kind: 'no-harm-seen' }
  | { readonly kind: 'too-few'; readonly needs: { readonly visitors: number; readonly checkouts: number } }
  /** The two groups are not of the sizes they should be: what differs may not be the offer. */
  | { readonly kind: 'withheld'; readonly ratioP: number };

/** Below this the sample-ratio check withholds every verdict. */
export const RATIO_LEAST_P = 0.001;

/**
 * Pauses too few rather than too many: a harmless offer that is paused costs the merchant's trust in all that we say,
 * a harmful one that is not yet is found when more have seen it. Of two harms the first of `GUARDED_FIGURES` is told.
 */
export function guardVerdict(figures: GuardFigures): GuardVerdict {
  const { visitors, checkouts, ratioP } = figures;
  if (ratioP < RATIO_LEAST_P) return { kind: 'withheld', ratioP };
  let judged = 0;
  for (const figure of GUARDED_FIGURES) {
    const estimate = figures[figure];
    if (estimate === null || !isEnough(figure, figures)) continue;
    judged += 1;
    const { control, treated, difference, always } = estimate;
    if (!(always.high < 0)) continue;
    const { low, high } = always;
    return {
      kind: 'harms',
      harm: { figure, without: control, with: treated, difference, low, high, visitors },
    };
  }
  if (judged > 0) return { kind: 'no-harm-seen' };
  const missing = (least: number, has: { without: number; with: number }) =>
    Math.max(0, least - Math.min(has.without, has.with));
  return {
    kind: 'too-few',
    needs: {
      visitors: missing(GUARD_LEAST.visitors, visitors),
      checkouts: missing(GUARD_LEAST.checkouts, checkouts),
    },
  };
}

function isEnough(figure: GuardedFigure, { visitors, checkouts }: GuardFigures): boolean {
  const smaller = (has: { without: number; with: number }) => Math.min(has.without, has.with);
  return figure === 'completion'
    ? smaller(checkouts) >= GUARD_LEAST.checkouts
    : smaller(visitors) >= GUARD_LEAST.visitors;
}
