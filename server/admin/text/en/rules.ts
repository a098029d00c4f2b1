/** English: the words of the merchant's rules, a part of the settings view. */
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

  changed: {
    pins: 'pins changed',
    sync: 'what is read of the shop’s past changed',
    look: 'how widgets look changed',
    margin: 'margin changed',
    priceRatio: 'price limits changed',
    perType: 'limit per type changed',
    minStock: 'least stock changed',
    tact: 'limits of tact changed',
  },
};
