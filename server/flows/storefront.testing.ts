/** Storefronts for tests: one that nobody reaches, and one that is as it should be; no part of the product. */
import { THEME_PARTS, type ThemePart, type Unseen } from '../domain/setup.ts';
import type { PageFacts, Storefront } from './storefront.ts';

export function closedStorefront(why: Unseen = 'unreachable'): Storefront {
  const unseen = async () => ({ kind: 'unseen', why }) as const;
  return {
    product: unseen,
    cart: unseen,
    home: unseen,
    section: unseen,
    prices: unseen,
    suggestions: unseen,
  };
}

/** A page with each part once, a drawer, in the shop's currency. */
export function pageFacts(
  over: Partial<Omit<PageFacts, 'parts'>> & { parts?: Partial<Record<ThemePart, number>> } = {},
): PageFacts {
  const once = Object.fromEntries(THEME_PARTS.map((part) => [part, 1])) as Record<ThemePart, number>;
  return {
    drawer: { section: 'cart-drawer' },
    currency: { active: 'SEK', rate: 1 },
    ...over,
    parts: { ...once, ...over.parts },
  };
}

/** As it should be, but for what is told. */
export function openStorefront(over: Partial<Storefront> = {}): Storefront {
  const page = async () => ({ kind: 'seen', value: pageFacts() }) as const;
  return {
    product: page,
    cart: page,
    home: page,
    section: async () => ({ kind: 'seen', value: true }),
    prices: async () => ({ kind: 'seen', value: new Map() }),
    suggestions: async () => ({ kind: 'seen', value: { kind: 'answers', items: [] } }),
    ...over,
  };
}
