/** How themes show a changed cart: Shopify's standard action, Dawn's elements, Horizon's events, and others' markup. */
import type { AddAnswer, AddOutcome, Cart } from './cart.ts';
import { otherSections, refreshOther } from './other-theme.ts';

/** Dawn and its many children: `cart-drawer`, `cart-notification`, `cart-items`. */
interface DawnElement extends HTMLElement {
  getSectionsToRender?(): { id: string; section?: string; selector?: string }[];
  renderContents?(answer: AddAnswer): void;
  setActiveElement?(element: Element | null): void;
}
interface ThemeGlobals {
  publish?(event: string, data: unknown): void;
  Shopify?: {
    actions?: {
      updateCart?: {
        (change: unknown): Promise<{ userErrors?: { message?: string }[] }>;
        isDefault?(): boolean;
      };
    };
  };
}

const theme = globalThis as unknown as ThemeGlobals;
const all = (selector: string) => [...document.querySelectorAll<DawnElement>(selector)];
const dawnDrawer = () => all('cart-drawer,cart-notification').find((e) => e.renderContents);
const dawnPages = () => all('cart-items').filter((e) => e.getSectionsToRender);
const sectionsOf = (element: DawnElement | undefined) => element?.getSectionsToRender?.() ?? [];
const horizonSections = () => all('cart-items-component').flatMap((e) => e.dataset.sectionId ?? []);

/** Sections to render together with the add, at most the five that Shopify renders in one request. */
export function sectionsOnPage(): string[] {
  const dawn = [dawnDrawer(), ...dawnPages()].flatMap(sectionsOf);
  const ids = [...dawn.map(({ id, section }) => section ?? id), ...horizonSections()];
  return [...new Set(ids.length ? ids : otherSections())].slice(0, 5);
}

/** A theme that has configured the standard action adds by itself, in its own way; null when it has not. */
export async function themeAdds(
  variant: number,
  attribute: { key: string; value: string },
): Promise<AddOutcome | null> {
  const update = theme.Shopify?.actions?.updateCart;
  if (update?.isDefault?.() !== false) return null;
  const lines = [
    { merchandiseId: `gid://shopify/ProductVariant/${variant}`, quantity: 1, attributes: [attribute] },
  ];
  const [error] = (await update({ lines })).userErrors ?? [];
  return error ? { kind: 'refused', message: error.message ?? '' } : { kind: 'added' };
}

/** Shows the changed cart. `read` fetches it, for the themes that want it whole. */
export async function refreshTheme(
  answer: AddAnswer,
  variant: number,
  read: () => Promise<Cart | null>,
): Promise<void> {
  const drawer = dawnDrawer();
  const pages = dawnPages();
  if (drawer || pages.length) {
    // On the cart page the drawer is refreshed like the page's sections: `renderContents` would open it.
    for (const { id, section, selector } of (pages.length ? [...pages, drawer] : []).flatMap(sectionsOf)) {
      const element = document.getElementById(id);
      const inner = selector ? (element ?? document).querySelector(selector) : null;
      swap(inner ?? element, answer.sections?.[section ?? id], selector);
    }
    if (drawer && !pages.length) {
      if (!drawer.contains(document.activeElement)) drawer.setActiveElement?.(document.activeElement);
      drawer.classList.remove('is-empty');
      drawer.renderContents?.(answer);
    }
    // Told as the theme's own doing, else its lists would fetch what was refreshed just now.
    theme.publish?.('cart-update', { source: 'cart-items', productVariantId: variant, cartData: answer });
  } else if (horizonSections().length) {
    const cart = await read();
    announceToHorizon(cart, variant, answer.sections);
  } else refreshOther(answer.sections);
}

function announceToHorizon(cart: Cart | null, variant: number, sections: AddAnswer['sections']): void {
  const detail = { source: 'mersalg', sections, itemCount: cart?.item_count, didError: false };
  document.dispatchEvent(
    new CustomEvent('cart:update', { detail: { resource: cart, sourceId: 'mersalg', data: detail } }),
  );
  const standard = {
    action: 'add',
    context: 'product',
    lines: [{ merchandiseId: `gid://shopify/ProductVariant/${variant}`, quantity: 1 }],
    promise: Promise.resolve({ cart: { totalQuantity: cart?.item_count }, detail }),
  };
  document.dispatchEvent(Object.assign(new CustomEvent('shopify:cart:lines-update', { detail }), standard));
}

function swap(
  place: Element | null | undefined,
  html: string | null | undefined,
  selector = '.shopify-section',
): void {
  const fresh = html && new DOMParser().parseFromString(html, 'text/html').querySelector(selector);
  if (place && fresh) place.innerHTML = fresh.innerHTML;
}
