/** GraphQL calls on a bad day: what is waited for, repeated, renewed and refused; and nothing secret in the log. */
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readAnswer } from './client.ts';
import { BULK_RUN, SHOP_INFO } from './documents.ts';
import { createRig, type Rig, SHOP } from './shopify.testing.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

type Answer = () => Response | Promise<Response>;
const info = { shop: { name: 'Nordlys', currencyCode: 'SEK', ianaTimezone: 'Europe/Stockholm' } };
const fine: Answer = () => HttpResponse.json({ data: info });
const failed =
  (code: string, extensions = {}, message = 'no'): Answer =>
  () =>
    HttpResponse.json({ errors: [{ message, extensions: { code } }], extensions });
const throttled = (have: number) =>
  failed('THROTTLED', {
    cost: {
      requestedQueryCost: 600,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 1000, currentlyAvailable: have, restoreRate: 100 },
    },
  });
const unauthorized: Answer = () =>
  HttpResponse.json({ errors: '[API] Invalid API key or access token' }, { status: 401 });
const refreshed: Answer = () =>
  HttpResponse.json({
    access_token: 'shpat_second',
    expires_in: 3600,
    refresh_token: 'shprt_second',
    refresh_token_expires_in: 7776000,
    scope: 'read_products',
  });

/** Answers one after the other, the last for good. Notes which tokens came. */
async function shopAnswers(graphql: Answer[], oauth: Answer[] = [refreshed], shop = SHOP, rig = createRig()) {
  const seen = { tokens: [] as string[], refreshes: [] as string[] };
  const next = (script: Answer[]) => (script.length > 1 ? script.shift()! : script[0]!);
  server.use(
    http.post(`https://${shop}/admin/api/2026-07/graphql.json`, ({ request }) => {
      seen.tokens.push(request.headers.get('x-shopify-access-token')!);
      return next(graphql)();
    }),
    http.post(`https://${shop}/admin/oauth/access_token`, async ({ request }) => {
      const body = (await request.json()) as { refresh_token: string };
      seen.refreshes.push(body.refresh_token);
      return next(oauth)();
    }),
  );
  await rig.install({}, shop);
  return { ...rig, ...seen, rig, platform: rig.platform({ timeoutMs: 100 }) };
}
const noSecrets = ({ logged }: Pick<Rig, 'logged'>) =>
  expect(logged.join()).not.toMatch(/shp(at|rt|ss)_|eyJ/);

describe('the Admin client', () => {
  it('gives the data', async () => {
    const { platform, tokens } = await shopAnswers([fine]);
    expect(await platform.shopInfo(SHOP)).toEqual({
      name: 'Nordlys',
      currency: 'SEK',
      timezone: 'Europe/Stockholm',
    });
    expect(tokens).toEqual(['shpat_first']);
  });

  it.each<[string, Answer]>([
    ['a 502', () => HttpResponse.json({}, { status: 502 })],
    ['a page instead of JSON', () => HttpResponse.html('<!doctype html>')],
    ['a reset', () => HttpResponse.error()],
    ['a stall', () => new Promise(() => {})],
    ['an internal error with status 200', failed('INTERNAL_SERVER_ERROR')],
    ['neither data nor errors', () => HttpResponse.json({})],
    ['null data', () => HttpResponse.json({ data: null })],
  ])('tries again after %s, and gives up when it lasts', async (_name, bad) => {
    const rig = await shopAnswers([bad, fine]);
    expect(await rig.platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
    expect(rig.sleeps).toEqual([375]);
    noSecrets(rig);
    const lasting = await shopAnswers([bad]);
    await expect(lasting.platform.shopInfo(SHOP)).rejects.toMatchObject({
      code: 'platform-unavailable',
      status: 502,
    });
    expect(lasting.tokens).toHaveLength(4);
  });

  it('waits on THROTTLED until the bucket holds what the query costs', async () => {
    const rig = await shopAnswers([throttled(350), fine]);
    await rig.platform.shopInfo(SHOP);
    expect(rig.sleeps).toEqual([2500 + 125]);
  });

  it('waits at least Retry-After on 429 while other shops go on', async () => {
    const { rig } = await shopAnswers([
      () => HttpResponse.json({}, { status: 429, headers: { 'retry-after': '2.0' } }),
      fine,
    ]);
    const other = 'other.myshopify.com';
    await shopAnswers([fine], [refreshed], other, rig);
    let release = () => {};
    const platform = rig.platform({
      sleep: (ms) => {
        rig.sleeps.push(ms);
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      },
    });
    const waiting = platform.shopInfo(SHOP);
    await expect.poll(() => rig.sleeps.length).toBe(1);
    expect(await platform.shopInfo(other)).toMatchObject({ currency: 'SEK' });
    expect(rig.sleeps[0]).toBeGreaterThanOrEqual(2000);
    release();
    expect(await waiting).toMatchObject({ currency: 'SEK' });
  });

  it('says throttled when the wait would be long, so that the job can make room', async () => {
    const { platform, sleeps } = await shopAnswers([
      () => HttpResponse.json({}, { status: 429, headers: { 'retry-after': '90' } }),
    ]);
    await expect(platform.shopInfo(SHOP)).rejects.toMatchObject({
      code: 'platform-throttled',
      data: { retryAfterMs: 90_000 },
    });
    expect(sleeps).toEqual([]);
  });

  it('never waits for a query that costs more than the bucket holds', () => {
    const cost = {
      requestedQueryCost: 1200,
      throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 1000, restoreRate: 100 },
    };
    const body = {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: { cost },
    };
    expect(() => readAnswer(SHOP, 'X', body)).toThrow('1200 points of 1000');
  });

  it('does not repeat a mutation whose answer was lost', async () => {
    expect([SHOP_INFO.idempotent, BULK_RUN.idempotent]).toEqual([true, false]);
    const list: Answer = () => HttpResponse.json({ data: { bulkOperations: { nodes: [] } } });
    const rig = await shopAnswers([list, () => HttpResponse.error(), fine]);
    await expect(rig.platform.startBulk(SHOP, 'orders')).rejects.toMatchObject({
      code: 'platform-unavailable',
    });
    expect(rig.tokens).toHaveLength(2);
  });

  it('renews once on 401 and goes on; a second 401 tells to open the app', async () => {
    const rig = await shopAnswers([unauthorized, fine]);
    expect(await rig.platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
    expect(rig.tokens).toEqual(['shpat_first', 'shpat_second']);
    expect(rig.refreshes).toEqual(['shprt_first']);
    const revoked = await shopAnswers([unauthorized]);
    await expect(revoked.platform.shopInfo(SHOP)).rejects.toMatchObject({ code: 'token-expired' });
    expect(revoked.tokens).toHaveLength(2);
    noSecrets(rig);
    noSecrets(revoked);
  });

  it('makes one upstream call of 20 calls with a dying token', async () => {
    const rig = await shopAnswers([fine]);
    rig.clock.skip(3_600_000 - 60_000);
    await Promise.all(Array.from({ length: 20 }, () => rig.platform.shopInfo(SHOP)));
    expect(rig.refreshes).toEqual(['shprt_first']);
    expect(new Set(rig.tokens)).toEqual(new Set(['shpat_second']));
  });

  it('tries the old refresh token again when the answer was lost', async () => {
    const rig = await shopAnswers(
      [fine],
      [() => HttpResponse.error(), () => HttpResponse.html('<!doctype html>'), refreshed],
    );
    rig.clock.skip(3_600_000);
    expect(await rig.platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
    expect(rig.refreshes).toEqual(['shprt_first', 'shprt_first', 'shprt_first']);
    noSecrets(rig);
  });

  it.each<[string, Answer, string]>([
    [
      'a refused refresh',
      () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 }),
      'token-expired',
    ],
    [
      'a wrong client secret',
      () => HttpResponse.json({ error: 'invalid_client' }, { status: 401 }),
      'platform-refused',
    ],
    ['a refresh without a token', () => HttpResponse.json({}), 'platform-unavailable'],
  ])('tells %s apart', async (_name, oauth, code) => {
    const rig = await shopAnswers([fine], [oauth]);
    rig.clock.skip(3_600_000);
    await expect(rig.platform.shopInfo(SHOP)).rejects.toMatchObject({ code });
    noSecrets(rig);
  });

  it.each<[number, string]>([
    [402, 'frozen'],
    [403, 'forbids'],
    [404, 'does not know this shop'],
    [423, 'locked'],
    [418, 'status 418'],
  ])('puts status %i in words and does not repeat it', async (status, words) => {
    const { platform, tokens } = await shopAnswers([() => HttpResponse.json({ errors: 'no' }, { status })]);
    await expect(platform.shopInfo(SHOP)).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining(words),
    });
    expect(tokens).toHaveLength(1);
  });

  it('names the missing scope, and takes data with errors for no data', async () => {
    const denied = await shopAnswers([
      failed(
        'ACCESS_DENIED',
        {},
        'Access denied for orders field. Required access: `read_orders` access scope.',
      ),
    ]);
    await expect(denied.platform.shopInfo(SHOP)).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining('read_orders'),
      data: { code: 'ACCESS_DENIED' },
    });
    const partial = await shopAnswers([
      () => HttpResponse.json({ data: info, errors: [{ message: 'half' }] }),
    ]);
    await expect(partial.platform.shopInfo(SHOP)).rejects.toThrow('half');
  });

  it('goes to the development origin with the shop’s name, and nowhere else', async () => {
    const rig = createRig();
    await rig.install();
    const seen: [string, string | null][] = [];
    server.use(
      http.post('http://127.0.0.1:4555/*', ({ request }) => {
        seen.push([new URL(request.url).pathname, request.headers.get('x-forwarded-host')]);
        return fine();
      }),
    );
    await rig.platform({ shopifyOrigin: 'http://127.0.0.1:4555' }).shopInfo(SHOP);
    expect(seen).toEqual([['/admin/api/2026-07/graphql.json', SHOP]]);
  });
});
