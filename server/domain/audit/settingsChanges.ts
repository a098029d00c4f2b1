/** What differs between two states of settings, field by field; of lists only what came and what went. */
import { type FieldChange, MOST_NAMED } from './audit.ts';

/** As `ListChange`, its members as the list holds them: `MOST_NAMED` of them at most. */
export interface ListDifference {
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
}

export interface Differences {
  readonly changes: readonly FieldChange[];
  readonly lists: readonly ListDifference[];
}

/** Longer texts, such as styles, are logged by their beginning. */
const LONGEST_TEXT = 120;
/** What follows from another field, and is no choice of its own. */
const UNLOGGED: ReadonlySet<string> = new Set(['measure.epoch', 'measure.startedAt']);

/** `before` and `after` are of one shape, as read by the same code. Fields are paths such as `tact.perVisit`. */
export function settingsChanges(before: unknown, after: unknown, path = ''): Differences {
  if (UNLOGGED.has(path) || JSON.stringify(before) === JSON.stringify(after))
    return { changes: [], lists: [] };
  if (Array.isArray(before) && Array.isArray(after))
    return { changes: [], lists: [difference(path, before, after)] };
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const parts = keys.map((key) =>
      settingsChanges(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
    return {
      changes: parts.flatMap(({ changes }) => changes),
      lists: parts.flatMap(({ lists }) => lists),
    };
  }
  return { changes: [{ field: path, from: brief(before), to: brief(after) }], lists: [] };
}

/** An order of the same members that changes comes out with nothing added and nothing removed. */
function difference(field: string, before: readonly unknown[], after: readonly unknown[]): ListDifference {
  const had = new Set(before.map((one) => JSON.stringify(one)));
  const has = new Set(after.map((one) => JSON.stringify(one)));
  return {
    field,
    from: before.length,
    to: after.length,
    added: after.filter((one) => !had.has(JSON.stringify(one))).slice(0, MOST_NAMED),
    removed: before.filter((one) => !has.has(JSON.stringify(one))).slice(0, MOST_NAMED),
  };
}

function brief(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return `${value.slice(0, LONGEST_TEXT)}…`;
  return isRecord(value) || Array.isArray(value) ? brief(JSON.stringify(value)) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
