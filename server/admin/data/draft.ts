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

/** Edited field by field, each as a whole; lists of exclusions are edited entry by entry. */
type FieldSet = Exclude<keyof Edits, 'excluded' | 'groups'>;

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
  const [before, after] = [from.rules.exclude, to.rules.exclude];
  return {
    placements: differing(from.placements, to.placements, PLACEMENTS),
    excluded: changesBetween(from.excludedProducts, to.excludedProducts),
    groups: {
      collections: changesBetween(before.collections, after.collections),
      tags: changesBetween(before.tags, after.tags),
      vendors: changesBetween(before.vendors, after.vendors),
    },
    rules: differing(from.rules, to.rules, WHOLE_RULES),
    tact: differing(from.tact, to.tact, namesIn(to.tact)),
    measure: differing(from.measure, to.measure, MEASURE_CHOICES),
    sync: differing(from.sync, to.sync, namesIn(to.sync)),
    keep: differing(from.keep, to.keep, namesIn(to.keep)),
    look: differing(from.look, to.look, SHARED_LOOK),
    spots: differing(from.look.spots, to.look.spots, LOOKED),
  };
}

const namesIn = <T extends object>(fields: T) => Object.keys(fields) as (keyof T)[];

/** Of these fields those that differ, as `to` has them. */
function differing<T extends object, Name extends keyof T>(
  from: T,
  to: T,
  names: readonly Name[],
): Partial<Pick<T, Name>> {
  const found: Partial<Pick<T, Name>> = {};
  for (const name of names)
    if (JSON.stringify(from[name]) !== JSON.stringify(to[name])) found[name] = to[name];
  return found;
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
  const set = <Name extends FieldSet>(name: Name): Edits[Name] => ({ ...earlier[name], ...later[name] });
  return {
    placements: set('placements'),
    excluded: both(earlier.excluded, later.excluded),
    groups: {
      collections: both(earlier.groups.collections, later.groups.collections),
      tags: both(earlier.groups.tags, later.groups.tags),
      vendors: both(earlier.groups.vendors, later.groups.vendors),
    },
    rules: set('rules'),
    tact: set('tact'),
    measure: set('measure'),
    sync: set('sync'),
    keep: set('keep'),
    look: set('look'),
    spots: set('spots'),
  };
}

export function withPlacement(edits: Edits, placement: Placement, on: boolean): Edits {
  return withFields(edits, 'placements', { [placement]: on });
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
  return withFields(edits, 'rules', { [name]: value });
}

/** Of a set of fields, those in `change`. */
export function withFields<Name extends FieldSet>(edits: Edits, name: Name, change: Edits[Name]): Edits {
  return { ...edits, [name]: { ...edits[name], ...change } };
}
