/** A preview's facts as the answer that a widget reads: prices as browsers are given them, and written as this locale writes money. */
import type { LookedSpot, ToldLook } from '../../domain/look/look.ts';
import { exponentOf, toHundredths } from '../../domain/money.ts';
import { suggestionMark } from '../../domain/placement.ts';
import type { ShownItem, ShownPage, ShownProduct } from '../../domain/shown.ts';
import type { SuggestAnswer, SuggestBase, SuggestItem, SuggestItemVariant } from '../../domain/suggestion.ts';
import type { Show } from '../frame/message.ts';
import { createFormat, type Format } from './format.ts';

/** By language: one holds some twenty of Intl's formats, and the preview is told anew with each key that is pressed. */
const formats = new Map<string, Format>();

function formatIn(locale: string): Format {
  const known = formats.get(locale) ?? createFormat(locale);
  formats.set(locale, known);
  return known;
}

/**
 * `locale` is a BCP 47 tag. On the storefront the platform writes money, in the shop's own format, which the app does not
 * know: amounts here are right, their dress may differ.
 */
export function answerOf(
  { placement, currency, base, items, offers }: ShownPage,
  locale: string,
): SuggestAnswer {
  const hundredths = (minor: number) => Math.round(toHundredths(minor, currency));
  const { money } = formatIn(locale);
  const write = (minor: number) => money(minor, currency);
  const lowest = ({ variants }: ShownProduct) => Math.min(...variants.map(({ price }) => price));
  const inHand = lowest(base);
  const isCompared = ({ spot, reason }: ShownItem) => spot === 'exit' || reason.kind.startsWith('similar-');

  const variantsOf = ({ variants }: ShownProduct, compared: boolean): SuggestItemVariant[] =>
    variants.map(({ id, title, available, price, compareAt }) => {
      const before = compareAt !== null && compareAt > price ? compareAt : null;
      return {
        id,
        title,
        available,
        price: hundredths(price),
        money: write(price),
        compareAt: before === null ? null : hundredths(before),
        compareAtMoney: before === null ? null : write(before),
        ...(compared
          ? {
              less: inHand > price ? write(inHand - price) : null,
              more: inHand < price ? write(price - inHand) : null,
            }
          : {}),
      };
    });
  const card = (product: ShownProduct) => {
    const { id, handle, title, img } = product;
    return {
      id,
      handle,
      title,
      img,
      url: `/products/${handle}`,
      alt: title,
      price: hundredths(lowest(product)),
    };
  };
  const told: SuggestItem[] = items.map((item) => ({
    ...card(item),
    reason: item.reason,
    variants: variantsOf(item, isCompared(item)),
    spot: item.spot,
    ...(item.offer === null ? {} : { offer: item.offer }),
  }));
  const own: SuggestBase = { ...card(base), money: write(inHand), variants: variantsOf(base, false) };
  return {
    v: 1,
    placement,
    mark: suggestionMark(placement),
    locale,
    currency,
    base: offers.length > 0 || items.some(isCompared) ? own : null,
    items: told,
    ...(offers.length > 0 ? { offers } : {}),
    money: {
      sample: money(Number(`123456789${'0'.repeat(exponentOf(currency))}`) / 100, currency),
      rate: 1,
      shopCurrency: currency,
      // Where a promise holds in some countries alone, the preview stands in the first of them.
      country: offers.flatMap(({ terms }) => terms?.countries ?? [])[0] ?? '',
    },
  };
}

/** All that the preview's frame is told. `language` is ISO 639, of the shopper. */
export function showOf(spot: LookedSpot, shown: ShownPage, look: ToldLook, language: string): Show {
  const answer = answerOf(shown, language);
  const { id, title, img, variants } = shown.base;
  const variant = variants.find(({ available }) => available) ?? variants[0];
  const price = variant?.price ?? 0;
  const { currency } = shown;
  return {
    kind: 'show',
    spot,
    language,
    product: {
      id,
      title,
      img,
      money: formatIn(language).money(price, currency),
      price: Math.round(toHundredths(price, currency)),
      variant: variant?.id ?? 0,
    },
    answer,
    look,
  };
}

/**
 * Two of these in one frame would need another start: widgets read their texts once, and cart and door what they say at
 * all. A block of the product page takes what is new while it stands.
 */
export function bootOf({ spot, language, product, answer, look }: Show): string {
  const { css: _, ...read } = look;
  const once =
    spot === 'product' || spot === 'bundle' || spot === 'extras' ? null : { product, answer, read };
  return JSON.stringify([spot, language, once]);
}
