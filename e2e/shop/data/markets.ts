/** The Nordic markets of a shop, at rates of one day: enough to see every price in four currencies. */
import { minorDigits } from '../money.ts';
import type { TwinMarket } from '../state.ts';

/** Swedish kronor for one unit of each currency. */
const IN_KRONOR: Readonly<Record<string, number>> = {
  SEK: 1,
  NOK: 0.9621,
  DKK: 1.4693,
  EUR: 10.9646,
  USD: 9.4217,
  GBP: 12.5138,
};

/** What Shopify writes where the merchant did not choose a format; formats differ in sign, side and separators. */
const PLACES: readonly Omit<TwinMarket, 'rate'>[] = [
  { country: 'SE', currency: 'SEK', moneyFormat: '{{amount_with_comma_separator}} kr', ending: null },
  { country: 'NO', currency: 'NOK', moneyFormat: 'kr {{amount_with_comma_separator}}', ending: 0 },
  { country: 'DK', currency: 'DKK', moneyFormat: '{{amount_with_comma_separator}} kr.', ending: null },
  { country: 'FI', currency: 'EUR', moneyFormat: '€{{amount_with_comma_separator}}', ending: 95 },
];

/** Markets beside the shop's own; none for a currency whose rate is not written here. */
export function nordicMarkets(currency: string, country: string): TwinMarket[] {
  const own = IN_KRONOR[currency];
  if (own === undefined || minorDigits(currency) !== 2) return [];
  return PLACES.filter((place) => place.currency !== currency && place.country !== country).map((place) => ({
    ...place,
    rate: Number((own / (IN_KRONOR[place.currency] ?? 1)).toFixed(7)),
  }));
}
