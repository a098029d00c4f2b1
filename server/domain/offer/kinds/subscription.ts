/** Subscription: from buying once to a selling plan that the shop has for the product. */
import { ids } from './fields.ts';
import { type DetailOf, type Kind, productsAt } from './kind.ts';

export const subscription: Kind<DetailOf<'subscription'>> = {
  parse: (fields) => ({ kind: 'subscription', products: ids(fields.products, 'products') }),
  draft: () => subscription.blank,
  blank: { kind: 'subscription', products: [] },
  mentions: ({ products }) => productsAt('products', products),
};
