import { expect, test } from 'vitest';
import { convertExactly, hundredths, minorOf, roundToEnding } from './conversion.ts';

test.each([
  [12_900, 1, 0, 12_900],
  [12_900, 1.039393, 0, 13_408],
  [50, 0.01, 0, 1],
  [49, 0.01, 0, 0],
  [-50, 0.01, 0, 0],
  [-51, 0.01, 0, -1],
  [12_900, 14.5, -2, 1_871],
  [1_000, 0.0689655, 2, 6_897],
])('%d at %d, finer by %d decimals, is %d', (amount, rate, shift, converted) => {
  expect(convertExactly(amount, rate, shift)).toBe(converted);
});

test('half a minor unit is rounded up without the error of a float product', () => {
  expect(convertExactly(1_005, 0.1, 0)).toBe(101);
  expect(convertExactly(21_500, 1.00095, 0)).toBe(21_520);
});

test.each([
  [1_176, 95, 1_195],
  [1_144, 95, 1_095],
  [1_145, 95, 1_195],
  [30, 95, 95],
  [13_449, 0, 13_400],
  [13_450, 0, 13_500],
  [20, 0, 100],
  [0, 95, 0],
])('%d ends as prices that end in %d do: %d', (minor, ending, rounded) => {
  expect(roundToEnding(minor, ending, 'EUR')).toBe(rounded);
});

test('Liquid counts every currency in hundredths', () => {
  expect(hundredths(1_000, 'JPY')).toBe(100_000);
  expect(minorOf(100_000, 'JPY')).toBe(1_000);
  expect(hundredths(1_195, 'EUR')).toBe(1_195);
});
