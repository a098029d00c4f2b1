/** Unsaved edits as a set of changes, so that they can be carried onto whatever the server holds by now. */

import type { ProductId } from '../../domain/ids.ts';
import { PLACEMENTS, type Placement } from '../../domain/placement.ts';
import type { Settings } from '../../domain/settings.ts';

/** What differs: placements with their new state, products with whether they are excluded. */
export interface Edits {
  readonly placements: Readonly<Partial<Record<Placement, boolean>>>;
  readonly excluded: ReadonlyMap<ProductId, boolean>;
}

export const NO_EDITS: Edits = { placements: {}, excluded: new Map() };

/** How many things differ. */
export function sizeOf(edits: Edits): number {
  return Object.keys(edits.placements).length + edits.excluded.size;
}

/** The settings with the edits on top; added products come last, in the order they were added. */
export function applyEdits(settings: Settings, edits: Edits): Settings {
  const kept = settings.excludedProducts.filter((id) => edits.excluded.get(id) !== false);
  const known = new Set(kept);
  const added = [...edits.excluded].filter(([id, on]) => on && !known.has(id)).map(([id]) => id);
  return {
    ...settings,
    placements: { ...settings.placements, ...edits.placements },
    excludedProducts: [...kept, ...added],
  };
}

/** The edits that turn `from` into `to`. */
export function editsBetween(from: Settings, to: Settings): Edits {
  const placements: Partial<Record<Placement, boolean>> = {};
  for (const placement of PLACEMENTS) {
    if (from.placements[placement] !== to.placements[placement]) {
      placements[placement] = to.placements[placement];
    }
  }
  const before = new Set(from.excludedProducts);
  const after = new Set(to.excludedProducts);
  const excluded = new Map<ProductId, boolean>();
  for (const id of after) if (!before.has(id)) excluded.set(id, true);
  for (const id of before) if (!after.has(id)) excluded.set(id, false);
  return { placements, excluded };
}

/** What is left of the edits on top of `settings`: what those already say is dropped. */
export function rebase(edits: Edits, settings: Settings): Edits {
  return editsBetween(settings, applyEdits(settings, edits));
}

/** Both, the later one winning. */
export function merge(earlier: Edits, later: Edits): Edits {
  return {
    placements: { ...earlier.placements, ...later.placements },
    excluded: new Map([...earlier.excluded, ...later.excluded]),
  };
}

export function withPlacement(edits: Edits, placement: Placement, on: boolean): Edits {
  return { ...edits, placements: { ...edits.placements, [placement]: on } };
}

export function withExcluded(edits: Edits, id: ProductId, excluded: boolean): Edits {
  return { ...edits, excluded: new Map([...edits.excluded, [id, excluded]]) };
}
