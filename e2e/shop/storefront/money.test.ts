import { expect, test } from 'vitest';
import { formatAmount, formatMoney, formatMoneyShort, withCurrency } from './money.ts';

test.each([
  [123456789, '{{amount}} USD', '1,234,567.89 USD'],
  [12900, '{{amount_with_comma_separator}} kr', '129,00 kr'],
  [123456789, '{{ amount_no_decimals_with_space_separator }} kr', '1 234 568 kr'],
  [-4950, '€{{amount_with_comma_separator}}', '€-49,50'],
  [5, '{{amount}}', '0.05'],
])('writes %d in %s as %s', (minor, format, text) => {
  expect(formatMoney(minor, format)).toBe(text);
});

test('leaves out zero decimals only', () => {
  expect(formatMoneyShort(12900, '{{amount_with_comma_separator}} kr')).toBe('129 kr');
  expect(formatMoneyShort(12950, '{{amount_with_comma_separator}} kr')).toBe('129,50 kr');
});

test('names the currency instead of the word, or after the sign', () => {
  expect(formatMoney(12900, withCurrency('{{amount_with_comma_separator}} kr', 'SEK'))).toBe('129,00 SEK');
  expect(formatMoney(12900, withCurrency('€{{amount}}', 'EUR'))).toBe('€129.00 EUR');
  expect(formatAmount(12900, '{{amount_with_comma_separator}} kr')).toBe('129,00');
});
