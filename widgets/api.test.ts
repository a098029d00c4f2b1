/** Only whole, sellable, harmless suggestions get through; everything else is nothing. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_MEMORY } from '../server/domain/journey/memory.ts';
import { readAnswer, suggest } from './api.ts';
import { answer, item, variant } from './testing/answers.ts';
import { pageOf } from './testing/page.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const reply = (body: unknown, init?: ResponseInit) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), init)),
  );
const ask = (cart: number[] = [], limit = 4, personal = '') =>
  suggest(pageOf({}, { root: '/sv/', where: '&country=SE', personal: async () => personal }), {
    placement: 'product',
    product: 1,
    cart,
    limit,
  });

describe('asking', () => {
  it('goes to the shop’s own address, in the language of the page', async () => {
    reply(answer('product'));
    await ask([7, 8]);
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe(
      '/sv/apps/mersalg/suggest?placement=product&cart=7,8&limit=4&product=1&country=SE',
    );
  });

  it('tells of the shopper only what consent allows', async () => {
    reply(answer('product'));
    await ask([7], 4, '&personal=1&viewed=3,1');
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe(
      '/sv/apps/mersalg/suggest?placement=product&cart=7&limit=4&product=1&country=SE&personal=1&viewed=3,1',
    );
  });

  it('asks for all blocks of a page at once, with what this browser remembers', async () => {
    reply(answer('product'));
    const page = pageOf({ today: { p7: 1 }, seen: { p7: 1 }, first: 19_999 });
    await suggest(page, {
      placement: 'product',
      product: 1,
      cart: [],
      limit: 4,
      spots: ['upgrade', 'product'],
    });
    const address = new URL(String(vi.mocked(fetch).mock.calls[0]?.[0]), 'https://shop.test');
    expect(address.searchParams.get('spots')).toBe('upgrade,product');
    expect(JSON.parse(address.searchParams.get('memory') ?? '')).toEqual({
      ...NO_MEMORY,
      seen: { p7: 1 },
      today: { p7: 1 },
      returning: true,
    });
  });

  it('keeps what stands under an offer, in the cart or over the limit as it may be', async () => {
    const items = [item(2), item(3, { offer: 'oset00001', spot: 'bundle' }), item(4)];
    reply(answer('product', { items }));
    expect((await ask([3], 1))?.items.map(({ id }) => id)).toEqual([2, 3]);
  });

  it('answers with offers alone, but not with what is over', async () => {
    const bar = { id: 'obar00001', spot: 'cart', kind: 'progress', tiers: [] } as const;
    const over = { ...bar, id: 'oold00001', ends: '2020-01-01T00:00:00.000Z' };
    reply(answer('product', { items: [], offers: [over, bar] }));
    expect((await ask())?.offers.map(({ id }) => id)).toEqual(['obar00001']);
    reply(answer('product', { items: [], offers: [over] }));
    expect(await ask()).toBeNull();
  });

  it('leaves out what is in the cart already, and what is over the limit', async () => {
    reply(answer('product', { items: [item(2), item(3), item(4), item(5)] }));
    expect((await ask([3], 2))?.items.map(({ id }) => id)).toEqual([2, 4]);
  });

  it.each([
    ['the server is gone', '<html>502</html>', { status: 502 }],
    ['an error says JSON', answer('product'), { status: 500 }],
    ['the shop shows its password page', '<!doctype html>', { status: 200 }],
    ['the JSON is cut off', '{"v":1,', { status: 200 }],
    ['there is nothing to suggest', answer('product', { items: [] }), { status: 200 }],
    ['nothing of it can be sold', answer('product', { items: [null, null] }), { status: 200 }],
  ])('is null when %s', async (_, body, init) => {
    reply(body, init);
    expect(await ask()).toBeNull();
  });

  it('is null when the network fails', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(await ask()).toBeNull();
  });

  it('gives up after four seconds', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    reply(answer('product'));
    await ask();
    expect(timeout).toHaveBeenCalledWith(4_000);
    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.signal).toBe(timeout.mock.results[0]?.value);
  });
});

describe('believing the answer', () => {
  it('takes a whole one as it is', () => {
    expect(readAnswer(answer('cart'), 'cart')).toEqual({ ...answer('cart'), offers: [] });
  });

  it.each([
    ['another version', { ...answer('cart'), v: 2 }],
    ['another placement', answer('exit')],
    ['no mark', { ...answer('cart'), mark: undefined }],
    ['items that are no list', { ...answer('cart'), items: { 0: item(1) } }],
    ['nothing', null],
    ['a text', 'hello'],
  ])('refuses %s', (_, json) => {
    expect(readAnswer(json, 'cart')).toBeNull();
  });

  it('drops a broken product and keeps the rest', () => {
    const broken: unknown[] = [
      null,
      { ...item(3), title: 7 },
      { ...item(4), variants: null },
      { ...item(5), url: undefined },
      { ...item(6), reason: null },
      { ...item(7), id: '7' },
    ];
    const read = readAnswer({ ...answer('cart'), items: [...broken, item(8)] }, 'cart');
    expect(read?.items.map(({ id }) => id)).toEqual([8]);
  });

  it('drops sold-out variants, and a product without any other', () => {
    const items = [
      item(2, { variants: [variant(20, { available: false }), variant(21)] }),
      item(3, { variants: [variant(30, { available: false })] }),
    ];
    const read = readAnswer(answer('cart', { items }), 'cart');
    expect(read?.items.map(({ id, variants }) => [id, variants.map((v) => v.id)])).toEqual([[2, [21]]]);
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'products/x',
  ])('never makes a link of %s', (url) => {
    expect(readAnswer(answer('cart', { items: [item(2, { url })] }), 'cart')?.items).toEqual([]);
    expect(readAnswer(answer('cart', { items: [item(2, { img: url })] }), 'cart')?.items[0]?.img).toBeNull();
  });

  it('keeps the price of the product in hand only when it is whole', () => {
    const base = { id: 1, title: 'Boots', price: 249_900, money: '2 499,00 kr' };
    expect(readAnswer(answer('exit', { base }), 'exit')?.base).toEqual(base);
    expect(readAnswer({ ...answer('exit'), base: { ...base, price: '2499' } }, 'exit')?.base).toBeNull();
  });
});
