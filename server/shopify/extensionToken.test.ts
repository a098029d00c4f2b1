/** Tokens of checkout's extensions: every known way to forge or reuse one is refused, and none of them opens the admin's door. */
import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { hmacSha256 } from './hmac.ts';
import { pixelKey } from './pixelKey.ts';
import { createVerifier } from './verifier.ts';

const SECRET = 'a-client-secret';
const NOW = Date.parse('2026-11-21T12:00:00Z');
const SECONDS = NOW / 1000;
const verifier = createVerifier({ clientId: 'client', clientSecret: SECRET, clock: { now: () => NOW } });
/** As Shopify documents them: no `iss`, no `nbf`, `sub` only for who is logged in. */
const claims = {
  dest: 'nordlys.myshopify.com',
  aud: 'client',
  exp: SECONDS + 300,
  iat: SECONDS,
  jti: '6f6c',
};
const sign = (changes: Record<string, unknown> = {}, secret = SECRET, alg = 'HS256') =>
  new SignJWT(JSON.parse(JSON.stringify({ ...claims, ...changes })))
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));

describe('verifyExtensionToken', () => {
  it.each<[string, Record<string, unknown>, number?]>([
    ['a guest’s', {}],
    ['a logged-in customer’s', { sub: 'gid://shopify/Customer/7' }, 7],
    ['one with an odd customer', { sub: 'gid://shopify/Staff/7' }],
    ['one with an https address', { dest: 'https://nordlys.myshopify.com' }],
    ['one that names its issuer', { iss: 'https://nordlys.myshopify.com' }],
    ['one minted a few seconds ahead of us', { iat: SECONDS + 8 }],
  ])('takes %s token and names the shop and who is logged in', async (_name, changes, customer = null!) => {
    expect(await verifier.verifyExtensionToken(await sign(changes))).toEqual({
      kind: 'ok',
      shop: 'nordlys.myshopify.com',
      customer,
    });
  });

  it('is no key to the merchant’s page: any shopper holds such a token', async () => {
    for (const changes of [{}, { sub: '42' }, { sub: '42', nbf: SECONDS }]) {
      expect((await verifier.verifySessionToken(await sign(changes))).kind).toBe('refused');
    }
  });

  it.each<[string, () => Promise<string> | string]>([
    ['algorithm none', () => new UnsecuredJWT(claims).encode()],
    ['another algorithm', () => sign({}, SECRET.padEnd(64, 'x'), 'HS512')],
    ['another secret', () => sign({}, 'another-secret')],
    ['another audience', () => sign({ aud: 'other' })],
    ['one of several audiences', () => sign({ aud: ['client', 'other'] })],
    ['no audience', () => sign({ aud: undefined })],
    ['an expired token', () => sign({ exp: SECONDS - 11, iat: SECONDS - 311 })],
    ['no expiry', () => sign({ exp: undefined })],
    ['no time of issue', () => sign({ iat: undefined })],
    ['a token for a year', () => sign({ exp: SECONDS + 31_536_000 })],
    ['a token issued in the future', () => sign({ iat: SECONDS + 100 })],
    ['a token that is not in force yet', () => sign({ nbf: SECONDS + 100 })],
    ['iss of another shop', () => sign({ iss: 'https://victim.myshopify.com' })],
    ['dest that is no shop', () => sign({ dest: 'evil.example.com' })],
    ['dest with a port', () => sign({ dest: 'https://nordlys.myshopify.com:444' })],
    ['dest with a path around it', () => sign({ dest: 'http://nordlys.myshopify.com' })],
    ['no dest', () => sign({ dest: undefined })],
    ['an empty text', () => ''],
    ['rubbish', () => 'a.b.c'],
    ['an endless text', () => 'a'.repeat(5000)],
    ['a signature cut off', async () => (await sign()).slice(0, -2)],
  ])('refuses %s without quoting it', async (_name, make) => {
    const token = await make();
    const answer = await verifier.verifyExtensionToken(token);
    expect(answer.kind).toBe('refused');
    if (answer.kind === 'refused' && token !== '') expect(answer.why).not.toContain(token.slice(0, 12));
  });
});

describe('the pixel’s key', () => {
  const key = pixelKey(hmacSha256(SECRET), 'nordlys.myshopify.com');

  it('opens its own shop’s counts', () => {
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(verifier.verifyPixel('nordlys.myshopify.com', key)).toEqual({
      kind: 'ok',
      shop: 'nordlys.myshopify.com',
    });
  });

  it.each<[string, unknown, unknown]>([
    ['another shop’s', 'fjell.myshopify.com', key],
    ['one of another secret', 'nordlys.myshopify.com', pixelKey(hmacSha256('x'), 'nordlys.myshopify.com')],
    ['an empty one', 'nordlys.myshopify.com', ''],
    ['a shorter one', 'nordlys.myshopify.com', key.slice(2)],
    ['no text', 'nordlys.myshopify.com', [key]],
    ['no shop', undefined, key],
    ['a list of shops', ['nordlys.myshopify.com'], key],
  ])('is refused when it is %s', (_name, shop, given) => {
    expect(verifier.verifyPixel(shop, given).kind).toBe('refused');
  });
});
