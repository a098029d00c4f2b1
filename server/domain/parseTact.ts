/** Checks the limits of tact that came from outside: each field by itself, so that the error can name it. */
import { KEENNESS, type Keenness, type Tact } from './journey/memory.ts';
import { DAY_MINUTES, type QuietTime, WEEKDAYS, type Weekday } from './journey/quiet.ts';
import { refused } from './parseRules.ts';

/** Those that are numbers. */
export type TactNumber = Exclude<keyof Tact, 'quiet' | 'exit'>;

/** Bounds of the numbers, both included. Zero is the quietest: what it limits is never seen. */
export const TACT_BOUNDS: {
  readonly [K in TactNumber]: { readonly least: number; readonly most: number };
} = {
  perVisit: { least: 0, most: 100 },
  perDay: { least: 0, most: 1000 },
  declinedDays: { least: 1, most: 365 },
  pressure: { least: 0, most: 100 },
  discounts: { least: 0, most: 30 },
  marginFloor: { least: 0, most: 99 },
  priceFloor: { least: 0, most: 100 },
};

/** More than a week's every day twice: whoever needs more wants something else. */
export const MOST_QUIET = 14;

/**
 * Clean limits: unknown keys dropped; one that is absent stays as `kept` has it. All numbers are whole.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseTact(input: unknown, kept: Tact): Tact {
  if (input === undefined) return kept;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw refused('tact', 'an object');
  const fields = input as Readonly<Record<string, unknown>>;
  const given = (name: keyof Tact): unknown => (Object.hasOwn(fields, name) ? fields[name] : kept[name]);
  const read = (name: TactNumber): number => {
    const { least, most } = TACT_BOUNDS[name];
    return whole(given(name), `tact.${name}`, least, most);
  };
  const exit = KEENNESS.find((one) => one === given('exit'));
  if (exit === undefined) throw refused('tact.exit', `one of ${KEENNESS.join(', ')}`);
  return {
    perVisit: read('perVisit'),
    perDay: read('perDay'),
    declinedDays: read('declinedDays'),
    pressure: read('pressure'),
    discounts: read('discounts'),
    marginFloor: read('marginFloor'),
    priceFloor: read('priceFloor'),
    quiet: parseQuiet(given('quiet')),
    exit: exit satisfies Keenness,
  };
}

function parseQuiet(value: unknown): readonly QuietTime[] {
  if (!Array.isArray(value) || value.length > MOST_QUIET)
    throw refused('tact.quiet', `a list of at most ${MOST_QUIET} times`);
  return value.map((one: unknown, at): QuietTime => {
    const field = `tact.quiet[${at}]`;
    if (typeof one !== 'object' || one === null) throw refused(field, 'an object');
    const { days, from, to } = one as Readonly<Record<string, unknown>>;
    const isDay = (day: unknown): day is Weekday => WEEKDAYS.some((known) => known === day);
    if (!Array.isArray(days) || days.length === 0 || !days.every(isDay))
      throw refused(`${field}.days`, 'some of 1 (Monday) to 7 (Sunday)');
    return {
      days: WEEKDAYS.filter((day) => days.includes(day)),
      from: whole(from, `${field}.from`, 0, DAY_MINUTES - 1),
      to: whole(to, `${field}.to`, 0, DAY_MINUTES - 1),
    };
  });
}

function whole(value: unknown, field: string, least: number, most: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
    throw refused(field, `a whole number from ${least} to ${most}`);
  return value as number;
}
