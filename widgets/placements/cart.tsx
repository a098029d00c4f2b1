/** The cart: complements of everything in it, inside the theme's own drawer, or on the cart page where there is none. */
import { suggest } from '../api.ts';
import { type Cart, readCart } from '../cart.ts';
import '../dress.ts';
import { placeInCart } from '../drawer.ts';
import type { Page } from '../page.ts';
import { mountShelf, type Shelf } from '../shelf.tsx';
import { readTexts, say } from '../text.ts';

const LIMIT = 3;

/** An element name of our own: a theme that morphs its drawer replaces what it does not know, never reuses it. */
const host = document.createElement('mersalg-cart');
host.className = 'mersalg mersalg--cart';
host.tabIndex = -1;
// Dawn's drawer takes every `change` inside it for a changed quantity: a variant picked here is none.
host.addEventListener('change', (event) => event.stopPropagation());

let shelf: Shelf | null = null;
let cart: Cart | null = null;
let shownFor = '';
let turn = 0;
let wanted = false;
let focused: HTMLElement | null = null;

/** Looks at the cart anew, and shows what goes with it. Called on every change; the latest call wins. */
export async function refresh(page: Page): Promise<void> {
  const mine = ++turn;
  // One change is often told twice, by the theme's event and by its request.
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (mine !== turn) return;
  const read = await readCart(page.root);
  if (mine !== turn) return;
  cart = read;
  const ids = [...new Set(cart?.items.map(({ product_id }) => product_id))].sort((a, b) => a - b);
  if (ids.join() !== shownFor) {
    const answer = ids.length ? await suggest(page, { placement: 'cart', cart: ids, limit: LIMIT }) : null;
    if (mine !== turn) return;
    shownFor = ids.join();
    wanted = answer !== null;
    if (!answer) host.remove();
    else if (shelf) shelf.update(answer);
    else {
      const titles = (id: number) => cart?.items.find(({ product_id }) => product_id === id)?.product_title;
      shelf = mountShelf(host, page, answer, { heading: say(readTexts(), 'heading.cart'), titles });
      keepInPlace();
    }
    refocus();
  }
  stay();
}

/** Back into the theme's cart if the theme has drawn it anew. */
function stay(): void {
  if (wanted && !host.isConnected && placeInCart(host)) refocus();
}

/** The focus back where the shopper had it; on the shelf when that card is gone (it is in the cart now). */
function refocus(): void {
  if (focused && document.activeElement === document.body) {
    (host.contains(focused) ? focused : host).focus({ preventScroll: true });
  }
}

/**
 * Themes replace their drawer's content at every change. An observer's callback runs before the browser paints,
 * so the host is back before anybody could see it gone.
 */
function keepInPlace(): void {
  const note = ({ target }: Event) => {
    focused = host.contains(target as Node) ? (target as HTMLElement) : null;
  };
  document.addEventListener('focusin', note);
  document.addEventListener('pointerdown', note);
  new MutationObserver(stay).observe(document.body, { childList: true, subtree: true });
}
