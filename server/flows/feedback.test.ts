/** Who is asked what after a purchase, how often, and which answers count; on the real store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFeedback } from './feedback.ts';
import { ASK_EVERY_DAYS, type Store } from './ports.ts';
import { dayOf } from './settle.ts';
import { NOW, OTHER_SHOP, SHOP, storeWith, testClock } from './testing.ts';

const DAY_MS = 86_400_000;
const clock = testClock();
let store: Store;
let chance: number;
const make = () => createFeedback({ store, clock, random: () => chance });

beforeEach(async () => {
  clock.at = NOW;
  chance = 0.2;
  store = await storeWith(clock, SHOP, OTHER_SHOP);
});
afterEach(() => store.close());

const counted = () => store.feedback.sum(SHOP, 0, dayOf(clock.at));

describe('a question', () => {
  it('is one of two by chance, and only of recommending where no suggestion was met', async () => {
    expect(await make().ask(SHOP, ['a'], true)).toBe('helpful');
    expect(await make().ask(SHOP, ['b'], false)).toBe('nps');
    chance = 0.7;
    expect(await make().ask(SHOP, ['c'], true)).toBe('nps');
  });

  it('is put once in half a year, by whatever key the customer is known', async () => {
    expect(await make().ask(SHOP, ['customer', 'visitor'], true)).not.toBeNull();
    for (const keys of [['customer'], ['visitor'], ['visitor', 'new']]) {
      expect(await make().ask(SHOP, keys, true)).toBeNull();
    }
    expect(await make().ask(OTHER_SHOP, ['customer'], true)).not.toBeNull();
    clock.at += ASK_EVERY_DAYS * DAY_MS - 1;
    expect(await make().ask(SHOP, ['customer'], true)).toBeNull();
    clock.at += DAY_MS;
    expect(await make().ask(SHOP, ['customer'], true)).not.toBeNull();
  });

  it('is not put to who is known by nothing', async () => {
    expect(await make().ask(SHOP, [], true)).toBeNull();
  });
});

describe('an answer', () => {
  const yes = { question: 'helpful', answer: 1 } as const;

  it('counts by day, once', async () => {
    const feedback = make();
    await feedback.ask(SHOP, ['a'], true);
    const both = await Promise.all([feedback.answer(SHOP, ['a'], yes), feedback.answer(SHOP, ['a'], yes)]);
    expect(both.sort()).toEqual([false, true]);
    expect(await counted()).toEqual([{ ...yes, day: dayOf(NOW), count: 1 }]);
    expect(await store.feedback.sum(OTHER_SHOP, 0, dayOf(NOW))).toEqual([]);
  });

  it('does not count unasked, nor a day after the question', async () => {
    const feedback = make();
    expect(await feedback.answer(SHOP, ['a'], yes)).toBe(false);
    expect(await feedback.answer(SHOP, [], yes)).toBe(false);
    await feedback.ask(SHOP, ['b'], true);
    clock.at += DAY_MS + 1;
    expect(await feedback.answer(SHOP, ['b'], yes)).toBe(false);
    expect(await counted()).toEqual([]);
  });
});
