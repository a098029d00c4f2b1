/** The cart: complements of everything in it, and how far it is to what the shop gives, inside the theme's own drawer or page. */
import { type Suggestions, shelfOf, suggest } from '../api.ts';
import { type Cart, markOf, readCart } from '../cart.ts';
import '../dress.ts';
import { placeInCart } from '../drawer.ts';
import type { Page } from '../page.ts';
import { mountShelf, type Shelf } from '../shelf.tsx';
import { say } from '../text.ts';

/** The merchant may have chosen another number; the embed says which. */
const limit = () => Number(document.getElementById('mersalg-embed')?.dataset.cards) || 3;
/** The theme blocks that show the bar elsewhere. */
const BARS = '[data-mersalg-bar]';

/** An element name of our own: a theme that morphs its drawer replaces what it does not know, never reuses it. */
const host = document.createElement('mersalg-cart');
host.className = 'mersalg mersalg--cart';
host.tabIndex = -1;
// Dawn's drawer takes every `change` inside it for a changed quantity: a variant picked here is none.
host.addEventListener('change', (event) => event.stopPropagation());
/** Above the shelf. */
const [goals, cards] = [document.createElement('div'), document.createElement('div')];

let shelf: Shelf | null = null;
let cart: Cart | null = null;
let answer: Suggestions | null = null;
let askedFor = '-';
let turn = 0;
let wanted = false;
let kept = false;
let focused: HTMLElement | null = null;

/**
 * Looks at the cart anew, and shows what goes with it. Called on every change; the latest call wins. `inTheme`: the
 * merchant wants it in the theme's own cart, not only where blocks stand.
 */
export async function refresh(page: Page, inTheme = true): Promise<void> {
  const mine = ++turn;
  // One change is often told twice, by the theme's event and by its request.
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (mine !== turn) return;
  const read = await readCart(page.root);
  if (mine !== turn) return;
  cart = read;
  const ids = [...new Set(cart?.items.map(({ product_id }) => product_id))].sort((a, b) => a - b);
  const bars = [...document.querySelectorAll<HTMLElement>(BARS)];
  if (ids.join() !== askedFor) {
    // What the page was rendered with may be long gone.
    const total = cart?.items.reduce((sum, { final_line_price }) => sum + final_line_price, 0);
    const where = page.where.replace(/total=\d*/, `total=${total}`);
    const next =
      cart && (ids.length || bars.length)
        ? await suggest({ ...page, where }, { placement: 'cart', cart: ids, limit: limit() })
        : null;
    if (mine !== turn) return;
    askedFor = ids.join();
    answer = next;
    if (inTheme) showShelf(page, next && ids.length ? next : null);
  }
  const hasGoals = await showGoals(page, inTheme && cart?.items.length ? [goals, ...bars] : bars);
  if (mine !== turn) return;
  wanted = inTheme && ids.length > 0 && (hasGoals || cards.parentNode !== null);
  if (!wanted) host.remove();
  else {
    keepInPlace();
    stay();
  }
  refocus();
}

function showShelf(page: Page, next: Suggestions | null): void {
  const items = next ? shelfOf(next, 'cart') : [];
  if (!next || !items.length) cards.remove();
  else {
    host.append(cards);
    if (shelf) shelf.update({ ...next, items });
    else {
      const titles = (id: number) => cart?.items.find(({ product_id }) => product_id === id)?.product_title;
      const heading = next.headings?.cart ?? say('heading.cart');
      shelf = mountShelf(cards, page, { ...next, items }, { heading, titles });
    }
  }
}

/** Bars and gifts are code of their own, fetched where there are any, or a set to speak of. */
async function showGoals(page: Page, hosts: readonly HTMLElement[]): Promise<boolean> {
  const isSet = cart?.items.some((line) => markOf(line).startsWith('bundle:'));
  const has = cart && (answer?.offers.length || isSet);
  const shown =
    has && (await import('../goals.tsx').then(({ drawGoals }) => drawGoals(page, hosts, answer, cart!)));
  if (shown) {
    host.prepend(goals);
    return true;
  }
  goals.remove();
  for (const bar of hosts) if (bar !== goals && !bar.hidden) page.collapse(bar);
  return false;
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
  if (kept) return;
  kept = true;
  const note = ({ target }: Event) => {
    focused = host.contains(target as Node) ? (target as HTMLElement) : null;
  };
  document.addEventListener('focusin', note);
  document.addEventListener('pointerdown', note);
  new MutationObserver(stay).observe(document.body, { childList: true, subtree: true });
}
