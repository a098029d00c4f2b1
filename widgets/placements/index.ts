/** The registry of placements: one chunk each, fetched only when a page has use for it. */
import type { Placement } from '../../server/domain/placement.ts';

export const load = {
  product: () => import('./product.tsx'),
  cart: () => import('./cart.tsx'),
  exit: () => import('./exit.tsx'),
} satisfies Partial<Record<Placement, () => Promise<unknown>>>;
