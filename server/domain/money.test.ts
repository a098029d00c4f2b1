import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAmount, parseAmount } from './money.ts';

test('reads amounts as Shopify writes them, in the minor unit of the currency', () => {
  expect(parseAmount('12.50', 'SEK')).toBe(1250);
  expect(parseAmount('12.5', 'SEK')).toBe(1250);
  expect(parseAmount('-3', 'NOK')).toBe(-300);
  expect(parseAmount('500', 'JPY')).toBe(500);
  expect(parseAmount('1.234', 'KWD')).toBe(1234);
});

test('rounds digits below the minor unit half away from zero', () => {
  expect(parseAmount('0.005', 'EUR')).toBe(1);
  expect(parseAmount('-0.005', 'EUR')).toBe(-1);
  expect(parseAmount('0.0049', 'EUR')).toBe(0);
  expect(parseAmount('99.5', 'JPY')).toBe(100);
});

test('refuses what is not an amount', () => {
  for (const text of ['', 'NaN', '1,50', '1e3', '--1', '12.', '0x10', '99999999999999']) {
    expect(parseAmount(text, 'SEK'), text).toBeNull();
  }
});

test('printing and reading give the amount back, in every exponent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom('SEK', 'JPY', 'KWD'),
      (amount, currency) => {
        expect(parseAmount(formatAmount(amount, currency), currency)).toBe(amount);
      },
    ),
  );
});
