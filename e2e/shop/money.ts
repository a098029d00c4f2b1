/** How Shopify writes money: the scalars `Decimal` (MoneyV2) and `Money`, and REST strings. Kept apart from the server's own. */

const digitsOf = new Map<string, number>();

/** Decimal places of a currency's minor unit, as the platform's ICU data know it. */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** Minor units as a price string: `12900` SEK is `"129.00"`, `1000` JPY is `"1000"`. */
export function priceText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Minor units as MoneyV2's `amount` is written: no trailing zeros, but always one decimal (`"129.0"`, `"12.5"`). */
export function decimalText(minor: number, currency: string): string {
  const text = priceText(minor, currency);
  if (!text.includes('.')) return `${text}.0`;
  return text.replace(/0+$/, '').replace(/\.$/, '.0');
}
