/** Amounts, instants and ids read from exports. */
import { describe, expect, it } from 'vitest';
import { instant, minorUnits, StableIds, yesNo } from './csv-values.ts';

describe('amounts', () => {
  it.each([
    ['2.1', 'GBP', 210],
    ['249', 'SEK', 24900],
    ['0.005', 'EUR', 1],
    ['0.004', 'EUR', 0],
    ['19.99', 'EUR', 1999],
    ['1500', 'JPY', 1500],
    ['1500.5', 'JPY', 1501],
    ['1.234', 'KWD', 1234],
    ['-3.50', 'SEK', -350],
    ['-0', 'SEK', 0],
    ['', 'SEK', null],
    ['1,50', 'SEK', null],
    ['1e3', 'SEK', null],
    ['abc', 'SEK', null],
  ])('%s %s', (text, currency, expected) => {
    expect(minorUnits(text, currency)).toBe(expected);
  });
});

describe('instants', () => {
  it.each([
    ['2010-12-01 08:26:00 +0000', '2010-12-01T08:26:00.000Z'],
    ['2026-03-02 10:00:00 +0100', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02 10:00:00 -04:30', '2026-03-02T14:30:00.000Z'],
    ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000Z'],
    ['2026-13-02 10:00:00 +0100', null],
    ['yesterday', null],
    ['12', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(instant(text)).toBe(expected);
  });
});

it('yes and no in all spellings', () => {
  expect(['true', 'TRUE', 'Yes', '1'].map(yesNo)).toEqual([true, true, true, true]);
  expect(['false', 'No', '0'].map(yesNo)).toEqual([false, false, false]);
  expect(['', 'maybe'].map(yesNo)).toEqual([null, null]);
});

it('ids stay the same for a key, and differ for a key used twice', () => {
  const ids = new StableIds(7_000_000_000_000);
  const first = ids.make('mug');
  expect(new StableIds(7_000_000_000_000).make('mug')).toBe(first);
  expect(ids.make('mug')).toBe(first + 1);
  expect(Number.isSafeInteger(first) && first >= 7_000_000_000_000 && first < 7_900_000_000_000).toBe(true);
});
