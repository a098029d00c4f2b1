/** Checks the limits of tact that came from outside: each field by itself, so that the error can name it. */
import { KEENNESS, type Keenness, type Tact } from './journey/memory.ts';
import { DAY_MINUTES, type QuietTime, WEEKDAYS, type Weekday } from './journey/quiet.ts';
import { record, refused, whole } from './parseRules.ts';

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
  const fields = record(input, 'tact');
  const given = (name: keyof Tact): unknown => (Object.hasOwn(fields, name) ? fields[name] : kept[name]);
  const read = (name: TactNumber) => whole(given(name), `tact.${name}`, TACT_BOUNDS[name]);
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

const MINUTES = { least: 0, most: DAY_MINUTES - 1 };

function parseQuiet(value: unknown): readonly QuietTime[] {
  if (!Array.isArray(value) || value.length > MOST_QUIET)
    throw refused('tact.quiet', `a list of at most ${MOST_QUIET} times`);
  return value.map((one: unknown, at): QuietTime => {
    const field = `tact.quiet[${at}]`;
    const { days, from, to } = record(one, field);
    const isDay = (day: unknown): day is Weekday => WEEKDAYS.some((known) => known === day);
    if (!Array.isArray(days) || days.length === 0 || !days.every(isDay))
      throw refused(`${field}.days`, 'some of 1 (Monday) to 7 (Sunday)');
    return {
      days: WEEKDAYS.filter((day) => days.includes(day)),
      from: whole(from, `${field}.from`, MINUTES),
      to: whole(to, `${field}.to`, MINUTES),
    };
  });
}
