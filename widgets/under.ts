/** Prices under an offer: the platform's own, or, where the offer changes them, as checkout will reckon them. */
import type { ToldOffer } from '../server/domain/offer/told.ts';
import type { SuggestItem, SuggestItemVariant } from '../server/domain/suggestion.ts';
import { readItem, type Suggestions } from './api.ts';
import { reckonerFor } from './reckon.ts';

export type Price = Pick<SuggestItemVariant, 'price' | 'money' | 'compareAt' | 'compareAtMoney'> & {
  /** How much dearer than the product in hand, '' where it is not; and how much less it costs. */
  readonly more: string;
  readonly less: string;
};

/** What each variant of `item` costs under a swap; null where that cannot be said. */
export function pricesUnder(
  answer: Pick<Suggestions, 'currency' | 'money' | 'base'>,
  { terms }: Pick<ToldOffer, 'terms'>,
  item: SuggestItem,
): ((variant: SuggestItemVariant) => Price) | null {
  if (!terms) return (variant) => ({ ...variant, more: variant.more ?? '', less: variant.less ?? '' });
  const reckoner = reckonerFor(answer);
  if (!reckoner || terms.kind !== 'swap' || !terms.products.includes(item.id)) return null;
  return ({ price: compareAt, money }) => {
    const price = compareAt - reckoner.less(terms, terms.off, compareAt);
    const by = price - answer.base!.price;
    return {
      price,
      money: price < compareAt ? reckoner.write(price) : money,
      compareAt,
      compareAtMoney: money,
      more: by > 0 ? reckoner.write(by) : '',
      less: by < 0 ? reckoner.write(-by) : '',
    };
  };
}

/** The product in hand like any other of the answer; null where it cannot be sold. */
export const baseItem = ({ base }: Suggestions) => readItem({ ...base, reason: {} });

/** What the theme's own form for the product in hand would add: the form and the variant chosen in it. */
export function themeForm(variants: readonly SuggestItemVariant[]) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action*="/cart/add"]')) {
    const chosen = new FormData(form).get('id');
    const variant = variants.find(({ id }) => `${id}` === chosen);
    if (variant) return { form, variant };
  }
  return null;
}
