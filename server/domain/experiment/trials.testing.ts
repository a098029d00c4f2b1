/** Trials made for tests; no part of the product. */
import { spotsTouched } from './conflict.ts';
import type { Change, Trial, TrialFields, Variant, VariantKey } from './trial.ts';

export function makeVariant(key: VariantKey, change: Change = { kind: 'none' }, weight = 1): Variant {
  return { key, name: `Variant ${key}`, weight, change };
}

/** One change against the control, half and half of all, unless told otherwise. */
export function makeTrialFields(change: Change, over: Partial<TrialFields> = {}): TrialFields {
  return {
    name: 'A trial',
    size: 1_000,
    variants: [makeVariant('a'), makeVariant('b', change)],
    allocation: { kind: 'fixed' },
    ...over,
  };
}

/** Running in a lane of its own. */
export function makeTrial(id: string, over: Partial<Trial> = {}): Trial {
  const fields = makeTrialFields({ kind: 'settings', patch: { placements: { product: false } } }, over);
  return {
    ...fields,
    id,
    status: 'running',
    startedAt: 1,
    stoppedAt: null,
    spots: spotsTouched(fields, () => undefined),
    lane: id,
    from: 0,
    to: fields.size,
    why: { kind: 'merchant' },
    end: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...over,
  };
}
