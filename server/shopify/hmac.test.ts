/** The same as Node's own, for any secret and text, whatever was signed before. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacSha256 } from './hmac.ts';

it('is what createHmac gives', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 60, maxLength: 70 }));
  const long = fc.nat(20_000).map((length) => 'å🎁x'.repeat(length / 3));
  fc.assert(
    fc.property(text, fc.array(fc.oneof(text, long), { maxLength: 6 }), (secret, texts) => {
      const sign = hmacSha256(secret);
      for (const one of texts) {
        expect(sign(one).toString('hex')).toBe(createHmac('sha256', secret).update(one).digest('hex'));
      }
    }),
  );
});

it('is what RFC 4231 says, test case 2', () => {
  expect(hmacSha256('Jefe')('what do ya want for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});
