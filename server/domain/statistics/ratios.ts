/** Ratios of two figures per visitor compared: order value, pieces per order, refund rate, checkout completion. */
import type { Compared, RatioSample } from './sample.ts';
import { LEVEL, type Level } from './sequence.ts';
import { type Cell, compareCells } from './twoCells.ts';

/**
 * Difference of Σ tops / Σ bottoms. A visitor may have several orders, so orders are not independent and the mean over
 * orders has no simple variance: the delta method per visitor has. Deng, Knoblich and Lu (2018), Applying the delta
 * method in metric analytics, arXiv:1803.06336: each visitor contributes (top - R bottom) / mean bottom.
 * Such ratios compare whoever came to have a bottom (an order, a checkout begun) in either cell. Where offers change who
 * orders, order value differs though nobody was made to buy more: they explain a difference per visitor, and do not
 * prove one.
 */
export function compareRatios(control: RatioSample, treated: RatioSample, level: Level = LEVEL): Compared {
  return compareCells(cellOf(control), cellOf(treated), level);
}

/**
 * As `size` those who have a bottom: with it, spread is the variance of one of them, the same in a cell of many
 * bystanders and of few, so that two cells' spreads can be compared. The variance is as published, for n visitors:
 * n / (n - 1) · Σ (top - R bottom)² / (Σ bottom)².
 */
function cellOf({ units, tops, bottoms }: RatioSample): Cell {
  let top = 0;
  let bottom = 0;
  let size = 0;
  for (let i = 0; i < tops.length; i++) {
    top += tops[i]!;
    bottom += bottoms[i]!;
    if (bottoms[i]! !== 0) size += 1;
  }
  if (!(bottom > 0)) return { units, value: 0, spread: 0, size: 0, absolute: 0, squares: 0 };
  const value = top / bottom;
  let absolute = 0;
  let squares = 0;
  for (let i = 0; i < tops.length; i++) {
    const part = tops[i]! - value * bottoms[i]!;
    absolute += Math.abs(part);
    squares += part * part;
  }
  const variance = ((units / (units - 1 || 1)) * squares) / bottom ** 2;
  return { units, value, spread: variance * size, size, absolute, squares };
}
