/** English: setting up, from connected to a first offer. */
import type { Check, PartState, ThemePart, Unseen, Wrong } from '../../../domain/setup.ts';
import type { OrderReach } from '../../../domain/syncChoice.ts';
import { count } from '../count.ts';

export const setup = {
  title: 'Set up',
  lead: 'Nothing in your shop changes until a block stands in your theme. Remove it, and no trace is left.',
  done: (done: number, all: number) => `${done} of ${all} steps done`,
  allDone: 'All set. Everything here can be changed at any time.',
  stepDone: 'Done',
  stepNext: 'Next',
  failed: 'What is set up could not be read',
  connected: { title: 'Connect your shop', what: (shop: string) => `${shop} is connected.` },
  sync: {
    title: 'Let Mersalg read your shop',
    what: 'Your products, and the orders that show what is bought together. It has begun with what suits most shops.',
    orders: 'Orders to read',
    reach: {
      all: 'All that Shopify grants',
      year: '12 months',
      'sixty-days': '60 days',
    } satisfies Record<OrderReach, string>,
    ordersWhat:
      'More orders make better suggestions. Another choice reads them again; orders read before are kept.',
    onlySixty:
      'Shopify grants this app the last 60 days of orders, so a longer choice brings no more. Bring older ones in from a file, below.',
    customers: 'Use what customers bought before',
    customersWhat:
      'Customers who are logged in and have consented are not offered what they have, and are reminded of what they buy again.',
    noCustomers:
      'Shopify has not granted this app to read customers, so suggestions are the same for everybody. Nothing to choose here.',
  },
  suggestions: {
    title: 'See your first suggestions',
    what: 'What your shoppers would be shown beside these products, and why. Your best supported ones first.',
    waiting: 'They come as soon as your orders have been read and learnt from.',
    none: 'No two products have been bought together often enough yet. Older orders, brought in from a file below, can change that today.',
    beside: (product: string) => `Beside ${product}`,
    more: 'Look up any product',
  },
  theme: {
    title: 'Put it in your theme',
    what: 'Each button opens the theme editor with the part in place: look, drag it where you want it, and save there.',
    needed: 'Start with these two',
    wanted: 'More, if you like',
    part: {
      'goes-well-with': ['Goes well with', 'Product page: what is bought together with the product.'],
      'mersalg-embed': [
        'Cart and exit (app embed)',
        'Suggestions in the cart drawer, and a last word at the door.',
      ],
      bundle: ['Bundle', 'Product page: a set with its price. Shows your bundle offers.'],
      upgrade: ['Upgrade', 'Product page: one better version, side by side.'],
      extras: ['Extras', 'Product page: several at a better price, services, subscriptions.'],
      'progress-bar': ['Progress bar', 'Cart: how far it is to free delivery or a gift.'],
    } satisfies Record<ThemePart, readonly [string, string]>,
    add: (part: string) => `Add ${part}`,
    switchOn: 'Switch on the app embed',
    state: {
      active: 'Active',
      doubled: 'Stands there twice',
      missing: 'Not found',
      unseen: 'Could not be looked at',
    } satisfies Record<PartState, string>,
    never: 'Not looked yet',
    byHand:
      'Does a link not fit your theme? In Shopify’s admin, open Online Store, Themes, Customize. Blocks are found under Add section or Add block, Apps; embeds under App embeds in the left-hand bar.',
  },
  test: {
    title: 'Check the live shop',
    what: 'Mersalg opens your storefront as a shopper would, and says what works.',
    run: 'Check now',
    running: 'Looking…',
    failed: 'The shop could not be checked',
    at: (when: string, product: string | null) =>
      product === null ? `Looked ${when}.` : `Looked ${when}, at the page of ${product}.`,
    said: (wrong: number) =>
      wrong === 0 ? 'Checked: nothing wrong.' : `Checked: ${count(wrong, 'thing', 'things')} to mend.`,
    check: {
      block: 'The block stands on the product page',
      embed: 'The app embed is on',
      double: 'Nothing stands there twice',
      drawer: 'The cart drawer is found and can be refreshed',
      prices: 'Prices are as Shopify has them',
      proxy: 'Suggestions reach your shop',
    } satisfies Record<Check, string>,
    ok: 'In order',
    wrong: {
      'no-block':
        'It is not on the page of the theme that is live. Add it with the button above, and save in the theme editor.',
      'no-embed':
        'It is off in the theme that is live. Switch it on with the button above, and save in the theme editor.',
      doubled: 'A part stands on the page more than once. Remove one of the two in the theme editor.',
      'no-drawer':
        'Your theme shows no cart drawer. That is fine if it opens a cart page: suggestions stand there then. If it has a drawer, choose it as the cart’s type in the theme’s settings.',
      'drawer-silent':
        'The drawer was found, but the theme does not answer with its content, so it may look unchanged after something is added. Update the theme, or choose the cart page as the cart’s type.',
      'price-differs':
        'Shopify shows another price than Mersalg knows. Shoppers always see Shopify’s. If it is still so in ten minutes, start the sync again under “Let Mersalg read your shop”.',
      'proxy-missing':
        'Your shop does not forward to Mersalg. Whoever runs the server sets the app proxy in Shopify’s Dev Dashboard: prefix “apps”, subpath “mersalg”.',
      'proxy-odd':
        'Something else than Mersalg’s answer came back. Check again in a minute; if it stays, whoever runs the server finds the reason in its log.',
    } satisfies Record<Wrong, string>,
    unseen: {
      password: 'Not looked at: the shop is behind its password page. Check again when it is open.',
      timeout: 'Not looked at: the shop took too long to answer. Check again in a minute.',
      'too-large': 'Not looked at: the page is larger than Mersalg reads.',
      refused:
        'Not looked at: the shop keeps programs out. Your firewall or bot protection may let “Mersalg self-test” through.',
      unreachable:
        'Not looked at: the page did not answer as a page. Open your shop in a browser, then check again.',
      'no-product': 'Not looked at: there is no product for sale yet.',
      'other-currency': 'Not looked at: your shop showed prices of another market to the server.',
      depends: 'Not looked at: it needs what is missing above.',
    } satisfies Record<Unseen, string>,
  },
  offer: {
    title: 'Make a first offer',
    what: 'A bundle of things that are bought together anyway is the safest start. You choose the products and the price; nothing is shown before you switch it on.',
    action: 'Make a bundle',
    others: 'Other kinds of offers',
  },
  older: {
    title: 'Bring in older orders',
    lead: 'Shopify hands an app the last 60 days of orders unless it grants more. Your own export has them all.',
    how: 'In Shopify’s admin, open Orders and choose Export, All orders, CSV. Shopify sends large exports by e-mail.',
    onServer: 'Or on the computer where Mersalg runs, in its folder:',
    after:
      'Gzipped files work as they are. It can be stopped and run again: nothing is counted twice, and rows that cannot be used are named by line number.',
    drop: 'Drop the file here, or choose it',
    choose: 'Choose a file…',
    limit: 'CSV or CSV.GZ as Shopify exported it, up to 1 GB.',
    sending: (name: string) => `Taking in ${name}`,
    stop: 'Stop',
    left: (time: string) => `about ${time} left`,
    stopped: 'Stopped. What came in is kept: choose the same file again, and it goes on from there.',
    failed: 'The file was not taken in',
    finished: (orders: number) =>
      `${count(orders, 'order', 'orders')} taken in. Suggestions are learnt anew from them now.`,
    resumed: (orders: number) => `Went on after ${count(orders, 'order', 'orders')} of an earlier try.`,
    known: (orders: number) =>
      `This file was taken in before (${count(orders, 'order', 'orders')}); nothing was counted twice.`,
    unknown: (lines: number) =>
      `${count(lines, 'order line is', 'order lines are')} of products that the shop no longer has.`,
    refused: (rows: number) => `${count(rows, 'row was', 'rows were')} refused, and the rest taken in:`,
    line: (line: number, reason: string) => `Line ${line}: ${reason}`,
    more: (rows: number) => `… and ${count(rows, 'more', 'more')}.`,
    copy: 'Copy',
    copied: 'Copied',
    copyLabel: 'Copy the command',
  },
};
