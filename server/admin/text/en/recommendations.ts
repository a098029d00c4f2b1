/** English: the list of products, what is shown beside one, and what the last training changed. */
import type { Show } from '../../../domain/browseReport.ts';
import { format } from '../../data/format.ts';

const { number, percent } = format;
const count = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`;

export const recommendations = {
  title: 'Recommendations',
  lead: 'What your shop suggests beside each product, and why. Looking changes nothing for shoppers.',
  tabs: 'Parts of Recommendations',
  tab: { products: 'Products', rules: 'Rules', changes: 'What changed' },

  search: 'Search products',
  searchWhat: 'By title, SKU or id',
  filter: 'Show',
  show: {
    all: 'All',
    nothing: 'Nothing to suggest',
    pinned: 'Pinned',
    excluded: 'Excluded',
    changed: 'Changed',
    gained: 'First suggestion',
    lost: 'Lost it',
    other: 'Another',
  } as Readonly<Record<Show, string>>,
  list: 'Products',
  found: (n: number) => count(n, 'product', 'products'),
  foundNone: 'No product fits. Try fewer letters, or another filter.',
  foundNoneOf: {
    nothing: 'Every product that shoppers can meet has something beside it.',
    pinned: 'Nothing is pinned. A pin puts a product of your choice first.',
    excluded: 'Nothing is excluded: every product may be suggested.',
    changed: 'The last training changed no first suggestion.',
  } as Readonly<Partial<Record<Show, string>>>,
  failed: 'The products could not be read',
  first: (title: string) => `First: ${title}`,
  noFirst: 'Nothing to suggest yet',
  pinnedMark: 'Pinned',
  excludedMark: 'Excluded',
  choose: 'Choose a product to see what stands beside it, and why.',
  chooseHow: 'Arrow keys move through the list.',
  more: 'Show more',
  back: 'All products',

  unpin: 'Remove pin',
  unpinLabel: (title: string) => `Remove pin: ${title}`,
  pin: 'Pin first',
  pinLabel: (title: string) => `Pin first: ${title}`,
  fullPins: (max: number) => `${number(max)} pins is the most there can be: remove one under Rules.`,
  self: 'Never suggest this product',
  selfExcluded: 'This product is suggested nowhere.',
  selfUndo: 'Suggest it again',

  left: 'Considered and left out',
  leftLead: 'The next best by your orders, each with what keeps it away. All of it is yours to change.',
  leftWhy: {
    'sold-out': () => 'sold out, a draft, or not published',
    excluded: () => 'excluded by you',
    stock: (n: number) => `fewer than ${count(n, 'piece', 'pieces')} left`,
    margin: (n: number) => `leaves less than ${number(n)}% margin, or its cost is not known`,
    price: (n: number) => `costs more than ${number(n)} times as much as what is in hand`,
    support: () => 'too few orders speak for it',
    type: (n: number) => `${count(n, 'product', 'products')} of its type stand there already`,
    sibling: () => 'the same thing in another colour or size stands there already',
    room: () => 'there is room only for those above it',
  },

  trained: (when: string) => `Trained ${when}`,
  comparedWith: (when: string) => `Compared with the training of ${when}`,
  changesLead:
    'Which first suggestions the last training changed, by your orders alone: before pins, limits and stock.',
  nothingCompared: 'Nothing to compare yet',
  nothingComparedWhat:
    'This was the first training that Mersalg remembers. From the next one on, you see here what each has changed.',
  notTrained: 'Mersalg has not learned from your orders yet',
  notTrainedWhat: 'It does so by itself once your products and orders are here.',
  beside: (n: number) =>
    `${count(n, 'product has', 'products have')} something beside ${n === 1 ? 'it' : 'them'}`,
  gained: 'First suggestion ever',
  lost: 'Lost their suggestion',
  other: 'Have another first',
  unchanged: 'Nothing changed',
  unchangedWhat: 'The last training found the same first suggestions as the one before. That is a good sign.',
  changesFailed: 'What changed could not be read',
  was: 'Before',
  now: 'Now',
  none: 'nothing',
  goneProduct: 'a product that is gone',
  orders: (orders: number, base: number) =>
    `in ${number(orders)} of ${count(base, 'order', 'orders')} (${percent(base > 0 ? orders / base : 0)})`,
  ordersAlike: (orders: number, base: number) =>
    `what it resembles, in ${number(orders)} of ${count(base, 'order', 'orders')}`,
  tooFew: 'too few orders speak for it now',
};
