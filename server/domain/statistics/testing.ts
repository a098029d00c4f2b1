/** Made cells for tests of the estimators; no part of the product. */
import fc from 'fast-check';
import { mulberry32 } from '../recommend/synthetic.ts';
import type { Compared, Estimate, RatioSample, Sample } from './sample.ts';

/** `rows` buyers of `units`, with totals that look random and are the same everywhere. */
export function made(units: number, rows: number, times: number, modulus: number, step: number): Sample {
  const values = Float64Array.from({ length: rows }, (_, i) => ((i * times) % modulus) * step + 100);
  return { units, values, past: null };
}

/** Control and treated of the golden numbers: 5 to 95 would be too few, so 10 to 90. */
export const CONTROL = made(400, 90, 7919, 1009, 3);
export const TREATED = made(3600, 950, 6271, 1103, 3);

/** The same with a past: buyers' goes with what they bought, and as many who bought nothing have one too. */
export function withPast(sample: Sample, times: number, modulus: number): Sample {
  const rows = sample.values.length;
  const all = Array.from({ length: 2 * rows }, (_, i) => {
    const chance = (i * times) % modulus;
    return i < rows ? sample.values[i]! * 2 + chance : chance * 2;
  });
  const sum = all.reduce((total, one) => total + one, 0);
  const squares = all.reduce((total, one) => total + one * one, 0);
  return { ...sample, past: { values: Float64Array.from(all.slice(0, rows)), sum, squares } };
}

/** Of `sample`'s totals per its orders. */
export function perOrder(sample: Sample, orders: (i: number) => number): RatioSample {
  const bottoms = Float64Array.from(sample.values, (_, i) => orders(i));
  return { units: sample.units, tops: sample.values, bottoms };
}

export function estimated(compared: Compared): Estimate {
  if (compared.kind !== 'estimate') throw new Error(`no estimate: ${JSON.stringify(compared)}`);
  return compared;
}

/** Any cell that has enough in it: 200 to 400 with a total, one in six of them a loss, and up to 300 without. */
export const someSample: fc.Arbitrary<Sample> = fc
  .record({
    seed: fc.integer(),
    rows: fc.integer({ min: 200, max: 400 }),
    idle: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ seed, rows, idle }) => {
    const random = mulberry32(seed);
    const values = Float64Array.from({ length: rows }, () => Math.floor(random() * 12_000) - 2_000);
    return { units: rows + idle, values, past: null };
  });

/** A standard normal figure by Box and Muller (1958). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** How many came, where `mean` are expected (Knuth's method; for means of up to some hundred). */
export function poisson(random: () => number, mean: number): number {
  const least = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > least; product *= random()) count += 1;
  return Math.max(0, count);
}
