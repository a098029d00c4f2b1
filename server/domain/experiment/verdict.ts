/** What may be said of a comparison. The words are the page's; that a word is due is decided here, once. */
import { daysToSay, daysToSee } from '../statistics/power.ts';
import type { Compared, Estimate, Interval } from '../statistics/sample.ts';
import { excludesZero, LEVEL, type Level } from '../statistics/sequence.ts';

/** What the merchant wants to know. */
export interface Question {
  /** Which way is good: refunds are better fewer. */
  readonly better: 'more' | 'less';
  /** In parts of the control: a difference within it either way is not worth having. */
  readonly margin: number;
  /** In parts of the control: how long until an effect of this size could be seen. */
  readonly effect: number;
  /** Newly enrolled visitors of both cells a day. */
  readonly perDay: number;
}

export const QUESTION: Omit<Question, 'perDay'> = { better: 'more', margin: 0.01, effect: 0.05 };

/** Told with every verdict that tells a difference: the interval that stays valid however often it is looked at. */
interface Told {
  readonly difference: number;
  readonly interval: Interval;
  /** In parts of the control; null where it is too uncertain to divide by. */
  readonly relative: { readonly difference: number; readonly interval: Interval } | null;
}

export type Verdict =
  /** The cells did not get the visitors meant for them: something is broken, and no figure is to be believed. */
  | { readonly kind: 'withheld'; readonly p: number }
  /** Days until anything will be said; null where that cannot be told. */
  | { readonly kind: 'early'; readonly days: number | null }
  /** Days until an effect of the question's size could be seen; null where that cannot be told. */
  | ({ readonly kind: 'undecided'; readonly effect: number; readonly days: number | null } & Told)
  | ({ readonly kind: 'gain' } & Told)
  | ({ readonly kind: 'loss' } & Told)
  /** Whatever difference there is, it is within the margin. */
  | ({ readonly kind: 'same'; readonly margin: number } & Told);

/**
 * By the `always` interval alone, so that looking daily and stopping at will is honest. A gain or loss within the margin
 * is still one: the interval is told with it. `same` needs the whole relative interval within the margin (equivalence
 * by interval inclusion: Schuirmann 1987).
 * @param ratio of the sample-ratio check; null where nobody is enrolled
 * @param level that the comparison was made with
 */
export function verdictOf(
  compared: Compared,
  ratio: { readonly kind: 'fine' | 'broken'; readonly p: number } | null,
  question: Question,
  level: Level = LEVEL,
): Verdict {
  if (ratio?.kind === 'broken') return { kind: 'withheld', p: ratio.p };
  if (compared.kind === 'early') return { kind: 'early', days: daysToSay(compared, question.perDay) };
  const told = toldOf(compared);
  const { better, margin, effect, perDay } = question;
  if (excludesZero(compared.always)) {
    return { kind: compared.difference > 0 === (better === 'more') ? 'gain' : 'loss', ...told };
  }
  const within = told.relative?.interval;
  if (within !== undefined && within.low >= -margin && within.high <= margin) {
    return { kind: 'same', margin, ...told };
  }
  const days = daysToSee(compared, effect * compared.control, perDay, level);
  return { kind: 'undecided', effect, days: days?.always ?? null, ...told };
}

function toldOf({ difference, always, relative }: Estimate): Told {
  return {
    difference,
    interval: always,
    relative: relative === null ? null : { difference: relative.difference, interval: relative.always },
  };
}
