/** English: the words of offers, loaded with their view alone. */
import type { Unkept } from '../../../domain/offer/kept.ts';
import type { Offer, OfferKind } from '../../../domain/offer/offer.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import { form } from './offer-form.ts';

const { number, list } = format;

export const offers = {
  title: 'Offers',
  lead: 'What you promise with a suggestion. Checkout charges what is shown, or it is not shown.',
  create: 'New offer',
  log: 'Changes',
  simulate: 'What will checkout charge?',
  none: 'No offers yet',
  noneWhat: 'Suggestions work without them. An offer adds a price, a gift or a service of your choice.',
  first:
    'The first offer comes first: where two want the same piece or the same place, the upper one has it.',
  failed: 'The offers could not be read',
  back: 'All offers',
  edit: (name: string) => `Edit ${name}`,
  kind: {
    bundle: 'Bundle',
    upgrade: 'Upgrade',
    downgrade: 'Cheaper alternative',
    volume: 'Quantity price',
    gift: 'Gift',
    progress: 'Progress bar',
    'add-on': 'Add-on',
    subscription: 'Subscription',
  } satisfies Record<OfferKind, string>,
  kindWhat: {
    bundle: 'Bought together, cheaper per complete set. Without one part the discount is gone.',
    upgrade: 'The better version in place of the one in hand, differences side by side.',
    downgrade: 'The cheaper one that does the same job, when a shopper hesitates.',
    volume: 'Two for less, three for less still.',
    gift: 'One piece free from a sum on. Below it, the gift goes again.',
    progress: 'How much is missing to free shipping, a gift or a discount, in the cart.',
    'add-on': 'A service ticked on the product: gift wrapping, engraving, a warranty.',
    subscription: 'From buying once to a selling plan that you have for the product.',
  } satisfies Record<OfferKind, string>,
  status: { draft: 'Draft', active: 'Active', paused: 'Paused' } satisfies Record<Offer['status'], string>,
  scheduled: (when: string) => `Begins ${when}`,
  ended: (when: string) => `Ended ${when}`,
  ends: (when: string) => `Ends ${when}`,

  activate: 'Activate',
  pause: 'Pause',
  duplicate: 'Duplicate',
  remove: 'Delete',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  moved: (name: string, place: number) => `${name} now stands at place ${number(place)}.`,
  doTo: (verb: string, name: string) => `${verb} ${name}`,
  copyOf: (name: string) => `${name} (copy)`,
  removed: (name: string) => `Deleted “${name}”.`,
  undo: 'Undo',
  undone: (name: string) => `“${name}” is back.`,
  changedMeanwhile:
    'Somebody else changed the offers meanwhile. What you see now is what holds: please try again.',
  notDone: 'Not done',

  promise: {
    set: (parts: readonly string[], off: string) => `${list(parts)}: ${off} per set`,
    pieces: (quantity: number, what: string) => (quantity === 1 ? what : `${number(quantity)} × ${what}`),
    anyOf: (what: string, more: number) =>
      more === 0 ? what : `${what} or ${count(more, 'other', 'others')}`,
    tiers: (what: string, tiers: readonly string[]) => `${what}: ${list(tiers)}`,
    from: (quantity: number, off: string) => `from ${number(quantity)} pieces ${off} each`,
    gift: (what: string, sum: string) => `${what} free from ${sum}`,
    step: (sum: string, gives: string) => `from ${sum} ${gives}`,
    shipping: 'free shipping',
    aGift: (name: string) => `the gift of “${name}”`,
    offOrder: (off: string) => `${off} the order`,
    pairs: (pairs: number, automatic: boolean) =>
      [
        pairs > 0 ? count(pairs, 'pair of your own', 'pairs of your own') : '',
        automatic ? 'what Mersalg finds' : '',
      ]
        .filter(Boolean)
        .join(', then '),
    withOff: (what: string, off: string) => `${what}: ${off}`,
    addOn: (what: string, to: string) => `${what}, for ${to}`,
    share: (what: string, percent: string, to: string) => `${what} at ${percent} of the line, for ${to}`,
    every: 'every product',
    chosen: (n: number) => count(n, 'chosen product or group', 'chosen products and groups'),
    plans: (n: number) => (n === 0 ? 'every product with a selling plan' : count(n, 'product', 'products')),
    percentOff: (percent: string) => `${percent} off`,
    amountOff: (sum: string) => `${sum} off`,
    noProduct: 'no product yet',
    gone: 'a product that is gone',
  },

  keeping: {
    nothing: 'Changes no price.',
    function: 'Checkout keeps it.',
    native: 'Checkout keeps it, by Shopify’s own discounts.',
    pending: 'Checkout is being told; until then shoppers see nothing of it.',
    inactive: 'Shown to nobody while it is not active.',
  },
  nativeMeasured:
    'Shopify’s own discounts cannot tell who is held out for comparison: a cart that fits gets them there too, unasked. Results then tell what it earns to show these offers, not what they give away to shoppers who would have bought the same anyway.',
  unkept: 'Checkout cannot keep it, so shoppers do not see it.',
  why: {
    scope: 'Mersalg may not write discounts yet: open the app’s permissions in Shopify and grant them.',
    refused: 'Shopify refused it.',
    'too-large': 'All offers together are more than the discount can carry. Shorten or delete others.',
    limit: 'Your shop has as many automatic discounts as Shopify allows. Remove one that is over.',
    'needs-function': 'On your plan Shopify’s own discounts must do it, and they cannot do this kind.',
    countries: 'On your plan a discount cannot be bound to countries. Leave the countries empty.',
    'bundle-percent': 'On your plan a bundle cannot take a percentage of all its parts. Use an amount.',
    'bundle-parts': 'On your plan a bundle has two parts, and the second is worth the whole discount.',
    tiers: 'On your plan the tiers must rise, all by percentages or all by amounts.',
    'gift-products': 'On your plan a gift needs a collection that holds all your products.',
    'many-products': 'It names more products than a discount on your plan can. Name fewer.',
    overlap: 'An offer above it speaks of the same products, and on your plan a line bears only one.',
    combines: 'It does not combine with an offer above it. Let both combine, or use only one.',
  } satisfies Record<Exclude<Unkept, 'floor'>, string>,
  shippingDiffers: (tier: string, shop: readonly string[]) =>
    `The bar says free shipping from ${tier}, but your shipping rates say: ${list(shop)}. Make them the same.`,
  shippingFrom: (country: string, sum: string) => `${country} from ${sum}`,
  shippingNever: (country: string) => `${country} never free`,
  elsewhere: 'elsewhere',
  goneGift: 'A tier gives a gift whose offer is deleted or not active: shoppers do not see that tier.',

  createTitle: 'New offer',
  createLead: 'Each begins with a draft from your own shop. Nothing is shown until you activate it.',
  drafted: 'A first draft from your shop’s own figures. Check every number before you activate it.',
  notDrafted: 'Your shop’s figures suggest nothing here yet, so the form begins empty.',

  form,

  save: 'Save',
  saveDraft: 'Save as a draft',
  saveActive: 'Save and activate',
  saving: 'Saving…',
  saved: 'Saved',
  cancel: 'Discard changes',
  unsaved: 'Unsaved changes',
  saveFailed: 'Not saved',
  notFound: 'This shop has no such offer. It may have been deleted meanwhile.',
  incomplete: (what: string) => `To save, complete ${what}.`,
  /** What is missing or odd, by the field that says so. */
  missing(field: string): string {
    const [name = ''] = field.split(/[.[]/);
    const known = {
      name: 'the name',
      parts: 'each part: two at least, each with a product of its own',
      products: 'the products',
      pairs: 'a pair, or let Mersalg find them',
      on: 'when it may be shown',
      off: 'what goes off',
      tiers: 'the tiers: each higher, and worth more, than the one before',
      product: 'the product',
      variant: 'the variant',
      threshold: 'the sum',
      price: 'the share',
      to: 'for which products',
      endsAt: 'the end: it must be after the beginning',
      conditions: 'who sees it',
    } as Readonly<Record<string, string>>;
    return known[name] ?? field;
  },
  conflict: {
    title: 'Somebody else saved this offer while you edited it',
    merged: 'What they changed is in the form; your own changes are still there. Look it over, then save.',
    both: (fields: readonly string[]) => `Both of you changed: ${list(fields)}. The form holds yours.`,
    takeTheirs: 'Take theirs',
    gone: 'Somebody else deleted this offer. Saving makes it anew.',
  },
  field: {
    name: 'the name',
    status: 'the status',
    conditions: 'who sees it',
    startsAt: 'the beginning',
    endsAt: 'the end',
    tellsEnd: 'whether the end is told',
    stockNote: 'the stock note',
    combines: 'what it combines with',
    detail: 'what it promises',
    priority: 'its place',
  } as Readonly<Record<string, string>>,

  logTitle: 'Changes of offers',
  logLead: 'Who changed what, latest first.',
  logNone: 'Nothing has been changed yet.',
  logColumn: { when: 'When', offer: 'Offer', did: 'What', who: 'Staff' },
  did: {
    created: () => 'made',
    removed: () => 'deleted',
    changed: (fields: readonly string[]) => `changed ${list(fields)}`,
  },
  /** What the guard did, and why; shares of 1 as the page writes them. */
  guarded: {
    completion: (shown: string, other: string) =>
      `paused: of those who begin checkout ${shown} pay where it is shown, ${other} where it is not`,
    profit: (less: string) => `paused: shoppers who are shown it bring ${less} less profit each than others`,
  },
  byItself: 'Mersalg',

  sim: {
    lead: 'Put a cart together. The sum comes from the same arithmetic as checkout, with your active offers and your shop’s other discounts.',
    add: 'Add a product to the cart',
    country: 'Market',
    countryWhat: 'A country code such as SE. Empty: not known.',
    codes: 'Discount codes',
    codesWhat: 'Separated by commas.',
    quantity: (title: string) => `Pieces of ${title}`,
    by: (title: string) => `${title}: put into the cart by`,
    byNobody: 'the shopper',
    remove: (title: string) => `Remove ${title} from the cart`,
    empty: 'The cart is empty.',
    subtotal: 'Before discounts',
    total: 'Checkout charges',
    atMost: 'Checkout charges at most',
    order: 'off the whole order',
    shipping: 'Shipping is not in this sum.',
    uncertain: 'Another app’s discount is active. What it takes off, that app alone knows.',
    why: 'What takes nothing off, and why',
    failed: 'The sum could not be reckoned',
    off: (sum: string) => `−${sum}`,
    code: (name: string, code: string) => (name === code ? code : `${name} (${code})`),
    unkept: 'Checkout does not keep it, or has yet to be told: it is shown to nobody.',
    noOther: 'Your shop’s other discounts could not be read: this sum leaves them out.',
    missed: {
      anotherMarket: (countries: readonly string[]) => `holds in ${list(countries)} alone`,
      notBegun: (when: string) => `begins ${when}`,
      ended: (when: string) => `ended ${when}`,
      pieces: (n: number) => `${count(n, 'piece is', 'pieces are')} missing`,
      sum: (sum: string) => `${sum} is missing`,
      giftNotAdded: 'the sum is reached, but the gift is not in the cart',
      notUsed: 'nothing in the cart was put there by it',
      noProduct: 'none of its products is in the cart',
      codeNotEntered: 'its code was not entered',
      unknown: 'what it does, another app alone knows',
      outranked: (by: readonly string[], line: string | null) =>
        `${list(by)} comes first or takes more off${line === null ? '' : `, on ${line}`}`,
      notCombined: (by: string) => `may not stand together with ${by}, which takes more off`,
      nothingLeft: 'what comes before it left nothing',
    },
  },
};
