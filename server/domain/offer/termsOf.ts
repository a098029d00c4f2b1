/** What a shop's offers change in prices: the terms that preview, widgets and checkout reckon with. */
import type { Detail, Offer } from './offer.ts';
import type { SpendTier, Terms } from './terms.ts';

type Common = Pick<Terms, 'id' | 'priority' | 'countries' | 'until'>;

/**
 * The terms of all active offers that have begun and not ended at `now` (epoch milliseconds), in the order of their
 * priorities; at most one per offer, with its id. Offers that change no price have none: free shipping, subscriptions,
 * add-ons at their own price, upgrades with nothing off.
 */
export function termsOf(offers: readonly Offer[], now: number): Terms[] {
  return offers
    .filter(
      ({ status, startsAt, endsAt }) =>
        status === 'active' && (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt),
    )
    .sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))
    .flatMap((offer) => termsOfOffer(offer) ?? []);
}

/** Likewise of one offer, whether it holds now or not; null when it changes no price. */
export function termsOfOffer({ id, priority, conditions, endsAt, detail }: Offer): Terms | null {
  return changesOf({ id, priority, countries: conditions.countries, until: endsAt }, detail);
}

function changesOf(common: Common, detail: Detail): Terms | null {
  switch (detail.kind) {
    case 'bundle':
      return { ...common, kind: 'bundle', parts: detail.parts, off: detail.off };
    case 'volume':
      return {
        ...common,
        kind: 'volume',
        products: detail.products,
        tiers: ascending(detail.tiers, 'quantity'),
      };
    case 'gift':
      return { ...common, kind: 'gift', variant: detail.variant, threshold: detail.threshold };
    case 'upgrade':
    case 'downgrade': {
      // What the model finds by itself is shown at its own price: checkout would have to believe any line's property.
      const products = [...new Set(detail.pairs.map(({ to }) => to))];
      if (detail.off === null || products.length === 0) return null;
      return { ...common, kind: 'swap', products, off: detail.off };
    }
    case 'add-on': {
      const { variant, price } = detail;
      return price.kind === 'fixed' ? null : { ...common, kind: 'add-on', variant, share: price.hundredths };
    }
    case 'progress': {
      const tiers = detail.tiers.flatMap(({ at, gives }): SpendTier[] =>
        gives.kind === 'discount' ? [{ subtotal: at, off: gives.off }] : [],
      );
      return tiers.length === 0 ? null : { ...common, kind: 'order', tiers: ascending(tiers, 'subtotal') };
    }
    case 'subscription':
      return null;
  }
}

function ascending<K extends string, T extends { readonly [key in K]: number }>(
  tiers: readonly T[],
  by: K,
): readonly T[] {
  return [...tiers].sort((a, b) => a[by] - b[by]);
}
