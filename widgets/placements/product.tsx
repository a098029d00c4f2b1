/** The product page: what goes well with the product in hand, in the block that the merchant placed. */
import { shelfOf } from '../api.ts';
import type { Mount } from '../blocks.ts';
import { mountShelf } from '../shelf.tsx';

export const mount: Mount = (block, page, answer) => {
  const items = shelfOf(answer, 'product');
  if (!items.length) return false;
  mountShelf(block, page, { ...answer, items }, { heading: block.dataset.heading ?? '' });
  return true;
};
