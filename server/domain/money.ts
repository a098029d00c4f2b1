/** Money: integer minor units with their currency; parsing and printing decimal amounts without floats. */

export interface Money {
  /** Integer minor units (öre, cents); negative for refunds. */
  readonly amount: number;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
}

/** Currencies whose minor unit is not a hundredth (source: ISO 4217 table A.1, current currencies): none at all, and a thousandth. */
const WHOLE = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF)$/;
const THOUSANDTHS = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/;

/** Decimal places of a currency's minor unit; 2 where ISO 4217 has nothing else. */
export function exponentOf(currency: string): number {
  return WHOLE.test(currency) ? 0 : THOUSANDTHS.test(currency) ? 3 : 2;
}

/** An amount in minor units as hundredths of the currency's unit, in which storefronts tell prices of any currency; of thousandths not whole. */
export function toHundredths(minor: number, currency: string): number {
  return minor * 10 ** (2 - exponentOf(currency));
}

/**
 * Parses a decimal amount as Shopify writes it (`"12.50"`, `"-3"`, `"12.5"`) into minor units.
 * Digits beyond the currency's exponent are rounded half away from zero. Null when it is not a number.
 */
export function parseAmount(text: string, currency: string): number | null {
  const match = /^\s*(-?)(\d{1,13})(?:\.(\d{1,12}))?\s*$/.exec(text);
  if (!match) return null;
  const exponent = exponentOf(currency);
  const fraction = match[3] ?? '';
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  let amount = Number(match[2]! + kept);
  if ((fraction.charCodeAt(exponent) || 0) >= 53) amount += 1;
  if (!Number.isSafeInteger(amount)) return null;
  return match[1] === '-' ? 0 - amount : amount;
}

/** The plain decimal form of an amount in minor units: `formatAmount(1250, 'SEK')` is `"12.50"`. */
export function formatAmount(amount: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const sign = amount < 0 ? '-' : '';
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-exponent)}`;
}
