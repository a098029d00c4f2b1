/** Who acts on a shop's figures once an hour, in this order. */
import { guardOffers } from './guardOffers.ts';
import { leanTrials } from './leanTrials.ts';
import type { MeasureHook } from './measure.ts';

export const MEASURE_HOOKS: readonly MeasureHook[] = [
  { name: 'guard', run: guardOffers },
  { name: 'lean', run: leanTrials },
];
