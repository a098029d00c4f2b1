/**
 * The loader, the only script a page always fetches. It is named in the blocks' schemas, so Shopify adds it once per
 * page, as a classic deferred script, however many blocks stand there. A classic script may `import()`, from addresses
 * that the build makes absolute (see vite.config.ts), so it needs neither `import.meta` nor a second tag; but it cannot
 * share code with the chunks: nothing here is imported by them, and they get what they need as arguments.
 */
import './style.css';
import type { Page, Visit } from './page.ts';
import { load } from './placements/index.ts';
import { isBusy, watchExit } from './watch.ts';

const quiet = () => {};
const started = new WeakSet<Element>();

function readVisit(): Visit {
  const fresh = { began: Date.now(), last: 0, shown: {}, exitShown: false, dismissed: false };
  try {
    const kept = JSON.parse(sessionStorage.mersalg ?? '{}') as Partial<Visit>;
    return { ...fresh, ...kept, dismissed: localStorage.mersalg !== undefined };
  } catch {
    // Without storage we could ask twice: better never to ask.
    return { ...fresh, dismissed: true };
  }
}

function saveVisit(visit: Visit): void {
  try {
    sessionStorage.mersalg = JSON.stringify(visit);
    if (visit.dismissed) localStorage.mersalg = 'dismissed';
  } catch {}
}

declare const Shopify: {
  loadFeatures(features: readonly { name: string; version: string }[], done: () => void): void;
  customerPrivacy: { preferencesProcessingAllowed(): boolean };
};

/**
 * What a question may add with the shopper's consent, '' without it. Consent to preferences is the one to
 * personalisation; where Shopify's API has not come there is none. `id` is noted as viewed, unless it was the last:
 * each is put after a comma, so a short list begins with one. The list is kept apart from the rest of the visit's
 * memory: it is there with consent alone.
 */
function personal(id?: number): string {
  try {
    let ids: string = sessionStorage.mersalgViewed ?? '';
    if (Shopify.customerPrivacy.preferencesProcessingAllowed()) {
      if (id && !ids.endsWith(`,${id}`)) {
        ids = sessionStorage.mersalgViewed = `${`${ids},${id}`.split(',').slice(-10)}`;
      }
      return `&personal=1&viewed=${ids}`;
    }
    delete sessionStorage.mersalgViewed;
  } catch {}
  return '';
}

/** Milliseconds that a suggestion waits for Shopify's privacy API, which most often is there already. */
const PATIENCE = 300;

function pageOf(element: HTMLElement): Page {
  const visit = readVisit();
  const id = Number(element.dataset.product);
  const known = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], () => resolve(personal(id)));
  }).catch(quiet);
  const page = {
    root: element.dataset.root ?? '/',
    visit: { ...visit, last: id || visit.last },
    save: saveVisit,
    personal: () => known.then(() => personal()),
  };
  saveVisit(page.visit);
  return page;
}

/** Takes an empty block out of the page only where nobody sees anything move; until then it is blank space. */
function collapse(block: HTMLElement): void {
  block.dataset.state = 'empty';
  const anchored = CSS.supports('overflow-anchor:auto');
  const watcher = new IntersectionObserver(([entry]) => {
    if (!entry || entry.isIntersecting || (entry.boundingClientRect.top < 0 && !anchored)) return;
    watcher.disconnect();
    block.hidden = true;
  });
  watcher.observe(block);
}

/** Product blocks: fetched when a screen away from view, so that they cost nothing to those who never scroll there. */
function startBlocks(): void {
  for (const block of document.querySelectorAll<HTMLElement>('[data-mersalg=product]')) {
    if (started.has(block)) continue;
    started.add(block);
    const page = pageOf(block);
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        watcher.disconnect();
        load
          .product()
          .then(({ mount }) => mount(block, page))
          .catch(() => false)
          .then((shown) => shown || collapse(block));
      },
      { rootMargin: '100% 0%' },
    );
    watcher.observe(block);
  }
}

/**
 * The cart: its chunk is fetched when the shopper reaches for a cart that holds something, or when the cart changes.
 * Changes are seen through the theme's standard event and through resource timings of the cart's own addresses,
 * which every theme touches: nothing is patched.
 */
function startCart(embed: HTMLElement, page: Page): void {
  const changed = () =>
    load
      .cart()
      .then(({ refresh }) => refresh(page))
      .catch(quiet);
  const reach = (event: Event) => {
    if (!(event.target as Element).closest?.('[href*="/cart"],[class*="cart" i],[id*="cart" i]')) return;
    removeEventListener('pointerover', reach);
    removeEventListener('focusin', reach);
    changed();
  };
  new PerformanceObserver((list) => {
    if (list.getEntries().some(({ name }) => /\/cart\/(add|change|update|clear)\b/.test(name))) changed();
  }).observe({ type: 'resource' });
  document.addEventListener('shopify:cart:lines-update', (event) => {
    Promise.resolve((event as { promise?: unknown }).promise).then(changed, quiet);
  });
  if (!Number(embed.dataset.count)) return;
  if (/\/cart\/?$/.test(location.pathname)) changed();
  addEventListener('pointerover', reach, { passive: true });
  addEventListener('focusin', reach);
}

function startExit(embed: HTMLElement, page: Page): void {
  const { dismissed, exitShown, began, last } = page.visit;
  if (dismissed || exitShown || location.pathname.includes('/checkout')) return;
  const ready = () => {
    // Asked anew: it may have been shown meanwhile, in another tab or on the page that one comes back from.
    const now = readVisit();
    return !now.dismissed && !now.exitShown && (last > 0 || Number(embed.dataset.count) > 0);
  };
  watchExit(began, Number(embed.dataset.dwell) * 1_000, ready, () => {
    load
      .exit()
      .then(({ offer }) => offer(page, isBusy))
      .catch(quiet);
  });
}

try {
  startBlocks();
  document.addEventListener('shopify:section:load', startBlocks);
  const embed = document.getElementById('mersalg-embed');
  if (embed) {
    const page = pageOf(embed);
    if (embed.dataset.cart) startCart(embed, page);
    if (embed.dataset.exit) startExit(embed, page);
  }
} catch {}
