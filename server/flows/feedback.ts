/** Asks a customer, at most once in half a year, what they think; and counts the answers, without a name or a word. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Clock, FeedbackAnswer, Question, Store } from './ports.ts';
import { dayOf } from './settle.ts';

/** How long after the question an answer is taken: a thank-you page may stay open for a while. */
const ANSWER_MS = 86_400_000;
/** Bounds the memory of who has answered. */
const MOST_ANSWERED = 20_000;

export interface Feedback {
  /**
   * Which question to ask now, noted as asked; null for none. `keys` are all under which this customer is known (keyed
   * hashes of customer and visitor): who is known by none is not asked, since nobody could tell whether they were.
   * `helpful`: whether a suggestion was shown or sold to them, without which that question makes no sense.
   */
  ask(shop: ShopDomain, keys: readonly string[], helpful: boolean): Promise<Question | null>;
  /** True when it was counted: it was asked within the last day, and not answered before. */
  answer(shop: ShopDomain, keys: readonly string[], answer: FeedbackAnswer): Promise<boolean>;
}

export function createFeedback(deps: {
  store: Pick<Store, 'feedback'>;
  clock: Clock;
  /** Uniform from 0 to 1: which of both questions. */
  random: () => number;
}): Feedback {
  const { store, clock, random } = deps;
  /** Who answered, with when; insertion order is age. */
  const answered = new Map<string, number>();

  return {
    async ask(shop, keys, helpful) {
      if (keys.length === 0) return null;
      const now = clock.now();
      let mayAsk = true;
      // Every key is noted: whoever is known by one of them later is not asked again.
      for (const key of keys) mayAsk = (await store.feedback.ask(shop, key, now)) && mayAsk;
      if (!mayAsk) return null;
      return helpful && random() < 0.5 ? 'helpful' : 'nps';
    },

    async answer(shop, keys, answer) {
      const now = clock.now();
      const names = keys.map((key) => `${shop} ${key}`);
      if (names.some((name) => (answered.get(name) ?? Number.NEGATIVE_INFINITY) > now - ANSWER_MS))
        return false;
      // Before anything is waited for: of two presses at once one counts.
      for (const name of names) {
        answered.delete(name);
        answered.set(name, now);
      }
      while (answered.size > MOST_ANSWERED) answered.delete(answered.keys().next().value!);
      try {
        const asked = await Promise.all(keys.map((key) => store.feedback.askedAt(shop, key)));
        if (asked.some((at) => at !== null && at > now - ANSWER_MS)) {
          await store.feedback.add(shop, dayOf(now), [answer]);
          return true;
        }
      } catch (thrown) {
        for (const name of names) answered.delete(name);
        throw thrown;
      }
      return false;
    },
  };
}
