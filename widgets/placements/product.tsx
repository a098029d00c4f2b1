/** The product page: what goes well with the product in hand, in the block that the merchant placed. */
import { suggest } from '../api.ts';
import type { Page } from '../page.ts';
import { mountShelf } from '../shelf.tsx';

/** Fills the block; false when there is nothing to show, and the loader takes the block away. */
export async function mount(block: HTMLElement, page: Page): Promise<boolean> {
  const { product, cart, limit, heading = '' } = block.dataset;
  const answer = await suggest(page, {
    placement: 'product',
    product: Number(product),
    cart: (cart ?? '').split(',').map(Number).filter(Boolean),
    limit: Number(limit) || 4,
  });
  if (!answer) return false;
  mountShelf(block, page, answer, { heading });
  block.dataset.state = 'ready';
  return true;
}
