/** Reads a shopper's memory from the JSON that the browser sends: anything may be in it, and little of it is let in. */
import { type Memory, NO_MEMORY } from '../domain/journey/memory.ts';
import { bad } from './params.ts';

export const LONGEST_MEMORY = 2_000;
/** `p42`, an offer's id, a technique, a spot. Whatever else an object has of its own stays outside. */
const KEY = /^[a-z0-9-]{1,24}$/;
/** Beyond any count or day of this age of the world. */
const MOST = 1_000_000;
const MOST_DISCOUNTS = 60;

/**
 * Missing fields are as in `NO_MEMORY`, unknown ones are dropped.
 * @throws MersalgError `bad-input` naming `memory` or the field in it.
 */
export function memoryParam(text: unknown): Memory {
  if (text === undefined || text === '') return NO_MEMORY;
  if (typeof text !== 'string' || text.length > LONGEST_MEMORY) {
    throw bad('memory', `JSON of at most ${LONGEST_MEMORY} characters`);
  }
  const fields = parsed(text);
  return {
    seen: counts(fields, 'seen'),
    today: counts(fields, 'today'),
    declined: counts(fields, 'declined'),
    discounted: days(fields),
    checkout: flag(fields, 'checkout'),
    returning: flag(fields, 'returning'),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad('memory', 'JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad('memory', 'an object');
  return value as Fields;
}

function counts(fields: Fields, name: 'seen' | 'today' | 'declined'): Readonly<Record<string, number>> {
  const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (found === undefined) return NO_MEMORY[name];
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    throw bad(`memory.${name}`, 'an object of whole numbers');
  }
  const entries = Object.entries(found);
  for (const [key, value] of entries) {
    if (!KEY.test(key)) throw bad(`memory.${name}`, 'keyed by products, offers, techniques and spots');
    if (!isCount(value)) throw bad(`memory.${name}.${key}`, `a whole number from 0 to ${MOST}`);
  }
  return Object.fromEntries(entries) as Record<string, number>;
}

function days(fields: Fields): readonly number[] {
  const found = Object.hasOwn(fields, 'discounted') ? fields.discounted : [];
  if (!Array.isArray(found) || found.length > MOST_DISCOUNTS || !found.every(isCount)) {
    throw bad('memory.discounted', `a list of at most ${MOST_DISCOUNTS} days`);
  }
  return found;
}

function flag(fields: Fields, name: 'checkout' | 'returning'): boolean {
  const found = Object.hasOwn(fields, name) ? fields[name] : false;
  if (typeof found !== 'boolean') throw bad(`memory.${name}`, 'true or false');
  return found;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST;
}
