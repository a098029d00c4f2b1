/** What shoppers read beside a discount in cart and checkout: kept where orders are read, which know our discounts by it. */
export { wordsIn } from '../../../server/domain/offer/said.ts';
