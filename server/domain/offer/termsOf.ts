/** Terms of offers: what of them changes a price, in the form that checkout keeps. (Owner: arith; this is the smallest that works.) */
import type { Offer } from './offer.ts';
import type { Terms } from './terms.ts';

/**
 * In the order of the offers; none for those that change no price. What goes off an upgrade or downgrade holds for the
 * merchant's own pairs alone: a mark is the shopper's to write, so that an open end would take it off anything.
 */
export function termsOf(offers: readonly Offer[]): Terms[] {
  return offers.flatMap(termsOfOne);
}

function termsOfOne({ id, priority, conditions, endsAt, detail }: Offer): Terms[] {
  const common = { id, priority, countries: conditions.countries, until: endsAt };
  switch (detail.kind) {
    case 'bundle':
      return [{ ...common, kind: 'bundle', parts: detail.parts, off: detail.off }];
    case 'volume':
      return [{ ...common, kind: 'volume', products: detail.products, tiers: detail.tiers }];
    case 'gift':
      return [{ ...common, kind: 'gift', variant: detail.variant, threshold: detail.threshold }];
    case 'upgrade':
    case 'downgrade': {
      const { off } = detail;
      if (off === null) return [];
      const products = new Set(detail.pairs.map(({ to }) => to));
      return [...products].map((product) => ({ ...common, kind: 'swap', product, off }));
    }
    case 'add-on':
      if (detail.price.kind === 'fixed') return [];
      return [{ ...common, kind: 'add-on', variant: detail.variant, share: detail.price.hundredths }];
    case 'progress': {
      const tiers = detail.tiers.flatMap(({ at, gives }) =>
        gives.kind === 'discount' ? [{ subtotal: at, off: gives.off }] : [],
      );
      return tiers.length === 0 ? [] : [{ ...common, kind: 'order', tiers }];
    }
    case 'subscription':
      return [];
  }
}
