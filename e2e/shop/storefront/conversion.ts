/** Amounts from one currency to another in whole minor units, and the hundredths in which Liquid and Ajax count any currency. */
import { minorDigits } from '../money.ts';

/** Rates are read to so many decimals; Shopify writes fewer. */
const SCALE = 12;

/**
 * `amount` × `rate`, rounded half up to a whole minor unit, without the error of a float product. `shift` is by how many
 * decimals the target's minor unit is finer.
 */
export function convertExactly(amount: number, rate: number, shift: number): number {
  if (rate === 1 && shift === 0) return amount;
  const factor = BigInt(Math.round(rate * 10 ** SCALE));
  const product = BigInt(amount) * factor * 10n ** BigInt(Math.max(0, shift));
  const divisor = 10n ** BigInt(SCALE + Math.max(0, -shift));
  return Number(halfUp(product, divisor));
}

/**
 * The nearest price that ends as the market's prices do, at equal distance the higher; never nothing where there was a
 * price. Which of two Shopify takes is not documented.
 */
export function roundToEnding(minor: number, ending: number | null, currency: string): number {
  if (ending === null || minor <= 0) return minor;
  const unit = 10 ** minorDigits(currency);
  const rounded = Math.floor((minor - ending) / unit + 0.5) * unit + ending;
  return Math.max(rounded, ending || unit);
}

/** Minor units → hundredths: 1,000 yen are 100,000. */
export function hundredths(minor: number, currency: string): number {
  const digits = minorDigits(currency);
  return digits > 2 ? Math.round(minor / 10 ** (digits - 2)) : minor * 10 ** (2 - digits);
}

/** The inverse of `hundredths`. */
export function minorOf(amount: number, currency: string): number {
  const digits = minorDigits(currency);
  return digits > 2 ? amount * 10 ** (digits - 2) : Math.round(amount / 10 ** (2 - digits));
}

function halfUp(value: bigint, divisor: bigint): bigint {
  const doubled = 2n * value + divisor;
  const quotient = doubled / (2n * divisor);
  return doubled < 0n && doubled % (2n * divisor) !== 0n ? quotient - 1n : quotient;
}
