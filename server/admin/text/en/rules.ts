/** English: the words of the merchant's rules, a part of the settings view. */
import type { Tact } from '../../../domain/journey/memory.ts';
import type { GroupKind } from '../../../domain/report.ts';
import { format } from '../../data/format.ts';

const { number } = format;

export const rules = {
  pins: 'Pins',
  pinsLead:
    'Your own choice, shown first and in this order: on the product page and in the cart, never at the door. A pin stays away while it is sold out, excluded, or in the cart already.',
  pin: 'Pin a product',
  noPins: 'Nothing is pinned.',
  fullPins: (max: number) => `The list is full at ${number(max)} pins. Remove one to add another.`,
  besideWhat: 'Where should it stand?',
  besideAll: 'Beside every product',
  besideOne: 'Or beside one product',
  besideTaken: 'Pinned there already',
  cancel: 'Cancel',
  beside: (title: string) => `beside ${title}`,
  besideEvery: 'beside every product, after its own pins',
  up: (title: string) => `Move the pin of ${title} up`,
  down: (title: string) => `Move the pin of ${title} down`,
  removePin: (title: string) => `Remove the pin of ${title}`,

  by: 'Exclude by',
  byProduct: 'Product',
  kind: { collection: 'Collection', tag: 'Tag', vendor: 'Vendor' } satisfies Record<GroupKind, string>,
  exclude: {
    collection: 'Exclude a collection',
    tag: 'Exclude a tag',
    vendor: 'Exclude a vendor',
  } satisfies Record<GroupKind, string>,
  collectionsNote:
    'A product that you put into a collection by hand counts from its next change or the next full sync on.',
  fullGroups: (max: number) => `The list is full at ${number(max)}. Remove one to add another.`,
  unknownCollection: (id: number) => `A collection that is no longer in your shop (${id})`,
  removeGroup: (title: string) => `Remove ${title} from what is excluded`,

  limits: 'Limits',
  limitsLead:
    'What they hold back is not replaced by anything weaker: fewer are shown. Pins are exempt, but for stock.',
  wrongNumber: (least: number, most: number) =>
    `Not taken over: a number from ${number(least)} to ${number(most)} is wanted.`,
  perType: 'Of one product type, at most',
  perTypeUnit: 'in one answer',
  perTypeWhat: 'Empty: any number. Products without a type are not counted.',
  minStock: 'In stock, at least',
  minStockUnit: 'pieces',
  minStockWhat: 'Over all variants, where stock is counted. 1 means: not sold out.',
  margin: 'Margin, at least',
  marginUnit: '% of the price',
  marginWhat: 'From “Cost per item” in Shopify; tax in the price is not taken off. Empty: no limit.',
  showUnknown: 'Suggest products without a known cost',
  showUnknownWhat:
    'Counts once a least margin is set. Switched off, a product without a cost is then never suggested.',
  crossSell: 'A complement costs at most',
  crossSellUnit: '× the product in hand',
  crossSellWhat: 'In the cart: × the dearest product there. Empty: no limit.',
  downsell: 'A cheaper one costs at least',
  downsellMost: 'and at most',
  upsell: 'A better one costs at least',
  upsellMost: 'and at most',
  ratioUnit: '× the product in hand',
  downsellWhat: 'Too close saves nothing, too far off is another kind of thing.',
  upsellWhat: 'Too close is no better, too far off is another kind of thing.',

  tact: 'Tact',
  tactLead:
    'How much one shopper is spoken to, in all places together. Each limit protects shoppers from us; once checkout has begun, nothing speaks up by itself.',
  tactLimit: {
    perVisit: ['One thing is shown at most', 'times in a visit', 'Then it rests until the next visit.'],
    perDay: ['and at most', 'times on a day', 'All visits of the day together.'],
    declinedDays: ['What was declined stays away', 'days', 'Whatever place it was declined at.'],
    pressure: [
      'Pressure that one visit bears',
      'points',
      'An exit dialog weighs 3, an upgrade or a cheaper version 2, a discount that nobody asked for 1 more. Shelves of what goes with it weigh nothing. 0: only shelves.',
    ],
    discounts: [
      'Discounts offered unasked, at most',
      'in 30 days',
      'Per shopper, so that nobody learns to wait for them. 0: never.',
    ],
    marginFloor: [
      'A cheaper version with a discount leaves at least',
      '% margin',
      'Where the cost is known.',
    ],
  } satisfies Record<keyof Tact, readonly [label: string, unit: string, what: string]>,

  changed: {
    pins: 'pins changed',
    margin: 'margin changed',
    priceRatio: 'price limits changed',
    perType: 'limit per type changed',
    minStock: 'least stock changed',
    tact: 'limits of tact changed',
  },
};
