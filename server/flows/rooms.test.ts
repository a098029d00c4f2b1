/** Room on product pages: what is told is what a stranger is then shown, product by product, and told to the theme. */
import { describe, expect, it } from 'vitest';
import type { ProductId } from '../domain/ids.ts';
import { ANYBODY } from '../domain/offer/offer.ts';
import { ROOM_SPOTS, type Rooms } from '../domain/room.ts';
import { roomsOn } from './rooms.ts';
import { OFFERS, SERVICE, shopView } from './shopper.testing.ts';
import { suggest } from './suggest.ts';

const NOW = 20_000 * 86_400_000;
const room = (rows: number, pickers = 0, plans = false) => ({ rows, pickers, plans });

describe('room', () => {
  it('is told of exactly the blocks that a stranger is shown, each with its rows', () => {
    const view = shopView();
    const context = { country: 'FI', language: 'fi', device: 'phone', cartTotal: 0, now: NOW } as const;
    let held = 0;
    let free = 0;
    for (const productId of view.catalog.keys()) {
      const told = roomsOn(view, productId, NOW) ?? {};
      for (const spot of ROOM_SPOTS) {
        // One question for all blocks of the page, as widgets ask it, plain cards among them.
        const spots = ['upgrade', 'bundle', 'extras', 'product'] as const;
        const outcome = suggest(view, {
          placement: 'product',
          productId,
          cart: [],
          limit: 4,
          spots,
          context,
        });
        const offers =
          outcome.kind === 'nothing' ? [] : outcome.offers.filter((offer) => offer.spot === spot);
        expect([productId, spot, told[spot] !== undefined]).toEqual([productId, spot, offers.length > 0]);
        for (const offer of offers) {
          if (offer.kind === 'upgrade') expect(told[spot]?.rows).toBe(offer.rows.length);
          if (offer.kind === 'bundle') expect(told[spot]?.rows).toBe(offer.products.length);
        }
        if (told[spot] === undefined) free += 1;
        else held += 1;
      }
    }
    expect(held).toBeGreaterThan(10);
    expect(free).toBeGreaterThan(10);
  });

  it('counts parts, tiers, and variants to choose; plans are left to the theme', () => {
    const view = shopView();
    const many = view.catalog.get(21)!;
    const variants = ['Small', 'Large'].map((title, at) => ({ ...many.variants[0]!, id: 9_000 + at, title }));
    const catalog = new Map(view.catalog).set(21, { ...many, variants });
    const one = (productId: ProductId, offers = view.offers): Rooms | null =>
      roomsOn({ ...view, catalog, offers }, productId, NOW);
    const plain = [...view.catalog.values()].every(
      ({ variants: [first] }) => first!.title === 'Default Title',
    );
    expect(one(11)?.bundle).toEqual(room(3, plain ? 1 : 3));
    expect(one(11)?.extras).toEqual(room(1));
    const everybody = OFFERS.map((offer) => ({ ...offer, conditions: ANYBODY }));
    expect(one(11, everybody)?.extras).toEqual(room(2));
    expect(one(SERVICE)?.bundle).toBeUndefined();
  });

  it('is not held for an offer that only some shoppers see', () => {
    const view = shopView();
    const some = OFFERS.map((offer) => ({ ...offer, conditions: { ...ANYBODY, countries: ['SE'] } }));
    expect(roomsOn({ ...view, offers: some }, 11, NOW)?.bundle).toBeUndefined();
    expect(roomsOn(view, 11, NOW)?.bundle).toBeDefined();
  });
});
