/** Volume: the more pieces, the cheaper each. */
import type { QuantityTier } from '../terms.ts';
import { ids, isNoBetter, list, off, record, refused, whole } from './fields.ts';
import { type DetailOf, type Kind, productsAt } from './kind.ts';
import { bestseller } from './material.ts';

export const MOST_TIERS = 10;
const MOST_QUANTITY = 1_000;

export const volume: Kind<DetailOf<'volume'>> = {
  parse: (fields) => ({
    kind: 'volume',
    products: ids(fields.products, 'products', 1),
    tiers: tiers(fields.tiers),
  }),

  draft(material) {
    const product = bestseller(material);
    return product === null ? null : { ...volume.blank, products: [product.id] };
  },

  blank: {
    kind: 'volume',
    products: [],
    tiers: [
      { quantity: 2, off: { kind: 'percent', hundredths: 500 } },
      { quantity: 3, off: { kind: 'percent', hundredths: 1_000 } },
    ],
  },

  mentions: ({ products }) => productsAt('products', products),
};

function tiers(value: unknown): QuantityTier[] {
  const found: QuantityTier[] = [];
  for (const [at, one] of list(value, 'tiers', 1, MOST_TIERS).entries()) {
    const field = `tiers[${at}]`;
    const tier = record(one, field);
    const quantity = whole(tier.quantity, `${field}.quantity`, 2, MOST_QUANTITY);
    const less = off(tier.off, `${field}.off`);
    const before = found.at(-1);
    if (before !== undefined && quantity <= before.quantity)
      throw refused(`${field}.quantity`, 'above that of the tier before it');
    if (before !== undefined && isNoBetter(less, before.off))
      throw refused(`${field}.off`, 'more than that of the tier before it');
    found.push({ quantity, off: less });
  }
  return found;
}
