/** What shoppers are asked after a purchase: at most one question per customer in half a year, and answers that are only counted. */

export const QUESTIONS = ['helpful', 'nps'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface FeedbackAnswer {
  readonly question: Question;
  /** `helpful`: 1 or 0. `nps`: 0 to 10. */
  readonly answer: number;
}

/** Answers go from 0 to this, whole. */
export const MOST_ANSWER: Readonly<Record<Question, number>> = { helpful: 1, nps: 10 };

/** A customer is asked once in so many days, by all questions together. */
export const ASK_EVERY_DAYS = 182;
