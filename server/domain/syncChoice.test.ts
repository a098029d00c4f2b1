/** How far back is read, and what is refused as a choice. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SYNC, parseSyncChoice, readSince } from './syncChoice.ts';

const NOON = Date.UTC(2026, 10, 27, 12, 30);

describe('how far back orders are read', () => {
  it.each([
    ['all', null],
    ['year', '2025-11-27T00:00:00.000Z'],
    ['sixty-days', '2026-09-28T00:00:00.000Z'],
  ] as const)('for %s is %s', (reach, since) => {
    const at = readSince(reach, NOON);
    expect(at === null ? null : new Date(at).toISOString()).toBe(since);
  });

  it('is the same all day, so that a sync that resumes asks for the same export', () => {
    expect(readSince('year', NOON + 3_600_000)).toBe(readSince('year', NOON));
  });
});

describe('a choice from outside', () => {
  it('is completed by what was chosen before', () => {
    expect(parseSyncChoice({ orders: 'year' }, { orders: 'all', customers: false })).toEqual({
      orders: 'year',
      customers: false,
    });
    expect(parseSyncChoice(undefined, DEFAULT_SYNC)).toBe(DEFAULT_SYNC);
  });

  it.each([
    [{ orders: 'forever' }, 'sync.orders'],
    [{ orders: ['all'] }, 'sync.orders'],
    [{ customers: 'yes' }, 'sync.customers'],
    ['all', 'sync'],
    [null, 'sync'],
  ])('%j is refused by name', (input, field) => {
    expect(() => parseSyncChoice(input, DEFAULT_SYNC)).toThrow(
      expect.objectContaining({ code: 'bad-input', data: expect.objectContaining({ field }) }),
    );
  });
});
