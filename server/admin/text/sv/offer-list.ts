/** Swedish: the list of offers, how it is searched and put in order. */
import { format } from '../../data/format.ts';
import type { list as english } from '../en/offer-list.ts';

const { number } = format;

export const list: typeof english = {
  search: 'Sök erbjudanden',
  searchWhat: 'På namn eller produkt',
  kind: 'Typ',
  anyKind: 'Alla typer',
  status: 'Visa',
  all: (n) => `Alla (${number(n)})`,
  state: {
    active: (n) => `Aktiva (${number(n)})`,
    draft: (n) => `Utkast (${number(n)})`,
    paused: (n) => `Pausade (${number(n)})`,
    unkept: (n) => `Hålls inte (${number(n)})`,
  },
  found: (n) => (n === 1 ? '1 erbjudande' : `${number(n)} erbjudanden`),
  none: 'Inga erbjudanden matchar',
  noneWhat: 'Sök efter något annat, eller visa alla erbjudanden.',
  showAll: 'Visa alla erbjudanden',
  unkept: (n) =>
    n === 1
      ? 'Kassan kan inte hålla 1 aktivt erbjudande, så kunderna ser det inte.'
      : `Kassan kan inte hålla ${number(n)} aktiva erbjudanden, så kunderna ser dem inte.`,
  unkeptWhat:
    'En enda rabatt bär villkoren för alla erbjudanden och rymmer ungefär sextio med pris. Shopifys egna rabatter kan vara högst 25. Erbjudanden högre upp får plats först.',
  showUnkept: 'Visa dem',
  place: (name) => `Plats för ${name}`,
  moving:
    'Skriv en plats och tryck på Enter, eller håll ned Alt och tryck på uppåt- eller nedåtpilen på ett erbjudandes namn.',
  loading: 'Laddar …',
  cart: 'Varukorgen',
  simulate: 'Vilket erbjudande vinner?',
};
