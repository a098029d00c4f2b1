/** Svenska: varför var sak på en sida visas eller inte, som laddas med förklaringen. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { ExplainText } from '../explain.ts';
import { form } from './offer-form.ts';

const { number, list } = format;
const days = (n: number) => (n === 0 ? 'i dag' : `för ${count(n, 'dag', 'dagar')} sedan`);

const seen = (times: number, most: number, span: string) =>
  `visad ${count(times, 'gång', 'gånger')} ${span}; din gräns är ${number(most)}`;

const sumOf = (total: number | null, money: (minor: number) => string) =>
  total === null ? ', och varukorgens summa är inte känd' : `; den här är på ${money(total)}`;

export const explain: ExplainText = {
  title: 'Varför just det här, och inte något annat',
  lead: 'Hela sidan, plats för plats, så som besökaren möter den.',
  country: 'Marknad',
  countryWhat: 'En landskod som SE. Tomt: okänd.',
  device: 'Enhet',
  anyDevice: 'Okänd',
  declined: 'Har just tackat nej till uppgraderingen',
  returning: 'Har varit här en tidigare dag',
  shown: 'Visas',
  held: 'Visas inte',
  offers: 'Erbjudanden som inte har något att säga här',
  plain: 'Förslag',
  builtIn: { upgrade: 'En bättre version', downgrade: 'En billigare version' },
  priority: (place) => `plats ${number(place)}`,
  nothing: 'Inget att förklara: inget föreslogs.',
  failed: 'Förklaringen kunde inte läsas',
  technique: {
    upsell: 'uppgraderingar',
    downsell: 'billigare alternativ',
    'cross-sell': 'det som passar till',
  },

  held_back: {
    checkout: () => 'besökaren är i kassan, där inget tränger sig på',
    declined: ({ key, days: ago, away }, { name }) =>
      `besökaren tackade nej till ${name(key)} ${days(ago)}, och det hålls borta i ${count(away, 'dag', 'dagar')}`,
    'per-visit': ({ times, most }) => seen(times, most, 'under besöket'),
    'per-day': ({ times, most }) => seen(times, most, 'i dag'),
    answered: ({ product }, { name }) => `besökaren sa nej till ${name(product)}; ingen annan läggs fram`,
    'no-hesitation': () =>
      'ett billigare alternativ kommer efter ett nej till det dyrare, och ingen har sagt nej',
    once: () => 'det har redan visats en gång efter nejet',
    pressure: ({ left, costs }) => `det väger ${number(costs)}, och besöket tål bara ${number(left)} till`,
    discounts: ({ given, most }) =>
      `${count(given, 'rabatt', 'rabatter')} har erbjudits oombett på 30 dagar; din gräns är ${number(most)}`,
    twice: ({ product, at }, { name, spot }) =>
      at === 'page' ? `sidan visar redan ${name(product)}` : `${name(product)} finns redan på ”${spot(at)}”`,
    outranked: ({ by }, { name }) => (by === '' ? 'det finns ingen plats' : `platsen tas av ${name(by)}`),
    'one-voice': ({ by }, { name }) => `bara en sak i taget får tränga sig på, och ${name(by)} går före`,
  },

  refusal: {
    'not-yet': ({ startsAt }, { when }) => `det börjar ${when(startsAt)}`,
    ended: ({ endsAt }, { when }) => `det slutade ${when(endsAt)}`,
    about: () => 'det gäller andra produkter',
    'cart-least': ({ least, total }, { money }) =>
      `det kräver en varukorg på minst ${money(least)}${sumOf(total, money)}`,
    'cart-most': ({ most, total }, { money }) =>
      `det kräver en varukorg på högst ${money(most)}${sumOf(total, money)}`,
    'cart-holds': ({ products }, { name }) => `varukorgen måste innehålla ${list(products.map(name))}`,
    'cart-lacks': ({ product }, { name }) => `varukorgen får inte innehålla ${name(product)}`,
    country: ({ country }) =>
      country === '' ? 'marknaden är inte känd' : `det gäller inte marknaden ${country}`,
    language: ({ language }) =>
      language === '' ? 'språket är inte känt' : `det gäller inte språket ${language}`,
    device: ({ device }) =>
      device === null
        ? 'enheten är inte känd'
        : `det gäller inte enheten ${form.device[device].toLowerCase()}`,
    visitor: ({ returning }) => (returning ? 'det är för nya besökare' : 'det är för återkommande besökare'),
    'bought-before': ({ known }) =>
      known ? 'kunden har inte köpt det som krävs' : 'vad besökaren har köpt tidigare är inte känt',
    segment: ({ segment }) =>
      segment === null
        ? 'vilken kundgrupp besökaren hör till är inte känt'
        : `det är inte för kunder som är ${form.segment[segment]}`,
    unkept: ({ unkept }) =>
      unkept === 'pending'
        ? 'kassan har inte fått veta det ännu'
        : 'kassan kan inte hålla det: se Erbjudanden',
  },
  elsewhere: (spots) => `dess plats är en annan: ${list(spots)}`,
  noOccasion: 'det gäller inte det som visas här, eller så kan det som erbjuds inte säljas nu',
};
