/** English: the figures of results, each with how it is reckoned and what it leaves out. */
import type { KpiId } from '../../../domain/measure/kpis.ts';
import { count } from '../count.ts';

export interface KpiWords {
  readonly name: string;
  readonly how: string;
  /** What is not in it, or what it does not say. */
  readonly leavesOut: string;
  /** Of what the figure is: `n` showings, orders or answers. */
  readonly of: (n: number) => string;
}

const showings = (n: number) => `of ${count(n, 'showing', 'showings')}`;
const orders = (n: number) => `over ${count(n, 'order', 'orders')}`;
const inOrders = (n: number) => `in ${count(n, 'order', 'orders')}`;
const answers = (n: number) => `of ${count(n, 'answer', 'answers')}`;

const accepted = (what: string) =>
  `Order lines bought through ${what}, divided by the times one was shown. A showing counts once, however many products it held.`;
const NOT_ACCEPTED =
  'Cancelled and test orders, lines sent back, and orders in another currency. A purchase is read from the order, never from the browser. Showings of before a widget told its kind count by their placement.';

export const kpis = {
  title: 'Figures',
  lead: 'What shoppers did with what they saw. None of these is a gain.',
  failed: 'The figures could not be read',
  unknown: 'Not known yet',
  definition: 'How it is reckoned',
  how: 'Reckoned',
  leavesOut: 'Left out',
  before: (figure: string) => `${figure} in the period before`,
  points: (points: string) => `${points} points`,
  of: {
    'cross-sell-acceptance': {
      name: 'Cross-sell acceptance',
      how: accepted('a suggestion of what goes with a product or a cart'),
      leavesOut: NOT_ACCEPTED,
      of: showings,
    },
    'upsell-acceptance': {
      name: 'Upsell acceptance',
      how: accepted('a suggestion of a better version'),
      leavesOut: NOT_ACCEPTED,
      of: showings,
    },
    'downsell-acceptance': {
      name: 'Downsell acceptance',
      how: accepted('a suggestion of a cheaper one that does the same job'),
      leavesOut: NOT_ACCEPTED,
      of: showings,
    },
    'order-value-with': {
      name: 'Order value with a suggestion',
      how: 'Goods kept, after all discounts, without delivery and tax, averaged over online orders with at least one line bought through a suggestion.',
      leavesOut:
        'Test, cancelled and imported orders, drafts and the till. The difference to orders without is no gain: who takes a suggestion differs from who does not, and may have bought more anyway.',
      of: orders,
    },
    'order-value-without': {
      name: 'Order value without one',
      how: 'The same average over all other online orders.',
      leavesOut:
        'The same orders. Shoppers who never saw a suggestion are among them, and those who saw one and took none.',
      of: orders,
    },
    'attributed-revenue': {
      name: 'Attributed revenue',
      how: 'What the lines bought through a suggestion brought, after all discounts and refunds, without tax and delivery.',
      leavesOut:
        'Cancelled and test orders. Of orders taken in before refunds were kept: the price after line discounts of the pieces kept. It is not a gain: some of it would have been bought anyway.',
      of: inOrders,
    },
    'recovered-carts': {
      name: 'Recovered carts',
      how: 'Orders with a line bought through the suggestion that a shopper meets when about to leave.',
      leavesOut:
        'Carts kept by link and bought later: the link tells nobody who opens it. Some of these shoppers would have stayed anyway.',
      of: showings,
    },
    dismissals: {
      name: 'Dismissals',
      how: 'Times a shopper closed or declined suggestions, divided by the times any were shown.',
      leavesOut: 'Suggestions that were simply passed over.',
      of: showings,
    },
    fatigue: {
      name: 'Fatigue',
      how: 'The share dismissed in this period less the share dismissed in the period before, in percentage points. Above zero, shoppers tire.',
      leavesOut: 'Why they do: a new placement or another season moves it too.',
      of: showings,
    },
    coverage: {
      name: 'Coverage of the catalogue',
      how: 'Of the products for sale, the share on whose page there is something to suggest now. In a large catalogue an even sample is looked at.',
      leavesOut:
        'Products that are sold out, drafts or not published; what single shoppers are spared by the limits of tact.',
      of: (n) => `of ${count(n, 'product', 'products')}`,
    },
    helpful: {
      name: 'Found it helpful',
      how: 'Of those who answered “Was this helpful?” on the thank-you page, the share that said yes.',
      leavesOut: 'Everybody who did not answer, who may think otherwise.',
      of: answers,
    },
    nps: {
      name: 'Would recommend the shop (NPS)',
      how: 'Of those asked on the thank-you page: the percentage that gave 9 or 10, less the percentage that gave 0 to 6. From −100 to 100.',
      leavesOut: 'Everybody who did not answer. Each customer is asked once per half year at most.',
      of: answers,
    },
  } satisfies Record<KpiId, KpiWords>,
  offers: {
    title: 'By offer',
    lead: 'Attributed, not a gain.',
    none: 'No offer has been shown or bought in this period.',
    gone: (id: string) => `Deleted offer ${id}`,
    builtIn: { upgrade: 'Built-in upgrade', downgrade: 'Built-in cheaper alternative' } as Readonly<
      Record<string, string>
    >,
    column: {
      offer: 'Offer',
      shown: 'Shown',
      accepted: 'Accepted',
      dismissed: 'Dismissed',
      lineRevenue: 'Line revenue',
    },
  },
};
