import { describe, expect, it } from 'vitest';
import { compareMeans } from './means.ts';
import { estimated } from './testing.ts';
import { compareCells, informationOf } from './twoCells.ts';

const shares = (units: number, buyers: number) => ({
  units,
  values: new Float64Array(buyers).fill(1),
  past: null,
});

describe('information', () => {
  const of = (units: number, ...values: number[]) => ({
    units,
    absolute: values.reduce((sum, value) => sum + Math.abs(value), 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  });

  it('at 5 to 95 is about the buyers of the smaller cell', () => {
    expect(compareMeans(shares(5_000, 100), shares(95_000, 1_900)).information).toBeCloseTo(95, 8);
  });

  it('at 50 to 50 is a quarter of all buyers', () => {
    expect(compareMeans(shares(5_000, 100), shares(5_000, 120)).information).toBeCloseTo(55, 8);
  });

  it('is almost nothing while one buyer outspends all', () => {
    const crowd = new Array<number>(100).fill(1);
    expect(informationOf(of(1_000, ...crowd), of(1_000, ...crowd, 100_000))).toBeLessThan(0.26);
  });

  it('is nothing where nobody bought, and where a cell is empty', () => {
    expect(informationOf(of(1_000), of(1_000))).toBe(0);
    expect(informationOf(of(0), of(1_000, 1))).toBe(0);
    expect(informationOf(of(0), of(0))).toBe(0);
  });
});

describe('with too little', () => {
  it.each([
    ['nobody', shares(0, 0), shares(0, 0)],
    ['one cell alone', shares(0, 0), shares(1_000, 500)],
    ['a few buyers', shares(500, 10), shares(9_500, 190)],
    ['nobody who bought', shares(5_000, 0), shares(95_000, 0)],
    ['everybody alike, so that nothing varies', shares(500, 500), shares(500, 500)],
  ])('%s: figures are given, and no difference', (_what, control, treated) => {
    const compared = compareMeans(control, treated);
    expect(compared.kind).toBe('early');
    expect(compared).not.toHaveProperty('difference');
    expect(Number.isFinite(compared.control) && Number.isFinite(compared.treated)).toBe(true);
  });
});

describe('the smaller cell', () => {
  const cell = (size: number, spread: number) => ({
    units: size,
    value: 1,
    spread,
    size,
    absolute: size,
    squares: size,
  });
  const errorOf = (a: ReturnType<typeof cell>, b: ReturnType<typeof cell>) =>
    estimated(compareCells(a, b)).standardError ** 2;

  it('is not believed to spread less than both together', () => {
    const pooled = (50 * 1 + 950 * 9) / 1000;
    expect(errorOf(cell(50, 1), cell(950, 9))).toBeCloseTo(pooled / 50 + 9 / 950, 12);
    expect(errorOf(cell(950, 9), cell(50, 1))).toBeCloseTo(pooled / 50 + 9 / 950, 12);
  });

  it('is believed to spread more', () => {
    expect(errorOf(cell(50, 12), cell(950, 9))).toBeCloseTo(12 / 50 + 9 / 950, 12);
  });

  it('is neither where both are of a size', () => {
    expect(errorOf(cell(500, 1), cell(500, 9))).toBeCloseTo(10 / 500, 12);
  });
});

describe('a relative difference', () => {
  it('is withheld while the control might be nothing', () => {
    // Totals about 0: losses and gains.
    const control = {
      units: 400,
      values: Float64Array.from({ length: 400 }, (_, i) => (i % 2 ? 100 : -99)),
      past: null,
    };
    const { relative, difference } = estimated(compareMeans(control, { ...control, units: 500 }));
    expect(relative).toBeNull();
    expect(Number.isFinite(difference)).toBe(true);
  });
});
