/** Add-on: a service ticked on a product, which leaves the cart with it. */
import { id, oneOf, record, refused, selection, whole } from './fields.ts';
import { type DetailOf, type Kind, productsAt } from './kind.ts';
import { serviceIn } from './material.ts';

export const addOn: Kind<DetailOf<'add-on'>> = {
  parse: (fields) => {
    const to = selection(fields.to, 'to');
    const product = id(fields.product, 'product');
    if (to.products.includes(product)) throw refused('to.products', 'other products than the add-on itself');
    const variant = id(fields.variant, 'variant');
    const price = record(fields.price, 'price');
    const kind = oneOf(price.kind, 'price.kind', ['fixed', 'share']);
    return {
      kind: 'add-on',
      to,
      product,
      variant,
      price:
        kind === 'fixed'
          ? { kind }
          : { kind, hundredths: whole(price.hundredths, 'price.hundredths', 1, 10_000) },
    };
  },

  draft(material) {
    const found = serviceIn(material);
    return found === null ? null : { ...addOn.blank, product: found.product.id, variant: found.variant.id };
  },

  blank: {
    kind: 'add-on',
    to: { products: [], collections: [], tags: [] },
    product: 0,
    variant: 0,
    price: { kind: 'fixed' },
  },

  mentions: ({ to, product, variant }) => [
    ...productsAt('to.products', to.products),
    ...to.collections.map((id, at) => ({ kind: 'collection' as const, field: `to.collections[${at}]`, id })),
    { kind: 'product', field: 'product', id: product },
    { kind: 'variant', field: 'variant', id: variant, of: product },
  ],
};
