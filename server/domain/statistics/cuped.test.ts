import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../recommend/synthetic.ts';
import { adjustmentBy } from './cuped.ts';
import { compareMeans, momentsOf } from './means.ts';
import type { Sample } from './sample.ts';
import { LEVEL } from './sequence.ts';
import { CONTROL, estimated, normal, TREATED, withPast } from './testing.ts';

// Reckoned anew with NumPy 2.4.6 over all visitors, zeros among them.
const GOLDEN = {
  theta: 0.4504096246848622,
  control: 470.38615579747636,
  treated: 450.49459380028037,
  difference: -19.891561997195993,
  standardError: 12.965770199795099,
  explained: 0.9260723791498731,
  low: -60.704103163976164,
  high: 20.92097916958418,
};

describe('with a past', () => {
  const control = withPast(CONTROL, 5003, 997);
  const treated = withPast(TREATED, 4001, 991);
  const estimate = estimated(compareMeans(control, treated));

  it('values are judged by how far their past lies off the mean', () => {
    const { theta } = adjustmentBy(momentsOf(control), momentsOf(treated), LEVEL)!;
    expect(theta).toBeCloseTo(GOLDEN.theta, 10);
    expect(estimate.control).toBeCloseTo(GOLDEN.control, 8);
    expect(estimate.treated).toBeCloseTo(GOLDEN.treated, 8);
    expect(estimate.difference).toBeCloseTo(GOLDEN.difference, 8);
    expect(estimate.standardError).toBeCloseTo(GOLDEN.standardError, 8);
    expect(estimate.explained).toBeCloseTo(GOLDEN.explained, 10);
    expect(estimate.always.low).toBeCloseTo(GOLDEN.low, 7);
    expect(estimate.always.high).toBeCloseTo(GOLDEN.high, 7);
  });

  it('the interval is narrower than without, and rests on as much', () => {
    const plain = estimated(compareMeans(CONTROL, TREATED));
    expect(estimate.standardError).toBeLessThan(plain.standardError);
    expect(estimate.information).toBe(plain.information);
    expect(plain.explained).toBe(0);
  });

  it('of one cell only, it is not used', () => {
    expect(compareMeans(control, TREATED)).toEqual(compareMeans(CONTROL, TREATED));
  });
});

/** Customers with a past of which `weight` lives on in what they buy; `lift` more in the treated cell. */
function shop(random: () => number, units: number, weight: number, lift: number): Sample {
  const values: number[] = [];
  const pasts: number[] = [];
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < units; i++) {
    const past = random() < 0.4 ? 100 * Math.exp(0.5 * normal(random)) : 0;
    sum += past;
    squares += past * past;
    if (random() < 0.5) continue;
    values.push(weight * past + 50 * Math.exp(0.5 * normal(random)) + lift);
    pasts.push(past);
  }
  return {
    units,
    values: Float64Array.from(values),
    past: { values: Float64Array.from(pasts), sum, squares },
  };
}

describe('over many made trials', () => {
  const random = mulberry32(2013);
  const runs = Array.from({ length: 400 }, () => {
    const control = shop(random, 200, 0.8, 0);
    const treated = shop(random, 1_800, 0.8, 20);
    const plain = { control: { ...control, past: null }, treated: { ...treated, past: null } };
    return {
      adjusted: estimated(compareMeans(control, treated)),
      plain: estimated(compareMeans(plain.control, plain.treated)),
    };
  });
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const deviation = (values: readonly number[]) =>
    Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
  const differences = runs.map(({ adjusted }) => adjusted.difference);

  it('the adjusted difference is right on average: half of the treated buy 20 more', () => {
    expect(Math.abs(mean(differences) - 10)).toBeLessThan((3 * deviation(differences)) / Math.sqrt(400));
  });

  it('it strays less than the plain one, by what is said to be explained', () => {
    const plain = deviation(runs.map((one) => one.plain.difference));
    const explained = 1 - (deviation(differences) / plain) ** 2;
    expect(explained).toBeGreaterThan(0.15);
    expect(Math.abs(explained - mean(runs.map(({ adjusted }) => adjusted.explained)))).toBeLessThan(0.1);
  });

  it('and its standard error is as large as it strays', () => {
    const said = mean(runs.map(({ adjusted }) => adjusted.standardError));
    expect(said / deviation(differences)).toBeGreaterThan(0.9);
    expect(said / deviation(differences)).toBeLessThan(1.1);
  });
});

describe('the past is left alone', () => {
  const random = mulberry32(7);
  const of = (units: number, weight: number) => momentsOf(shop(random, units, weight, 0));

  it('where it explains nothing', () => {
    expect(adjustmentBy(of(5_000, 0), of(5_000, 0), LEVEL)).toBeNull();
    expect(adjustmentBy(of(5_000, 0.8), of(5_000, 0.8), LEVEL)).not.toBeNull();
  });

  it('where too few of the smaller cell have one', () => {
    expect(adjustmentBy(of(50, 0.8), of(950, 0.8), LEVEL)).toBeNull();
  });

  it('where one old customer outweighs all', () => {
    const whale = (sample: Sample, past: number): Sample => {
      const values = sample.past!.values.slice();
      values[0] = past;
      const before = sample.past!.values[0]!;
      const { sum, squares } = sample.past!;
      return {
        ...sample,
        past: { values, sum: sum + past - before, squares: squares + past * past - before * before },
      };
    };
    const sample = whale(shop(random, 5_000, 0.8, 0), 5_000_000);
    expect(adjustmentBy(momentsOf(sample), of(5_000, 0.8), LEVEL)).toBeNull();
  });

  it('where nobody has one', () => {
    const none = { values: new Float64Array(90), sum: 0, squares: 0 };
    const moments = momentsOf({ ...CONTROL, past: none });
    expect(adjustmentBy(moments, moments, LEVEL)).toBeNull();
  });

  it('whichever cell it favours: changing the cells about changes nothing of the choice', () => {
    const a = of(2_000, 0.8);
    const b = of(3_000, 0.8);
    expect(adjustmentBy(b, a, LEVEL)!.theta).toBeCloseTo(adjustmentBy(a, b, LEVEL)!.theta, 12);
  });
});
