import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../recommend/synthetic.ts';
import { compareRatios } from './ratios.ts';
import type { RatioSample } from './sample.ts';
import { LEVEL } from './sequence.ts';
import { CONTROL, estimated, normal, perOrder, poisson, TREATED } from './testing.ts';

const control = perOrder(CONTROL, (i) => 1 + Number(i % 3 === 0) + Number(i % 7 === 0));
const treated = perOrder(TREATED, (i) => 1 + Number(i % 4 === 0) + Number(i % 5 === 0));

describe('the difference of two ratios', () => {
  // By the published formula from NumPy's covariance over all visitors, zeros among them. NumPy 2.4.6.
  const GOLDEN = {
    control: 1107.7894736842106,
    treated: 1206.5304789550073,
    difference: 98.74100527079668,
    standardError: 89.80871837841372,
    information: 63.05607360426413,
    low: -187.24464055294516,
    high: 384.7266510945385,
  };
  const estimate = estimated(compareRatios(control, treated));

  it('has the delta method’s variance', () => {
    expect(estimate.control).toBeCloseTo(GOLDEN.control, 9);
    expect(estimate.treated).toBeCloseTo(GOLDEN.treated, 9);
    expect(estimate.difference).toBeCloseTo(GOLDEN.difference, 9);
    expect(estimate.standardError).toBeCloseTo(GOLDEN.standardError, 8);
    expect(estimate.information).toBeCloseTo(GOLDEN.information, 8);
    expect(estimate.always.low).toBeCloseTo(GOLDEN.low, 7);
    expect(estimate.always.high).toBeCloseTo(GOLDEN.high, 7);
  });

  it('does not change with visitors who have neither top nor bottom', () => {
    const padded = ({ units, tops, bottoms }: RatioSample, zeros: number): RatioSample => ({
      units,
      tops: Float64Array.from([...tops, ...new Array<number>(zeros).fill(0)]),
      bottoms: Float64Array.from([...bottoms, ...new Array<number>(zeros).fill(0)]),
    });
    expect(compareRatios(padded(control, 50), padded(treated, 10))).toEqual(compareRatios(control, treated));
  });

  it('is told in the unit of its tops', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000 }), (times) => {
        const scaled = (sample: RatioSample) => ({ ...sample, tops: sample.tops.map((top) => top * times) });
        const other = estimated(compareRatios(scaled(control), scaled(treated)));
        expect(other.difference / times).toBeCloseTo(estimate.difference, 8);
        expect(other.always.low / times).toBeCloseTo(estimate.always.low, 8);
      }),
      { numRuns: 20 },
    );
  });

  it('is wider for any look than for one', () => {
    expect(estimate.always.low).toBeLessThan(estimate.fixed.low);
    expect(estimate.always.high).toBeGreaterThan(estimate.fixed.high);
  });
});

describe('nothing is told', () => {
  const none = { units: 5_000, tops: new Float64Array(0), bottoms: new Float64Array(0) };

  it.each([
    ['where a cell has no orders', none, treated],
    ['where neither has', none, none],
    [
      'where all orders are alike',
      perOrder(CONTROL, (i) => CONTROL.values[i]!),
      perOrder(TREATED, (i) => TREATED.values[i]!),
    ],
  ])('%s', (_what, a, b) => {
    expect(compareRatios(a, b).kind).toBe('early');
  });
});

it('the interval for one look holds the truth in 95 of 100 made trials, and not in all', () => {
  const random = mulberry32(18);
  // Loyal customers order more often and dearer: orders of one visitor are alike.
  const cell = (units: number, lift: number): RatioSample => {
    const tops: number[] = [];
    const bottoms: number[] = [];
    for (let buyers = poisson(random, units * 0.1); buyers > 0; buyers--) {
      const taste = normal(random);
      const orders = 1 + poisson(random, Math.exp(0.5 * taste - 0.5));
      let top = 0;
      for (let order = 0; order < orders; order++)
        top += lift * 200 * Math.exp(0.3 * taste + 0.2 * normal(random));
      tops.push(top);
      bottoms.push(orders);
    }
    return { units, tops: Float64Array.from(tops), bottoms: Float64Array.from(bottoms) };
  };
  // The truth by a very large cell.
  const ratio = ({ tops, bottoms }: RatioSample) =>
    tops.reduce((a, b) => a + b, 0) / bottoms.reduce((a, b) => a + b, 0);
  const truth = 0.1 * ratio(Array.from({ length: 60 }, () => cell(5_000, 1)).reduce(joined));
  let missed = 0;
  const trials = 300;
  for (let trial = 0; trial < trials; trial++) {
    const { fixed } = estimated(compareRatios(cell(2_000, 1), cell(6_000, 1.1), { ...LEVEL, least: 1 }));
    if (truth < fixed.low || truth > fixed.high) missed += 1;
  }
  expect(missed / trials).toBeGreaterThan(0.005);
  expect(missed / trials).toBeLessThan(0.07);
});

function joined(a: RatioSample, b: RatioSample): RatioSample {
  return {
    units: a.units + b.units,
    tops: Float64Array.from([...a.tops, ...b.tops]),
    bottoms: Float64Array.from([...a.bottoms, ...b.bottoms]),
  };
}
