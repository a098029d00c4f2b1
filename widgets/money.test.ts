/** Sums in the shops' own formats. */
import { describe, expect, it } from 'vitest';
import { isSample, writeMoney } from './money.ts';

describe('a sum', () => {
  it.each([
    ['1 234 567,89 kr', 119_900, '1 199,00 kr'],
    ['1.234.567,89 kr.', 12_345_678, '123.456,78 kr.'],
    ['kr 1 234 567,89', 50, 'kr 0,50'],
    ['€1.234.567,89', 100_000_000, '€1.000.000,00'],
    ['1,234,567.89 €', 99, '0.99 €'],
    ["CHF 1'234'567.89", 250_000, "CHF 2'500.00"],
    ['1 234 568 kr', 119_950, '1 200 kr'],
    ['¥1,234,568', 120_000, '¥1,200'],
    ['1234567,89 kr', 1_234_500, '12345,00 kr'],
    ['$$1,234,567.89 $&', 100, '$$1.00 $&'],
  ])('like %s: %i is %s', (sample, sum, written) => {
    expect(isSample(sample)).toBe(true);
    expect(writeMoney(sample, sum).replaceAll('\u00a0', ' ')).toBe(written);
  });

  it('is never torn apart', () => {
    expect(writeMoney('1 234 567,89 kr', 119_900)).not.toContain(' ');
  });

  it('cannot be written like what is no sample', () => {
    expect(isSample('129,00 kr')).toBe(false);
  });
});
