// @vitest-environment happy-dom
/** What is told of a visitor who consented: where Mersalg stands, once a visit, and whose cart it is, once a cart. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Arm } from './page.ts';

// biome-ignore lint/suspicious/noDocumentCookie: as the platform leaves it for pages; the new API has no place in this DOM.
const setCookie = (text: string) => (document.cookie = text);

const ID = '11111111-1111-4111-8111-111111111111';
const sent: { url: string; body: string }[] = [];
let takes = true;
let observe: (entries: readonly Partial<PerformanceResourceTiming>[]) => void;

beforeEach(() => {
  sent.length = 0;
  takes = true;
  vi.stubGlobal('localStorage', {});
  vi.stubGlobal('sessionStorage', {});
  setCookie('cart=; max-age=0');
  const sendBeacon = (url: string, body: unknown) => takes && sent.push({ url, body: `${body}` }) > 0;
  Object.defineProperty(navigator, 'sendBeacon', { value: sendBeacon, configurable: true });
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(call: (list: { getEntries(): unknown }) => void) {
        observe = (entries) => call({ getEntries: () => entries });
      }
      observe() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const add = { name: 'https://shop.test/sv/cart/add.js', responseStatus: 200 };
const block = (spot: string, count = 0) =>
  `<div data-mersalg="${spot}" data-root="/sv/" data-count="${count}" data-product="7"></div>`;
const embed = (count: number, more = 'data-drawer="on" data-exit="on"', product = '') =>
  `<div id="mersalg-embed" data-root="/sv/" data-count="${count}" data-product="${product}" ${more}></div>`;

/** A page with a new module, as every page has one. */
async function open(html: string, change: Partial<Arm> = {}) {
  vi.resetModules();
  document.body.innerHTML = html;
  const arm: Arm = { id: ID, held: false, bucket: '', ...change };
  const { measure, tie } = await import('./measure.ts');
  measure(arm);
  return { arm, again: () => measure(arm), untie: () => tie('') };
}
const toldOf = (path: string) => sent.filter(({ url }) => url.startsWith(path)).map(({ body }) => body);
/** Bodies of what went to the app, and values that went into the cart. */
const told = () => toldOf('/sv/apps/mersalg/events').map((body) => JSON.parse(body));
const tied = () =>
  toldOf('/sv/cart/update.js?mersalg').map((body) => new URLSearchParams(body).get('attributes[__mersalg]'));

describe('the visitor', () => {
  it('is kept, and is no longer one without consent', async () => {
    sessionStorage.mersalgFree = 1;
    await open(block('product'));
    expect(localStorage.mersalgVisitor).toBe(ID);
    expect('mersalgFree' in sessionStorage).toBe(false);
  });

  it('is told of once a visit, with the spots of the page, each once', async () => {
    await open(block('product') + block('bundle') + block('product'));
    await open(block('bundle'));
    expect(told()).toEqual([{ visitor: ID, spots: ['product', 'bundle'], events: [] }]);
  });

  it('is told of again at a spot that is new in this visit', async () => {
    await open(block('product'));
    await open(block('product') + block('extras'));
    expect(told()[1]).toEqual({ visitor: ID, spots: ['extras'], events: [] });
  });

  it('is told of anew where the browser would not send', async () => {
    takes = false;
    await open(block('product'));
    takes = true;
    await open(block('product'));
    expect(told()).toHaveLength(1);
  });

  it('is told of alike in both arms', async () => {
    for (const held of [true, false]) {
      vi.stubGlobal('sessionStorage', {});
      await open(block('upgrade', 1) + embed(1, undefined, '7'), { held });
    }
    expect(told()[0]).toEqual(told()[1]);
    expect(told()[0].spots).toEqual(['upgrade', 'cart', 'exit']);
  });

  it('is told of once, however often consent is given', async () => {
    const { again } = await open(block('product', 1));
    again();
    expect([told().length, tied().length]).toEqual([1, 1]);
  });

  it('gives way to the one that another tab has kept meanwhile', async () => {
    localStorage.mersalgVisitor = 'other';
    sessionStorage.mersalgFree = 1;
    await open(block('product', 1));
    expect([localStorage.mersalgVisitor, sent]).toEqual(['other', []]);
    expect('mersalgFree' in sessionStorage).toBe(false);
  });
});

describe('a spot is', () => {
  it.each([
    ['none where an empty cart and no product are all there is', embed(0), []],
    ['the cart, with something in it', embed(2), ['cart', 'exit']],
    ['no cart where the merchant wants none there', embed(2, 'data-exit="on"'), ['exit']],
    ['the door, where a product is in hand', embed(0, undefined, '7'), ['exit']],
    ['no door where it is off', embed(2, 'data-drawer="on"'), ['cart']],
    [
      'a bar, even over an empty cart',
      '<div data-mersalg-bar data-root="/sv/" data-count="0"></div>',
      ['cart'],
    ],
  ])('%s', async (_, html, spots) => {
    await open(html);
    expect(told().map(({ spots }) => spots)).toEqual(spots.length ? [spots] : []);
  });

  it('the cart as soon as something was added, by whomever', async () => {
    await open(embed(0, 'data-drawer="on"'));
    observe([{ name: 'https://shop.test/cart.js', responseStatus: 200 }]);
    expect([told().length, tied().length]).toEqual([0, 0]);
    observe([add]);
    expect(told()[0].spots).toEqual(['cart']);
    expect(tied()).toEqual([ID]);
  });

  it('not the cart where the add was refused', async () => {
    await open(embed(0));
    observe([{ ...add, responseStatus: 422 }]);
    expect([told().length, tied().length]).toEqual([0, 0]);
  });
});

describe('the cart', () => {
  it('says whose it is', async () => {
    await open(block('product', 1));
    expect(tied()).toEqual([ID]);
  });

  it('says so of somebody held out', async () => {
    await open(block('product', 1), { held: true });
    expect(tied()).toEqual([`${ID}:0`]);
  });

  it('is never made: an empty one says nothing', async () => {
    await open(block('product', 0));
    expect(tied()).toEqual([]);
  });

  it('is told once, and the next one again', async () => {
    setCookie('cart=first');
    await open(block('product', 1));
    observe([add]);
    await open(block('product', 2));
    expect(tied()).toEqual([ID]);
    setCookie('cart=second');
    await open(block('product', 1));
    expect(tied()).toEqual([ID, ID]);
  });

  it('is told again when the arm has changed', async () => {
    setCookie('cart=first');
    await open(block('product', 1));
    await open(block('product', 1), { held: true });
    expect(tied()).toEqual([ID, `${ID}:0`]);
  });

  it('is told again when the browser would not send', async () => {
    setCookie('cart=first');
    takes = false;
    await open(block('product', 1));
    takes = true;
    await open(block('product', 1));
    expect(tied()).toEqual([ID]);
  });

  it('is nobody’s when consent is withdrawn, and stays so', async () => {
    setCookie('cart=first');
    const { arm, untie } = await open(block('product', 1));
    arm.id = '';
    untie();
    expect(tied()).toEqual([ID, '']);
    expect(localStorage.mersalgCart).toBe('');
    observe([add]);
    expect(tied()).toEqual([ID, '']);
  });
});
