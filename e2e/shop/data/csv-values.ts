/** Reads the values of Shopify's exports: amounts, instants, yes and no; and makes ids that stay the same. */
import { hash32 } from './random.ts';
import { iso } from './text.ts';

/** ISO 4217 currencies without or with three decimals (table A.1). */
const EXPONENT: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
]);

/** `2.1` GBP is 210; digits beyond the currency's are rounded half up; null when it is no decimal number. */
export function minorUnits(text: string, currency: string): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const exponent = EXPONENT[currency] ?? 2;
  const decimals = (match[3] ?? '').padEnd(exponent + 1, '0');
  const kept = Number(match[2]) * 10 ** exponent + Number(decimals.slice(0, exponent) || '0');
  const amount = kept + (Number(decimals[exponent]) >= 5 ? 1 : 0);
  return match[1] && amount !== 0 ? -amount : amount;
}

/** `2010-12-01 08:26:00 +0000` (or any ISO form) as an ISO instant in UTC; null when it is no instant. */
export function instant(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d) ?([+-]\d\d):?(\d\d)$/.exec(text);
  const ms = Date.parse(match ? `${match[1]}T${match[2]}${match[3]}:${match[4]}` : text);
  return Number.isFinite(ms) && /^\d{4}-/.test(text) ? iso(ms) : null;
}

/** `true`, `TRUE`, `yes`, `1`, and their opposites; null for anything else, the empty text too. */
export function yesNo(text: string): boolean | null {
  if (/^(true|yes|1)$/i.test(text)) return true;
  return /^(false|no|0)$/i.test(text) ? false : null;
}

/** SKUs are exported with a leading apostrophe when a spreadsheet would take them for numbers. */
export function plainSku(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

/**
 * Ids from a key, so that a product keeps its id when a later export holds more products: 49 bits of hash in
 * a range of its own, the next free number on the (unlikely) collision.
 */
export class StableIds {
  private readonly used = new Set<number>();
  private readonly base: number;

  constructor(base: number) {
    this.base = base;
  }

  make(key: string): number {
    const high = hash32(key);
    const low = hash32(key, 0x1234567) >>> 15;
    let id = this.base + ((high * 131_072 + low) % 900_000_000_000);
    while (this.used.has(id)) id += 1;
    this.used.add(id);
    return id;
  }
}
