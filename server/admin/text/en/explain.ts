/** English: why each thing on a page is shown or not, loaded with the explanation alone. */
import type { Refusal } from '../../../domain/conditions/holds.ts';
import type { HeldBack } from '../../../domain/journey/decision.ts';
import type { Placement } from '../../../domain/placement.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import { form } from './offer-form.ts';

const { number, list } = format;
const days = (n: number) => (n === 0 ? 'today' : `${count(n, 'day', 'days')} ago`);

/** What words may need: names of things, money, moments. */
export interface Naming {
  /** A product by id, an offer by id, `p42`, or `upsell`. */
  name(key: string | number): string;
  spot(spot: Placement): string;
  money(minor: number): string;
  when(at: number): string;
}

type Say<T extends { readonly why: string }> = {
  readonly [W in T['why']]: (reason: Extract<T, { why: W }>, naming: Naming) => string;
};

const seen = (times: number, most: number, span: string) =>
  `seen ${count(times, 'time', 'times')} ${span}; your limit is ${number(most)}`;

export const explain = {
  title: 'Why this, and why not each other',
  lead: 'The whole page, place by place, as this shopper meets it.',
  country: 'Market',
  countryWhat: 'A country code such as SE. Empty: not known.',
  device: 'Device',
  anyDevice: 'Not known',
  declined: 'Has just declined the upgrade',
  returning: 'Was here on an earlier day',
  shown: 'Shown',
  held: 'Not shown',
  offers: 'Offers with nothing to say here',
  plain: 'Suggestion',
  builtIn: { upgrade: 'A better version', downgrade: 'A cheaper version' } as Readonly<
    Record<string, string>
  >,
  priority: (place: number) => `place ${number(place)}`,
  nothing: 'Nothing to explain: nothing was proposed.',
  failed: 'The explanation could not be read',
  technique: {
    upsell: 'upgrades',
    downsell: 'cheaper versions',
    'cross-sell': 'what goes with it',
  } as Readonly<Record<string, string>>,

  held_back: {
    checkout: () => 'the shopper has begun checkout, where nothing speaks up by itself',
    declined: ({ key, days: ago, away }, { name }) =>
      `${name(key)} was declined ${days(ago)}, and stays away for ${count(away, 'day', 'days')}`,
    'per-visit': ({ times, most }) => seen(times, most, 'in this visit'),
    'per-day': ({ times, most }) => seen(times, most, 'today'),
    answered: ({ product }, { name }) => `the shopper said no to ${name(product)}; no other is put forward`,
    'no-hesitation': () => 'a cheaper version comes after a no to the dearer one, and nobody said no',
    once: () => 'it was shown once after the no already',
    pressure: ({ left, costs }) =>
      `it weighs ${number(costs)}, and this visit bears only ${number(left)} more`,
    discounts: ({ given, most }) =>
      `${count(given, 'discount was', 'discounts were')} offered unasked in 30 days; your limit is ${number(most)}`,
    twice: ({ product, at }, { name, spot }) =>
      at === 'page'
        ? `the page shows ${name(product)} already`
        : `${name(product)} stands at “${spot(at)}” already`,
    outranked: ({ by }, { name }) => (by === '' ? 'there is no room' : `its place is taken by ${name(by)}`),
    'one-voice': ({ by }, { name }) => `one thing urges at a time, and ${name(by)} comes first`,
  } satisfies Say<Exclude<HeldBack, { why: 'quiet' | 'door' }>>,

  refusal: {
    'not-yet': ({ startsAt }, { when }) => `it begins ${when(startsAt)}`,
    ended: ({ endsAt }, { when }) => `it ended ${when(endsAt)}`,
    about: () => 'it is about other products',
    'cart-least': ({ least, total }, { money }) =>
      `it wants a cart of at least ${money(least)}${total === null ? ', and the cart’s sum is not known' : `; this one holds ${money(total)}`}`,
    'cart-most': ({ most, total }, { money }) =>
      `it wants a cart of at most ${money(most)}${total === null ? ', and the cart’s sum is not known' : `; this one holds ${money(total)}`}`,
    'cart-holds': ({ products }, { name }) => `the cart must hold ${list(products.map(name))}`,
    'cart-lacks': ({ product }, { name }) => `the cart must not hold ${name(product)}`,
    country: ({ country }) =>
      country === '' ? 'the market is not known' : `it is not for the market ${country}`,
    language: ({ language }) =>
      language === '' ? 'the language is not known' : `it is not for the language ${language}`,
    device: ({ device }) =>
      device === null ? 'the device is not known' : `it is not for: ${form.device[device].toLowerCase()}`,
    visitor: ({ returning }) => (returning ? 'it is for new visitors' : 'it is for returning visitors'),
    'bought-before': ({ known }) =>
      known ? 'this customer has not bought what it asks for' : 'what this shopper bought is not known',
    segment: ({ segment }) =>
      segment === null
        ? 'which customers this shopper is one of is not known'
        : `it is not for customers who are ${form.segment[segment]}`,
    unkept: ({ unkept }) =>
      unkept === 'pending' ? 'checkout has yet to be told of it' : 'checkout cannot keep it: see Offers',
  } satisfies Say<Refusal>,
  elsewhere: (spots: readonly string[]) => `its place is elsewhere: ${list(spots)}`,
  noOccasion: 'it does not speak of what is in hand, or what it offers cannot be sold now',
};
