import { expect, it } from 'vitest';
import { scrubbed, scrubbedDeep } from './scrub.ts';

it.each([
  ['asked for kari.nordmann+x@example.no twice', 'asked for [e-mail] twice'],
  ['postgres://me:hunter2@db.internal/mersalg is away', 'postgres://[secret]@db.internal/mersalg is away'],
  ['Bearer abc.def-123 was refused', 'Bearer [secret] was refused'],
  ['eyJhbGciOi.eyJpc3Mi.c2ln', '[secret]'],
  ['shpat_0123456789abcdef', '[secret]'],
  ['{"password":"hunter2"}', '{"password":"[secret]"}'],
  ['call +47 912 34 567 now', 'call [number] now'],
  ['gid://shopify/Customer/731 is unknown', '[customer] is unknown'],
  [`key ${'0a'.repeat(32)}`, 'key [hash]'],
])('%s', (text, clean) => expect(scrubbed(text)).toBe(clean));

it('leaves alone what tells of the fault', () => {
  for (const text of [
    'platform-throttled: Shopify asked us to wait 2,000 ms (attempt 4 of 10).',
    'store-unavailable: connect ECONNREFUSED 127.0.0.1:5432',
    'The export gid://shopify/BulkOperation/7 ended at line 123456.',
    '2026-11-27T22:04:54Z orders/create',
  ])
    expect(scrubbed(text)).toBe(text);
});

it('reaches into lists and records, and shortens', () => {
  expect(scrubbedDeep({ a: ['x@y.se', 1, null], b: { c: 'ok' } })).toEqual({
    a: ['[e-mail]', 1, null],
    b: { c: 'ok' },
  });
  expect(scrubbed('a '.repeat(1_000)).length).toBe(501);
});
