/** What stands beside our discounts in carts, checkouts and orders: by it an order's discount is known to be ours. */
import type { Terms } from './terms.ts';

/** The title of the Function's discount: what is read where there is no room for words. */
export const FUNCTION_TITLE = 'Mersalg';

type Words = Readonly<Record<Terms['kind'], string>>;

const EN: Words = {
  bundle: 'Set price',
  volume: 'Quantity price',
  gift: 'Gift',
  swap: 'Offer',
  'add-on': 'Add-on price',
  order: 'Cart discount',
};
const NB: Words = {
  bundle: 'Settpris',
  volume: 'Mengdepris',
  gift: 'Gave',
  swap: 'Tilbud',
  'add-on': 'Tilleggspris',
  order: 'Rabatt på handlekurven',
};
const WORDS: Readonly<Record<string, Words>> = {
  SV: {
    bundle: 'Setpris',
    volume: 'Mängdpris',
    gift: 'Gåva',
    swap: 'Erbjudande',
    'add-on': 'Tillvalspris',
    order: 'Rabatt på varukorgen',
  },
  DA: {
    bundle: 'Sætpris',
    volume: 'Mængdepris',
    gift: 'Gave',
    swap: 'Tilbud',
    'add-on': 'Tilvalgspris',
    order: 'Rabat på kurven',
  },
  NB,
  NN: NB,
  NO: NB,
};

/**
 * What shoppers read beside what the Function takes off, in their language: by kind, since an offer's name is the
 * merchant's own. `language`: Shopify's LanguageCode, e.g. `SV`, `PT_BR`; English where we have no words for it.
 */
export function wordsIn(language: string): Words {
  return WORDS[language] ?? EN;
}
