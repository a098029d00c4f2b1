/** Signatures: forged, shifted, stale and repeated input is refused; Shopify's own library agrees with us. */
import { createHmac } from 'node:crypto';
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query } from '../flows/verifier.ts';
import { createVerifier } from './verifier.ts';

const SECRET = 'hush';
const SHOP = 'attacker.myshopify.com';
const now = Date.now();
const verifier = createVerifier({ clientId: 'id', clientSecret: SECRET, clock: { now: () => now } });
const seconds = Math.floor(now / 1000);
const hex = (text: string) => createHmac('sha256', SECRET).update(text).digest('hex');
const library = shopifyApi({
  apiKey: 'id',
  apiSecretKey: SECRET,
  apiVersion: ApiVersion.July26,
  hostName: 'app.example.test',
  isEmbeddedApp: true,
  logger: { level: 0 },
});

/** Signs as Shopify does. */
function proxied(params: Record<string, string>): Record<string, string> {
  const text = Object.keys(params)
    .sort((a, b) => Buffer.compare(Buffer.from(`${a}=${params[a]}`), Buffer.from(`${b}=${params[b]}`)))
    .map((key) => `${key}=${params[key]}`)
    .join('');
  return { ...params, signature: hex(text) };
}
const base = {
  shop: SHOP,
  path_prefix: '/apps/mersalg',
  timestamp: String(seconds),
  logged_in_customer_id: '',
};
const raw = (params: Record<string, string>) => new URLSearchParams(params).toString();

describe('verifyProxy', () => {
  it('takes a signed query, raw or parsed, and gives its parameters', () => {
    const signed = proxied({ ...base, placement: 'cart', cart: '1,2' });
    for (const query of [raw(signed), new URLSearchParams(signed), signed] satisfies Query[]) {
      expect(verifier.verifyProxy(query)).toMatchObject({
        kind: 'ok',
        shop: SHOP,
        params: { placement: 'cart', cart: '1,2' },
      });
    }
  });

  it('takes what Shopify’s library takes, repeated own parameters included', async () => {
    const query = new URLSearchParams([...Object.entries(base), ['cart', '1'], ['cart', '2']]);
    query.set('signature', proxied({ ...base, cart: '1,2' }).signature!);
    expect(await library.utils.validateHmac(query, { signator: 'appProxy' })).toBe(true);
    expect(verifier.verifyProxy(query.toString()).kind).toBe('ok');
    expect(verifier.verifyProxy(query.toString().replace('cart=2', 'cart=3')).kind).toBe('refused');
  });

  it.each<[string, Query, string]>([
    ['no signature', raw(base), 'no signature'],
    ['a wrong signature', raw({ ...base, signature: 'ab'.repeat(32) }), 'wrong signature'],
    ['a short signature', raw({ ...base, signature: 'ab' }), 'no signature'],
    ['two signatures', `${raw(proxied(base))}&signature=00`, 'signature given twice'],
    ['a changed value', raw({ ...proxied(base), logged_in_customer_id: '7' }), 'wrong signature'],
    ['an added parameter', `${raw(proxied(base))}&x=1`, 'wrong signature'],
    ['a repeated shop', `${raw(proxied(base))}&shop=victim.myshopify.com`, 'shop given twice'],
    ['a repeated shop, parsed', { ...proxied(base), shop: [SHOP, SHOP] }, 'shop given twice'],
    ['a nested parameter', { ...proxied(base), a: { b: '1' } }, 'a parameter is not text'],
    ['no timestamp', raw(proxied({ shop: SHOP })), 'missing or old timestamp'],
    [
      'an old timestamp',
      raw(proxied({ ...base, timestamp: String(seconds - 92) })),
      'missing or old timestamp',
    ],
    [
      'a future timestamp',
      raw(proxied({ ...base, timestamp: String(seconds + 92) })),
      'missing or old timestamp',
    ],
    ['an odd timestamp', raw(proxied({ ...base, timestamp: `${seconds}.5` })), 'missing or old timestamp'],
    ['no shop', raw(proxied({ timestamp: String(seconds) })), 'not a shop domain'],
    ['another domain', raw(proxied({ ...base, shop: 'evil.example.com' })), 'not a shop domain'],
  ])('refuses %s', (_name, query, why) => {
    expect(verifier.verifyProxy(query)).toEqual({ kind: 'refused', why });
  });

  it('sorts parameters by their bytes, as Ruby does, whatever the characters', () => {
    const signed = proxied({ ...base, '\uffee': '1', '\u{1f381}': '2', é: '3', _: '4', Z: '5' });
    expect(Object.keys(signed).sort(), 'or any order would do').not.toEqual(
      Object.keys(signed).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    expect(verifier.verifyProxy(raw(signed)).kind).toBe('ok');
  });

  it('refuses a signed query that was cut elsewhere to name another shop', () => {
    const signed = proxied({ ...base, s: '1shop=victim.myshopify.comt=' });
    const shifted = {
      logged_in_customer_id: '',
      path_prefix: '/apps/mersalg',
      s: '1',
      shop: 'victim.myshopify.com',
      t: `shop=${SHOP}`,
      timestamp: String(seconds),
      signature: signed.signature!,
    };
    const { signature, ...unsigned } = shifted;
    expect(proxied(unsigned).signature, 'the forgery must sign alike, or this proves nothing').toBe(
      signature,
    );
    expect(verifier.verifyProxy(raw(shifted))).toEqual({ kind: 'refused', why: 'shop could be read twice' });
  });

  it('lets no re-cut of any query signed for one shop speak for another, nor at another time', () => {
    const pieces = ['1', 'shop=victim.myshopify.com', 't=', 'qshop', `timestamp=${seconds + 5}`, '=', '0'];
    const value = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 });
    const extra = fc.dictionary(
      fc.constantFrom('s', 'sr', 't', 'product', 'x'),
      value.map((parts) => parts.join('')),
      { minKeys: 1, maxKeys: 2 },
    );
    fc.assert(
      fc.property(extra, fc.array(fc.nat(7), { minLength: 3, maxLength: 20 }), (more, cuts) => {
        const honest = proxied({ ...more, ...base });
        const { signature, ...params } = honest;
        const signed = Object.entries(params)
          .map(([key, value]) => `${key}=${value}`)
          .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
          .join('');
        // Cut before any name that stands before an equals sign: each piece becomes a parameter.
        const places = [...signed.matchAll(/(?<![a-z_])(?=[a-z_]+=)|(?<=com|shop)(?=[a-z_]+=)/g)].map(
          (m) => m.index,
        );
        const at = [...new Set(cuts.map((cut) => places[cut % places.length]!))].sort((a, b) => a - b);
        const forged = new URLSearchParams();
        [...new Set([0, ...at])].forEach((from, i, starts) => {
          const part = signed.slice(from, starts[i + 1]);
          const equals = part.indexOf('=');
          if (equals > 0) forged.append(part.slice(0, equals), part.slice(equals + 1));
        });
        forged.append('signature', signature!);
        const answer = verifier.verifyProxy(forged);
        if (answer.kind === 'ok') {
          expect(answer.shop).toBe(SHOP);
          expect(answer.params.timestamp).toBe(base.timestamp);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('verifyLaunch', () => {
  const launch = {
    shop: SHOP,
    host: 'YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvYQ==',
    locale: 'sv',
    timestamp: String(seconds),
  };
  const sign = (params: Record<string, string>) => ({
    ...params,
    hmac: hex(new URLSearchParams(Object.entries(params).sort()).toString().replaceAll('+', '%20')),
  });

  it('takes what Shopify’s library takes', async () => {
    const query = sign({ ...launch, session: 'a b/c+d', embedded: '1' });
    expect(await library.utils.validateHmac(query)).toBe(true);
    expect(verifier.verifyLaunch(raw(query))).toEqual({ kind: 'ok', shop: SHOP });
  });

  it.each<[string, Query]>([
    ['no hmac', raw(launch)],
    ['a changed shop', raw({ ...sign(launch), shop: 'victim.myshopify.com' })],
    ['a repeated shop', `${raw(sign(launch))}&shop=victim.myshopify.com`],
    ['a launch of last week', raw(sign({ ...launch, timestamp: String(seconds - 7 * 86_400) }))],
    ['another domain', raw(sign({ ...launch, shop: 'evil.example.com' }))],
  ])('refuses %s', (_name, query) => {
    expect(verifier.verifyLaunch(query).kind).toBe('refused');
  });

  it('still lets a tab be reloaded an hour later', () => {
    expect(verifier.verifyLaunch(raw(sign({ ...launch, timestamp: String(seconds - 3600) }))).kind).toBe(
      'ok',
    );
  });
});

describe('verifyWebhook', () => {
  const body = Buffer.from('{"id":1,"title":"Kåpa \u{1F9E5}"}');
  const headers = {
    'x-shopify-hmac-sha256': createHmac('sha256', SECRET).update(body).digest('base64'),
    'x-shopify-shop-domain': SHOP,
    'x-shopify-topic': 'orders/create',
    'x-shopify-webhook-id': 'b54557e4',
    'x-shopify-triggered-at': '2026-11-21T10:00:00.123456789Z',
  };

  it('takes a signed body and says what it is', () => {
    expect(verifier.verifyWebhook(body, headers)).toEqual({
      kind: 'ok',
      shop: SHOP,
      topic: 'orders/create',
      webhookId: 'b54557e4',
      triggeredAt: Date.parse('2026-11-21T10:00:00.123Z'),
    });
    const { 'x-shopify-triggered-at': _, ...without } = headers;
    expect(verifier.verifyWebhook(body, without)).toMatchObject({ kind: 'ok', triggeredAt: null });
  });

  it('refuses the body with any one byte changed, and the same JSON written again', () => {
    for (let i = 0; i < body.length; i++) {
      const changed = Buffer.from(body);
      changed[i] = changed[i]! ^ 1;
      expect(verifier.verifyWebhook(changed, headers)).toEqual({ kind: 'refused', why: 'wrong signature' });
    }
    const again = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
    expect(verifier.verifyWebhook(again, headers).kind).toBe('refused');
  });

  it.each([
    ['x-shopify-hmac-sha256', undefined],
    ['x-shopify-hmac-sha256', ''],
    ['x-shopify-hmac-sha256', [headers['x-shopify-hmac-sha256']]],
    ['x-shopify-hmac-sha256', 'not base64 at all!'],
    ['x-shopify-shop-domain', 'evil.example.com'],
    ['x-shopify-shop-domain', undefined],
    ['x-shopify-topic', undefined],
    ['x-shopify-topic', 'orders/create\nx'],
    ['x-shopify-webhook-id', undefined],
    ['x-shopify-webhook-id', 'x'.repeat(201)],
  ])('refuses %s = %j', (name, value) => {
    expect(verifier.verifyWebhook(body, { ...headers, [name]: value }).kind).toBe('refused');
  });
});
