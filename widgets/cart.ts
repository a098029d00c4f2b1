/** The shop's cart through Shopify's Ajax Cart API: read it, add to it, and let the theme show the change. */
import { LINE_PROPERTY } from '../server/domain/placement.ts';
import { refreshTheme, sectionsOnPage, themeAdds } from './themes.ts';

export interface CartLine {
  readonly product_id: number;
  readonly variant_id: number;
  readonly quantity: number;
  readonly product_title: string;
}
export interface Cart {
  readonly item_count: number;
  readonly items: readonly CartLine[];
}

/** What `/cart/add.js` answers to one variant: the line, and the sections that were asked for. */
export interface AddAnswer {
  readonly sections?: Readonly<Record<string, string | null>>;
}

export type AddOutcome = { readonly kind: 'added' } | { readonly kind: 'refused'; readonly message: string };

/** The cart, or null when it cannot be read. */
export async function readCart(root: string): Promise<Cart | null> {
  try {
    const cart = (await (await fetch(`${root}cart.js`)).json()) as Cart;
    return Array.isArray(cart.items) ? cart : null;
  } catch {
    return null;
  }
}

/**
 * Adds one piece, marked as ours, and refreshes the theme's cart as the theme itself would.
 * A refusal carries Shopify's words (`All 5 pieces are in your cart`), empty when there are none.
 */
export async function addToCart(root: string, variant: number, mark: string): Promise<AddOutcome> {
  try {
    const own = await themeAdds(variant, { key: LINE_PROPERTY, value: mark });
    if (own) return own;
    const sections = sectionsOnPage();
    const response = await fetch(`${root}cart/add.js`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        id: variant,
        quantity: 1,
        properties: { [LINE_PROPERTY]: mark },
        sections,
        sections_url: location.pathname,
      }),
    });
    const answer = (await response.json()) as AddAnswer & { description?: unknown };
    if (!response.ok) {
      return { kind: 'refused', message: typeof answer.description === 'string' ? answer.description : '' };
    }
    // The piece is in the cart from here on: a theme that trips over its refresh must not read as a failed add.
    await refreshTheme(answer, variant, () => readCart(root)).catch(() => {});
    return { kind: 'added' };
  } catch {
    return { kind: 'refused', message: '' };
  }
}
