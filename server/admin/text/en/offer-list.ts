/** English: the list of offers, how it is searched and put in order. */
import type { OfferState } from '../../../domain/offer/report.ts';
import { format } from '../../data/format.ts';

const { number } = format;

export const list = {
  search: 'Search offers',
  searchWhat: 'By name or product',
  kind: 'Kind',
  anyKind: 'Every kind',
  status: 'Show',
  all: (n: number) => `All (${number(n)})`,
  state: {
    active: (n: number) => `Active (${number(n)})`,
    draft: (n: number) => `Drafts (${number(n)})`,
    paused: (n: number) => `Paused (${number(n)})`,
    unkept: (n: number) => `Not kept (${number(n)})`,
  } satisfies Record<OfferState, (n: number) => string>,
  found: (n: number) => (n === 1 ? '1 offer' : `${number(n)} offers`),
  none: 'No offer matches',
  noneWhat: 'Search for something else, or show all offers.',
  showAll: 'Show all offers',
  unkept: (n: number) =>
    n === 1
      ? 'Checkout cannot keep 1 active offer, so shoppers do not see it.'
      : `Checkout cannot keep ${number(n)} active offers, so shoppers do not see them.`,
  unkeptWhat:
    'One discount carries the terms of all offers, and has room for some sixty with a price. Shopify’s own discounts allow 25. Offers further up have their place first.',
  showUnkept: 'Show them',
  place: (name: string) => `Place of ${name}`,
  moving: 'Type a place and press Enter, or hold Alt and press the up or down arrow on an offer’s name.',
  loading: 'Loading…',
  cart: 'The cart',
  simulate: 'Which offer wins?',
};
