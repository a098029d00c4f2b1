/** One memory for all placements: counted, dated, and never longer than a question may be. */
import { describe, expect, it } from 'vitest';
import { noteDeclined } from './declined.ts';
import { noteSeen, recalled } from './memory.ts';
import { pageOf } from './testing/page.ts';

const told = (page: ReturnType<typeof pageOf>) =>
  JSON.parse(new URLSearchParams(recalled(page)).get('memory') ?? 'null');

describe('the memory', () => {
  it('tells nothing while there is nothing to tell', () => {
    expect(recalled(pageOf())).toBe('');
  });

  it('counts what is seen, in this visit and on this day, and notes discounts by their day', () => {
    const page = pageOf({ today: { p2: 4 } });
    noteSeen(page, ['p2', 'upsell', 'upgrade']);
    noteSeen(page, ['p2', 'osale0001'], true);
    expect(told(page)).toEqual({
      seen: { upsell: 1, upgrade: 1, p2: 2, osale0001: 1 },
      today: { upsell: 1, upgrade: 1, p2: 6, osale0001: 1 },
      declined: {},
      discounted: [20_000],
      checkout: false,
      returning: false,
    });
  });

  it('dates what is declined', () => {
    const page = pageOf();
    noteDeclined(page, ['p2', 'osale0001']);
    expect(told(page).declined).toEqual({ p2: 20_000, osale0001: 20_000 });
  });

  it('forgets the oldest first, and fits the 2,000 characters of a question', () => {
    const page = pageOf();
    for (let at = 0; at < 60; at++) {
      noteSeen(page, [`p${8_001_234_567_800 + at}`, 'cross-sell'], true);
      noteDeclined(page, [`p${8_001_234_567_800 + at}`]);
    }
    const { seen, declined } = told(page);
    expect(seen['cross-sell']).toBe(60);
    expect(seen.p8001234567859).toBe(1);
    expect(seen.p8001234567800).toBeUndefined();
    expect(Object.keys(declined)).toHaveLength(25);
    expect(JSON.stringify(told(page)).length).toBeLessThanOrEqual(2_000);
  });
});
