/** The discount Function: settles the cart by the offers' terms and tells Shopify what goes off. */
import { isHeldMark } from '../../../server/domain/experiment/cartProperty.ts';
import { termsFor } from '../../../server/domain/offer/audience.ts';
import { readPromise } from '../../../server/domain/offer/promise.ts';
import { settle } from '../../../server/domain/offer/settle.ts';
import type { Terms } from '../../../server/domain/offer/terms.ts';
import { pricedCart } from './input.ts';
import { operationsOf } from './output.ts';
import type { Input, Output } from './types.ts';
import { wordsIn } from './words.ts';

/**
 * Nothing goes off where there are no terms, nor by a class that the discount does not have; nor in the cart of a shopper who
 * is held out for comparison: to them nothing was promised. Whose cart tells a visitor is charged what trials show that one.
 */
export function discount(input: Input): Output {
  const { discountClasses, metafield } = input.discount;
  if (isHeldMark(input.cart.attribute?.value)) return { operations: [] };
  const promised = readPromise(metafield?.jsonValue);
  if (promised === null) return { operations: [] };
  const cart = pricedCart(input, promised);
  const products = new Set(cart.lines.map(({ productId }) => productId));
  const variants = new Set(cart.lines.map(({ variantId }) => variantId));
  const terms = promised.terms.filter(
    (one) =>
      discountClasses.includes(one.kind === 'order' ? 'ORDER' : 'PRODUCT') &&
      concerns(one, products, variants),
  );
  const words = wordsIn(input.localization.language.isoCode);
  const said = new Map(terms.map(({ id, kind }) => [id, words[kind]]));
  return operationsOf(cart, settle(cart, termsFor(cart, terms)), said);
}

/**
 * Whether terms can take anything off a cart of these products. Shopify counts instructions, and stops a Function that needs
 * more than 11 million: most offers of a shop have nothing to do with a cart, and must not be looked for on each line.
 */
function concerns(one: Terms, products: ReadonlySet<number>, variants: ReadonlySet<number>): boolean {
  const held = (product: number) => products.has(product);
  switch (one.kind) {
    case 'bundle':
      return one.parts.every((part) => part.products.some(held));
    case 'volume':
    case 'swap':
      return one.products.some(held);
    case 'gift':
    case 'add-on':
      return variants.has(one.variant);
    case 'order':
      return true;
  }
}
