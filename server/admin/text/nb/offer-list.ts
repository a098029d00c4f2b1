/** Norwegian: the list of offers, how it is searched and put in order. */
import { format } from '../../data/format.ts';
import type { list as english } from '../en/offer-list.ts';

const { number } = format;

export const list: typeof english = {
  search: 'Søk i tilbud',
  searchWhat: 'På navn eller produkt',
  kind: 'Type',
  anyKind: 'Alle typer',
  status: 'Vis',
  all: (n) => `Alle (${number(n)})`,
  state: {
    active: (n) => `Aktive (${number(n)})`,
    draft: (n) => `Utkast (${number(n)})`,
    paused: (n) => `På pause (${number(n)})`,
    unkept: (n) => `Holdes ikke (${number(n)})`,
  },
  found: (n) => (n === 1 ? '1 tilbud' : `${number(n)} tilbud`),
  none: 'Fant ingen tilbud',
  noneWhat: 'Søk etter noe annet, eller vis alle tilbud.',
  showAll: 'Vis alle tilbud',
  unkept: (n) =>
    n === 1
      ? 'Kassen kan ikke holde 1 aktivt tilbud, så kundene ser det ikke.'
      : `Kassen kan ikke holde ${number(n)} aktive tilbud, så kundene ser dem ikke.`,
  unkeptWhat:
    'Én rabatt bærer vilkårene for alle tilbud og har plass til omtrent seksti med pris. Det kan høyst være 25 av Shopifys egne rabatter. Tilbud høyere opp får plass først.',
  showUnkept: 'Vis dem',
  place: (name) => `Plass for ${name}`,
  moving:
    'Skriv en plass og trykk Enter, eller hold Alt nede og trykk pil opp eller pil ned på navnet til et tilbud.',
  loading: 'Laster inn …',
  cart: 'Handlekurven',
  simulate: 'Hvilket tilbud vinner?',
};
