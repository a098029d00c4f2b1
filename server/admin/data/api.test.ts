/** Requests with session tokens: renewed, retried once, and failing in words that help. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { createFixture, type FixtureState, refuse } from '../testing/fixture.ts';
import { text } from '../text.ts';
import { type Api, type ApiError, createApi, refusedInWords } from './api.ts';

/** An api on the fixture, whose tokens are `t1`, `t2`, … as they are asked for. */
function setUp(changes: Partial<FixtureState> = {}) {
  const fixture = createFixture(changes);
  const sent: { url: string; token: string | null }[] = [];
  let tokens = 0;
  const api = createApi({
    async fetch(url, init) {
      const request = new Request(new URL(url, 'http://app.test'), init);
      sent.push({ url, token: request.headers.get('authorization') });
      return (await fixture.answer(request)) ?? new Response(null, { status: 404 });
    },
    token: async () => `t${++tokens}`,
  });
  return { api, sent, state: fixture.state };
}

const failure = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => Promise.reject(),
    (e) => e,
  );

describe('a request', () => {
  it('carries a fresh token each time', async () => {
    const { api, sent } = setUp();
    await api.status();
    await api.settings();
    expect(sent.map(({ token }) => token)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('is tried once more with a new token after a 401', async () => {
    const { api, sent } = setUp({ goodTokens: new Set(['t2']) });
    expect((await api.status()).shop).toBe('nordlys.myshopify.com');
    expect(sent.map(({ token }) => token)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('gives up after the second 401, in the server’s words', async () => {
    const { api, sent } = setUp({ goodTokens: new Set() });
    const error = await failure(api.status());
    expect(error).toMatchObject({
      code: 'unauthorized',
      status: 401,
      message: 'Open the page from Shopify’s admin again.',
    });
    expect(sent).toHaveLength(2);
  });

  it('escapes what a merchant types', async () => {
    const { api, sent } = setUp();
    await api.products('a&b=c %');
    expect(sent[0]?.url).toBe('/api/products?q=a%26b%3Dc%20%25');
  });
});

describe('a failure', () => {
  it('that is not our JSON still becomes a sentence', async () => {
    const { api, state } = setUp();
    state.once.set('GET /api/status', () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const error = await failure(api.status());
    expect(error).toMatchObject({ code: 'odd-answer', status: 502 });
    expect(error.message).toContain('502');
  });

  it('to reach the server at all is told apart', async () => {
    const api = createApi({
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
      token: async () => 't',
    });
    expect(await failure(api.status())).toMatchObject({ code: 'offline', status: 0 });
  });

  it('to get a token does not hang, and sends nothing', async () => {
    let sent = 0;
    const fetch = async () => new Response(String(++sent));
    const never = new Promise<string>(() => undefined);
    expect(await failure(createApi({ fetch, token: () => never, patience: 10 }).status())).toMatchObject({
      code: 'no-token',
    });
    const rejecting = createApi({ fetch, token: () => Promise.reject(new Error('no frame')) });
    expect(await failure(rejecting.status())).toMatchObject({ code: 'no-token' });
    expect(sent).toBe(0);
  });

  it('with a good status but no JSON is not taken for an answer', async () => {
    const { api, state } = setUp();
    state.once.set('GET /api/status', () => new Response('<html>', { status: 200 }));
    expect(await failure(api.status())).toMatchObject({ code: 'odd-answer' });
  });
});

describe('saving', () => {
  const settings = {
    ...DEFAULT_SETTINGS,
    placements: { ...DEFAULT_SETTINGS.placements, product: false, cart: true, exit: true },
  };
  const save = (api: Api, version: number) => api.saveSettings(settings, version);

  it('resolves to the new version', async () =>
    expect(await save(setUp().api, 7)).toMatchObject({ version: 8, settings }));
  it('is refused with an old version', async () =>
    expect(await failure(save(setUp().api, 6))).toMatchObject({ code: 'conflict', status: 409 }));
  it('takes an answer without settings for what it is', async () => {
    const { api, state } = setUp();
    state.once.set('PUT /api/settings', () => new Response(null, { status: 204 }));
    expect(await save(api, 7)).toBeNull();
  });
  it('is not sent twice after a failure of the server', async () => {
    const { api, sent, state } = setUp();
    state.once.set('PUT /api/settings', () => refuse(503, 'store-unavailable', 'The database is away.'));
    expect(await failure(save(api, 7))).toMatchObject({ code: 'store-unavailable' });
    expect(sent).toHaveLength(1);
  });
});

describe('what the server refuses', () => {
  it('is told in its own words in English, and by its code in another language', () => {
    const message = 'The offer was not saved: detail.off must be less than the price.';
    expect(refusedInWords('bad-input', message, 'detail.off', 'en')).toBe(message);
    expect(refusedInWords('bad-input', message, 'detail.off', 'sv')).toBe(
      `${text.errors.refused['bad-input']} ${text.errors.field('detail.off')}`,
    );
    expect(refusedInWords('conflict', message, undefined, 'da')).toBe(text.errors.refused.conflict);
    expect(refusedInWords('toString', message, undefined, 'nb')).toBe(message);
  });
});
