// @vitest-environment happy-dom
/** The way to the next tier, the gift that is earned and lost, the set and its end. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToldOffer } from '../server/domain/offer/told.ts';
import { readAnswer } from './api.ts';
import type { Cart, CartLine } from './cart.ts';
import { answer, item, variant } from './testing/answers.ts';
import { pageOf } from './testing/page.ts';
import { textsOf } from './testing/texts.ts';

const common = { priority: 1, countries: [], until: null };
const gift: ToldOffer = {
  id: 'ogift0001',
  spot: 'cart',
  kind: 'gift',
  variant: 90,
  terms: { ...common, id: 'ogift0001', kind: 'gift', variant: 90, threshold: 50_000 },
};
const bar: ToldOffer = {
  id: 'obar00001',
  spot: 'cart',
  kind: 'progress',
  tiers: [
    { at: 50_000, gives: 'gift', title: 'Cup' },
    { at: 100_000, gives: 'shipping' },
    { at: 200_000, gives: 'discount', hundredths: 1_250 },
  ],
};
const told = readAnswer(
  answer('cart', {
    offers: [bar, gift],
    items: [item(9, { title: 'Cup', offer: gift.id, variants: [variant(90)] })],
    money: { sample: '1 234 567,89 kr', rate: 1, shopCurrency: 'SEK', country: 'SE' },
  }),
  'cart',
)!;
const line = (price: number, change: Partial<CartLine> = {}): CartLine => ({
  key: `${price}`,
  product_id: 1,
  variant_id: 10,
  quantity: 1,
  product_title: 'Boots',
  properties: null,
  final_line_price: price,
  ...change,
});
const cartOf = (...items: CartLine[]): Cart => ({ item_count: items.length, items });

let host: HTMLElement;
let drawGoals: typeof import('./goals.tsx').drawGoals;
const sent: { path: string; body: Record<string, unknown> }[] = [];
beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  sent.length = 0;
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.body) sent.push({ path, body: JSON.parse(String(init.body)) });
    return Response.json({ items: [] });
  });
  document.body.innerHTML = `<script type="application/json" data-mersalg-texts>${JSON.stringify(textsOf('en.default'))}</script><div id="host"></div>`;
  host = document.getElementById('host')!;
  ({ drawGoals } = await import('./goals.tsx'));
});
const text = () => host.textContent?.replaceAll('\u00a0', ' ');

describe('the bar', () => {
  it('says what is missing to the next tier, and what is reached', async () => {
    await drawGoals(pageOf(), [host], told, cartOf(line(10_000)));
    expect(text()).toContain('400,00 kr left to a gift: Cup');
    await drawGoals(pageOf(), [host], told, cartOf(line(60_000)));
    expect(text()).toContain('400,00 kr left to free delivery');
    expect(text()).toContain('The gift is yours: Cup.');
    await drawGoals(pageOf(), [host], told, cartOf(line(150_000)));
    expect(text()).toContain('500,00 kr left to 12.5 % off');
    await drawGoals(pageOf(), [host], told, cartOf(line(200_000)));
    expect(text()).toContain('12.5 % off is yours.');
  });

  it('says nothing without a way to reckon', async () => {
    const { money: _, ...dumb } = told;
    expect(await drawGoals(pageOf(), [host], dumb, cartOf(line(10_000)))).toBe(false);
  });
});

describe('a gift', () => {
  const given = line(12_900, {
    key: 'gift',
    variant_id: 90,
    properties: { _mersalg: 'cart:cross-sell:ogift0001' },
  });

  it('is offered when it is earned, not before, and not twice', async () => {
    await drawGoals(pageOf(), [host], told, cartOf(line(49_999)));
    expect(host.querySelector('button')).toBeNull();
    await drawGoals(pageOf(), [host], told, cartOf(line(50_000)));
    expect(host.querySelector('button')?.textContent).toContain('Add the gift');
    expect(text()).toContain('Free');
    await drawGoals(pageOf(), [host], told, cartOf(line(50_000), given));
    expect(host.querySelector('button')).toBeNull();
  });

  it('does not count towards its own threshold, and leaves when that is lost', async () => {
    await drawGoals(pageOf(), [host], told, cartOf(line(50_000), given));
    expect(sent).toEqual([]);
    await drawGoals(pageOf(), [host], told, cartOf(line(49_999), given));
    expect(sent).toMatchObject([{ path: '/cart/change.js', body: { id: 'gift', quantity: 0 } }]);
  });
});

describe('a set in the cart', () => {
  const part = (off: number) =>
    line(9_000, {
      properties: { _mersalg: 'bundle:cross-sell:oset00001' },
      line_level_total_discount: off,
    });

  it('is said to hold while it is whole, and to be gone with a part', async () => {
    await drawGoals(pageOf(), [host], null, cartOf(part(1_000), part(0)));
    expect(text()).toContain('holds while all its parts');
    await drawGoals(pageOf(), [host], null, cartOf(part(0)));
    expect(text()).toContain('has left the cart');
  });
});
