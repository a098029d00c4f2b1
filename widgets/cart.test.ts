// @vitest-environment happy-dom
/** Adding to the cart, and telling each kind of theme of it in its own way. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addToCart, readCart } from './cart.ts';

const globals = globalThis as unknown as Record<string, unknown>;
const section = (id: string, html: string) =>
  `<div id="shopify-section-${id}" class="shopify-section">${html}</div>`;

/** A shop that adds everything and renders the sections it is asked for. */
function shop(sections: Record<string, string> = {}) {
  const requests: { url: string; body: Record<string, unknown> | null }[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    const body = init?.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : null;
    requests.push({ url, body });
    return url.endsWith('cart.js')
      ? Response.json({ item_count: 3, items: [] })
      : Response.json({ id: body?.id, sections });
  });
  return requests;
}

afterEach(() => {
  vi.unstubAllGlobals();
  delete globals.Shopify;
  delete globals.publish;
  document.body.innerHTML = '';
});

describe('adding', () => {
  it('adds one piece with our mark on the line, at the address of the page’s language', async () => {
    const requests = shop();
    expect(await addToCart('/sv/', 42, 'product:cross-sell')).toEqual({ kind: 'added' });
    expect(requests[0]).toMatchObject({
      url: '/sv/cart/add.js',
      body: { id: 42, quantity: 1, properties: { _mersalg: 'product:cross-sell' } },
    });
  });

  it('passes Shopify’s own words on when it refuses', async () => {
    const description = 'All 3 Boots are in your cart.';
    vi.stubGlobal('fetch', async () =>
      Response.json({ status: 422, message: 'Cart Error', description }, { status: 422 }),
    );
    expect(await addToCart('/', 42, 'm')).toEqual({ kind: 'refused', message: description });
  });

  it.each([
    ['a page instead of JSON', () => new Response('<html>', { status: 503 })],
    [
      'an error without words',
      () => Response.json({ status: 500, description: { no: 'text' } }, { status: 500 }),
    ],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is refused without words by %s', async (_, reply) => {
    vi.stubGlobal('fetch', async () => reply());
    expect(await addToCart('/', 42, 'm')).toEqual({ kind: 'refused', message: '' });
  });

  it('counts as added when only the theme’s refresh fails', async () => {
    shop();
    document.body.innerHTML = '<cart-drawer></cart-drawer>';
    Object.assign(document.querySelector('cart-drawer')!, {
      renderContents() {
        throw new Error('theme');
      },
    });
    expect(await addToCart('/', 42, 'm')).toEqual({ kind: 'added' });
  });
});

describe('a theme that configured the standard action', () => {
  const theme = (isDefault: boolean, userErrors: { message: string }[] = []) => {
    const updateCart = Object.assign(
      vi.fn(async () => ({ userErrors })),
      { isDefault: () => isDefault },
    );
    globals.Shopify = { actions: { updateCart } };
    return updateCart;
  };

  it('adds by itself, with the mark as an attribute', async () => {
    const requests = shop();
    const updateCart = theme(false);
    expect(await addToCart('/', 42, 'cart:cross-sell')).toEqual({ kind: 'added' });
    expect(updateCart).toHaveBeenCalledWith({
      lines: [
        {
          merchandiseId: 'gid://shopify/ProductVariant/42',
          quantity: 1,
          attributes: [{ key: '_mersalg', value: 'cart:cross-sell' }],
        },
      ],
    });
    expect(requests).toEqual([]);
  });

  it('refuses in its own words', async () => {
    theme(false, [{ message: 'Only 2 left' }]);
    expect(await addToCart('/', 42, 'm')).toEqual({ kind: 'refused', message: 'Only 2 left' });
  });

  it('is left alone where the action is the platform’s default, which may reload the page', async () => {
    const requests = shop();
    const updateCart = theme(true);
    await addToCart('/', 42, 'm');
    expect(updateCart).not.toHaveBeenCalled();
    expect(requests[0]?.url).toBe('/cart/add.js');
  });
});

describe('Dawn', () => {
  function dawnDrawer() {
    document.body.innerHTML =
      '<button id="add">Add</button><cart-drawer class="drawer is-empty"></cart-drawer>';
    const drawer = document.querySelector('cart-drawer')!;
    const calls = { rendered: [] as unknown[], active: null as Element | null };
    Object.assign(drawer, {
      getSectionsToRender: () => [{ id: 'cart-drawer', selector: '#CartDrawer' }, { id: 'cart-icon-bubble' }],
      renderContents: (answer: unknown) => calls.rendered.push(answer),
      setActiveElement: (element: Element) => {
        calls.active = element;
      },
    });
    return { drawer, calls };
  }

  it('renders the sections that its drawer names, opens it, and gives the focus back later', async () => {
    const { drawer, calls } = dawnDrawer();
    const requests = shop({ 'cart-drawer': 'x' });
    const published = vi.fn();
    globals.publish = published;
    document.getElementById('add')!.focus();
    await addToCart('/', 42, 'm');
    expect(requests[0]?.body).toMatchObject({
      sections: ['cart-drawer', 'cart-icon-bubble'],
      sections_url: '/',
    });
    expect(calls.rendered).toEqual([{ id: 42, sections: { 'cart-drawer': 'x' } }]);
    expect(calls.active).toBe(document.getElementById('add'));
    expect(drawer.classList.contains('is-empty')).toBe(false);
    expect(published).toHaveBeenCalledWith('cart-update', expect.objectContaining({ source: 'cart-items' }));
  });

  it('refreshes the cart page’s sections in place, and the drawer without opening it', async () => {
    const { drawer, calls } = dawnDrawer();
    drawer.innerHTML = '<div id="CartDrawer">old</div>';
    document.body.insertAdjacentHTML(
      'beforeend',
      '<cart-items></cart-items><div id="main-cart-items"><div class="js-contents">old</div></div><div id="cart-icon-bubble">old</div>',
    );
    Object.assign(document.querySelector('cart-items')!, {
      getSectionsToRender: () => [
        { id: 'main-cart-items', section: 'template--1__items', selector: '.js-contents' },
        { id: 'cart-icon-bubble', section: 'cart-icon-bubble', selector: '.shopify-section' },
      ],
    });
    const requests = shop({
      'template--1__items': section('i', '<div class="js-contents">two lines</div>'),
      'cart-icon-bubble': section('cart-icon-bubble', '2'),
      'cart-drawer': section('cart-drawer', '<div id="CartDrawer">fresh</div>'),
    });
    await addToCart('/', 42, 'm');
    expect(requests[0]?.body?.sections).toEqual(['cart-drawer', 'cart-icon-bubble', 'template--1__items']);
    expect(document.querySelector('.js-contents')?.textContent).toBe('two lines');
    expect(document.getElementById('cart-icon-bubble')?.innerHTML).toBe('2');
    expect(document.getElementById('CartDrawer')?.innerHTML).toBe('fresh');
    expect(calls.rendered).toEqual([]);
  });
});

describe('Horizon', () => {
  it('hears of the change by its own event and by the standard one, with sections and count', async () => {
    document.body.innerHTML =
      '<cart-items-component data-section-id="cart-drawer-section"></cart-items-component>';
    const requests = shop({ 'cart-drawer-section': '<p>fresh</p>' });
    const heard: Record<string, Event & Record<string, unknown>> = {};
    for (const type of ['cart:update', 'shopify:cart:lines-update']) {
      document.addEventListener(
        type,
        (event) => {
          heard[type] = event as never;
        },
        { once: true },
      );
    }
    await addToCart('/', 42, 'm');
    expect(requests[0]?.body?.sections).toEqual(['cart-drawer-section']);
    expect(heard['cart:update']?.detail).toMatchObject({
      data: { sections: { 'cart-drawer-section': '<p>fresh</p>' }, itemCount: 3, didError: false },
    });
    expect(heard['shopify:cart:lines-update']).toMatchObject({ action: 'add', target: document });
    expect(await heard['shopify:cart:lines-update']?.promise).toMatchObject({
      cart: { totalQuantity: 3 },
      detail: { sections: { 'cart-drawer-section': '<p>fresh</p>' }, itemCount: 3 },
    });
  });
});

describe('a theme we do not know', () => {
  const header = (count: number) => section('header', `<p>Sale</p><a href="/cart">Cart <b>${count}</b></a>`);
  const drawer = (lines: string, sum: string) =>
    section(
      'mini',
      `<aside><button class="close">x</button><form action="/cart">${lines}</form><div>${sum}<p><button name="checkout">Pay</button></p></div></aside>`,
    );

  it('gets the pieces that show the cart swapped, around our own, and a word that the cart has changed', async () => {
    document.body.innerHTML = header(1) + drawer('one line', '100 kr');
    const close = document.querySelector('.close');
    document
      .querySelector('form')
      ?.before(Object.assign(document.createElement('mersalg-cart'), { className: 'mersalg' }));
    const requests = shop({ header: header(2), mini: drawer('two lines', '200 kr') });
    const heard = vi.fn();
    document.documentElement.addEventListener('cart:refresh', heard, { once: true });
    await addToCart('/', 42, 'm');
    expect(requests[0]?.body?.sections).toEqual(['header', 'mini']);
    expect(document.querySelector('b')?.textContent).toBe('2');
    expect(document.querySelector('form')?.textContent).toBe('two lines');
    expect(document.querySelector('aside > div')?.textContent).toBe('200 krPay');
    expect(document.querySelector('.close')).toBe(close);
    expect(document.querySelector('mersalg-cart')).not.toBeNull();
    expect(heard).toHaveBeenCalled();
  });

  it('is left as it is where its fresh section looks different', async () => {
    document.body.innerHTML = drawer('one line', '100 kr');
    shop({ mini: section('mini', '<aside><h2>New</h2></aside>') });
    expect(await addToCart('/', 42, 'm')).toEqual({ kind: 'added' });
    expect(document.querySelector('form')?.textContent).toBe('one line');
  });
});

describe('reading', () => {
  it('is null when the answer is no cart', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>'));
    expect(await readCart('/')).toBeNull();
    vi.stubGlobal('fetch', async () => Response.json({ items: null }));
    expect(await readCart('/')).toBeNull();
  });
});
