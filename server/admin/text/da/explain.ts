/** Dansk: hvorfor hver ting på en side vises eller ikke vises, som indlæses med forklaringen. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { ExplainText } from '../explain.ts';
import { form } from './offer-form.ts';

const { number, list } = format;
const days = (n: number) => (n === 0 ? 'i dag' : `for ${count(n, 'dag', 'dage')} siden`);

const seen = (times: number, most: number, span: string) =>
  `vist ${count(times, 'gang', 'gange')} ${span}; din grænse er ${number(most)}`;

const sumOf = (total: number | null, money: (minor: number) => string) =>
  total === null ? ', og kurvens beløb er ikke kendt' : `; denne er på ${money(total)}`;

export const explain: ExplainText = {
  title: 'Hvorfor dette, og hvorfor ikke noget andet',
  lead: 'Hele siden, sted for sted, som den besøgende møder den.',
  country: 'Marked',
  countryWhat: 'En landekode som DK. Tomt: ukendt.',
  device: 'Enhed',
  anyDevice: 'Ukendt',
  declined: 'Har lige sagt nej til opgraderingen',
  returning: 'Har været her en tidligere dag',
  shown: 'Vises',
  held: 'Vises ikke',
  offers: 'Tilbud, der ikke har noget at sige her',
  plain: 'Forslag',
  builtIn: { upgrade: 'En bedre udgave', downgrade: 'En billigere udgave' },
  priority: (place) => `plads ${number(place)}`,
  nothing: 'Intet at forklare: intet blev foreslået.',
  failed: 'Forklaringen kunne ikke læses',
  technique: {
    upsell: 'opgraderinger',
    downsell: 'billigere alternativer',
    'cross-sell': 'det, der passer til',
  },

  held_back: {
    checkout: () => 'den besøgende er i checkout, hvor intet trænger sig på',
    declined: ({ key, days: ago, away }, { name }) =>
      `den besøgende sagde nej til ${name(key)} ${days(ago)}, og det holdes væk i ${count(away, 'dag', 'dage')}`,
    'per-visit': ({ times, most }) => seen(times, most, 'i dette besøg'),
    'per-day': ({ times, most }) => seen(times, most, 'i dag'),
    answered: ({ product }, { name }) =>
      `den besøgende sagde nej til ${name(product)}; der lægges ikke andet frem`,
    'no-hesitation': () =>
      'et billigere alternativ kommer efter et nej til det dyrere, og ingen har sagt nej',
    once: () => 'det er allerede vist én gang efter nejet',
    pressure: ({ left, costs }) => `det vejer ${number(costs)}, og besøget tåler kun ${number(left)} mere`,
    discounts: ({ given, most }) =>
      `${count(given, 'rabat', 'rabatter')} er tilbudt uopfordret på 30 dage; din grænse er ${number(most)}`,
    twice: ({ product, at }, { name, spot }) =>
      at === 'page'
        ? `siden viser allerede ${name(product)}`
        : `${name(product)} er allerede på ”${spot(at)}”`,
    outranked: ({ by }, { name }) => (by === '' ? 'der er ikke plads' : `pladsen er taget af ${name(by)}`),
    'one-voice': ({ by }, { name }) => `kun én ting ad gangen må trænge sig på, og ${name(by)} går forud`,
  },

  refusal: {
    'not-yet': ({ startsAt }, { when }) => `det begynder ${when(startsAt)}`,
    ended: ({ endsAt }, { when }) => `det sluttede ${when(endsAt)}`,
    about: () => 'det gælder andre produkter',
    'cart-least': ({ least, total }, { money }) =>
      `det kræver en kurv på mindst ${money(least)}${sumOf(total, money)}`,
    'cart-most': ({ most, total }, { money }) =>
      `det kræver en kurv på højst ${money(most)}${sumOf(total, money)}`,
    'cart-holds': ({ products }, { name }) => `kurven skal indeholde ${list(products.map(name))}`,
    'cart-lacks': ({ product }, { name }) => `kurven må ikke indeholde ${name(product)}`,
    country: ({ country }) =>
      country === '' ? 'markedet er ikke kendt' : `det gælder ikke markedet ${country}`,
    language: ({ language }) =>
      language === '' ? 'sproget er ikke kendt' : `det gælder ikke sproget ${language}`,
    device: ({ device }) =>
      device === null
        ? 'enheden er ikke kendt'
        : `det gælder ikke enheden ${form.device[device].toLowerCase()}`,
    visitor: ({ returning }) =>
      returning ? 'det er for nye besøgende' : 'det er for tilbagevendende besøgende',
    'bought-before': ({ known }) =>
      known ? 'kunden har ikke købt det, der kræves' : 'hvad den besøgende har købt før, er ikke kendt',
    segment: ({ segment }) =>
      segment === null
        ? 'hvilken kundegruppe den besøgende hører til, er ikke kendt'
        : `det er ikke for kunder, der er ${form.segment[segment]}`,
    unkept: ({ unkept }) =>
      unkept === 'pending' ? 'checkout har ikke fået besked endnu' : 'checkout kan ikke holde det: se Tilbud',
  },
  elsewhere: (spots) => `det hører til et andet sted: ${list(spots)}`,
  noOccasion: 'det gælder ikke det, der vises her, eller det, det tilbyder, kan ikke sælges nu',
};
