/** Bundle: things bought together, with something off per complete set. */
import type { Part } from '../terms.ts';
import { ids, list, off, record, refused, whole } from './fields.ts';
import { type DetailOf, type Kind, productsAt } from './kind.ts';
import { bestPair } from './material.ts';

export const MOST_PARTS = 6;
export const MOST_PIECES = 20;

export const bundle: Kind<DetailOf<'bundle'>> = {
  parse: (fields) => {
    const parts = list(fields.parts, 'parts', 2, MOST_PARTS).map((one, at): Part => {
      const part = record(one, `parts[${at}]`);
      return {
        products: ids(part.products, `parts[${at}].products`, 1),
        quantity: whole(part.quantity, `parts[${at}].quantity`, 1, MOST_PIECES),
      };
    });
    // A piece that fits two parts would make the set depend on which part takes it.
    const taken = new Set<number>();
    for (const [at, { products }] of parts.entries()) {
      for (const product of products) {
        if (taken.has(product))
          throw refused(
            `parts[${at}].products`,
            'products that no other part has; for several pieces of one, set its quantity',
          );
        taken.add(product);
      }
    }
    return { kind: 'bundle', parts, off: off(fields.off, 'off') };
  },

  draft(material) {
    const pair = bestPair(material);
    return pair === null
      ? null
      : { ...bundle.blank, parts: pair.map((product) => ({ products: [product.id], quantity: 1 })) };
  },

  blank: {
    kind: 'bundle',
    parts: [
      { products: [], quantity: 1 },
      { products: [], quantity: 1 },
    ],
    off: { kind: 'percent', hundredths: 1_000 },
  },

  mentions: ({ parts }) => parts.flatMap(({ products }, at) => productsAt(`parts[${at}].products`, products)),
};
