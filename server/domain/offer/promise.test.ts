import { describe, expect, it } from 'vitest';
import { deadlinesOf, endsOf, MOST_BYTES, readPromise, writePromise } from './promise.ts';
import { percent, termsWith } from './testing.ts';

const volume = (id: string, until: number | null = null, products = 1) =>
  termsWith({
    id,
    until,
    kind: 'volume',
    products: Array.from({ length: products }, (_, i) => 8_743_829_463_327 + i),
    tiers: [{ quantity: 2, off: percent(1_000) }],
  });

describe('terms on their way to checkout', () => {
  it('are read as they were written', () => {
    const terms = [volume('a'), volume('b')];
    const { text, kept, left } = writePromise(terms, 'SEK');
    expect(readPromise(JSON.parse(text))).toEqual({ v: 1, shopCurrency: 'SEK', terms });
    expect([kept, left]).toEqual([terms, []]);
  });

  it('are as many, by priority, as a Function is let read; the others are named', () => {
    const terms = Array.from({ length: 80 }, (_, i) => volume(`o${i}`, null, i === 20 ? 600 : 5));
    const { text, kept, left } = writePromise(terms, 'SEK');
    expect(text.length).toBeLessThanOrEqual(MOST_BYTES);
    // None that comes later may take the place of one that comes first.
    expect(kept).toEqual(terms.slice(0, 20));
    expect(left).toEqual(terms.slice(20).map(({ id }) => id));
    const all = writePromise(
      terms.filter((_, i) => i !== 20),
      'SEK',
    );
    expect(all.text.length).toBeGreaterThan(MOST_BYTES - 300);
  });

  it('are nothing where something else stands', () => {
    for (const json of [
      null,
      undefined,
      1,
      'v',
      [],
      {},
      { v: 2, shopCurrency: 'SEK', terms: [] },
      { v: 1, terms: [] },
    ])
      expect(readPromise(json)).toBeNull();
  });
});

describe('deadlines that checkout keeps by itself', () => {
  it('are the next four, each once', () => {
    const terms = [5, 3, null, 3, 9, 1, 7].map((until, i) => volume(`o${i}`, until));
    expect(deadlinesOf(terms)).toEqual([1, 3, 5, 7]);
  });

  it('are told in the shop’s local time, in summer and in winter', () => {
    const at = (iso: string) => volume('o', Date.parse(iso));
    expect(endsOf([at('2027-07-01T10:00:00Z'), at('2027-12-24T17:00:00.001Z')], 'Europe/Stockholm')).toEqual({
      end1: '2027-07-01T12:00:00',
      end2: '2027-12-24T18:00:01',
      end3: '9999-12-31T23:59:59',
      end4: '9999-12-31T23:59:59',
    });
    expect(endsOf([at('2027-07-01T04:00:00Z')], 'America/New_York').end1).toBe('2027-07-01T00:00:00');
  });
});
