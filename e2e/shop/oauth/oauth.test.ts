/** Tokens, as Shopify's own library asks for them and as they live and die. */
import '@shopify/shopify-api/adapters/node';
import { type ApiVersion, RequestedTokenType, shopifyApi } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { SignJWT } from 'jose';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { sampleApp, sampleShop } from '../sample.ts';
import { type Desk, openDesk } from '../testing.ts';

const SHOP = 'nordlys.myshopify.com';
const DAY = 86_400_000;
const QUERY = JSON.stringify({ query: '{ shop { name } }' });
let desk: Desk;

beforeEach(async () => {
  await desk?.close();
  // The library checks tokens against the real clock, so the twin's clock starts there.
  desk = await openDesk({ data: [sampleShop(), sampleShop({ domain: 'other.myshopify.com' })] });
  desk.clock.now = Date.now();
  setAbstractFetchFunc((input, init) => {
    const url = new URL(String(input));
    const headers = new Headers(init?.headers as HeadersInit);
    headers.set('x-forwarded-host', url.host);
    return fetch(`${desk.url}${url.pathname}`, { ...init, headers } as RequestInit) as never;
  });
});
afterAll(() => desk.close());

function library() {
  const app = sampleApp();
  return shopifyApi({
    apiKey: app.clientId,
    apiSecretKey: app.clientSecret,
    apiVersion: '2026-07' as ApiVersion,
    hostName: 'app.example.test',
    isEmbeddedApp: true,
    logger: { log: () => {} },
  });
}

function post(body: Record<string, unknown>, host = SHOP): Promise<Response> {
  const { clientId: client_id, clientSecret: client_secret } = desk.twin.app;
  return fetch(`${desk.url}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': host },
    body: JSON.stringify({ client_id, client_secret, ...body }),
  });
}

async function exchange(subject: string, more: Record<string, unknown> = {}, host = SHOP): Promise<Response> {
  return post(
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: subject,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
      expiring: '1',
      ...more,
    },
    host,
  );
}

async function granted(): Promise<{ access_token: string; refresh_token: string }> {
  const response = await exchange(await desk.twin.mintSessionToken(desk.twin.defaultShop));
  expect(response.status).toBe(200);
  return (await response.json()) as never;
}

const refresh = (token: string, host = SHOP): Promise<Response> =>
  post({ grant_type: 'refresh_token', refresh_token: token }, host);
const works = async (access: string): Promise<boolean> =>
  (await desk.post(QUERY, { 'x-shopify-access-token': access })).status === 200;

test('the session token is one that Shopify’s library accepts', async () => {
  const token = await desk.twin.mintSessionToken(desk.twin.defaultShop, 42);
  const payload = await library().session.decodeSessionToken(token);
  expect(payload).toMatchObject({
    iss: `https://${SHOP}/admin`,
    dest: `https://${SHOP}`,
    aud: desk.twin.app.clientId,
    sub: '42',
  });
  expect(payload.exp - payload.nbf).toBe(60);
});

test('Shopify’s library exchanges, calls and refreshes', async () => {
  const shopify = library();
  const sessionToken = await desk.twin.mintSessionToken(desk.twin.defaultShop);
  const requestedTokenType = RequestedTokenType.OfflineAccessToken;
  const { session } = await shopify.auth.tokenExchange({
    shop: SHOP,
    sessionToken,
    requestedTokenType,
    expiring: true,
  });
  expect(session.scope).toBe(desk.twin.app.scopes.join(','));
  expect(session.expires!.getTime() - Date.now()).toBeGreaterThan(3_590_000);
  expect(session.refreshTokenExpires!.getTime() - Date.now()).toBeGreaterThan(89.9 * DAY);
  const client = new shopify.clients.Graphql({ session });
  expect((await client.request('{ shop { name } }')).data).toEqual({ shop: { name: 'Nordlys' } });
  const again = await shopify.auth.refreshToken({ shop: SHOP, refreshToken: session.refreshToken! });
  expect(again.session.accessToken).not.toBe(session.accessToken);
  expect(again.session.refreshToken).not.toBe(session.refreshToken);
});

test('expiring: 0 gives a token without an end or a refresh token', async () => {
  const response = await exchange(await desk.twin.mintSessionToken(desk.twin.defaultShop), { expiring: '0' });
  const body = (await response.json()) as Record<string, string>;
  expect(Object.keys(body).sort()).toEqual(['access_token', 'scope']);
  desk.clock.now += 400 * DAY;
  expect(await works(body.access_token!)).toBe(true);
});

test('a bad subject token is refused: forged, expired, another shop’s, another app’s', async () => {
  const { twin, clock } = desk;
  const good = await twin.mintSessionToken(twin.defaultShop);
  const claims = {
    dest: `https://${SHOP}`,
    iss: `https://${SHOP}/admin`,
    aud: twin.app.clientId,
    exp: clock.now / 1000 + 60,
  };
  const sign = (change: object, secret = twin.app.clientSecret) =>
    new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`;
  for (const bad of [
    await sign({}, 'another secret'),
    await sign({ exp: clock.now / 1000 - 60 }),
    await sign({ aud: 'another app' }),
    await sign({ dest: 'https://other.myshopify.com' }),
    await sign({ iss: 'https://other.myshopify.com/admin' }),
    none,
    'nonsense',
  ]) {
    const response = await exchange(bad);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_subject_token' });
  }
  expect((await exchange(good, {}, 'other.myshopify.com')).status).toBe(400);
  expect((await exchange(await sign({}))).status).toBe(200);
  clock.now += 61_000;
  expect((await exchange(good)).status).toBe(400);
});

test('a wrong secret or grant is refused', async () => {
  expect((await post({ client_secret: 'wrong', grant_type: 'refresh_token' })).status).toBe(401);
  expect(await (await post({ grant_type: 'password' })).json()).toMatchObject({
    error: 'unsupported_grant_type',
  });
});

test('an access token dies after an hour, is one shop’s, and a new grant replaces it', async () => {
  const first = await granted();
  expect(await works(first.access_token)).toBe(true);
  const elsewhere = {
    'x-shopify-access-token': first.access_token,
    'x-forwarded-host': 'other.myshopify.com',
  };
  expect((await desk.post(QUERY, elsewhere)).status).toBe(401);
  desk.clock.now += 3_599_000;
  expect(await works(first.access_token)).toBe(true);
  desk.clock.now += 1000;
  expect(await works(first.access_token)).toBe(false);
  const second = await granted();
  expect((await refresh(first.refresh_token)).status).toBe(400);
  expect(await works(second.access_token)).toBe(true);
});

test('refreshing rotates both tokens; the spent one repeats its answer until the successor is used', async () => {
  const first = await granted();
  const second = (await (await refresh(first.refresh_token)).json()) as typeof first;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(await works(first.access_token)).toBe(false);
  expect(await works(second.access_token)).toBe(true);
  // The answer was lost: the old refresh token gives the same pair, with an hour again.
  desk.clock.now += 2 * DAY;
  const retried = (await (await refresh(first.refresh_token)).json()) as typeof first;
  expect(retried).toMatchObject({ access_token: second.access_token, refresh_token: second.refresh_token });
  expect(await works(second.access_token)).toBe(true);
  const third = (await (await refresh(second.refresh_token)).json()) as typeof first;
  const late = await refresh(first.refresh_token);
  expect(late.status).toBe(400);
  expect(await late.json()).toMatchObject({ error: 'invalid_grant' });
  expect(await works(third.access_token)).toBe(true);
  expect((await refresh(third.refresh_token, 'other.myshopify.com')).status).toBe(400);
});

test('a spent refresh token is retired after 30 days, an unused one after 90', async () => {
  const first = await granted();
  await refresh(first.refresh_token);
  desk.clock.now += 30 * DAY;
  expect((await refresh(first.refresh_token)).status).toBe(400);
  const unused = await granted();
  desk.clock.now += 90 * DAY - 1000;
  const used = (await (await refresh(unused.refresh_token)).json()) as typeof first;
  desk.clock.now += 90 * DAY;
  expect((await refresh(used.refresh_token)).status).toBe(400);
});

test('uninstalling kills the tokens', async () => {
  const first = await granted();
  expect(desk.twin.installed(SHOP)).toBe(true);
  desk.twin.uninstall(desk.twin.defaultShop);
  expect(desk.twin.installed(SHOP)).toBe(false);
  expect(await works(first.access_token)).toBe(false);
  expect((await refresh(first.refresh_token)).status).toBe(400);
});
