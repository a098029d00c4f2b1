/** Session tokens: every known way to forge or reuse one is refused, and the refusal never quotes it. */
import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createVerifier } from './verifier.ts';

const SECRET = 'a-client-secret';
const NOW = Date.parse('2026-11-21T12:00:00Z');
const verifier = createVerifier({ clientId: 'client', clientSecret: SECRET, clock: { now: () => NOW } });
const claims = {
  iss: 'https://nordlys.myshopify.com/admin',
  dest: 'https://nordlys.myshopify.com',
  aud: 'client',
  sub: '42',
  exp: NOW / 1000 + 60,
  nbf: NOW / 1000,
  iat: NOW / 1000,
  jti: 'x',
  sid: 'y',
};
const sign = (changes: Record<string, unknown> = {}, secret = SECRET, alg = 'HS256') =>
  new SignJWT(JSON.parse(JSON.stringify({ ...claims, ...changes })))
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));

describe('verifySessionToken', () => {
  it('takes a fresh token of the admin and names shop and user', async () => {
    const token = await sign();
    expect(await verifier.verifySessionToken(token)).toEqual({
      kind: 'ok',
      shop: 'nordlys.myshopify.com',
      user: '42',
      raw: token,
    });
  });

  it('forgives clocks that differ by seconds, not by minutes', async () => {
    expect((await verifier.verifySessionToken(await sign({ nbf: NOW / 1000 + 8 }))).kind).toBe('ok');
    expect((await verifier.verifySessionToken(await sign({ nbf: NOW / 1000 + 300 }))).kind).toBe('refused');
  });

  it.each<[string, () => Promise<string> | string]>([
    ['algorithm none', () => new UnsecuredJWT(claims).encode()],
    ['another algorithm', () => sign({}, SECRET.padEnd(64, 'x'), 'HS512')],
    ['another secret', () => sign({}, 'another-secret')],
    ['another audience', () => sign({ aud: 'other' })],
    ['one of several audiences', () => sign({ aud: ['client', 'other'] })],
    ['no audience', () => sign({ aud: undefined })],
    ['an expired token', () => sign({ exp: NOW / 1000 - 11, nbf: NOW / 1000 - 71 })],
    ['no expiry', () => sign({ exp: undefined })],
    ['no nbf', () => sign({ nbf: undefined })],
    ['no user', () => sign({ sub: undefined })],
    ['iss of another shop', () => sign({ iss: 'https://victim.myshopify.com/admin' })],
    ['no iss', () => sign({ iss: undefined })],
    [
      'dest that is no shop',
      () => sign({ dest: 'https://evil.example.com', iss: 'https://evil.example.com/admin' }),
    ],
    ['dest without https', () => sign({ dest: 'nordlys.myshopify.com' })],
    [
      'dest with a port',
      () => sign({ dest: 'https://nordlys.myshopify.com:444', iss: 'https://nordlys.myshopify.com:444' }),
    ],
    ['an empty text', () => ''],
    ['rubbish', () => 'a.b.c'],
    ['an endless text', () => 'a'.repeat(5000)],
    ['a signature cut off', async () => (await sign()).slice(0, -2)],
  ])('refuses %s without quoting it', async (_name, make) => {
    const token = await make();
    const answer = await verifier.verifySessionToken(token);
    expect(answer.kind).toBe('refused');
    if (answer.kind === 'refused' && token !== '') expect(answer.why).not.toContain(token.slice(0, 12));
  });
});
