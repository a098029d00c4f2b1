/** Two cells compared: from each one's figure and variance to difference, intervals and relative difference. */
import { relativeInterval } from './relative.ts';
import type { Compared } from './sample.ts';
import { alwaysFactor, around, fixedFactor, LEVEL, type Level } from './sequence.ts';

/** What a cell tells of a figure, be it a mean or a ratio. */
export interface Cell {
  /** All visitors of the cell. */
  readonly units: number;
  /** The figure: mean or ratio. */
  readonly value: number;
  /** Its variance is `spread / size`. */
  readonly spread: number;
  readonly size: number;
  /** Sums of the absolute parts that units contribute to the figure, and of their squares. */
  readonly absolute: number;
  readonly squares: number;
}

/**
 * Compares `treated` with `control`.
 *
 * Difference and variance are those of cells drawn at unequal odds (5 to 95): value(t) - value(c), spread(t)/size(t) +
 * spread(c)/size(c). That is the augmented inverse-probability estimator with the cells' means as its model, so that
 * its units' contributions have the variance σ²(t)/π(t) + σ²(c)/π(c) and the sequence of `sequence.ts` holds for it
 * (section 3.2 there). Plain inverse-probability weighting would carry the means' squares as well.
 *
 * The smaller cell's spread is never taken below the pooled one. Few buyers who happened to buy little show a low mean
 * and a low spread at once: the interval would be narrowest exactly where it misses, and on the side of a false gain.
 * A floor only widens.
 *
 * Fixed interval: Welch's (1947), degrees of freedom after Satterthwaite (1946).
 * @param explained share of the variance already taken out by CUPED
 * @param information given where it was reckoned from the figures before CUPED
 */
export function compareCells(
  control: Cell,
  treated: Cell,
  level: Level = LEVEL,
  explained = 0,
  information = informationOf(control, treated),
): Compared {
  const units = control.units + treated.units;
  const shared = { control: control.value, treated: treated.value, units, information };
  const early: Compared = { kind: 'early', ...shared, needed: level.least };
  if (!(information >= level.least && control.size > 1 && treated.size > 1)) return early;
  const [ofControl, ofTreated] = variances(control, treated);
  const variance = ofControl + ofTreated;
  // Nothing varies: then nothing is known of how it would vary.
  if (!(variance > 0)) return early;
  const difference = treated.value - control.value;
  const standardError = Math.sqrt(variance);
  const freedom = variance ** 2 / (ofControl ** 2 / (control.size - 1) + ofTreated ** 2 / (treated.size - 1));
  const once = fixedFactor(freedom, level);
  // Never narrower than for one look: with few degrees of freedom Student's factor passes the sequence's.
  const ever = Math.max(alwaysFactor(information, level), once);
  const fixed = relativeInterval(control.value, ofControl, treated.value, ofTreated, once);
  const always = relativeInterval(control.value, ofControl, treated.value, ofTreated, ever);
  return {
    kind: 'estimate',
    ...shared,
    difference,
    standardError,
    fixed: around(difference, once * standardError),
    always: around(difference, ever * standardError),
    relative:
      fixed === null || always === null ? null : { difference: difference / control.value, fixed, always },
    explained,
  };
}

/** Variances of both figures, the smaller cell's spread held up by the pooled one. */
function variances(control: Cell, treated: Cell): [number, number] {
  const pooled =
    (control.spread * control.size + treated.spread * treated.size) / (control.size + treated.size);
  const floored = (cell: Cell, other: Cell) =>
    (cell.size < other.size ? Math.max(cell.spread, pooled) : cell.spread) / cell.size;
  return [floored(control, treated), floored(treated, control)];
}

/**
 * How much a comparison rests on: as many equal buyers as would tell the same (Kish 1965, Survey Sampling: (Σ|y|)² / Σy²,
 * over both cells alike so that it knows nothing of the difference), times both cells' shares. At 5 to 95 that is about
 * the smaller cell's buyers, at 50 to 50 a quarter of all. One buyer who spent as much as all others leaves it near one.
 */
export function informationOf(
  control: Pick<Cell, 'units' | 'absolute' | 'squares'>,
  treated: typeof control,
): number {
  const units = control.units + treated.units;
  const squares = control.squares + treated.squares;
  if (squares === 0) return 0;
  const equal = (control.absolute + treated.absolute) ** 2 / squares;
  return equal * (control.units / units) * (treated.units / units);
}
