/** Danish: the list of offers, how it is searched and put in order. */
import { format } from '../../data/format.ts';
import type { list as english } from '../en/offer-list.ts';

const { number } = format;

export const list: typeof english = {
  search: 'Søg i tilbud',
  searchWhat: 'På navn eller produkt',
  kind: 'Type',
  anyKind: 'Alle typer',
  status: 'Vis',
  all: (n) => `Alle (${number(n)})`,
  state: {
    active: (n) => `Aktive (${number(n)})`,
    draft: (n) => `Kladder (${number(n)})`,
    paused: (n) => `På pause (${number(n)})`,
    unkept: (n) => `Holdes ikke (${number(n)})`,
  },
  found: (n) => (n === 1 ? '1 tilbud' : `${number(n)} tilbud`),
  none: 'Ingen tilbud matcher',
  noneWhat: 'Søg efter noget andet, eller vis alle tilbud.',
  showAll: 'Vis alle tilbud',
  unkept: (n) =>
    n === 1
      ? 'Checkout kan ikke holde 1 aktivt tilbud, så kunderne ser det ikke.'
      : `Checkout kan ikke holde ${number(n)} aktive tilbud, så kunderne ser dem ikke.`,
  unkeptWhat:
    'Én rabat bærer betingelserne for alle tilbud og har plads til omkring tres med en pris. Der kan højst være 25 af Shopifys egne rabatter. Tilbud højere oppe får plads først.',
  showUnkept: 'Vis dem',
  place: (name) => `Plads for ${name}`,
  moving:
    'Skriv en plads, og tryk på Enter, eller hold Alt nede, og tryk på pil op eller pil ned på et tilbuds navn.',
  loading: 'Indlæser …',
  cart: 'Kurven',
  simulate: 'Hvilket tilbud vinder?',
};
