/** The blend that thin histories are served by, and where learning begins. */
import { type Blend, type Mix, PARTS, type Scales, type Weights } from './blend.ts';

/** One part alone. */
export const ALONE = Object.fromEntries(
  PARTS.map((part) => [part, PARTS.map((other) => (other === part ? 1 : 0)) as unknown as Weights]),
) as Record<(typeof PARTS)[number], Weights>;

export const SCALES: Scales = { prior: 30, contextDamping: 0.75, popularityDamping: 0.3 };
/**
 * What thin histories are served by, and where learning begins. Judged on four real shops, where what is learnt in their
 * place moves NDCG@10 by less than 1 % either way.
 */
export const CART: Mix = { ...SCALES, weights: [1, 0.05, 0.2, 0] };
export const SINGLE: Mix = { ...SCALES, prior: 10, popularityDamping: 0.15, weights: [0, 1, 0.3, 0] };
export const DEFAULT_BLEND: Blend = { single: SINGLE, cart: [SINGLE, CART, CART, CART] };
