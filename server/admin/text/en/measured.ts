/** English: what was measured against the holdout, in words that claim no more than is known. */
import type { GuardedFigure } from '../../../domain/experiment/guard.ts';
import type { WhyLeftOut } from '../../../domain/measure/counted.ts';
import type { Metric, WhyUnknown } from '../../../domain/measure/report.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';

const { number } = format;
const days = (n: number) => count(n, 'day', 'days');

export interface MetricWords {
  readonly name: string;
  readonly what: string;
}

export const measured = {
  title: 'What Mersalg earned',
  lead: (n: number) =>
    `In the last ${days(n)}: what shoppers bought that they would not have bought without it.`,
  leadAll: (day: string) =>
    `Since measuring began on ${day}: what shoppers bought that they would not have bought without it.`,
  /** The period from the beginning, among those of so many days. */
  all: 'Since it began',
  /** The holdout, in one sentence. */
  holdout: (share: number) =>
    `${number(share)} of 100 consenting shoppers, drawn by chance, are shown nothing: what the others spend more than they do is what Mersalg earned.`,
  change: 'Change the share',
  failed: 'What was measured could not be read',
  visitors: (held: number, shown: number) =>
    `${count(shown, 'shopper', 'shoppers')} shown, ${number(held)} held out`,
  since: (day: string) => `since ${day}`,

  chip: {
    none: 'Not measured yet',
    withheld: 'Withheld',
    undecided: 'Not yet decided',
    gain: 'A gain',
    loss: 'A loss',
    small: 'As good as nothing',
  },
  none: 'Not measured yet',
  noneWhat:
    'No consenting shopper has met Mersalg since measuring began. It counts from the first one on, shown or held out alike.',
  tooFew: (held: number, shown: number) =>
    `Too few shoppers to say anything: ${number(held)} held out and ${number(shown)} shown so far. The figure appears by itself when there are enough to tell it from chance.`,
  unknownGain: {
    'cost-unknown':
      'Profit is not told: less than 80 % of what is sold has a known cost. Fill in “Cost per item” in Shopify, or assume a margin in the settings.',
    'too-early': 'The period is too short to say.',
    'no-steps': 'No consenting shopper’s checkout has been told yet.',
  } satisfies Record<WhyUnknown, string>,
  withheldTitle: 'Withheld: the two groups do not have the sizes that they should have',
  withheld: (held: string, should: string, p: string) =>
    `${held} of measured shoppers are held out, where ${should} should be. By chance alone that would happen in ${p} of cases, so something else is at work: a script that blocks one group, a cache, a robot. Until it is found, any difference between the groups could come from it, and no figure is shown.`,
  rarely: 'fewer than one in a million',
  oneIn: (n: number) => `one in ${number(n)}`,
  between: (low: string, high: string) => `Between ${low} and ${high}`,
  earlyFor: (n: number) => `At this pace that takes about ${days(n)}.`,
  undecided: 'Not yet decided: it may be nothing, or less than nothing.',
  gain: (least: string) =>
    `A gain of at least ${least}, at the certainty with which 19 of 20 such statements are true.`,
  loss: (least: string) =>
    `A loss of at least ${least}: shoppers who are shown suggestions spend less than those who are not. Look at what must not suffer, below, and switch off what you doubt.`,
  small: 'As good as nothing: whatever it is, it is less than 1 % of what shoppers spend otherwise.',
  relative: (low: string, high: string) => `${low} to ${high} of what they spend otherwise`,
  horizon: (effect: string, inDays: number) => `A gain of ${effect} could be seen in about ${days(inDays)}.`,
  horizonNow: (effect: string) => `A gain of ${effect} would have been seen by now.`,
  horizonFar: (effect: string) =>
    `A gain of ${effect} could not be seen within two years at this pace. A larger share held out sees it sooner.`,
  profit: {
    name: 'Of that, profit',
    between: (low: string, high: string) => `between ${low} and ${high}.`,
    assumed: (margin: string) => `Goods of unknown cost are taken to have a margin of ${margin}.`,
    known: (share: string) => `Of what was sold, ${share} has a known cost.`,
  },

  sure: {
    title: 'How sure is this?',
    always: 'However often you look',
    alwaysWhat:
      'Holds at every look: in 19 of 20 shops it never leaves the truth out, however long and often you watch. Use this one.',
    fixed: 'At one look only',
    fixedWhat:
      'Narrower, and right only for a single look on a day chosen before measuring began. Looked at again and again, it will sooner or later see a gain that is not there.',
    best: 'Best guess',
    bestWhat: 'The middle of what it may be. By itself it says nothing.',
    cap: (sum: string, n: number) =>
      `A shopper’s total counts up to ${sum}, so that one very large order does not decide; ${n === 0 ? 'nobody' : number(n)} spent more.`,
    explained: (share: string) =>
      `What shoppers had bought before explains ${share} of the differences between them, and is taken out.`,
  },
  chart: {
    title: 'The estimate over time',
    label: (from: string, to: string) =>
      `What Mersalg earned, as it was known from ${from} to ${to}: the estimate, and the range that holds however often one looks.`,
    band: 'Range',
    undrawn: 'The drawing could not be loaded. The table below says the same.',
    table: 'As a table',
    column: { day: 'Until', gained: 'Best guess', low: 'At least', high: 'At most' },
    failed: 'The course of the estimate could not be read',
  },

  side: {
    title: 'Shown and held out, side by side',
    lead: 'All consenting shoppers who met Mersalg, whether or not they noticed it. Money is per shopper, after refunds and discounts, without delivery and tax.',
    column: {
      metric: 'Measure',
      held: 'Held out',
      shown: 'Shown',
      difference: 'Difference',
      interval: 'Range (however often one looks)',
    },
    to: (low: string, high: string) => `${low} to ${high}`,
    points: (points: string) => `${points} points`,
    counted: (name: string, visitors: number, buyers: number, orders: number) =>
      `${name}: ${count(visitors, 'shopper', 'shoppers')}, ${number(buyers)} bought, ${count(orders, 'order', 'orders')}`,
    withheld: 'Withheld, as said above. These are the numbers that do not fit together.',
    unknown: {
      'too-few': 'Too few to say',
      'cost-unknown': 'Cost not known',
      'too-early': 'Too early',
      'no-steps': 'Not told',
    } satisfies Record<WhyUnknown | 'too-few', string>,
  },
  metric: {
    revenue: {
      name: 'Revenue per shopper',
      what: 'Goods kept, after all discounts and refunds, without delivery and tax, divided by all shoppers, those who bought nothing among them.',
    },
    profit: {
      name: 'Profit per shopper',
      what: 'Revenue less what the goods cost you, as the platform knows it.',
    },
    conversion: { name: 'Shoppers who bought', what: 'Those with at least one order.' },
    'order-value': { name: 'Order value', what: 'Revenue divided by orders.' },
    items: { name: 'Pieces per order', what: 'Pieces kept, divided by orders.' },
    checkout: {
      name: 'Checkouts completed',
      what: 'Of shoppers who began a checkout, those who paid. Told by the web pixel.',
    },
    refunds: { name: 'Refunded', what: 'Of goods ordered, the share of money given back.' },
    'return-30': { name: 'Bought again within 30 days', what: 'Of buyers whose 30 days are over.' },
    'return-90': { name: 'Bought again within 90 days', what: 'Of buyers whose 90 days are over.' },
  } satisfies Record<Metric, MetricWords>,
  definitions: 'What each measure means',

  guard: {
    title: 'What must not suffer',
    lead: 'More sold is no gain if fewer finish their purchase, or more send it back.',
    fine: 'No harm seen',
    harm: 'Harmed',
    unknown: 'Not known yet',
    figure: {
      completion: 'checkouts completed',
      profit: 'profit per shopper',
    } satisfies Record<GuardedFigure, string>,
    told: (held: string, shown: string, range: string) =>
      `${held} held out, ${shown} shown; the difference is ${range}.`,
  },

  cohorts: {
    title: 'Customer value by month of first visit',
    lead: 'What a shopper has brought since, shown and held out.',
    column: { month: 'Since', held: 'Held out', shown: 'Shown', difference: 'Difference' },
    value: (value: string, visitors: string) => `${value} (${visitors})`,
    none: 'Not yet a month to tell of.',
  },
  leftOut: {
    title: 'Orders that count for nobody',
    none: 'Every order of this period counts.',
    why: {
      test: 'test orders',
      channel: 'made at the till, as a draft or in another channel',
      'not-joined': 'by shoppers who did not consent, or whose browser did not tell',
      'other-visitor': 'by shoppers who never met Mersalg',
      before: 'made before their shopper met Mersalg',
      untold: 'whose money is not known yet',
    } satisfies Record<WhyLeftOut, string>,
    line: (orders: string, why: string) => `${orders} ${why}`,
  },

  attributed: {
    title: 'Sold through suggestions',
    lead: (n: number) =>
      `In the last ${days(n)}. Attributed, not a gain: some of it would have been bought anyway. What Mersalg earned stands above.`,
    emptyAll: 'Nothing was shown yet',
    leadAll:
      'Since measuring began. Attributed, not a gain: some of it would have been bought anyway. What Mersalg earned stands above.',
  },

  exports: {
    title: 'Take it with you',
    lead: 'Every table as it is stored, to reckon it yourself. No names, no addresses: shoppers are keyed hashes.',
    /** Name and description by id; a table that is not here is described by the server. */
    table: {
      'suggested-lines': [
        'Lines sold through suggestions',
        'Each order line bought through a suggestion, with its placement, technique and offer. Attributed, not a gain.',
      ],
      counters: [
        'Showings and dismissals',
        'What widgets reported, by day, placement, technique and offer. Never by person.',
      ],
      enrolments: [
        'Measured shoppers',
        'Each consenting shopper, as a keyed hash: when they first met Mersalg or an experiment, and whether shown or held out.',
      ],
      'enrolled-by-day': ['Measured shoppers by day', 'The same, counted by day.'],
      'measured-orders': [
        'Orders of measured shoppers',
        'What each brought, as it stands after refunds and edits: all that the figures above are reckoned from.',
      ],
      steps: [
        'Visits and checkouts by day',
        'How many measured shoppers visited, began a checkout, and paid.',
      ],
      feedback: ['Answers', 'What shoppers said on the thank-you page, counted by day.'],
      trials: ['Experiments', 'Each as it stands, whole, as JSON.'],
      'trial-log': ['Changes of experiments', 'Who, or what guard, changed which, and why.'],
    } as Readonly<Record<string, readonly [name: string, what: string]>>,
    csv: 'CSV',
    json: 'JSON',
    get: (table: string, form: string) => `${table} as ${form}`,
    busy: (table: string) => `Fetching ${table}…`,
    done: (table: string) => `${table} is saved.`,
    failed: (table: string) => `${table} could not be fetched`,
    listFailed: 'The tables could not be read',
  },
};
