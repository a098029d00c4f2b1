/** Reads fields of foreign JSON one by one: what is not of the expected kind becomes null, nothing is believed. */
import { idNumber } from '../../domain/ids.ts';
import { parseAmount } from '../../domain/money.ts';

export type Json = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Null for an empty text: Shopify writes both for "none". */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function integer(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}

/** A REST id (number) or a GraphQL one (gid); null when it is neither. */
export function id(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? value : null;
  return typeof value === 'string' ? idNumber(value) : null;
}

/** Epoch milliseconds of an ISO instant. */
export function instant(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

/** Minor units of a decimal text (or, in odd payloads, a number). */
export function amount(value: unknown, currency: string): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return parseAmount(value.toFixed(4), currency);
  return typeof value === 'string' ? parseAmount(value, currency) : null;
}
