/** English: names, navigation, errors, progress, saving; the views' words stand in en-views.ts. */
import type { Placement, Technique } from '../../../domain/placement.ts';
import { format } from '../../data/format.ts';
import type { View } from '../../data/route.ts';
import { count } from '../count.ts';
import { measuring } from './measuring.ts';
import { refused } from './refused.ts';
import { rules } from './rules.ts';
import { views } from './views.ts';

const { number, percent, list } = format;

export const en = {
  name: 'Mersalg',
  nav: {
    label: 'Sections',
    sectionLabel: 'Pages of Settings',
    home: 'Home',
    offers: 'Offers',
    recommendations: 'Recommendations',
    placements: 'Placements',
    results: 'Results',
    experiments: 'Experiments',
    settings: 'Settings',
    measuring: 'Measuring',
    privacy: 'Data and privacy',
    activity: 'Changes',
    diagnostics: 'Diagnostics',
    setup: 'Set up',
    /** Names of the pages of Settings where they differ from the above. */
    section: { settings: 'Limits of tact' } as Partial<Record<View, string>>,
  } satisfies Record<View | 'label' | 'sectionLabel' | 'section', unknown>,
  common: {
    tryAgain: 'Try again',
    reload: 'Reload the page',
    loading: 'Loading…',
    products: (n: number) => count(n, 'product', 'products'),
    orders: (n: number) => count(n, 'order', 'orders'),
    opensNewTab: '(opens in a new tab)',
    notForSale: 'Not for sale now',
  },
  placement: {
    product: 'Product page',
    upgrade: 'Upgrade',
    bundle: 'Bundle',
    extras: 'Extras',
    cart: 'Cart drawer',
    exit: 'Exit intent',
    checkout: 'Checkout',
    thanks: 'Thank-you page',
  } satisfies Record<Placement, string>,
  technique: {
    'cross-sell': 'Goes with it',
    upsell: 'A better one',
    downsell: 'A cheaper one',
  } satisfies Record<Technique, string>,
  errors: {
    offline: 'The app server did not answer. Check the connection; this page tries again by itself.',
    noToken:
      'Shopify’s admin did not confirm who you are. Reload the page from Shopify’s admin; if it was open for long, sign in again.',
    oddAnswer:
      'The app server gave an answer that this page does not understand. Reload the page: it may be older than the server.',
    status: (status: number) =>
      `The app server answered with an error (${status}). Try again in a moment; if it stays, look in the server’s log.`,
    lost: 'No contact with the app server. What you see is from before; trying again…',
    refused,
    field: (name: string) => `It is about: ${name}.`,
    status_title: 'The shop’s status could not be read',
    results: 'The results could not be read',
    settings: 'The settings could not be read',
    preview: 'The suggestions could not be read',
    save: 'Not saved',
    broken: 'This page stumbled',
    brokenWhat:
      'Something here did not work as it should. Reload the page; nothing in your shop is affected.',
  },
  outside: {
    title: 'Open Mersalg from Shopify’s admin',
    why: 'These settings belong to one shop, and only Shopify’s admin can tell us which shop is yours. So the page works there, and nowhere else.',
    steps: [
      'Sign in to your shop’s admin at Shopify.',
      'Choose Apps in the menu, then Mersalg.',
      'Not in the list? Install it first: README.md, “Connect a real Shopify shop”, shows how.',
    ],
    blockedTitle: 'You are in Shopify’s admin, and still see this?',
    blocked:
      'Then Shopify’s script could not be loaded. A content blocker or a strict firewall may stop cdn.shopify.com; allow it for this page, and reload.',
    developing:
      'Developing? The demo prints the address of its own admin, which opens this page in the same way.',
  },
  progress: {
    title: 'Learning your shop',
    waiting: 'In the queue: Mersalg is about to read your products and orders.',
    running:
      'Mersalg reads your products and orders, then learns what is bought together. You can leave this page; it goes on.',
    failed: 'The sync stopped',
    kept: 'What has been read is kept: trying again goes on from there.',
    unknownProblem: 'The reason is not known. Try again; if it stops once more, look in the server’s log.',
    /** What the server says of a sync that stopped, in English. */
    problem: (said: string) => said,
    retrying: 'Starting…',
    startFailed: 'It could not be started',
    step: { products: 'Products', orders: 'Orders', training: 'What is bought together' },
    state: { waiting: 'Waiting', running: 'Under way', done: 'Done', failed: 'Stopped' },
    nOfM: (done: number, total: number) => `${number(done)} of ${number(total)}`,
    soFar: (done: number) => `${number(done)} so far`,
    left: (time: string) => `about ${time} left`,
    elapsed: (duration: string) => `${duration} so far`,
    announce: (step: string, share: number | null) =>
      share === null ? `${step}: under way` : `${step}: ${percent(share)} done`,
    announceDone: 'All in step.',
    inStep: 'In step',
    quiet: (products: number, orders: number, model: string) =>
      `${count(products, 'product', 'products')}, ${count(orders, 'order', 'orders')}, model of ${model}`,
    quietNoModel: (products: number, orders: number) =>
      `${count(products, 'product', 'products')}, ${count(orders, 'order', 'orders')}, no model yet`,
    learning: 'Learning from new orders…',
    details: 'Details',
    detail: {
      trained: 'Model trained',
      from: 'From',
      pairs: 'Pairs bought together often enough',
      took: 'Training took',
      synced: 'Last full sync',
    },
    noPairs:
      'No two products have been bought together often enough yet, so nothing is shown. More orders change that by themselves; importing older orders changes it today.',
    noModel: 'There is no model yet, so nothing is shown. It is trained when the orders are in.',
    importOlder: 'Import older orders',
    again: 'Sync again',
  },
  picker: {
    placeholder: 'Search by title, SKU or id',
    searching: 'Searching…',
    none: (query: string) => `No product matches “${query}”.`,
    found: (n: number) => `${count(n, 'product', 'products')}. Use the arrow keys to choose.`,
    failed: 'The search did not work.',
    excluded: 'Already excluded',
    groupPlaceholder: 'Search by name',
    groupsFound: (n: number) => `${number(n)} found. Use the arrow keys to choose.`,
    noGroup: (query: string) => `Nothing is called “${query}”.`,
    noGroups: 'There is none. They come with the sync.',
  },
  save: {
    region: 'Unsaved changes',
    unsaved: (changes: number) => count(changes, 'unsaved change', 'unsaved changes'),
    save: 'Save',
    saving: 'Saving…',
    discard: 'Discard',
    saved: 'Saved',
    conflict: {
      title: 'Somebody else changed the settings while you were editing',
      theirs: 'Their change, loaded now:',
      yours: 'Yours, kept and not saved yet:',
      same: 'It is the same as yours, so there is nothing left to save.',
      next: 'Look it over, and save again.',
      close: 'Close this notice',
    },
    change: {
      on: (placement: string) => `${placement} switched on`,
      off: (placement: string) => `${placement} switched off`,
      excluded: (titles: readonly string[], more: number) =>
        `excluded: ${list(more > 0 ? [...titles, `${number(more)} more`] : titles)}`,
      removed: (titles: readonly string[], more: number) =>
        `no longer excluded: ${list(more > 0 ? [...titles, `${number(more)} more`] : titles)}`,
    },
  },

  rules,
  measuring,
  ...views,
};
