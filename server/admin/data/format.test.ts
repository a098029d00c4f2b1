/** Numbers, money and times as a merchant reads them. */
import { describe, expect, it } from 'vitest';
import { createFormat, formattingLocale } from './format.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const swedish = createFormat('en-SE');

describe('formattingLocale', () => {
  it('keeps the language of the texts and takes the region of the merchant', () => {
    expect(formattingLocale(['sv-SE', 'en-US'])).toBe('en-SE');
    expect(formattingLocale(['en-GB'])).toBe('en-GB');
  });
  it('finds the likely region of a bare language', () => expect(formattingLocale(['da'])).toBe('en-DK'));
  it('passes over malformed preferences', () => expect(formattingLocale(['x_y', 'nb-NO'])).toBe('en-NO'));
  it('falls back to the language alone', () => expect(formattingLocale([])).toBe('en'));
});

describe('money', () => {
  it('reads minor units by the currency’s own exponent', () => {
    expect(plain(swedish.money(12950, 'SEK'))).toBe('129,50 kr');
    expect(createFormat('en-US').money(1200, 'JPY')).toBe('¥1,200');
    expect(plain(createFormat('en-US').money(1500, 'KWD'))).toBe('KWD 1.500');
  });
  it('writes a plain amount while the currency is unknown', () =>
    expect(plain(swedish.money(12950, ''))).toBe('129,50'));
  it('keeps the sign of a refund', () => expect(createFormat('en-US').money(-500, 'USD')).toBe('-$5.00'));
});

describe('percent', () => {
  it('shows small shares finer than large ones', () => {
    const american = createFormat('en-US');
    expect([0.18, 0.0342, 0.0999, 0].map(american.percent)).toEqual(['18%', '3.4%', '10%', '0%']);
  });
});

describe('when', () => {
  const inStockholm = createFormat('en-SE', () => 'Europe/Stockholm');
  const now = Date.UTC(2026, 10, 18, 14, 0);
  const at = (year: number, month: number, day: number) => Date.UTC(year, month, day, 13, 32);
  it('gives the time alone for today', () => expect(inStockholm.when(at(2026, 10, 18), now)).toBe('14:32'));
  it('adds the day for another day', () =>
    expect(inStockholm.when(at(2026, 10, 17), now)).toBe('17 Nov, 14:32'));
  it('adds the year for another year', () =>
    expect(inStockholm.when(at(2025, 10, 18), now)).toContain('2025'));
  it('is by the shop’s clock, which may be on another day, or in another year', () => {
    const inAuckland = createFormat('en-SE', () => 'Pacific/Auckland');
    expect(inAuckland.when(at(2026, 10, 18), now)).toBe('02:32');
    expect(inAuckland.when(Date.UTC(2026, 10, 18, 10, 30), now)).toBe('18 Nov, 23:30');
    const newYear = Date.UTC(2026, 11, 31, 12, 0);
    expect(inAuckland.day(newYear, newYear)).toBe('1 Jan');
    expect(inAuckland.day(newYear, now)).toBe('1 Jan 2027');
    expect(inStockholm.day(newYear, now)).toBe('31 Dec');
  });
});

describe('date', () => {
  it('tells a day of the server’s count as that day, wherever the shop is', () => {
    const day = Date.UTC(2026, 10, 18) / 86_400_000;
    for (const zone of ['America/Los_Angeles', 'Pacific/Auckland'])
      expect(createFormat('en-SE', () => zone).date(day, Date.UTC(2026, 10, 20))).toBe('18 Nov');
  });
});

describe('the other languages', () => {
  const now = Date.UTC(2026, 10, 18, 14, 0);
  it.each([
    ['sv-SE', '1 234,50 kr', '3,4 %', 'A, B och C', '17 nov. 14:32', '1 min 12 s'],
    ['da-DK', '1.234,50 kr.', '3,4 %', 'A, B og C', '17. nov., 14.32', '1 min. 12 sek.'],
    ['nb-NO', '1 234,50 kr', '3,4 %', 'A, B og C', '17. nov., 14:32', '1 min 12 sek'],
  ])('write numbers, money and times as %s does', (locale, money, percent, list, when, duration) => {
    const format = createFormat(locale, () => 'Europe/Stockholm');
    const currency = { 'sv-SE': 'SEK', 'da-DK': 'DKK', 'nb-NO': 'NOK' }[locale]!;
    expect(plain(format.money(123_450, currency))).toBe(money);
    expect(plain(format.percent(0.0342))).toBe(percent);
    expect(format.list(['A', 'B', 'C'])).toBe(list);
    expect(plain(format.when(Date.UTC(2026, 10, 17, 13, 32), now))).toBe(when);
    expect(plain(format.duration(72_000))).toBe(duration);
  });
});

describe('duration', () => {
  it('reads as seconds, then minutes, then hours', () => {
    const american = createFormat('en-US');
    expect([4_400, 72_000, 7_500_000].map(american.duration)).toEqual([
      '4 sec',
      '1 min 12 sec',
      '2 hr 5 min',
    ]);
  });
  it('is never negative when the server’s clock is ahead', () =>
    expect(createFormat('en-US').duration(-9000)).toBe('0 sec'));
});

describe('percentages that are promised', () => {
  it('lose none of their digits', () => {
    expect([500, 1_250, 1_005, 10_000].map(createFormat('en-US').hundredths)).toEqual([
      '5%',
      '12.5%',
      '10.05%',
      '100%',
    ]);
  });
});
