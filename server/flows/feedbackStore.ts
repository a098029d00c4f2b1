/** The port of feedback: answers counted by day, and which customer was asked when, so that nobody is asked too often. */
import type { ShopDomain } from '../domain/ids.ts';
import type { FeedbackAnswer } from '../domain/measure/feedback.ts';

export { ASK_EVERY_DAYS, type FeedbackAnswer, QUESTIONS, type Question } from '../domain/measure/feedback.ts';

export interface FeedbackRow extends FeedbackAnswer {
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
  readonly count: number;
}

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
  /** Forgets answers of days before `day`. */
  purgeAnswers(shop: ShopDomain, day: number): Promise<number>;
}
