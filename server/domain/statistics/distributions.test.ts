import { describe, expect, it } from 'vitest';
import { chiSquareTail, gammaTail, logGamma } from './gamma.ts';
import { normalCdf, normalQuantile, normalTail } from './normal.ts';
import { studentQuantile, studentTail } from './student.ts';

/** Agrees to `digits` significant digits, however small the figure. */
function agrees(found: number, golden: number, digits: number): void {
  if (golden === 0) expect(Math.abs(found)).toBeLessThan(10 ** -digits);
  else expect(Math.abs(found / golden - 1)).toBeLessThan(10 ** -digits);
}

// All by SciPy 1.17.1: norm.sf, norm.ppf, chi2.sf, t.sf, t.ppf, special.gammaln.
describe('against SciPy', () => {
  it.each<[number, number]>([
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145707],
    [1.96, 0.024997895148220435],
    [3, 0.0013498980316300933],
    [5, 2.866515718791933e-7],
    [10, 7.61985302416047e-24],
    [-2.5, 0.9937903346742238],
  ])('the normal tail from %d', (z, tail) => {
    agrees(normalTail(z), tail, 12);
    expect(normalCdf(-z)).toBe(normalTail(z));
  });

  it.each<[number, number]>([
    [1e-300, -37.0470962993612],
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.5, 0.0],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.999999, 4.753424308817087],
  ])('the normal quantile at %d', (p, z) => agrees(normalQuantile(p), z, 14));

  it.each<[number, number, number]>([
    [3.841458820694124, 1, 0.04999999999999989],
    [0.1, 1, 0.7518296340458492],
    [10.828, 1, 0.0009997657195830916],
    [5, 2, 0.0820849986238988],
    [30, 4, 4.894437128029217e-6],
    [200, 3, 4.218541107192018e-43],
    [1, 10, 0.9998278843700441],
  ])('the chi-square tail from %d with %d degrees of freedom', (x, freedom, tail) =>
    agrees(chiSquareTail(x, freedom), tail, 11),
  );

  it.each<[number, number, number]>([
    [2, 1, 0.14758361765043326],
    [0.3, 2.5, 0.39367118574759863],
    [1.96, 30, 0.029671156448025246],
    [4, 7, 0.0025949566746484064],
    [12.7, 1, 0.025012163844672083],
    [3, 999, 0.0013833882300738959],
    [-1.5, 12, 0.9202712482433966],
  ])('the t tail from %d with %d degrees of freedom', (t, freedom, tail) =>
    agrees(studentTail(t, freedom), tail, 11),
  );

  it.each<[number, number, number]>([
    [0.975, 1, 12.706204736174694],
    [0.975, 2.7, 3.3921483831737507],
    [0.975, 30, 2.0422724563012378],
    [0.995, 8, 3.355387331333395],
    [0.9999, 5, 9.677566300882814],
    [0.975, 999, 1.9623414611334493],
    [0.975, 1000.5, 1.962337892459348],
    [0.975, 54321, 1.960007656843413],
    [0.1, 4, -1.5332062740589436],
  ])('the t quantile at %d with %d degrees of freedom', (p, freedom, t) =>
    agrees(studentQuantile(p, freedom), t, 11),
  );

  it.each<[number, number]>([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [1, 0.0],
    [3.7, 1.428072326665388],
    [12, 17.502307845873887],
    [50, 144.56574394634487],
    [1000, 5905.220423209181],
    [1234567.8, 16081759.880056106],
  ])('ln Γ(%d)', (x, value) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-13 * Math.max(1, Math.abs(value)));
  });
});

describe('at the ends', () => {
  it('quantiles are infinite at 0 and 1, and nothing beyond', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(studentQuantile(1, 5)).toBe(Infinity);
    expect(studentQuantile(0.5, 5)).toBeCloseTo(0, 15);
  });

  it('tails are all at 0 and nothing at infinity', () => {
    expect(gammaTail(2, 0)).toBe(1);
    expect(gammaTail(2, Infinity)).toBe(0);
    expect(normalTail(Infinity)).toBe(0);
    expect(normalTail(-Infinity)).toBe(1);
    expect(studentTail(0, 3)).toBeCloseTo(0.5, 15);
  });

  it('quantiles undo tails', () => {
    for (const p of [0.0001, 0.01, 0.2, 0.5, 0.77, 0.99, 0.99999]) {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13);
      expect(1 - studentTail(studentQuantile(p, 3.3), 3.3)).toBeCloseTo(p, 12);
    }
  });
});
