// @vitest-environment happy-dom
/** A shelf of cards: what it shows, how it adds, what it counts. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Suggestions } from './api.ts';
import type { Page } from './page.ts';
import { answer, item, variant } from './testing/answers.ts';
import { pageOf } from './testing/page.ts';

const TEXTS = {
  language: 'en',
  add: 'Add',
  adding: 'Adding…',
  added: 'Added',
  announce: '[title] is in your cart.',
  failed: 'It could not be added.',
  variant: 'Variant of [title]',
  regular: 'Regular price',
  'reason.bought-together.other': 'Bought together in [orders] orders',
  'reason.bought-together.with.other': 'Bought with [title] in [orders] orders',
  'reason.more': '[more] more',
};
const page: Page = pageOf();

let host: HTMLElement;
let mountShelf: typeof import('./shelf.tsx').mountShelf;
const seen: IntersectionObserverCallback[] = [];

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers();
  seen.length = 0;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: IntersectionObserverCallback) {
        seen.push(callback);
      }
      observe() {}
      disconnect() {}
    },
  );
  document.body.innerHTML = `<script type="application/json" data-mersalg-texts>${JSON.stringify(TEXTS)}</script><div id="host"></div>`;
  host = document.getElementById('host')!;
  ({ mountShelf } = await import('./shelf.tsx'));

  // Fetched by the shelf at the first touch: here beforehand, because module loading does not obey fake timers.
  await import('./hands.ts');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = (change: Partial<Suggestions>, titles?: (id: number) => string | undefined) =>
  mountShelf(host, page, answer('product', change) as Suggestions, { heading: 'Goes well with', titles });
const button = () => host.querySelector('button')!;
/** Lets promises and dynamic imports settle under fake timers. */
const settle = () => vi.advanceTimersByTimeAsync(50);

describe('a card', () => {
  it('shows title, price, former price and the reason', () => {
    const sale = variant(20, { compareAt: 15_900, compareAtMoney: '159,00 kr' });
    show({ items: [item(2, { variants: [sale] })] });
    expect(host.querySelector('h2')?.textContent).toBe('Goes well with');
    expect(host.querySelector('a')?.getAttribute('href')).toBe('/products/p2');
    expect(host.querySelector('.mersalg__price')?.textContent).toBe('129,00 krRegular price 159,00 kr');
    expect(host.querySelector('.mersalg__note')?.textContent).toBe('Bought together in 38 orders');
    expect(host.querySelector('select')).toBeNull();
  });

  it('names what it goes with where that is known', () => {
    show({ items: [item(2)] }, (id) => (id === 1 ? 'Boots' : undefined));
    expect(host.querySelector('.mersalg__note')?.textContent).toBe('Bought with Boots in 38 orders');
  });

  it('states the difference of the variant picked', () => {
    const reason = { kind: 'similar-better', than: 1, gains: [] } as const;
    const variants = [
      variant(20, { title: 'S', more: '10,00 kr' }),
      variant(21, { title: 'L', more: '30,00 kr' }),
    ];
    show({ items: [item(2, { reason, variants })] });
    const note = () => host.querySelector('.mersalg__note')?.textContent;
    expect(note()).toBe('10,00 kr more');
    const select = host.querySelector('select')!;
    select.value = '21';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(note()).toBe('30,00 kr more');
  });

  it('does not boast of a former price that was not higher', () => {
    show({
      items: [item(2, { variants: [variant(20, { compareAt: 12_900, compareAtMoney: '129,00 kr' })] })],
    });
    expect(host.querySelector('s')).toBeNull();
  });

  it('asks for the variant only where there is a choice, and shows the price of the one picked', () => {
    show({
      items: [
        item(2, { variants: [variant(20, { title: 'S' }), variant(21, { title: 'L', money: '149,00 kr' })] }),
      ],
    });
    const select = host.querySelector('select')!;
    expect(select.getAttribute('aria-label')).toBe('Variant of Product 2');
    select.value = '21';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(host.querySelector('.mersalg__price')?.textContent).toBe('149,00 kr');
  });

  it('never turns a title, a variant or a price into markup', () => {
    const evil = '</script><img src=x onerror=alert(1)>';
    show({
      items: [item(2, { title: evil, variants: [variant(20, { title: evil, money: evil }), variant(21)] })],
    });
    expect(host.querySelectorAll('img')).toHaveLength(1);
    expect(host.querySelector('a')?.textContent).toBe(evil);
    expect(host.querySelector('option')?.textContent).toBe(evil);
  });
});

describe('adding', () => {
  it('says what it is doing, keeps the button focused, announces it, and comes to rest', async () => {
    let done = (_: Response) => {};
    vi.stubGlobal(
      'fetch',
      vi.fn(() => new Promise<Response>((resolve) => (done = resolve))),
    );
    show({ items: [item(2)] });
    button().focus();
    button().click();
    await settle();
    expect(button().textContent).toBe('Adding… Product 2');
    button().click();
    await settle();
    expect(fetch).toHaveBeenCalledTimes(1);
    done(Response.json({ id: 20 }));
    await settle();
    expect(button().textContent).toBe('Added Product 2');
    expect(host.querySelector('[role=status]')?.textContent).toBe('Product 2 is in your cart.');
    expect(document.activeElement).toBe(button());
    await vi.advanceTimersByTimeAsync(3_000);
    expect(button().textContent).toBe('Add Product 2');
  });

  it('adds the variant that is picked', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Response.json({ id: 21 })),
    );
    show({ items: [item(2, { variants: [variant(20, { title: 'S' }), variant(21, { title: 'L' })] })] });
    const select = host.querySelector('select')!;
    select.value = '21';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    button().click();
    await settle();
    const body = JSON.parse(String(vi.mocked(fetch).mock.calls[0]?.[1]?.body));
    expect(body).toMatchObject({ id: 21, properties: { _mersalg: 'product:cross-sell' } });
  });

  it.each([
    ['Shopify’s words', { description: 'All 3 are in your cart.' }, 'All 3 are in your cart.'],
    ['words of our own where there are none', {}, 'It could not be added.'],
  ])('shows a refusal in %s, and can be tried again', async (_, body, words) => {
    vi.stubGlobal('fetch', async () => Response.json({ status: 422, ...body }, { status: 422 }));
    show({ items: [item(2)] });
    button().click();
    await settle();
    expect(host.querySelector('.mersalg__note--refused')?.textContent).toBe(words);
    expect(host.querySelector('[role=status]')?.textContent).toBe(words);
    expect(button().textContent).toBe('Add Product 2');
    vi.stubGlobal('fetch', async () => Response.json({ id: 20 }));
    button().click();
    await settle();
    expect(host.querySelector('.mersalg__note--refused')).toBeNull();
  });
});

describe('what was seen', () => {
  const look = (isIntersecting: boolean) =>
    seen.at(-1)?.([{ isIntersecting } as IntersectionObserverEntry], null as never);

  it('counts after a second in view, once', async () => {
    const { report } = await spyOnBeacon();
    show({ items: [item(2), item(3)] });
    look(true);
    await vi.advanceTimersByTimeAsync(900);
    look(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(report).not.toHaveBeenCalled();
    look(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(report).toHaveBeenCalledWith('/', 'shown', 'product:cross-sell', 2);
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('counts other suggestions in the same place anew', async () => {
    const { report } = await spyOnBeacon();
    const shelf = show({ items: [item(2)] });
    look(true);
    await vi.advanceTimersByTimeAsync(1_000);
    shelf.update(answer('product', { items: [item(4), item(5), item(6)] }) as Suggestions);
    look(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(report.mock.calls.map(([, , , count]) => count)).toEqual([1, 3]);
    expect(host.querySelectorAll('li')).toHaveLength(3);
  });

  it('counts at once, and once, for who adds before the second is over', async () => {
    const { report } = await spyOnBeacon();
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 200 }));
    show({ items: [item(2)] });
    look(true);
    button().click();
    expect(report.mock.calls.map(([, kind]) => kind)).toEqual(['shown']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(report.mock.calls.filter(([, kind]) => kind === 'shown')).toHaveLength(1);
  });

  async function spyOnBeacon() {
    vi.resetModules();
    const report = vi.fn();
    vi.doMock('./beacon.ts', () => ({ report }));
    ({ mountShelf } = await import('./shelf.tsx'));

    vi.doUnmock('./beacon.ts');
    return { report };
  }
});
