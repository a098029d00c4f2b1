/** English: the words of experiments, loaded with their view alone. */
import type { GuardedFigure } from '../../../domain/experiment/guard.ts';
import type { ChangeKind, StrategyName, Trial } from '../../../domain/experiment/trial.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';

const { number, list } = format;
const days = (n: number) => count(n, 'day', 'days');

/** What a merchant may try, as the form offers it. */
export type Tried = Exclude<ChangeKind, 'none' | 'settings'> | 'placement';

export const trials = {
  title: 'Experiments',
  lead: 'Try a change on some shoppers, by chance, and see what it does before it goes to all. Only shoppers who are shown suggestions take part; the holdout stays as it is.',
  create: 'New experiment',
  back: 'All experiments',
  failed: 'The experiments could not be read',
  none: 'No experiments yet',
  noneWhat:
    'An experiment answers one question: does this sell more than what you have? Half of the shoppers see the change, half do not, and neither knows.',
  status: { running: 'Running', draft: 'Draft', stopped: 'Over' } satisfies Record<Trial['status'], string>,
  since: (day: string) => `Since ${day}`,
  ran: (from: string, to: string) => `${from} to ${to}`,
  share: (share: string) => `${share} of shoppers`,
  control: 'as it is',
  against: (changes: readonly string[]) => {
    const all = `${list(changes)}, against what you have`;
    return all.charAt(0).toUpperCase() + all.slice(1);
  },
  start: 'Start',
  stop: 'Stop',
  remove: 'Delete',
  edit: 'Edit',
  doTo: (verb: string, name: string) => `${verb} ${name}`,
  started: (name: string) => `“${name}” has begun.`,
  stopped: (name: string) => `“${name}” is over: everybody sees the shop as it is.`,
  removed: (name: string) => `Deleted “${name}”.`,
  notDone: 'Not done',
  changedMeanwhile:
    'Somebody else changed this experiment meanwhile. What you see now is what holds: please try again.',
  notStarted: {
    full: (free: number) =>
      `The trial was not started: trials that change the same leave it at most ${number(free)} of 1,000 shoppers.`,
    between:
      'The trial was not started: it would disturb trials that stand side by side. Stop one of them first.',
  },
  blocked: (names: readonly string[], what: string) => `${what} In its way: ${list(names)}.`,

  change: {
    none: 'as it is',
    offerOff: (offer: string) => `“${offer}” not shown`,
    offer: (offer: string) => `“${offer}” changed`,
    discount: (offer: string, off: string) => `“${offer}” with ${off}`,
    placementOn: (placement: string) => `${placement} switched on`,
    placementOff: (placement: string) => `${placement} switched off`,
    rules: 'other rules',
    tact: 'other limits of tact',
    strategy: (name: string) => `suggestions by ${name}`,
    text: (headings: readonly string[]) => `the heading ${list(headings)}`,
    heading: (words: string) => `“${words}”`,
    gone: 'an offer that is deleted',
  },
  strategy: {
    regression: 'what predicts the rest of a cart',
    conditional: 'how often two are bought together',
    damped: 'how often two are bought together, bestsellers held back',
  } satisfies Record<StrategyName, string>,

  verdict: {
    none: 'Not measured yet: no shopper has taken part.',
    early: (n: number | null) =>
      n === null
        ? 'Too few shoppers to say anything yet.'
        : `Too few to say anything yet: about ${days(n)} more.`,
    undecided: (low: string, high: string) => `Not yet decided: between ${low} and ${high}.`,
    undecidedStill: (low: string, high: string) => `It was not decided: between ${low} and ${high}.`,
    tooFew: 'Too few shoppers took part to say anything.',
    gain: (low: string, high: string) => `Sells more: between ${low} and ${high}.`,
    loss: (low: string, high: string) => `Sells less: between ${low} and ${high}. Keep what you have.`,
    same: 'As good as no difference: keep whichever you like better.',
    withheld:
      'Withheld: the groups do not have the sizes that they should have, so any difference could come from that.',
    horizon: (effect: string, n: number) => `A difference of ${effect} could be seen in about ${days(n)}.`,
    horizonFar: (effect: string) =>
      `A difference of ${effect} could not be seen within two years at this pace.`,
    of: (variant: string) => `${variant}:`,
    failed: 'Its results could not be read.',
  },
  results: {
    title: 'Results',
    lead: 'Revenue per shopper who could have seen the difference, after refunds and discounts. The range holds however often you look.',
    column: {
      variant: 'Variant',
      share: 'Share',
      visitors: 'Shoppers',
      orders: 'Orders',
      revenue: 'Revenue per shopper',
      difference: 'Difference',
      range: 'Range',
    },
    variant: (key: string, name: string) => `${key} · ${name}`,
    leaning: (share: string) => `now ${share}`,
  },
  unkept: (variant: string) =>
    `Checkout cannot keep the price of “${variant}” yet, so its shoppers are not shown it.`,

  end: {
    merchant: 'Stopped by you or a colleague.',
    harm: (figure: string, without: string, withIt: string) =>
      `Paused by Mersalg: ${figure} fell from ${without} to ${withIt} where the offer was shown, more than chance allows.`,
    watched: 'Watched for as long as it should be, without any harm seen.',
    'guard-off': 'The guard was switched off.',
    'offer-gone': 'The offer was paused or deleted.',
    replaced: 'An experiment of yours on the same offer took its place.',
  },
  figure: {
    completion: 'completed checkouts',
    profit: 'profit per shopper',
  } satisfies Record<GuardedFigure, string>,
  guards: {
    title: 'The guard',
    lead: 'Each new offer is kept from a few shoppers, to see whether it does harm. If fewer complete their purchase, or profit falls, beyond what chance allows, Mersalg pauses it and says so here.',
    none: 'No offer is watched just now.',
    watches: (offer: string) => `Watches “${offer}”`,
    watched: (offer: string) => `“${offer}”`,
    settings: 'Settings of the guard',
  },
  log: 'What happened',
  logNone: 'Nothing yet.',
  logColumn: { when: 'When', did: 'What', who: 'Who' },
  did: {
    created: 'Made',
    changed: 'Changed',
    started: 'Started',
    stopped: 'Stopped',
    paused: 'The offer was paused',
    allocated: 'Shares moved to what does better',
    removed: 'Deleted',
  },
  byMersalg: 'Mersalg',

  form: {
    title: 'New experiment',
    editTitle: (name: string) => `Edit ${name}`,
    lead: 'One question at a time answers soonest. Nothing changes in your shop until you start it.',
    name: 'Name',
    nameWhat: 'For you alone; shoppers never see it.',
    first: 'New experiment',
    control: 'A: what you have now',
    controlName: 'As it is',
    gone: 'This draft is gone, or changes more than this form can show.',
    incomplete: 'Something is missing yet: the name, or what a variant tries.',
    variant: (key: string) => `${key.toUpperCase()}: the change`,
    variantName: (key: string) => `Name of ${key.toUpperCase()}`,
    kind: 'What to try',
    kinds: {
      'offer-off': 'An offer not shown',
      offer: 'Another discount of an offer',
      placement: 'A placement on or off',
      text: 'Another heading',
      strategy: 'Another way of choosing products',
    } satisfies Record<Tried, string>,
    kindWhat: {
      'offer-off': 'Does the offer earn what it costs?',
      offer: 'Would less do, or more pay?',
      placement: 'Does this place help, or is it in the way?',
      text: 'Other words above the suggestions, in one language or more.',
      strategy: 'What trained best answers now. One of its parts answers alone instead.',
    } satisfies Record<Tried, string>,
    offer: 'Offer',
    noOffers: 'There is no active offer to try this with. Activate one under Offers first.',
    noDiscounts: 'None of your active offers has one discount that could be another.',
    off: 'Discount to try',
    placement: 'Placement',
    placementNow: (isOn: boolean) => (isOn ? 'Now on: tried off.' : 'Now off: tried on.'),
    spot: 'Above',
    language: 'Language',
    languageWhat: 'Two letters, such as sv. Shoppers in other languages read what they read now.',
    languageAt: (n: number) => `Language ${number(n)}`,
    heading: 'Heading',
    headingAt: (n: number) => `Heading ${number(n)}`,
    addLanguage: 'Add a language',
    strategy: 'Chosen by',
    weight: 'Weight',
    weightUnit: 'parts',
    add: 'Add another variant',
    removeVariant: (key: string) => `Remove ${key.toUpperCase()}`,
    who: 'Who takes part',
    size: 'Shoppers who take part',
    sizeUnit: '% of those who are shown suggestions',
    sizeWhat:
      'All of them is soonest. The rest see the shop as it is, and leave room for an experiment that must not meet this one.',
    allocation: 'How they are shared out',
    fixed: 'Evenly, by weight, to the end',
    thompson: 'More and more to what does better',
    fixedWhat: 'Simplest, and soonest to a verdict.',
    thompsonWhat:
      'Loses less on the way to what does worse. The verdict comes from the part that stays as it is, so it takes longer.',
    fixedShare: 'Stays as it is, for the verdict',
    goal: 'Better means',
    goals: { conversion: 'more shoppers buy', profit: 'more profit' },
    save: 'Save as a draft',
    start: 'Save and start',
    saving: 'Saving…',
    failed: 'Not saved',
  },
};
