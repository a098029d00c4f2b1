/** English: the words of the first view. */
import type { Attention, AttentionKind } from '../../../domain/attention.ts';
import type { GuardedFigure } from '../../../domain/experiment/guard.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';

const { number, list } = format;
const times = (n: number) => count(n, 'time', 'times');

/** What is wrong, and what to do about it. */
export interface AttentionWords<Told extends Attention = Attention> {
  readonly title: (told: Told) => string;
  readonly what: (told: Told, when: (at: number) => string) => string;
  readonly action: string;
}
export type AllAttentionWords = {
  readonly [Kind in AttentionKind]: AttentionWords<Extract<Attention, { kind: Kind }>>;
};

const quoted = (offers: readonly { name: string }[]) => {
  const names = offers.slice(0, 3).map(({ name }) => `“${name}”`);
  const more = offers.length - names.length;
  return list(more > 0 ? [...names, `${number(more)} more`] : names);
};
const figures: Readonly<Record<GuardedFigure, string>> = {
  completion: 'Fewer checkouts were completed with it than without',
  profit: 'Each shopper brought less profit with it than without',
};

export const home = {
  failed: 'What happened in your shop could not be read',
  gained: {
    title: 'What Mersalg earned',
    since: (day: string) => `Since measuring began on ${day}`,
    week: 'Last 7 days',
    unknown: 'Not yet known',
    range: (low: string, high: string) => `${low} to ${high}`,
    somewhere: (low: string, high: string) =>
      `It lies between ${low} and ${high}, so it may still be nothing, or less than nothing.`,
    loss: (least: string) =>
      `A loss of at least ${least}: shoppers who are shown suggestions spend less than those who are not. Results says what suffers.`,
    tooShort: 'Seven days are too few to tell.',
    weekOpen: (range: string) => `${range}: too close to tell from chance.`,
    weekTold: 'More than chance alone would do.',
    holdout: (share: number) =>
      `Compared with ${number(share)} of 100 consenting shoppers, who are shown nothing.`,
    more: 'How this is known',
  },
  week: {
    title: 'The last 7 days',
    lead: 'What shoppers did with suggestions. Attributed, not a gain: some of it would have been bought anyway.',
    shown: 'Shown',
    accepted: 'Accepted',
    dismissed: 'Dismissed',
    revenue: 'Sold through suggestions',
    attributed: 'Attributed',
    before: (figure: string) => `${figure} the week before`,
    none: 'Nothing was shown in these days.',
    more: 'All results',
  },
  chart: {
    title: 'Shown and accepted per day',
    label: (shown: number, accepted: number) =>
      `Per day of the last two weeks: shown ${times(shown)} and accepted ${times(accepted)} in the last 7 days.`,
    now: 'Last 7 days',
    before: 'The week before',
    today: 'today so far',
    day: 'Day',
    table: 'As a table',
    failed: 'The drawing could not be loaded. The table below says the same.',
  },
  places: {
    title: 'By placement',
    placement: 'Placement',
    revenue: 'Sold',
    none: 'Nothing was shown in these days.',
  },
  offers: {
    title: 'By offer',
    offer: 'Offer',
    none: 'No offer was shown in these days.',
    make: 'Make an offer',
    gone: (id: string) => `Deleted offer ${id}`,
    builtIn: { upgrade: 'Built-in upgrade', downgrade: 'Built-in cheaper alternative' } as Readonly<
      Record<string, string>
    >,
    more: (n: number) => `${count(n, 'more offer', 'more offers')} in Results`,
  },
  fresh: {
    title: 'No shopper has seen a suggestion yet',
    lead: 'Once a block stands in your theme, this page tells what Mersalg earns, what is shown, and what sells.',
    steps: [
      'Mersalg learns from the products and orders that you have.',
      'You put a block in your theme: it takes a minute, and can be taken back.',
      'Shoppers see what goes together, and this page begins to count.',
    ] as readonly string[],
    action: 'Set up Mersalg',
    look: 'See what it would suggest',
  },
  attention: {
    title: 'Needs your attention',
    well: 'All is well. Nothing needs you now.',
    more: (n: number) => `${number(n)} more`,
    of: {
      setup: {
        title: () => 'Set-up is not finished',
        what: () =>
          'Mersalg has learned your shop, but no shopper has seen a suggestion yet: a block is missing in your theme.',
        action: 'Finish setting up',
      },
      'sync-failed': {
        title: () => 'The sync stopped',
        what: ({ problem }) =>
          problem ?? 'The reason is not known. Try again; if it stops once more, look here.',
        action: 'Open diagnostics',
      },
      'sync-stuck': {
        title: () => 'The sync takes unusually long',
        what: ({ since }, when) =>
          `It began ${when(since)}. It goes on by itself; if nothing moves, diagnostics says why.`,
        action: 'Open diagnostics',
      },
      'sync-behind': {
        title: () => 'Changes in your shop come in late',
        what: () =>
          'Fetching new orders and products fails, so suggestions rest on what was known before. Mersalg keeps trying.',
        action: 'See why',
      },
      'webhooks-late': {
        title: () => 'Messages from Shopify are waiting',
        what: ({ since }, when) =>
          `The oldest came ${when(since)}. The server may be overloaded, or the part that works them off has stopped.`,
        action: 'Open diagnostics',
      },
      'work-stopped': {
        title: ({ jobs }) => `${count(jobs.length, 'task was', 'tasks were')} given up`,
        what: () => 'It failed too often to be tried again by itself. Diagnostics says what it was, and why.',
        action: 'Open diagnostics',
      },
      'model-absent': {
        title: () => 'There is nothing to suggest from',
        what: () =>
          'Your shop is synced, but nothing was learned from its orders. Sync again, or import older orders.',
        action: 'Import older orders',
      },
      'model-old': {
        title: () => 'Suggestions rest on old orders',
        what: ({ trainedAt }, when) =>
          `Mersalg last learned ${when(trainedAt)}, and orders have come in since. Training may be failing.`,
        action: 'See why',
      },
      'offer-paused': {
        title: ({ offer }) => `“${offer.name}” was paused`,
        what: ({ figure, at }, when) =>
          `${figures[figure]}, more so than chance explains, so Mersalg paused it ${when(at)}. Look it over before you switch it on again.`,
        action: 'Look at the offer',
      },
      'promise-unkept': {
        title: ({ offers }) =>
          offers.length === 1
            ? `${quoted(offers)} is not shown`
            : `${number(offers.length)} offers are not shown`,
        what: ({ offers }) =>
          offers.length === 1
            ? 'Checkout could not charge what it promises, so shoppers do not see it. The offer says what to change.'
            : `Checkout could not charge what they promise: ${quoted(offers)}. Each says what to change.`,
        action: 'See what to change',
      },
      'offers-conflict': {
        title: () => 'Offers stand in each other’s way',
        what: ({ offers }) =>
          `${quoted(offers)}: not shown, since an offer before it speaks of the same products. Change their order, or let them combine.`,
        action: 'Go to offers',
      },
      'shipping-differs': {
        title: () => 'Free delivery is promised at another sum than yours',
        what: ({ offers }) =>
          `${quoted(offers)} and your shipping rates differ. Change the one or the other, so that checkout keeps what is said.`,
        action: 'See both sums',
      },
      'groups-uneven': {
        title: ({ trial }) =>
          trial === null ? 'What Mersalg earned is withheld' : `“${trial.name}” cannot be judged`,
        what: () =>
          'The groups that are compared have not the sizes that they should have: a script or a cache may keep one of them away. No figure is shown until it is found.',
        action: 'See the groups',
      },
      'no-consent': {
        title: () => 'No shopper is being measured',
        what: ({ shown }) =>
          `Suggestions were shown ${times(shown)} in 7 days, and nobody consented to analytics. Check that your consent banner asks for it: without, nothing can be compared.`,
        action: 'How measuring works',
      },
    } satisfies AllAttentionWords as AllAttentionWords,
  },
};
