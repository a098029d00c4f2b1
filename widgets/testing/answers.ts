/** Answers of the app as tests need them: whole ones, to be broken by the test. */
import type { Placement } from '../../server/domain/placement.ts';
import type { SuggestAnswer, SuggestItem } from '../../server/domain/suggestion.ts';

export function item(id: number, change: Partial<SuggestItem> = {}): SuggestItem {
  return {
    id,
    handle: `p${id}`,
    title: `Product ${id}`,
    url: `/products/p${id}`,
    img: `/cdn/images/${id}.svg`,
    alt: '',
    price: 12_900,
    reason: { kind: 'bought-together', orders: 38, share: 0.2, with: 1 },
    variants: [variant(id * 10)],
    ...change,
  };
}

export function variant(id: number, change: Partial<SuggestItem['variants'][number]> = {}) {
  return {
    id,
    title: 'Default Title',
    available: true,
    price: 12_900,
    money: '129,00 kr',
    compareAt: null,
    compareAtMoney: null,
    ...change,
  };
}

export function answer(placement: Placement, change: Partial<SuggestAnswer> = {}): SuggestAnswer {
  return {
    v: 1,
    placement,
    mark: `${placement}:cross-sell`,
    locale: 'sv',
    currency: 'SEK',
    base: null,
    items: [item(2), item(3)],
    ...change,
  };
}
