/** The arbiter's rules, one by one: each thing held back says why. */
import { describe, expect, it } from 'vitest';
import type { ToldOffer } from '../offer/told.ts';
import { TECHNIQUE } from '../placement.ts';
import { LAST, type Proposed } from '../proposals/proposal.ts';
import { makeProduct } from '../testing.ts';
import { arbitrate, type Occasion } from './arbiter.ts';
import { DEFAULT_TACT, type Memory, NO_MEMORY, type Tact } from './memory.ts';

const TODAY = 20_000;

function card(product: number, over: Partial<Proposed> = {}): Proposed {
  const spot = over.spot ?? 'product';
  return {
    spot,
    technique: TECHNIQUE[spot],
    offer: null,
    cards: [
      {
        product: makeProduct(product),
        candidate: { productId: product, score: 1, reason: { kind: 'pinned' } },
      },
    ],
    beside: [],
    told: null,
    discount: false,
    standing: false,
    priority: LAST,
    ...over,
  };
}

function swap(
  product: number,
  kind: 'upgrade' | 'downgrade',
  over: Partial<Proposed> & { offer?: string } = {},
): Proposed {
  const { offer = kind, spot = 'upgrade' } = over;
  const told: ToldOffer = { id: offer, spot, kind, product, rows: [] };
  const technique = kind === 'upgrade' ? 'upsell' : 'downsell';
  return card(product, { spot, technique, told, priority: LAST - 1, ...over, offer });
}

const set = (offer: string, priority: number, product = 1): Proposed =>
  card(product, {
    spot: 'bundle',
    offer,
    priority,
    told: { id: offer, spot: 'bundle', kind: 'bundle', products: [9, product] },
  });

/** `shown` or why not, for each proposal. */
function decide(
  proposals: readonly Proposed[],
  memory: Partial<Memory> = {},
  over: Partial<Omit<Occasion, 'tact' | 'memory'>> & { tact?: Partial<Tact> } = {},
) {
  const tact = { ...DEFAULT_TACT, ...over.tact };
  const occasion = { today: TODAY, cart: [], limit: 4, onPage: [], ...over, tact };
  return arbitrate(proposals, { ...occasion, memory: { ...NO_MEMORY, ...memory } }).map((decision, at) => {
    const { proposed, ...said } = decision;
    expect(proposed).toBe(proposals[at]);
    return said.kind === 'shown' ? 'shown' : said;
  });
}
const held = (why: string, more: object = {}) => ({ kind: 'held-back', why, ...more });

describe('a shelf', () => {
  it('shows as many cards as it has places, and says whom the others stand behind', () => {
    const five = [1, 2, 3, 4, 5].map((id) => card(id));
    expect(decide(five)).toEqual(['shown', 'shown', 'shown', 'shown', held('outranked', { by: 'p4' })]);
    expect(decide([card(1, { spot: 'thanks' }), card(2, { spot: 'thanks' })])).toEqual([
      'shown',
      held('outranked', { by: 'p1' }),
    ]);
  });

  it('shows nothing that another spot or the page shows, and fills the place with the next', () => {
    const page = [card(1), card(2), card(1, { spot: 'cart' }), card(3, { spot: 'cart' })];
    expect(decide(page, {}, { onPage: [2] })).toEqual([
      'shown',
      held('twice', { product: 2, at: 'page' }),
      held('twice', { product: 1, at: 'product' }),
      'shown',
    ]);
  });
});

describe('memory', () => {
  it('keeps what was declined away for the days that the merchant set, and no longer', () => {
    const of = (day: number) => decide([card(1), card(2)], { declined: { p1: day } });
    const away = (days: number) => held('declined', { key: 'p1', days, away: 30 });
    expect(of(TODAY)).toEqual([away(0), 'shown']);
    expect(of(TODAY - 29)).toEqual([away(29), 'shown']);
    expect(of(TODAY - 30)).toEqual(['shown', 'shown']);
    // A clock that was set back.
    expect(of(TODAY + 5)).toEqual([away(0), 'shown']);
  });

  it('hears a no to an offer, to a technique and to a spot', () => {
    const bundle = set('o1', 1);
    expect(decide([bundle], { declined: { o1: TODAY } })).toEqual([
      held('declined', { key: 'o1', days: 0, away: 30 }),
    ]);
    expect(decide([bundle], { declined: { bundle: TODAY } })).toMatchObject([{ key: 'bundle' }]);
    expect(decide([swap(1, 'upgrade')], { declined: { upsell: TODAY } })).toMatchObject([{ key: 'upsell' }]);
    expect(decide([bundle], { declined: { upsell: TODAY, constructor: TODAY } })).toEqual(['shown']);
  });

  it('rests what was seen as often as may be, in the visit or on the day', () => {
    const cards = [card(1), set('o1', 1, 2)];
    expect(decide(cards, { seen: { p1: 2, o1: 2 } })).toEqual(['shown', 'shown']);
    expect(decide(cards, { seen: { p1: 3, o1: 4 } })).toEqual([
      held('per-visit', { key: 'p1', times: 3, most: 3 }),
      held('per-visit', { key: 'o1', times: 4, most: 3 }),
    ]);
    expect(decide(cards, { today: { p1: 6 } })[0]).toEqual(held('per-day', { key: 'p1', times: 6, most: 6 }));
    expect(decide(cards, {}, { tact: { perVisit: 0 } })[0]).toMatchObject({ why: 'per-visit', most: 0 });
  });

  it('does not count bars and extras, which stand still, but hears a no to them', () => {
    const told: ToldOffer = { id: 'o1', spot: 'cart', kind: 'progress', tiers: [] };
    const bar = card(1, { spot: 'cart', offer: 'o1', told, cards: [], standing: true, priority: 1 });
    expect(decide([bar], { seen: { o1: 99 }, checkout: true })).toEqual(['shown']);
    expect(decide([bar], { declined: { o1: TODAY } })).toMatchObject([{ why: 'declined' }]);
  });

  it('never forgets a gift that is in the cart', () => {
    const told: ToldOffer = { id: 'o1', spot: 'cart', kind: 'gift', variant: 10 };
    const gift = card(1, { spot: 'cart', offer: 'o1', told, standing: true, priority: 1 });
    const memory = { declined: { o1: TODAY, p1: TODAY } };
    expect(decide([gift], memory)).toMatchObject([{ why: 'declined' }]);
    expect(decide([gift], memory, { cart: [1] })).toEqual(['shown']);
  });
});

describe('the journey', () => {
  const page = [swap(1, 'upgrade'), swap(2, 'upgrade'), swap(5, 'downgrade')];

  it('offers one upgrade, and nothing cheaper unasked', () => {
    expect(decide(page)).toEqual(['shown', held('one-voice', { by: 'upgrade' }), held('no-hesitation')]);
  });

  it('answers a no with the cheaper one, once, and asks no more for something dearer', () => {
    const no = { declined: { p1: TODAY }, seen: { p1: 1, upsell: 1, upgrade: 2 } };
    expect(decide(page, no)).toMatchObject([
      { why: 'declined', key: 'p1' },
      held('answered', { product: 1 }),
      'shown',
    ]);
    const answered = { ...no, seen: { ...no.seen, p5: 1, downsell: 1, downgrade: 1 } };
    expect(decide(page, answered)[2]).toEqual(held('once'));
    // Another visit on the same day.
    expect(decide(page, { ...no, seen: {}, today: { downgrade: 1 } })[2]).toEqual(held('once'));
    // On another day it is still a no, and nobody hesitates.
    expect(decide(page, { declined: { p1: TODAY - 1 } })).toMatchObject([
      { why: 'declined' },
      { why: 'answered' },
      { why: 'no-hesitation' },
    ]);
  });

  it('answers a no to the whole spot or the technique likewise', () => {
    expect(decide(page, { declined: { upsell: TODAY } })[2]).toBe('shown');
    expect(decide(page, { declined: { upgrade: TODAY } })[2]).toBe('shown');
    expect(decide(page, { declined: { upsell: TODAY, downsell: TODAY } })[2]).toMatchObject({
      why: 'declined',
    });
  });

  it('is quiet once the shopper is in checkout, but for what stands and what was placed there', () => {
    const all = [
      card(1),
      card(2, { spot: 'cart' }),
      swap(3, 'upgrade'),
      swap(4, 'downgrade', { spot: 'exit' }),
      card(5, { spot: 'checkout' }),
      card(6, { spot: 'thanks' }),
    ];
    const quiet = held('checkout');
    expect(decide(all, { checkout: true })).toEqual(['shown', quiet, quiet, quiet, 'shown', 'shown']);
  });
});

describe('a quiet time', () => {
  it('shows nothing but what stands, and leaves a gift in the cart', () => {
    const bar: ToldOffer = { id: 'o1', spot: 'cart', kind: 'progress', tiers: [] };
    const all = [
      card(1),
      card(2, { spot: 'thanks' }),
      swap(3, 'upgrade'),
      set('o2', 1, 4),
      card(5, { spot: 'cart', offer: 'o1', told: bar, cards: [], standing: true, priority: 1 }),
    ];
    const quiet = held('quiet');
    expect(decide(all, {}, { quiet: true })).toEqual([quiet, quiet, quiet, quiet, 'shown']);
    expect(decide(all, {}, { quiet: false })).not.toContainEqual(quiet);
  });
});

describe('the door', () => {
  it('stays shut where the merchant says so, and nothing else is touched', () => {
    const both = [swap(1, 'downgrade', { spot: 'exit' }), card(2)];
    expect(decide(both, {}, { tact: { exit: 'off' } })).toEqual([held('door'), 'shown']);
    expect(decide(both, {}, { tact: { exit: 'calm' } })).toEqual(['shown', 'shown']);
  });
});

describe('pressure', () => {
  const exit = swap(1, 'downgrade', { spot: 'exit' });

  it('is borne up to what a visit bears: an exit 3, a swap 2, a discount 1 more', () => {
    expect(decide([exit], { seen: { upsell: 1 } })).toEqual(['shown']);
    expect(decide([exit], { seen: { upsell: 2 } })).toEqual([held('pressure', { left: 2, costs: 3 })]);
    expect(decide([exit], { seen: { exit: 1, downsell: 1 } })).toEqual(['shown']);
    expect(decide([exit], { seen: { exit: 2, downsell: 2 } })).toEqual([
      held('pressure', { left: 0, costs: 3 }),
    ]);
    const reduced = { ...exit, discount: true };
    expect(decide([reduced], { seen: { upsell: 1 } })).toEqual(['shown']);
    expect(decide([reduced], { seen: { upsell: 1 } }, { tact: { pressure: 5 } })).toEqual([
      held('pressure', { left: 3, costs: 4 }),
    ]);
  });

  it('leaves shelves alone when it is used up', () => {
    expect(decide([card(1), exit], { seen: { upsell: 9 } })).toMatchObject(['shown', { why: 'pressure' }]);
  });

  it('speaks with one voice', () => {
    const both = [{ ...exit, priority: 2, offer: 'o2' }, swap(7, 'upgrade', { offer: 'o1', priority: 1 })];
    expect(decide(both)).toEqual([held('one-voice', { by: 'o1' }), 'shown']);
  });

  it('bears one discount not asked for in 30 days, or as many as the merchant says', () => {
    const reduced = { ...exit, discount: true };
    const given = (days: number[], discounts = 1) =>
      decide([reduced], { discounted: days.map((day) => TODAY - day) }, { tact: { discounts } })[0];
    expect(given([29])).toEqual(held('discounts', { given: 1, most: 1 }));
    expect(given([30])).toBe('shown');
    expect(given([5, 29], 3)).toBe('shown');
    expect(given([], 0)).toMatchObject({ why: 'discounts' });
    expect(decide([exit], { discounted: [TODAY - 1] })).toEqual(['shown']);
  });
});

describe('priorities', () => {
  it('decide between offers for one place, and the loser names the winner', () => {
    expect(decide([set('o2', 2, 1), set('o1', 1, 2)])).toEqual([held('outranked', { by: 'o1' }), 'shown']);
  });

  it('decide who has a product that two offers want', () => {
    const upgrade = swap(1, 'upgrade', { offer: 'o9', priority: 9 });
    const at = 'bundle';
    expect(decide([upgrade, set('o1', 1, 1)])).toEqual([held('twice', { product: 1, at }), 'shown']);
    expect(decide([{ ...upgrade, priority: 1 }, set('o1', 9, 1)])).toEqual([
      'shown',
      held('twice', { product: 1, at: 'upgrade' }),
    ]);
  });

  it('put the merchant’s offers before what is built in, and that before plain cards', () => {
    const built = swap(1, 'upgrade');
    const own = swap(2, 'upgrade', { offer: 'o1', priority: 500 });
    expect(decide([card(2), card(1), built, own])).toEqual([
      held('twice', { product: 2, at: 'upgrade' }),
      'shown',
      held('one-voice', { by: 'o1' }),
      'shown',
    ]);
  });
});
