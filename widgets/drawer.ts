/** Finds the cart that the theme shows, drawer or page, and the spot in it where suggestions belong. */

/** Themes we know: what scrolls their lines. Suggestions go to its end. */
const KNOWN = [
  // Dawn and its children
  'cart-drawer-items:not(.is-empty)',
  // Horizon and its children
  'cart-drawer-component .cart-drawer__items',
];
/** What posts a cart or leads to checkout, in any theme: the platform gives these addresses and this name. */
const CONTROL = 'form[action$="/cart"],[name=checkout],a[href$="/checkout"]';
const DRAWER = 'dialog,aside,[role=dialog],[class*="drawer" i],[id*="drawer" i]';
const MAIN = 'main,[role=main]';

export const onCartPage = () => /\/cart\/?$/.test(location.pathname);

/** The theme's cart on this page: on the cart page the one in the page, elsewhere the one in a drawer. */
function controls(): Element[] {
  return [...document.querySelectorAll(CONTROL)].filter(
    (control) =>
      !control.closest('.mersalg') &&
      (onCartPage() ? control.closest(MAIN) : !control.closest(MAIN) && control.closest(DRAWER)),
  );
}

/** The form that holds the cart's lines, for themes that must be refreshed by swapping it. */
export function cartForm(): Element | null {
  return controls().find((control) => control.matches('form')) ?? null;
}

/** Puts `host` into the theme's cart; false when this page shows none, or an empty one. */
export function placeInCart(host: HTMLElement): boolean {
  if (onCartPage()) {
    // Right after the lines' form, within the theme's own margins; when the theme renders the section anew, the
    // host is put back before anybody sees it gone. A cart without a form has at least a section.
    const control = controls()[0];
    return put(host, cartForm() ?? control?.closest('.shopify-section') ?? control, 'after');
  }
  const known = KNOWN.map((selector) => document.querySelector(selector)).find((spot) => spot !== null);
  return known ? put(host, known, 'append') : controls().some((control) => placeAmongLines(host, control));
}

/** At the end of what scrolls the lines; where the checkout button scrolls along with them, before it. */
function placeAmongLines(host: HTMLElement, control: Element): boolean {
  const drawer = control.closest(DRAWER);
  const lines = [...(drawer?.querySelectorAll('a[href*="/products/"]') ?? [])];
  const checkout = controls().find((other) => drawer?.contains(other) && !other.matches('form'));
  let box = lines.find((line) => !line.closest('.mersalg'))?.parentElement;
  for (; box && box !== document.body; box = box.parentElement) {
    if (checkout && box.contains(checkout)) {
      return put(
        host,
        [...box.children].find((child) => child.contains(checkout)),
        'before',
      );
    }
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return put(host, box, 'append');
  }
  return false;
}

function put(host: HTMLElement, spot: Element | undefined, how: 'append' | 'before' | 'after'): boolean {
  spot?.[how](host);
  return spot !== undefined;
}
