/** What the merchant steers. Defaults are safe to leave alone. */
import type { ProductId } from './ids.ts';
import { DEFAULT_TACT, type Tact } from './journey/memory.ts';
import { DEFAULT_KEEP, type Keep, parseKeep } from './keep.ts';
import { DEFAULT_LOOK, type Look } from './look/look.ts';
import { parseLook } from './look/parseLook.ts';
import { DEFAULT_MEASURE, type Measure } from './measure/measure.ts';
import { parseMeasure } from './parseMeasure.ts';
import { isId, parseRules, refused } from './parseRules.ts';
import { parseTact } from './parseTact.ts';
import { PLACEMENTS, type Placement } from './placement.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';
import { DEFAULT_SYNC, parseSyncChoice, type SyncChoice } from './syncChoice.ts';

export interface Settings {
  readonly placements: Readonly<Record<Placement, boolean>>;
  readonly excludedProducts: readonly ProductId[];
  readonly rules: Rules;
  /** How much one shopper is spoken to. */
  readonly tact: Tact;
  /** How results are measured. */
  readonly measure: Measure;
  /** How widgets look. */
  readonly look: Look;
  /** What of the shop's past is read. */
  readonly sync: SyncChoice;
  /** For how long what is stored is kept. */
  readonly keep: Keep;
}

export const DEFAULT_SETTINGS: Settings = {
  placements: {
    product: true,
    upgrade: true,
    bundle: true,
    extras: true,
    cart: true,
    exit: true,
    // In checkout we are silent, unless the merchant wants one quiet suggestion there.
    checkout: false,
    thanks: true,
  },
  excludedProducts: [],
  rules: DEFAULT_RULES,
  tact: DEFAULT_TACT,
  measure: DEFAULT_MEASURE,
  look: DEFAULT_LOOK,
  sync: DEFAULT_SYNC,
  keep: DEFAULT_KEEP,
};

/** At most so many exclusions by product; a merchant who needs more excludes a collection, a tag or a vendor. */
export const MAX_EXCLUDED = 2000;

/** Settings as they were stored, perhaps by a version that knew fewer: what is missing has its default. */
export function storedSettings(stored: unknown): Settings {
  return filled(DEFAULT_SETTINGS, stored);
}

function filled<T>(usual: T, stored: unknown): T {
  if (stored === undefined) return usual;
  if (!isRecord(usual)) return stored as T;
  const found = isRecord(stored) ? stored : {};
  return Object.fromEntries(
    Object.entries(usual).map(([key, value]) => [key, filled(value, found[key])]),
  ) as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks settings that came from outside and returns them clean: unknown keys dropped, ids unique. Rules,
 * tact, measuring, look, what is read, how long it is kept and placements that are absent stay as `kept` has them.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseSettings(input: unknown, kept: Settings = DEFAULT_SETTINGS): Settings {
  if (typeof input !== 'object' || input === null) throw refused('the body', 'an object');
  const { placements, excludedProducts, rules, tact, measure, look, sync, keep } = input as Record<
    string,
    unknown
  >;
  if (typeof placements !== 'object' || placements === null) throw refused('placements', 'an object');
  const clean = {} as Record<Placement, boolean>;
  for (const placement of PLACEMENTS) {
    const on = (placements as Record<string, unknown>)[placement] ?? kept.placements[placement];
    if (typeof on !== 'boolean') throw refused(`placements.${placement}`, 'true or false');
    clean[placement] = on;
  }
  if (!Array.isArray(excludedProducts)) throw refused('excludedProducts', 'a list of product ids');
  if (excludedProducts.length > MAX_EXCLUDED)
    throw refused('excludedProducts', `at most ${MAX_EXCLUDED} ids`);
  if (!excludedProducts.every(isId)) throw refused('excludedProducts', 'a list of product ids');
  return {
    placements: clean,
    excludedProducts: [...new Set(excludedProducts)],
    rules: parseRules(rules, kept.rules),
    tact: parseTact(tact, kept.tact),
    measure: parseMeasure(measure, kept.measure),
    look: parseLook(look, kept.look),
    sync: parseSyncChoice(sync, kept.sync),
    keep: parseKeep(keep, kept.keep),
  };
}
