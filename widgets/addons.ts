/**
 * Services ticked beside a product follow it into the cart. The theme's own form adds the product, in its own way and
 * untouched; what it did is read off the cart, and the services are added to that very line.
 */
import { addLines, marked, readCart } from './cart.ts';
import type { Page } from './page.ts';

export interface AddOn {
  /** Variant of the service. */
  readonly id: number;
  readonly mark: string;
}

/** Kept in sessionStorage from the press of the theme's button on: without a drawer, themes go to another page. */
interface Wish {
  readonly product: number;
  readonly addOns: readonly AddOn[];
  /** Pieces per line before. */
  readonly had: Readonly<Record<string, number>>;
}

/** From now on, what `wanted` gives when the theme's form is sent goes along with `product`. */
export function tieAddOns(
  page: Page,
  product: number,
  form: HTMLFormElement,
  wanted: () => readonly AddOn[],
): void {
  let had: Wish['had'] = {};
  const count = async () => {
    const cart = await readCart(page.root);
    had = Object.fromEntries(cart?.items.map(({ key, quantity }) => [key, quantity]) ?? []);
  };
  const changed = () => count().catch(() => {});
  form.addEventListener(
    'submit',
    () => {
      const addOns = wanted();
      const wish: Wish = { product, addOns, had };
      try {
        if (addOns.length) sessionStorage.mersalgExtras = JSON.stringify(wish);
      } catch {}
    },
    true,
  );
  new PerformanceObserver((list) => {
    const names = list.getEntries().map(({ name }) => name);
    if (!names.some((name) => /\/cart\/(add|change|update|clear)\b(?!.*mersalg$)/.test(name))) return;
    resume(page).then(changed, changed);
  }).observe({ type: 'resource' });
  changed();
}

/** Adds what is still to follow a product, if that has come into the cart. */
export async function resume(page: Page): Promise<void> {
  const kept: string | undefined = sessionStorage.mersalgExtras;
  if (!kept) return;
  delete sessionStorage.mersalgExtras;
  const { product, addOns, had } = JSON.parse(kept) as Wish;
  const cart = await readCart(page.root);
  for (const { key, product_id, quantity } of cart?.items ?? []) {
    const more = quantity - (had[key] ?? 0);
    if (product_id !== product || more <= 0) continue;
    await addLines(
      page.root,
      addOns.map(({ id, mark }) => ({
        id,
        quantity: more,
        properties: marked(mark),
        parent_line_key: key,
      })),
    );
  }
}
