/** Who acts on a shop's figures once an hour, in this order. */
import type { MeasureHook } from './measure.ts';

export const MEASURE_HOOKS: readonly MeasureHook[] = [];
