/** Checks the limits of tact that came from outside: each field by itself, so that the error can name it. */
import type { Tact } from './journey/memory.ts';
import { refused } from './parseRules.ts';

/** Bounds of the numbers, both included. Zero is the quietest: what it limits is never seen. */
export const TACT_BOUNDS: { readonly [K in keyof Tact]: { readonly least: number; readonly most: number } } =
  {
    perVisit: { least: 0, most: 100 },
    perDay: { least: 0, most: 1000 },
    declinedDays: { least: 1, most: 365 },
    pressure: { least: 0, most: 100 },
    discounts: { least: 0, most: 30 },
    marginFloor: { least: 0, most: 99 },
  };

/**
 * Clean limits: unknown keys dropped; one that is absent stays as `kept` has it. All are whole numbers.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseTact(input: unknown, kept: Tact): Tact {
  if (input === undefined) return kept;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw refused('tact', 'an object');
  const fields = input as Readonly<Record<string, unknown>>;
  const read = (name: keyof Tact): number => {
    const value = Object.hasOwn(fields, name) ? fields[name] : kept[name];
    const { least, most } = TACT_BOUNDS[name];
    if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most) {
      throw refused(`tact.${name}`, `a whole number from ${least} to ${most}`);
    }
    return value as number;
  };
  return {
    perVisit: read('perVisit'),
    perDay: read('perDay'),
    declinedDays: read('declinedDays'),
    pressure: read('pressure'),
    discounts: read('discounts'),
    marginFloor: read('marginFloor'),
  };
}
