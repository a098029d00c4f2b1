/** A shop's view as the shoppers of one bucket have it: with the changes of the variants that they are in. */
import { overlay } from '../domain/experiment/overlay.ts';
import type { Combination } from '../domain/experiment/running.ts';
import type { ShopView } from './views.ts';

interface Known {
  readonly from: ShopView;
  readonly view: ShopView;
}

/** One per combination: the next view takes the place of the last. */
const known = new WeakMap<Combination, Known>();

/**
 * The view itself where no trial concerns the bucket, or there is none (null); else one with `variant` and all that it
 * changes. What did not change since the last view stays the same object, so that what is remembered of settings and
 * offers stays known: in a busy shop stock changes every second.
 */
export function variantView(view: ShopView, bucket: number | null): ShopView {
  const combination = bucket === null ? null : (view.trials?.combinationOf(bucket) ?? null);
  if (combination === null) return view;
  const last = known.get(combination);
  if (last?.from === view) return last.view;
  const isSame =
    last !== undefined &&
    last.from.offers === view.offers &&
    last.from.settings === view.settings &&
    last.from.model === view.model;
  const { offers, settings, model, texts } = isSame ? last.view : overlay(view, combination.laid);
  const own = { offers, settings, model, ...(texts === undefined ? {} : { texts }) };
  const found = { ...view, ...own, variant: combination.key };
  known.set(combination, { from: view, view: found });
  return found;
}
