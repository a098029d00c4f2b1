/** The discount Function: settles the cart by the offers' terms and tells Shopify what goes off. */
import { readPromise } from '../../../server/domain/offer/promise.ts';
import { settle } from '../../../server/domain/offer/settle.ts';
import { pricedCart } from './input.ts';
import { operationsOf } from './output.ts';
import type { Input, Output } from './types.ts';

/** Nothing goes off where there are no terms, nor by a class that the discount does not have. */
export function discount(input: Input): Output {
  const { discountClasses, metafield } = input.discount;
  const promised = readPromise(metafield?.jsonValue);
  if (promised === null) return { operations: [] };
  const cart = pricedCart(input, promised);
  const terms = promised.terms.filter(({ kind }) =>
    discountClasses.includes(kind === 'order' ? 'ORDER' : 'PRODUCT'),
  );
  return operationsOf(cart, settle(cart, terms));
}
