/** Norsk bokmål: hvorfor hver ting på en side vises eller ikke vises, som lastes inn med forklaringen. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { ExplainText } from '../explain.ts';
import { form } from './offer-form.ts';

const { number, list } = format;
const days = (n: number) => (n === 0 ? 'i dag' : `for ${count(n, 'dag', 'dager')} siden`);

const seen = (times: number, most: number, span: string) =>
  `vist ${count(times, 'gang', 'ganger')} ${span}; grensen din er ${number(most)}`;

const sumOf = (total: number | null, money: (minor: number) => string) =>
  total === null ? ', og handlekurvens sum er ikke kjent' : `; denne er på ${money(total)}`;

export const explain: ExplainText = {
  title: 'Hvorfor dette, og hvorfor ikke noe annet',
  lead: 'Hele siden, sted for sted, slik den besøkende møter den.',
  country: 'Marked',
  countryWhat: 'En landskode som NO. Tomt: ukjent.',
  device: 'Enhet',
  anyDevice: 'Ukjent',
  declined: 'Har nettopp takket nei til oppgraderingen',
  returning: 'Har vært her en tidligere dag',
  shown: 'Vises',
  held: 'Vises ikke',
  offers: 'Tilbud som ikke har noe å si her',
  plain: 'Forslag',
  builtIn: { upgrade: 'En bedre versjon', downgrade: 'En rimeligere versjon' },
  priority: (place) => `plass ${number(place)}`,
  nothing: 'Ingenting å forklare: ingenting ble foreslått.',
  failed: 'Forklaringen kunne ikke leses',
  technique: {
    upsell: 'oppgraderinger',
    downsell: 'rimeligere alternativer',
    'cross-sell': 'det som passer til',
  },

  held_back: {
    checkout: () => 'den besøkende er i kassen, der ingenting trenger seg på',
    declined: ({ key, days: ago, away }, { name }) =>
      `den besøkende takket nei til ${name(key)} ${days(ago)}, og det holdes borte i ${count(away, 'dag', 'dager')}`,
    'per-visit': ({ times, most }) => seen(times, most, 'i dette besøket'),
    'per-day': ({ times, most }) => seen(times, most, 'i dag'),
    answered: ({ product }, { name }) => `den besøkende sa nei til ${name(product)}; ingen andre legges frem`,
    'no-hesitation': () =>
      'et rimeligere alternativ kommer etter et nei til det dyrere, og ingen har sagt nei',
    once: () => 'det er allerede vist én gang etter neiet',
    pressure: ({ left, costs }) => `det veier ${number(costs)}, og besøket tåler bare ${number(left)} til`,
    discounts: ({ given, most }) =>
      `${count(given, 'rabatt', 'rabatter')} er tilbudt uoppfordret på 30 dager; grensen din er ${number(most)}`,
    twice: ({ product, at }, { name, spot }) =>
      at === 'page'
        ? `siden viser allerede ${name(product)}`
        : `${name(product)} er allerede på «${spot(at)}»`,
    outranked: ({ by }, { name }) => (by === '' ? 'det er ikke plass' : `plassen er tatt av ${name(by)}`),
    'one-voice': ({ by }, { name }) => `bare én ting om gangen kan trenge seg på, og ${name(by)} går foran`,
  },

  refusal: {
    'not-yet': ({ startsAt }, { when }) => `det begynner ${when(startsAt)}`,
    ended: ({ endsAt }, { when }) => `det sluttet ${when(endsAt)}`,
    about: () => 'det gjelder andre produkter',
    'cart-least': ({ least, total }, { money }) =>
      `det krever en handlekurv på minst ${money(least)}${sumOf(total, money)}`,
    'cart-most': ({ most, total }, { money }) =>
      `det krever en handlekurv på høyst ${money(most)}${sumOf(total, money)}`,
    'cart-holds': ({ products }, { name }) => `handlekurven må inneholde ${list(products.map(name))}`,
    'cart-lacks': ({ product }, { name }) => `handlekurven må ikke inneholde ${name(product)}`,
    country: ({ country }) =>
      country === '' ? 'markedet er ikke kjent' : `det gjelder ikke markedet ${country}`,
    language: ({ language }) =>
      language === '' ? 'språket er ikke kjent' : `det gjelder ikke språket ${language}`,
    device: ({ device }) =>
      device === null
        ? 'enheten er ikke kjent'
        : `det gjelder ikke enheten ${form.device[device].toLowerCase()}`,
    visitor: ({ returning }) =>
      returning ? 'det er for nye besøkende' : 'det er for tilbakevendende besøkende',
    'bought-before': ({ known }) =>
      known ? 'kunden har ikke kjøpt det som kreves' : 'hva den besøkende har kjøpt før, er ikke kjent',
    segment: ({ segment }) =>
      segment === null
        ? 'hvilken kundegruppe den besøkende hører til, er ikke kjent'
        : `det er ikke for kunder som er ${form.segment[segment]}`,
    unkept: ({ unkept }) =>
      unkept === 'pending' ? 'kassen har ikke fått beskjed ennå' : 'kassen kan ikke holde det: se Tilbud',
  },
  elsewhere: (spots) => `det hører til et annet sted: ${list(spots)}`,
  noOccasion: 'det gjelder ikke det som vises her, eller det det tilbyr, kan ikke selges nå',
};
