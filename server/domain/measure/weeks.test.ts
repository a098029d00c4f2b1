/** The week and the one before it: each showing and each line in the right week, under the right offer, once. */
import { describe, expect, it } from 'vitest';
import { makeLine, makeOrder } from '../../flows/testing.ts';
import { type WeeksInput, weeksOf } from './weeks.ts';

const TODAY = 20_000;
const DAY_MS = 86_400_000;
const shown = (day: number, count: number, offer = '') =>
  ({ day, placement: 'cart', kind: 'shown', offer, count }) as const;
const sold = (id: number, day: number, mark: string) =>
  makeOrder(id, { createdAt: day * DAY_MS + 5, lines: [makeLine(1, { suggestion: mark }), makeLine(2)] });
const weeks = (over: Partial<WeeksInput>) =>
  weeksOf({
    today: TODAY,
    begunDay: 0,
    currency: 'SEK',
    counts: [],
    orders: [],
    parents: new Map(),
    ...over,
  });

describe('a week', () => {
  it('is today and the six days before; the seven before them stand beside it', () => {
    const counts = [shown(TODAY, 1), shown(TODAY - 6, 10), shown(TODAY - 7, 100), shown(TODAY - 13, 1_000)];
    const { total, days } = weeks({ counts });
    expect([total.now.shown, total.before?.shown]).toEqual([11, 1_100]);
    expect(days).toHaveLength(14);
    expect([days[0]?.shown, days.at(-1)?.shown]).toEqual([1_000, 1]);
  });

  it('leaves out what is older, and what is no showing and no dismissal', () => {
    const counts = [
      shown(TODAY - 14, 5),
      { day: TODAY, placement: 'cart', kind: 'added', count: 7 } as const,
      { day: TODAY, placement: 'cart', kind: 'dismissed', count: 3 } as const,
    ];
    expect(weeks({ counts }).total.now).toEqual({ shown: 0, accepted: 0, dismissed: 3, revenue: 0 });
  });

  it('counts lines from orders, by the day on which the order was made', () => {
    const orders = [sold(1, TODAY, 'cart:cross-sell'), sold(2, TODAY - 8, 'product:cross-sell')];
    const { total, placements } = weeks({ orders, counts: [shown(TODAY - 8, 1)] });
    expect(total).toMatchObject({ now: { accepted: 1, revenue: 5_000 }, before: { accepted: 1 } });
    expect(placements.map(({ placement }) => placement)).toEqual(['product', 'cart']);
  });

  it('is compared with nothing where the week before was not whole, or showed nothing', () => {
    const counts = [shown(TODAY - 10, 4), shown(TODAY, 4)];
    expect(weeks({ counts, begunDay: TODAY - 12 }).total.before).toBeNull();
    expect(weeks({ counts, begunDay: TODAY - 13 }).total.before).toMatchObject({ shown: 4 });
    expect(weeks({ counts: [shown(TODAY, 4)] }).total.before).toBeNull();
  });
});

describe('offers', () => {
  it('are this week’s, what sold most first; an experiment’s variant counts as its offer', () => {
    const counts = [shown(TODAY, 9, 'o1'), shown(TODAY, 4, 'obsibling'), shown(TODAY - 9, 50, 'o1')];
    const orders = [sold(1, TODAY, 'cart:cross-sell:o2'), sold(2, TODAY - 9, 'cart:cross-sell:o1')];
    expect(weeks({ counts, orders, parents: new Map([['obsibling', 'o1']]) }).offers).toEqual([
      { offer: 'o2', shown: 0, accepted: 1, dismissed: 0, revenue: 5_000 },
      { offer: 'o1', shown: 13, accepted: 0, dismissed: 0, revenue: 0 },
    ]);
  });
});
