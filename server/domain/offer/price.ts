/** Prices and what goes off them, in whole minor units: preview, widgets and checkout all reckon by these few lines. */
import { exponentOf } from '../money.ts';
import type { Off, PricedCart } from './terms.ts';

/** What amounts need to come from the shop's currency into the shopper's. */
export type Exchange = Pick<PricedCart, 'currency' | 'rate' | 'shopCurrency'>;

/** Hundredths of a percent in a whole. */
const WHOLE = 10_000;

/** `hundredths` of a percent of `sum`, rounded half up; exact for every safe integer, since it never multiplies large by large. */
export function shareOf(sum: number, hundredths: number): number {
  const rest = sum % WHOLE;
  return ((sum - rest) / WHOLE) * hundredths + Math.floor((rest * hundredths + WHOLE / 2) / WHOLE);
}

/** An amount in the shop's minor units as minor units of the shopper's currency, rounded half up: the one float in all this. */
export function converted(amount: number, { currency, rate, shopCurrency }: Exchange): number {
  return Math.floor(amount * rate * 10 ** (exponentOf(currency) - exponentOf(shopCurrency)) + 0.5);
}

/**
 * What `off` takes off one sum, in minor units of the shopper's currency: never more than the sum. An amount comes off
 * `times` over: once a set, once a piece.
 */
export function offOf(off: Off, sum: number, exchange: Exchange, times = 1): number {
  const wanted =
    off.kind === 'percent' ? shareOf(sum, off.hundredths) : converted(off.amount, exchange) * times;
  return Math.min(sum, wanted);
}
