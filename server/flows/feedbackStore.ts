/** The port of feedback: answers counted by day, and which customer was asked when, so that nobody is asked too often. */
import type { ShopDomain } from '../domain/ids.ts';

export const QUESTIONS = ['helpful', 'nps'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface FeedbackAnswer {
  readonly question: Question;
  /** `helpful`: 1 or 0. `nps`: 0 to 10. */
  readonly answer: number;
}

export interface FeedbackRow extends FeedbackAnswer {
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
  readonly count: number;
}

/** A customer is asked once in so many days, by all questions together. */
export const ASK_EVERY_DAYS = 182;

export interface FeedbackStore {
  add(shop: ShopDomain, day: number, answers: readonly FeedbackAnswer[]): Promise<void>;
  /** Both days inclusive; by day, question, answer. */
  sum(shop: ShopDomain, fromDay: number, toDay: number): Promise<readonly FeedbackRow[]>;
  /** When this customer (a keyed hash) was asked last, epoch milliseconds; null if never, or longer ago than is kept. */
  askedAt(shop: ShopDomain, customerKey: string): Promise<number | null>;
  /**
   * Notes that the customer is asked now, unless they were within `ASK_EVERY_DAYS`, or asked to be forgotten; true when
   * they may be asked. Of two at once one is told true.
   */
  ask(shop: ShopDomain, customerKey: string, at: number): Promise<boolean>;
  /** Forgets who was asked so long ago that they may be asked again. */
  purge(shop: ShopDomain, at: number): Promise<number>;
}
