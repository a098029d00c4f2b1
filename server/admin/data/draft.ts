/** Unsaved edits as a set of changes, so that they can be carried onto whatever the server holds by now. */

import type { ProductId } from '../../domain/ids.ts';
import type { Tact } from '../../domain/journey/memory.ts';
import type { Keep } from '../../domain/keep.ts';
import { LOOKED, type Look, type LookedSpot, type SpotLook } from '../../domain/look/look.ts';
import type { MeasureChoice } from '../../domain/parseMeasure.ts';
import { PLACEMENTS, type Placement } from '../../domain/placement.ts';
import type { Exclusions, Rules } from '../../domain/rules.ts';
import type { Settings } from '../../domain/settings.ts';
import type { SyncChoice } from '../../domain/syncChoice.ts';

/** Rules that are edited as a whole: of two people who change the same one, the later save holds. */
export const WHOLE_RULES = ['pins', 'margin', 'priceRatio', 'perType', 'minStock'] as const;
export type WholeRules = Pick<Rules, (typeof WHOLE_RULES)[number]>;

/** Lists of exclusions, edited entry by entry. */
export const GROUP_LISTS = ['collections', 'tags', 'vendors'] as const;
export type GroupList = (typeof GROUP_LISTS)[number];

/** What a merchant steers of measuring; the epoch is the server's. */
export const MEASURE_CHOICES = [
  'share',
  'assumedMargin',
  'guard',
  'feedback',
] as const satisfies readonly (keyof MeasureChoice)[];

/** Of the look, what all placements share. */
export const SHARED_LOOK = ['radius', 'gap', 'button', 'css'] as const satisfies readonly (keyof Look)[];
export type SharedLook = Pick<Look, (typeof SHARED_LOOK)[number]>;

/** Entries with whether they are in the list. */
type Changes<Key> = ReadonlyMap<Key, boolean>;

/** What differs. */
export interface Edits {
  readonly placements: Readonly<Partial<Record<Placement, boolean>>>;
  readonly excluded: Changes<ProductId>;
  readonly groups: { readonly [List in GroupList]: Changes<Exclusions[List][number]> };
  readonly rules: Readonly<Partial<WholeRules>>;
  readonly tact: Readonly<Partial<Tact>>;
  readonly measure: Readonly<Partial<MeasureChoice>>;
  readonly sync: Readonly<Partial<SyncChoice>>;
  readonly keep: Readonly<Partial<Keep>>;
  readonly look: Readonly<Partial<SharedLook>>;
  readonly spots: Readonly<Partial<Record<LookedSpot, SpotLook>>>;
}

export const NO_EDITS: Edits = {
  placements: {},
  excluded: new Map(),
  groups: { collections: new Map(), tags: new Map(), vendors: new Map() },
  rules: {},
  tact: {},
  measure: {},
  sync: {},
  keep: {},
  look: {},
  spots: {},
};

/** How many things differ. */
export function sizeOf({ excluded, groups, ...sets }: Edits): number {
  const listed = GROUP_LISTS.reduce((sum, list) => sum + groups[list].size, excluded.size);
  return listed + Object.values(sets).reduce((sum, one) => sum + Object.keys(one).length, 0);
}

/** The settings with the edits on top; what was added to a list comes last, in the order it was added. */
export function applyEdits(settings: Settings, edits: Edits): Settings {
  const { collections, tags, vendors } = settings.rules.exclude;
  return {
    placements: { ...settings.placements, ...edits.placements },
    excludedProducts: changed(settings.excludedProducts, edits.excluded),
    rules: {
      ...settings.rules,
      ...edits.rules,
      exclude: {
        collections: changed(collections, edits.groups.collections),
        tags: changed(tags, edits.groups.tags),
        vendors: changed(vendors, edits.groups.vendors),
      },
    },
    tact: { ...settings.tact, ...edits.tact },
    measure: { ...settings.measure, ...edits.measure },
    sync: { ...settings.sync, ...edits.sync },
    keep: { ...settings.keep, ...edits.keep },
    look: { ...settings.look, ...edits.look, spots: { ...settings.look.spots, ...edits.spots } },
  };
}

function changed<Key>(list: readonly Key[], changes: Changes<Key>): readonly Key[] {
  const kept = list.filter((key) => changes.get(key) !== false);
  const known = new Set(kept);
  const added = [...changes].filter(([key, on]) => on && !known.has(key)).map(([key]) => key);
  return [...kept, ...added];
}

/** The edits that turn `from` into `to`. */
export function editsBetween(from: Settings, to: Settings): Edits {
  const placements: Partial<Record<Placement, boolean>> = {};
  for (const placement of PLACEMENTS) {
    if (from.placements[placement] !== to.placements[placement]) {
      placements[placement] = to.placements[placement];
    }
  }
  const [before, after] = [from.rules.exclude, to.rules.exclude];
  let rules: Partial<WholeRules> = {};
  for (const name of WHOLE_RULES) {
    const differs = JSON.stringify(from.rules[name]) !== JSON.stringify(to.rules[name]);
    if (differs) rules = { ...rules, [name]: to.rules[name] };
  }
  let tact: Partial<Tact> = {};
  for (const name of Object.keys(to.tact) as (keyof Tact)[]) {
    if (JSON.stringify(from.tact[name]) !== JSON.stringify(to.tact[name]))
      tact = { ...tact, [name]: to.tact[name] };
  }
  let measure: Partial<MeasureChoice> = {};
  for (const name of MEASURE_CHOICES) {
    if (from.measure[name] !== to.measure[name]) measure = { ...measure, [name]: to.measure[name] };
  }
  let look: Partial<SharedLook> = {};
  for (const name of SHARED_LOOK) {
    if (from.look[name] !== to.look[name]) look = { ...look, [name]: to.look[name] };
  }
  const spots: Partial<Record<LookedSpot, SpotLook>> = {};
  for (const spot of LOOKED) {
    const differs = JSON.stringify(from.look.spots[spot]) !== JSON.stringify(to.look.spots[spot]);
    if (differs) spots[spot] = to.look.spots[spot];
  }
  let sync: Partial<SyncChoice> = {};
  for (const name of Object.keys(to.sync) as (keyof SyncChoice)[]) {
    if (from.sync[name] !== to.sync[name]) sync = { ...sync, [name]: to.sync[name] };
  }
  let keep: Partial<Keep> = {};
  for (const name of Object.keys(to.keep) as (keyof Keep)[]) {
    if (from.keep[name] !== to.keep[name]) keep = { ...keep, [name]: to.keep[name] };
  }
  return {
    placements,
    excluded: changesBetween(from.excludedProducts, to.excludedProducts),
    groups: {
      collections: changesBetween(before.collections, after.collections),
      tags: changesBetween(before.tags, after.tags),
      vendors: changesBetween(before.vendors, after.vendors),
    },
    rules,
    tact,
    measure,
    sync,
    keep,
    look,
    spots,
  };
}

function changesBetween<Key>(from: readonly Key[], to: readonly Key[]): Changes<Key> {
  const [before, after] = [new Set(from), new Set(to)];
  const changes = new Map<Key, boolean>();
  for (const key of after) if (!before.has(key)) changes.set(key, true);
  for (const key of before) if (!after.has(key)) changes.set(key, false);
  return changes;
}

/** What is left of the edits on top of `settings`: what those already say is dropped. */
export function rebase(edits: Edits, settings: Settings): Edits {
  return editsBetween(settings, applyEdits(settings, edits));
}

/** Both, the later one winning. */
export function merge(earlier: Edits, later: Edits): Edits {
  const both = <Key>(a: Changes<Key>, b: Changes<Key>): Changes<Key> => new Map([...a, ...b]);
  return {
    placements: { ...earlier.placements, ...later.placements },
    excluded: both(earlier.excluded, later.excluded),
    groups: {
      collections: both(earlier.groups.collections, later.groups.collections),
      tags: both(earlier.groups.tags, later.groups.tags),
      vendors: both(earlier.groups.vendors, later.groups.vendors),
    },
    rules: { ...earlier.rules, ...later.rules },
    tact: { ...earlier.tact, ...later.tact },
    measure: { ...earlier.measure, ...later.measure },
    sync: { ...earlier.sync, ...later.sync },
    keep: { ...earlier.keep, ...later.keep },
    look: { ...earlier.look, ...later.look },
    spots: { ...earlier.spots, ...later.spots },
  };
}

export function withPlacement(edits: Edits, placement: Placement, on: boolean): Edits {
  return { ...edits, placements: { ...edits.placements, [placement]: on } };
}

export function withKeep(edits: Edits, keep: Partial<Keep>): Edits {
  return { ...edits, keep: { ...edits.keep, ...keep } };
}

export function withExcluded(edits: Edits, id: ProductId, excluded: boolean): Edits {
  return { ...edits, excluded: new Map([...edits.excluded, [id, excluded]]) };
}

export function withGroup<List extends GroupList>(
  edits: Edits,
  list: List,
  key: Exclusions[List][number],
  excluded: boolean,
): Edits {
  const changes = new Map<number | string, boolean>([...edits.groups[list], [key, excluded]]);
  return { ...edits, groups: { ...edits.groups, [list]: changes } };
}

export function withRule<Name extends keyof WholeRules>(edits: Edits, name: Name, value: Rules[Name]): Edits {
  return { ...edits, rules: { ...edits.rules, [name]: value } };
}

export function withTact(edits: Edits, change: Partial<Tact>): Edits {
  return { ...edits, tact: { ...edits.tact, ...change } };
}

export function withMeasure(edits: Edits, change: Partial<MeasureChoice>): Edits {
  return { ...edits, measure: { ...edits.measure, ...change } };
}

export function withSync(edits: Edits, change: Partial<SyncChoice>): Edits {
  return { ...edits, sync: { ...edits.sync, ...change } };
}

export function withLook(edits: Edits, change: Partial<SharedLook>): Edits {
  return { ...edits, look: { ...edits.look, ...change } };
}

/** `look` is the whole look of that spot. */
export function withSpot(edits: Edits, spot: LookedSpot, look: SpotLook): Edits {
  return { ...edits, spots: { ...edits.spots, [spot]: look } };
}
