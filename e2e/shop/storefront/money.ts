/** Money as Liquid writes it: minor units into the shop's money format, e.g. `{{amount_with_comma_separator}} kr`. */

interface Separators {
  readonly decimals: number;
  readonly thousands: string;
  readonly decimal: string;
}

/** https://help.shopify.com/manual/intro-to-shopify/currency-formatting */
const FORMATS: Record<string, Separators> = {
  amount: { decimals: 2, thousands: ',', decimal: '.' },
  amount_no_decimals: { decimals: 0, thousands: ',', decimal: '.' },
  amount_with_comma_separator: { decimals: 2, thousands: '.', decimal: ',' },
  amount_no_decimals_with_comma_separator: { decimals: 0, thousands: '.', decimal: ',' },
  amount_with_apostrophe_separator: { decimals: 2, thousands: "'", decimal: '.' },
  amount_with_space_separator: { decimals: 2, thousands: ' ', decimal: ',' },
  amount_no_decimals_with_space_separator: { decimals: 0, thousands: ' ', decimal: ',' },
  amount_with_period_and_space_separator: { decimals: 2, thousands: ' ', decimal: '.' },
};

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/;

/** `12900` with `{{amount_with_comma_separator}} kr` → `129,00 kr`. */
export function formatMoney(minor: number, format: string): string {
  return format.replace(PLACEHOLDER, (_, name: string) => amount(minor, FORMATS[name] ?? FORMATS.amount!));
}

/** As `formatMoney`, without the decimals when they are zero: `129 kr`. */
export function formatMoneyShort(minor: number, format: string): string {
  return format.replace(PLACEHOLDER, (_, name: string) => {
    const separators = FORMATS[name] ?? FORMATS.amount!;
    return amount(minor, minor % 100 === 0 ? { ...separators, decimals: 0 } : separators);
  });
}

/** `129,00`. */
export function formatAmount(minor: number, format: string): string {
  const name = PLACEHOLDER.exec(format)?.[1] ?? 'amount';
  return amount(minor, FORMATS[name] ?? FORMATS.amount!);
}

/** `129,00 SEK` for a format that ends in a word (`kr`); `€129.00 EUR` for one that has a sign. */
export function withCurrency(format: string, currency: string): string {
  if (format.includes(currency)) return format;
  return /\}\}\s*[A-Za-z.]+$/.test(format)
    ? format.replace(/(\}\})\s*[A-Za-z.]+$/, `$1 ${currency}`)
    : `${format} ${currency}`;
}

function amount(minor: number, { decimals, thousands, decimal }: Separators): string {
  const fixed = (Math.abs(minor) / 100).toFixed(decimals);
  const [whole = '0', fraction] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${minor < 0 ? '-' : ''}${grouped}${fraction ? decimal + fraction : ''}`;
}
