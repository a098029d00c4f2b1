/** English: the words of the four views. */
import type { Placement } from '../../../domain/placement.ts';
import type { Shared, SuggestOutcome } from '../../../domain/suggestion.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';

export type Why = Extract<SuggestOutcome, { kind: 'nothing' }>['why'];

/** Said of an empty preview: what is so, and what would change it. */
export interface Explanation {
  readonly so: string;
  readonly change: string;
}

const { number, percent, list } = format;

export const views = {
  results: {
    title: 'Results',
    range: 'Period',
    days: (days: number) => `${days} days`,
    shown: 'Suggestions shown',
    accepted: 'Accepted',
    acceptedShare: (share: number) => `${percent(share)} of those shown`,
    dismissed: (n: number) => `${number(n)} dismissed`,
    lineRevenue: 'Revenue of suggested lines',
    orderRevenue: 'Revenue of those orders',
    inOrders: (n: number) => `in ${count(n, 'order', 'orders')}`,
    whole: 'all their lines',
    attributed: 'Attributed',
    definitionsTitle: 'How this is counted',
    definitions: [
      [
        'Shown',
        'Times a set of suggestions came into view. One showing counts once, however many products it held.',
      ],
      [
        'Accepted',
        'Order lines that a shopper bought through a suggestion, read from the order itself, never from the browser.',
      ],
      ['Acceptance', 'Accepted divided by shown.'],
      ['Dismissed', 'Times a shopper closed the suggestions.'],
      [
        'Line revenue',
        'What those lines brought, after discounts and refunds, without tax and delivery. Cancelled and test orders are left out.',
      ],
      [
        'Order revenue',
        'What the orders with at least one such line came to in all. An order that two placements had a part in counts once in the total.',
      ],
      [
        'Attributed',
        'Sold through a suggestion. It is not a gain: for that, shoppers who are shown suggestions are compared with shoppers who are shown none, as is done at the top of this page.',
      ],
    ] as readonly (readonly [string, string])[],
    byPlacement: 'By placement',
    column: {
      placement: 'Placement',
      shown: 'Shown',
      accepted: 'Accepted',
      share: 'Acceptance',
      dismissed: 'Dismissed',
      orders: 'Orders',
      lineRevenue: 'Line revenue',
      orderRevenue: 'Order revenue',
    },
    total: 'Total',
    off: 'Off',
    recent: 'Orders with an accepted suggestion',
    recentColumn: {
      order: 'Order',
      time: 'Time',
      placement: 'Placement',
      bought: 'Bought through a suggestion',
      lineRevenue: 'Lines',
      total: 'Order total',
    },
    noRecent:
      'Nobody has bought a suggestion in this period yet. An order shows up here moments after checkout.',
    emptyTitle: (days: number) => `Nothing shown in the last ${days} days`,
    empty: 'Suggestions appear once their blocks stand in your theme. Three steps:',
    emptySteps: {
      blocks: 'Put the blocks in your theme',
      try: 'See what Mersalg would suggest',
      switches: 'Check that the placements are on',
    },
  },
  try: {
    title: 'Try it',
    lead: 'See what your shop would suggest, and why. Shoppers notice nothing.',
    product: 'Product',
    where: 'Placement',
    inHand: {
      product: 'A shopper looks at',
      upgrade: 'A shopper looks at',
      bundle: 'A shopper looks at',
      extras: 'A shopper looks at',
      cart: 'A shopper has in the cart',
      exit: 'A shopper is about to leave',
      checkout: 'A shopper pays for',
      thanks: 'A shopper has bought',
    } satisfies Record<Placement, string>,
    start: 'Choose a product to see its suggestions.',
    noProducts: 'There are no products yet. They come with the sync above.',
    would: (n: number) => count(n, 'suggestion', 'suggestions'),
    fromSaved: 'Shown as your shop has it now: your changes count once they are saved.',
    together: (orders: number, base: number, share: number) =>
      `Bought together in ${number(orders)} of ${count(base, 'order', 'orders')} (${percent(share)})`,
    togetherWith: (orders: number, base: number, share: number) =>
      `Bought in ${number(orders)} of ${count(base, 'order', 'orders')} (${percent(share)}) with another product in the cart`,
    like: (orders: number, base: number, share: number) =>
      `Resembles a product bought with it in ${number(orders)} of ${count(base, 'order', 'orders')} (${percent(share)})`,
    likeWith: (orders: number, base: number, share: number) =>
      `Resembles a product bought in ${number(orders)} of ${count(base, 'order', 'orders')} (${percent(share)}) with another product in the cart`,
    cheaper: (difference: string) => `Does the same job for ${difference} less`,
    similar: 'Does the same job',
    better: (difference: string, gains: readonly string[]) =>
      `Does the same job better for ${difference} more${gains.length > 0 ? `: ${list(gains)}` : ''}`,
    betterAnyhow: (gains: readonly string[]) =>
      `Does the same job better${gains.length > 0 ? `: ${list(gains)}` : ''}`,
    gain: (what: string, from: string, to: string) =>
      from === '' ? `${what} ${to}` : `${what} ${to} instead of ${from}`,
    inCommon: (facts: readonly string[]) => `. In common: ${list(facts)}`,
    by: {
      type: (value: string) => `type “${value}”`,
      vendor: (value: string) => `vendor “${value}”`,
      tag: (value: string) => `tag “${value}”`,
      option: (value: string) => `option “${value}”`,
      words: (value: string) => `words “${value}”`,
    } satisfies Record<Shared['by'], (value: string) => string>,
    again: (times: number, days: number) =>
      `This customer bought it ${count(times, 'time', 'times')}, last ${count(days, 'day', 'days')} ago`,
    popular: (orders: number, days: number) =>
      `Popular: in ${count(orders, 'order', 'orders')} of the last ${count(days, 'day', 'days')}`,
    pinned: 'Pinned by you',
    exclude: 'Never suggest this',
    excludeLabel: (title: string) => `Never suggest this: ${title}`,
    excluded: 'Excluded once you save',
    excludedNow: 'Excluded',
    undo: 'Undo',
    undoLabel: (title: string) => `Undo excluding ${title}`,
    nothing: 'Nothing would be shown here',
    notSellable:
      'This product is not for sale now (sold out, a draft, or not published), so shoppers hardly meet it.',
    switchOn: (placement: string) => `Switch ${placement.toLowerCase()} on`,
  },
  why: {
    'no-model': {
      so: 'Mersalg has not learned from your orders yet.',
      change: 'It does so by itself when the sync above is done.',
    },
    'placement-off': {
      so: 'This placement is switched off.',
      change: 'Switch it on to see what it would show.',
    },
    'no-support': {
      so: 'Too few orders speak for any product here, and Mersalg does not guess.',
      change: 'More orders change that by themselves; importing older orders changes it today.',
    },
    'all-ineligible': {
      so: 'There are candidates, but none may be shown: sold out, not published, excluded by you, or held back by your limits.',
      change: 'Restock or publish them, or loosen what you excluded and limited in the settings.',
    },
    'nothing-in-hand': {
      so: 'This placement needs a product in hand, and this one is not known to the model.',
      change: 'Products that are new or not published come with the next sync; or choose another.',
    },
    'no-offer': {
      so: 'Only offers stand here, and none of yours speaks of this product now.',
      change: 'Make one under Offers, or look at its conditions.',
    },
    'held-back': {
      so: 'There is something to show, but the limits of tact hold it back from this shopper.',
      change: 'They are yours to set, in the settings.',
    },
  } satisfies Record<Why, Explanation>,
  whyExit: {
    so: 'There is no cheaper product that clearly does the same job, and Mersalg does not make do with a poor one.',
    change: 'A shopper with something in the cart is offered to keep it for later instead.',
  } satisfies Explanation,
  settings: {
    title: 'Settings',
    placements: 'Placements',
    placementsLead: 'Where suggestions may stand. Each also needs its block in your theme.',
    howTo: 'How to add them',
    what: {
      product: 'Products that go with the one on the page, to add without leaving it.',
      upgrade: 'One better version of the product on the page, its differences and its price side by side.',
      bundle: 'The product on the page with what completes it, as a set with its discount.',
      extras: 'Quantity prices, services and subscriptions for the product on the page.',
      cart: 'What completes the whole cart, inside your theme’s own drawer.',
      exit: 'One cheaper product that does the same job, or the cart kept for later, when a shopper is about to leave.',
      checkout: 'One quiet suggestion in checkout. Needs Shopify Plus.',
      thanks: 'One product that completes what was just bought, on the thank-you page.',
    } satisfies Record<Placement, string>,
    protects: {
      product: 'Protects trust: nothing is shown but what your own orders speak for, or what you pinned.',
      upgrade: 'Protects trust: only what is truly better, and never again for a while once declined.',
      bundle: 'Protects your word: checkout gives exactly the discount that is shown.',
      extras: 'Protects clarity: a service leaves the cart with the product that it belongs to.',
      cart: 'Protects the purchase: never what is already in the cart, never anything sold out, never in the way of checkout.',
      exit: 'Protects patience: once per visit at most, and never again once dismissed.',
      checkout: 'Protects the purchase: off unless you want it, and never with a deadline.',
      thanks: 'Protects patience: one, and nothing more after it.',
    } satisfies Record<Placement, string>,
    excluded: 'Never suggested',
    excludedLead: 'Products that are suggested nowhere. They stay for sale as before.',
    add: 'Exclude a product',
    none: 'Nothing is excluded. Gift cards, samples and spare parts are what shops usually leave out.',
    full: (max: number) => `The list is full at ${number(max)} products. Remove one to add another.`,
    unknown: 'A product that is no longer in your shop',
    unsavedMark: 'Not saved yet',
    remove: 'Remove',
    removeLabel: (title: string) => `Remove ${title} from the excluded products`,
    showAll: (n: number) => `Show all ${number(n)}`,
  },
};
