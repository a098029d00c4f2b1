/** Cart, checkout and door, from the first press on: what the loader leaves for when somebody is known to be there. */
import type { Page } from './page.ts';
import { watchExit } from './watch.ts';

const quiet = () => {};
/** All but our own note of whose a cart is (see measure.ts). */
const CHANGES = /\/cart\/(add|change|update|clear)\b(?!.*mersalg$)/;
const CART = '[href*="/cart"],[class*="cart" i],[id*="cart" i]';
const CHECKOUT = '[name=checkout],[href*="/checkout"]';

/** `start` is the embed, or the block of a bar where there is none; `press` is the first one, when it was one that began it. */
export function begin(start: HTMLElement, page: Page, press?: Event): void {
  const { drawer, exit } = start.dataset;
  const hasBar = document.querySelector('[data-mersalg-bar]') !== null;
  addEventListener('click', (event) => noteCheckout(event, page), true);
  if (drawer || hasBar) startCart(start, page, drawer !== undefined, hasBar, press);
  if (exit) startExit(start, page);
  if ('mersalgExtras' in sessionStorage) {
    import('./addons.ts').then(({ resume }) => resume(page)).catch(quiet);
  }
}

/** From here on the shopper is paying: nothing speaks up by itself. */
function noteCheckout({ target }: Event, { note }: Page): void {
  if ((target as Element).closest?.(CHECKOUT)) note({ checkout: true });
}

/**
 * The cart's chunk is fetched when the shopper reaches for a cart that holds something, or when the cart changes. Changes
 * are seen through the theme's standard event and through resource timings of the cart's own addresses, which every
 * theme touches: nothing is patched.
 */
function startCart(
  { dataset: { count } }: HTMLElement,
  page: Page,
  inTheme: boolean,
  hasBar: boolean,
  press?: Event,
): void {
  const changed = () =>
    import('./placements/cart.tsx').then(({ refresh }) => refresh(page, inTheme)).catch(quiet);
  const reach = ({ target }: Event) => {
    if (!(target as Element).closest?.(CART)) return;
    removeEventListener('pointerover', reach);
    removeEventListener('focusin', reach);
    changed();
  };
  new PerformanceObserver((list) => {
    if (list.getEntries().some(({ name }) => CHANGES.test(name))) changed();
  }).observe({ type: 'resource', buffered: true });
  document.addEventListener('shopify:cart:lines-update', (event) => {
    Promise.resolve((event as { promise?: unknown }).promise).then(changed, quiet);
  });
  const holds = Number(count) > 0;
  if (hasBar || (holds && /\/cart\/?$/.test(location.pathname))) changed();
  else if (holds) {
    addEventListener('pointerover', reach, { passive: true });
    addEventListener('focusin', reach);
    if (press) reach(press);
  }
}

function startExit({ dataset: { dwell, count, exit } }: HTMLElement, page: Page): void {
  // Asked anew each time: it may have been shown meanwhile, in another tab or on the page that one comes back from.
  const ready = () => {
    const { mute, checkout, seen, declined, last } = page.memory();
    return !(mute || checkout || seen.exit || declined.exit) && last + Number(count) > 0;
  };
  if (!ready() || location.pathname.includes('/checkout')) return;
  // A page from before it was told says `on`.
  const clarity = Number(exit) || 1;
  watchExit(page.memory().began, Number(dwell) * clarity * 1_000, clarity, ready, () => {
    import('./placements/exit.tsx').then(({ offer }) => offer(page)).catch(quiet);
  });
}
