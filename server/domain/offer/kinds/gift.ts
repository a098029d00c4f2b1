/** Gift: one piece free from a sum on. */
import { amount, id } from './fields.ts';
import type { DetailOf, Kind } from './kind.ts';
import { cheapest, usualSum } from './material.ts';

export const gift: Kind<DetailOf<'gift'>> = {
  parse: (fields) => ({
    kind: 'gift',
    product: id(fields.product, 'product'),
    variant: id(fields.variant, 'variant'),
    threshold: amount(fields.threshold, 'threshold'),
  }),

  draft(material) {
    const found = cheapest(material);
    const sum = usualSum(material, 3);
    return found === null || sum === null
      ? null
      : { kind: 'gift', product: found.product.id, variant: found.variant.id, threshold: sum };
  },

  blank: { kind: 'gift', product: 0, variant: 0, threshold: 0 },

  mentions: ({ product, variant }) => [
    { kind: 'product', field: 'product', id: product },
    { kind: 'variant', field: 'variant', id: variant, of: product },
  ],
};
