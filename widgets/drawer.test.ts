// @vitest-environment happy-dom
/** Where suggestions stand in the carts of themes known and unknown. */
import { beforeEach, describe, expect, it } from 'vitest';
import { placeInCart } from './drawer.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('mersalg-cart');
  host.className = 'mersalg';
  visit('/products/x');
});

function visit(path: string, body = '') {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `https://shop.test${path}`,
  );
  document.body.innerHTML = body;
}
const line = '<div class="line"><a href="/products/boots">Boots</a></div>';

describe('in a drawer', () => {
  it('stands at the end of what scrolls in Dawn’s', () => {
    visit(
      '/',
      `<cart-drawer><cart-drawer-items><form action="/cart">${line}</form></cart-drawer-items><div class="drawer__footer"></div></cart-drawer>`,
    );
    expect(placeInCart(host)).toBe(true);
    expect(document.querySelector('cart-drawer-items')?.lastElementChild).toBe(host);
  });

  it('stays out of Dawn’s empty drawer', () => {
    visit(
      '/',
      '<cart-drawer class="is-empty"><cart-drawer-items class="is-empty"></cart-drawer-items></cart-drawer>',
    );
    expect(placeInCart(host)).toBe(false);
    expect(host.isConnected).toBe(false);
  });

  it('stands after Horizon’s lines', () => {
    visit(
      '/',
      `<cart-drawer-component><dialog><div class="cart-drawer__items">${line}</div><div class="cart-drawer__summary"><button name="checkout"></button></div></dialog></cart-drawer-component>`,
    );
    expect(placeInCart(host)).toBe(true);
    expect(document.querySelector('.cart-drawer__items')?.lastElementChild).toBe(host);
  });

  it('finds the one that scrolls in a theme we do not know', () => {
    visit(
      '/',
      `<aside><form action="/sv/cart"><div id="scroll" style="overflow-y:auto"><ul><li>${line}</li></ul></div><div><button name="checkout"></button></div></form></aside>`,
    );
    expect(placeInCart(host)).toBe(true);
    expect(host.parentElement?.id).toBe('scroll');
  });

  it('stands before the checkout button when that scrolls along', () => {
    visit(
      '/',
      `<div class="MiniCart-Drawer"><div>${line}</div><p id="foot"><span><a href="/checkout">Pay</a></span></p></div>`,
    );
    expect(placeInCart(host)).toBe(true);
    expect(host.nextElementSibling?.id).toBe('foot');
  });

  it('stands nowhere when the drawer holds no line, or there is no drawer', () => {
    visit('/', '<aside><form action="/cart"><button name="checkout"></button></form></aside>');
    expect(placeInCart(host)).toBe(false);
    visit('/', '<main><form action="/cart"></form></main>');
    expect(placeInCart(host)).toBe(false);
  });
});

describe('on the cart page', () => {
  it('stands after the form of the lines, within the theme’s margins', () => {
    visit(
      '/sv/cart',
      `<aside><form action="/sv/cart">${line}</form></aside><main><div class="shopify-section" id="items"><form action="/sv/cart">${line}</form></div><div id="footer"></div></main>`,
    );
    expect(placeInCart(host)).toBe(true);
    expect(host.previousElementSibling?.matches('form')).toBe(true);
    expect(host.parentElement?.id).toBe('items');
  });
});
