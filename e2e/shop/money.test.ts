/** Money and instants in the forms Shopify writes them. */
import { expect, test } from 'vitest';
import { decimalText, priceText } from './money.ts';
import { shopInstant, utcInstant } from './time.ts';

test('prices have the currency’s decimals, MoneyV2 amounts as few as possible but one', () => {
  expect([priceText(12900, 'SEK'), priceText(5, 'SEK'), priceText(-150, 'SEK')]).toEqual([
    '129.00',
    '0.05',
    '-1.50',
  ]);
  expect([
    decimalText(12900, 'SEK'),
    decimalText(12950, 'SEK'),
    decimalText(12955, 'SEK'),
    decimalText(0, 'SEK'),
  ]).toEqual(['129.0', '129.5', '129.55', '0.0']);
  expect([priceText(1000, 'JPY'), decimalText(1000, 'JPY'), priceText(1234, 'KWD')]).toEqual([
    '1000',
    '1000.0',
    '1.234',
  ]);
});

test('instants are whole seconds, in UTC or with the shop’s offset of that season', () => {
  expect(utcInstant('2026-11-21T12:00:00.999Z')).toBe('2026-11-21T12:00:00Z');
  expect(shopInstant('2026-11-21T23:30:00Z', 'Europe/Stockholm')).toBe('2026-11-22T00:30:00+01:00');
  expect(shopInstant('2026-07-01T12:00:00Z', 'Europe/Stockholm')).toBe('2026-07-01T14:00:00+02:00');
  expect(shopInstant('2026-07-01T12:00:00Z', 'UTC')).toBe('2026-07-01T12:00:00+00:00');
});
