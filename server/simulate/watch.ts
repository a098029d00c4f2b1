/** Watches the intervals of one experiment: at how many looks, and at whose, do they miss the truth or see what is not there? */
import type { Compared, Interval } from '../domain/statistics/sample.ts';
import type { Tally } from './tally.ts';
import type { Target } from './targets.ts';

/** What is counted of one kind of interval. An experiment in which it is too early for one neither misses nor sees. */
export interface KindTally extends Tally {
  /** Excluded 0 at some look. */
  everSaw: number;
  /** Missed the truth at some look. */
  everMissed: number;
  /** At the last look. */
  saw: number;
  missed: number;
  /** Above the truth altogether, at the last look: the rest of `missed` lies below. */
  missedHigh: number;
  /** Half widths at the last look, as shares of the control's true figure. */
  halfWidths: number;
  /** Looks until it first excluded 0, summed over those that ever did. */
  looksToSee: number;
  /** Missed the truth for the first time at this look. */
  firstMissed: number[];
}

export interface MethodTally extends Tally {
  experiments: number;
  /** Those with an interval at the last look. */
  judged: number;
  /** Looks before there was one, summed. */
  earlyLooks: number;
  /** Of the difference less the truth at the last look, as shares of the control's true figure: of the judged. */
  errors: number;
  squaredErrors: number;
  /** Of the standard error, likewise, squared. */
  variances: number;
  always: KindTally;
  fixed: KindTally;
}

const KINDS = ['always', 'fixed'] as const;

export function emptyMethod(days: number): MethodTally {
  const kind = (): KindTally => ({
    everSaw: 0,
    everMissed: 0,
    saw: 0,
    missed: 0,
    missedHigh: 0,
    halfWidths: 0,
    looksToSee: 0,
    firstMissed: new Array<number>(days).fill(0),
  });
  return {
    experiments: 0,
    judged: 0,
    earlyLooks: 0,
    errors: 0,
    squaredErrors: 0,
    variances: 0,
    always: kind(),
    fixed: kind(),
  };
}

/** Follows one experiment and writes down what happened to its intervals. */
export class Watch {
  readonly #tally: MethodTally;
  readonly #saw = { always: false, fixed: false };
  readonly #missed = { always: false, fixed: false };

  constructor(tally: MethodTally) {
    this.#tally = tally;
    tally.experiments += 1;
  }

  look(day: number, isLast: boolean, found: Compared, truth: Target): void {
    const tally = this.#tally;
    if (found.kind === 'early') {
      tally.earlyLooks += 1;
      return;
    }
    for (const kind of KINDS) {
      const counts = tally[kind];
      const interval = found[kind];
      const sees = excludes(interval, 0);
      const misses = excludes(interval, truth.difference);
      if (sees && !this.#saw[kind]) {
        this.#saw[kind] = true;
        counts.everSaw += 1;
        counts.looksToSee += day + 1;
      }
      if (misses && !this.#missed[kind]) {
        this.#missed[kind] = true;
        counts.everMissed += 1;
        counts.firstMissed[day]! += 1;
      }
      if (!isLast) continue;
      if (sees) counts.saw += 1;
      if (misses) counts.missed += 1;
      if (interval.low > truth.difference) counts.missedHigh += 1;
      counts.halfWidths += (interval.high - interval.low) / 2 / truth.control;
    }
    if (!isLast) return;
    const error = (found.difference - truth.difference) / truth.control;
    tally.judged += 1;
    tally.errors += error;
    tally.squaredErrors += error * error;
    tally.variances += (found.standardError / truth.control) ** 2;
  }
}

const excludes = ({ low, high }: Interval, value: number) => low > value || high < value;
