/** A page is read as a browser would read it: comments, scripts and what merely looks like ours are not ours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ElementSeen, elementsOf } from './elements.ts';
import { factsOf, holdsCart } from './facts.ts';

/** By name, each behind what it stands in. */
const names = (html: string) => {
  const path = ({ name, parent }: ElementSeen): string =>
    parent === null ? name : `${path(parent)}>${name}`;
  return [...elementsOf(html)].map(path);
};

describe('elements', () => {
  it('know what surrounds them, whatever is left open or closed too often', () => {
    expect(names('<div><p>a<br>b<img src="x>y"></div></b><i/><ul><li>1<li>2</ul><b>')).toEqual([
      'div',
      'div>p',
      'div>p>br',
      'div>p>img',
      'i',
      'ul',
      'ul>li',
      'ul>li>li',
      'b',
    ]);
  });

  it('are not in comments or scripts, nor in what a template holds back', () => {
    expect(names('<!-- <a> --><script>"<b>"</script><template><i></template><u>')).toEqual([
      'script',
      'template',
      'u',
    ]);
  });

  it('end for any text, and in time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '"', "'", '=', '/', ' ', 'a', 'div', '<!--', '<script>')),
        (parts) => {
          for (const { name } of elementsOf(parts.join(''))) expect(name).not.toBe('');
        },
      ),
    );
    const started = performance.now();
    for (const hostile of ['<a ', '<a b="', '<a></b>', '<!--', '</a', "<p '", '<script>']) {
      for (const _ of elementsOf(hostile.repeat(100_000)));
    }
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

describe('facts', () => {
  it('count what is ours, and nothing that is not', () => {
    const html = `<div data-mersalg="product"></div><!-- <div data-mersalg="product"></div> -->
      <script>const x = '<div data-mersalg="product">'</script><script data-mersalg-texts>{}</script>
      <div data-mersalg="other"></div><div data-mersalg="constructor"></div><p data-mersalg-bar></p>`;
    expect(factsOf(html).parts).toMatchObject({ 'goes-well-with': 1, 'progress-bar': 1, 'mersalg-embed': 0 });
  });

  it('find a drawer in a theme that nobody knows, with the section that it stands in', () => {
    const drawer = (inside: string) =>
      `<div id="shopify-section-mini"><div class="side-Drawer"><form action="/sv/cart">${inside}</form></div></div>`;
    expect(factsOf(drawer('')).drawer).toEqual({ section: 'mini' });
    expect(factsOf(`<main>${drawer('')}</main>`).drawer).toBeNull();
    expect(factsOf('<div class="drawer"><a href="/cart">Cart</a></div>').drawer).toBeNull();
    expect(factsOf(`${drawer('')}<cart-drawer></cart-drawer>`).drawer).toEqual({ section: 'cart-drawer' });
  });

  it('tell the currency, where the page does', () => {
    const page = (told: string) => `<script>Shopify.currency = ${told};</script>`;
    expect(factsOf(page('{"active":"SEK","rate":"1.0"}')).currency).toEqual({ active: 'SEK', rate: 1 });
    for (const odd of ['{oops}', '{"active":1}', 'null']) expect(factsOf(page(odd)).currency).toBeNull();
  });

  it('know a section that shows the cart', () => {
    expect(holdsCart('<cart-drawer-items class="is-empty"></cart-drawer-items>')).toBe(true);
    expect(holdsCart('<button name="checkout">')).toBe(true);
    expect(holdsCart('<a href="/cart">')).toBe(false);
  });
});
