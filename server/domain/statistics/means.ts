/** Means per visitor compared: money, orders, or conversion as the mean of 0 and 1. */
import { type Adjustment, adjustmentBy } from './cuped.ts';
import type { Compared, Sample } from './sample.ts';
import { LEVEL, type Level } from './sequence.ts';
import { type Cell, compareCells, informationOf } from './twoCells.ts';

/** All that a mean and its variance need of a cell; sums of disjoint visitors may be added up. */
export interface Moments {
  readonly units: number;
  readonly sum: number;
  readonly squares: number;
  /** Sum of the absolute values. */
  readonly absolute: number;
  /** Of the visitors' past over all units, and of its products with the values. */
  readonly past: { readonly sum: number; readonly squares: number; readonly products: number } | null;
}

export function momentsOf({ units, values, past }: Sample): Moments {
  let sum = 0;
  let squares = 0;
  let absolute = 0;
  let products = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    sum += value;
    squares += value * value;
    absolute += Math.abs(value);
    if (past !== null) products += value * past.values[i]!;
  }
  return {
    units,
    sum,
    squares,
    absolute,
    past: past === null ? null : { sum: past.sum, squares: past.squares, products },
  };
}

/** A cell's mean per visitor by itself, with its standard error (n - 1); NaN where there are too few to tell. */
export function meanOf(moments: Moments): { readonly mean: number; readonly standardError: number } {
  const { value, spread, size } = cellOf(moments, null);
  return {
    mean: size > 0 ? value : Number.NaN,
    standardError: size > 1 ? Math.sqrt(spread / size) : Number.NaN,
  };
}

/** Difference of the means per visitor, both cells counting those who bought nothing. Uses their past where it helps. */
export function compareMeans(control: Sample, treated: Sample, level: Level = LEVEL): Compared {
  return compareMoments(momentsOf(control), momentsOf(treated), level);
}

/** The same from sums. */
export function compareMoments(control: Moments, treated: Moments, level: Level = LEVEL): Compared {
  const adjustment = adjustmentBy(control, treated, level);
  const information = informationOf(control, treated);
  const plain = compareCells(cellOf(control, null), cellOf(treated, null), level, 0, information);
  if (adjustment === null || plain.kind === 'early') return plain;
  const adjusted = compareCells(
    cellOf(control, adjustment),
    cellOf(treated, adjustment),
    level,
    0,
    information,
  );
  if (adjusted.kind === 'early') return plain;
  const explained = 1 - (adjusted.standardError / plain.standardError) ** 2;
  return { ...adjusted, explained: Math.max(0, explained) };
}

/** Sample mean and variance (n - 1), of values less θ times how far the past lies from its mean over both cells. */
function cellOf(moments: Moments, adjustment: Adjustment | null): Cell {
  const { units, sum, squares, absolute, past } = moments;
  if (units === 0) return { units, value: 0, spread: 0, size: 0, absolute, squares };
  let value = sum / units;
  let deviations = squares - sum * value;
  if (adjustment !== null && past !== null) {
    const { theta, mean } = adjustment;
    const pastMean = past.sum / units;
    value -= theta * (pastMean - mean);
    deviations += theta * theta * (past.squares - past.sum * pastMean);
    deviations -= 2 * theta * (past.products - sum * pastMean);
  }
  return { units, value, spread: Math.max(0, deviations) / (units - 1 || 1), size: units, absolute, squares };
}
