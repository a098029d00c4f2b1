/** The shop's cart through Shopify's Ajax Cart API: read it, change it, and let the theme show the change. */
import { LINE_PROPERTY } from '../server/domain/placement.ts';
import { refreshTheme, sectionsOnPage, themeAdds } from './themes.ts';

export interface CartLine {
  readonly key: string;
  readonly product_id: number;
  readonly variant_id: number;
  readonly quantity: number;
  readonly product_title: string;
  readonly properties: Readonly<Record<string, string>> | null;
  /** Of the whole line in hundredths, after what goes off it. */
  readonly final_line_price: number;
  /** What goes off it. */
  readonly line_level_total_discount?: number;
  readonly selling_plan_allocation?: { readonly selling_plan: { readonly id: number } };
}
export interface Cart {
  readonly item_count: number;
  readonly items: readonly CartLine[];
}

/** A line to be. */
export interface NewLine {
  readonly id: number;
  readonly quantity: number;
  readonly properties?: Readonly<Record<string, string>> | null;
  /** Key of the line that it belongs to and leaves with. */
  readonly parent_line_key?: string;
  readonly selling_plan?: number;
}

/** What the Ajax API answers to a change: the sections that were asked for, among others. */
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

/** The private property that says what put a line into the cart. */
export const marked = (mark: string) => ({ [LINE_PROPERTY]: mark });
/** What it says. */
export const markOf = ({ properties }: CartLine) => properties?.[LINE_PROPERTY] ?? '';

/**
 * Adds one piece, marked as ours, and refreshes the theme's cart as the theme itself would.
 * A refusal carries Shopify's words (`All 5 pieces are in your cart`), empty when there are none.
 */
export async function addToCart(root: string, variant: number, mark: string): Promise<AddOutcome> {
  try {
    const own = await themeAdds(variant, { key: LINE_PROPERTY, value: mark });
    if (own) return own;
  } catch {
    return { kind: 'refused', message: '' };
  }
  return addLines(root, [{ id: variant, quantity: 1, properties: marked(mark) }]);
}

/** Adds all of these lines, or none. */
export function addLines(root: string, items: readonly NewLine[]): Promise<AddOutcome> {
  return change(
    root,
    'add',
    items.length > 1 || items[0]?.parent_line_key ? { items } : { ...items[0] },
    items[0]?.id,
  );
}

/** Sets a line's quantity; 0 takes it out. */
export function setQuantity(root: string, line: CartLine, quantity: number): Promise<AddOutcome> {
  return change(root, 'change', { id: line.key, quantity }, line.variant_id);
}

/** Puts `to` in the place of `from`, piece for piece. The new comes first: what is refused leaves the cart as it was. */
export async function swapLine(
  root: string,
  from: CartLine,
  to: Omit<NewLine, 'quantity'>,
): Promise<AddOutcome> {
  const added = await addLines(root, [{ ...to, quantity: from.quantity }]);
  if (added.kind === 'refused') return added;
  const gone = await setQuantity(root, from, 0);
  if (gone.kind === 'added') return gone;
  // Both would be charged: rather back to what was there.
  await takeOut(root, to.id, to.properties?.[LINE_PROPERTY] ?? '', from.quantity);
  return gone;
}

/** Takes `quantity` pieces of the line with this variant and mark out again. */
export async function takeOut(
  root: string,
  variant: number,
  mark: string,
  quantity: number,
): Promise<AddOutcome> {
  const cart = await readCart(root);
  const line = cart?.items.find((one) => one.variant_id === variant && markOf(one) === mark);
  return line
    ? setQuantity(root, line, Math.max(0, line.quantity - quantity))
    : { kind: 'refused', message: '' };
}

async function change(root: string, how: 'add' | 'change', body: object, variant = 0): Promise<AddOutcome> {
  try {
    const response = await fetch(`${root}cart/${how}.js`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...body, sections: sectionsOnPage(), sections_url: location.pathname }),
    });
    const answer = (await response.json()) as AddAnswer & { description?: unknown };
    if (!response.ok) {
      return { kind: 'refused', message: typeof answer.description === 'string' ? answer.description : '' };
    }
    // The cart has changed from here on: a theme that trips over its refresh must not read as a failed change.
    await refreshTheme(answer, variant, () => readCart(root)).catch(() => {});
    return { kind: 'added' };
  } catch {
    return { kind: 'refused', message: '' };
  }
}
