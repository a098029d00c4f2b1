/** What holds for every route: health, headers, error shapes, limits, and a page that only its shop may frame. */
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { OTHER_SHOP, SHOP } from '../flows/testing.ts';
import { fillPage, inLanguage } from './routes/page.ts';
import { bearer, CLIENT_ID, launchQuery, startTestApp, type TestApp } from './testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
});
afterEach(() => t.close());

const get = (url: string, headers = {}) => t.app.inject({ method: 'GET', url, headers });

describe('health', () => {
  it('tells that the process lives, whatever else is wrong', async () => {
    t.state.jobsAlive = false;
    t.state.stopping = true;
    expect((await get('/healthz')).statusCode).toBe(200);
  });

  it('is ready with store and worker, and says why not', async () => {
    expect((await get('/readyz')).json()).toEqual({ ready: true, reasons: [] });
    t.state.jobsAlive = false;
    t.state.stopping = true;
    const answer = await get('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().reasons).toHaveLength(2);
    expect(answer.json().reasons.join()).toMatch(/stopping.*worker/);
  });

  it('is not ready while the database is away or silent', async () => {
    for (const ping of [
      () => Promise.reject(new Error('away: postgres://u:hush@h')),
      () => new Promise<void>(() => {}),
    ]) {
      const broken = await startTestApp({}, (store) => ({ ...store, ping }));
      const answer = await broken.app.inject('/readyz');
      expect(answer.statusCode).toBe(503);
      expect(answer.body).toContain('database');
      expect(answer.body).not.toContain('hush');
      await broken.close();
    }
  });
});

describe('errors', () => {
  it('have one shape, and nothing of the inside', async () => {
    const broken = await startTestApp({}, (store) => ({
      ...store,
      products: {
        ...store.products,
        search: async () => {
          throw new Error('select hush from secrets');
        },
      },
    }));
    const headers = await bearer(broken.clock.now());
    const answer = await broken.app.inject({ url: '/api/products?q=x', headers });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      error: { code: 'internal', message: expect.stringContaining('log has the details') },
    });
    expect(answer.body).not.toMatch(/hush|select|at .*\.ts/);
    expect(broken.logged.join()).toContain('select hush');
    await broken.close();
  });

  it('carry the status of their code, and when to come back', async () => {
    const broken = await startTestApp({}, (store) => ({
      ...store,
      products: {
        ...store.products,
        search: async () => {
          throw new MersalgError('store-unavailable', 'The database is away. Try again.');
        },
      },
    }));
    const answer = await broken.app.inject({
      url: '/api/products?q=x',
      headers: await bearer(broken.clock.now()),
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.json().error.code).toBe('store-unavailable');
    await broken.close();
  });

  it('say in the same shape what does not exist', async () => {
    const answer = await get('/nope?x=<script>');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ error: { code: 'not-found', message: expect.any(String) } });
    expect(answer.body).not.toContain('script');
  });

  it.each([
    ['ill-formed JSON', '{"a":', 400],
    ['a poisoned prototype', '{"settings": {"__proto__": {"x": 1}}, "version": 0}', 400],
    ['too much', JSON.stringify({ settings: 'x'.repeat(1_100_000) }), 413],
    ['nesting without end', '['.repeat(60_000), 400],
  ])('refuse a body with %s', async (_what, payload, status) => {
    const headers = { ...(await bearer(t.clock.now())), 'content-type': 'application/json' };
    const answer = await t.app.inject({ method: 'PUT', url: '/api/settings', headers, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error.code).toMatch(/bad-input|too-large/);
  });

  it('keep tokens and queries out of the log', async () => {
    await get('/api/status?id_token=hush1', { authorization: 'Bearer hush2', cookie: 'hush3' });
    await get('/proxy/suggest?signature=hush4&logged_in_customer_id=hush5');
    await get('/?hmac=hush6');
    expect(t.logged.length).toBeGreaterThan(1);
    expect(t.logged.join()).not.toContain('hush');
  });
});

describe('headers', () => {
  it.each(['/healthz', '/api/status', '/proxy/suggest', '/nope', '/'])(
    'forbid framing of %s by default',
    async (url) => {
      for (const query of [
        '',
        '?shop=evil.example.com',
        `?shop=${SHOP}`,
        `?shop=${SHOP}&hmac=${'0'.repeat(64)}`,
      ]) {
        const { headers } = await get(url + query, { origin: 'https://evil.example.com' });
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['strict-transport-security']).toMatch(/max-age/);
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    },
  );

  it('let the shop that launched the page, and the admin, frame it', async () => {
    const { headers } = await get(`/?${launchQuery(SHOP, t.clock.now())}`);
    expect(headers['content-security-policy']).toContain(
      `frame-ancestors https://${SHOP} https://admin.shopify.com`,
    );
    expect(headers['content-security-policy']).not.toContain('unsafe');
    const altered = launchQuery(SHOP, t.clock.now()).replace('nordlys', 'fjell');
    expect((await get(`/?${altered}`)).headers['content-security-policy']).toContain(
      "frame-ancestors 'none'",
    );
    expect(altered).toContain(OTHER_SHOP);
  });

  it('add the stand-in’s origin only in development, and no HSTS on plain http', async () => {
    const page = {
      clientId: CLIENT_ID,
      appBridgeUrl: 'http://127.0.0.1:4000/b.js',
      shopifyOrigin: 'http://127.0.0.1:4000',
      dist: '/nowhere',
      widgets: '/nowhere',
    };
    const development = await startTestApp({ https: false, page });
    const answer = await development.app.inject(`/?${launchQuery(SHOP, development.clock.now())}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().error.message).toContain('npm run build');
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    await development.close();
  });
});

describe('the page', () => {
  it('carries the client id and the App Bridge address, escaped, and is never cached', async () => {
    const answer = await get('/');
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toBe(
      `<html lang="en"><meta name="shopify-api-key" content="${CLIENT_ID}"><script src="https://cdn.example.test/app-bridge.js"></script>`,
    );
    expect(answer.headers['content-security-policy']).toContain(
      "script-src 'self' https://cdn.example.test/app-bridge.js;",
    );
  });

  it('escapes what is put into it', () => {
    const built = '<meta content="%MERSALG_CLIENT_ID%"><script src="%MERSALG_APP_BRIDGE%">';
    expect(fillPage(built, { clientId: '"><script>$&', appBridgeUrl: 'https://x/"onerror=' })).toBe(
      '<meta content="&#34;&#62;&#60;script&#62;$&#38;"><script src="https://x/&#34;onerror=">',
    );
  });

  it('says whose language it is, and fetches that language’s words at once', () => {
    const built = '<html lang="en"><head><script src="/assets/main.js"></script></head>';
    const manifest = {
      'text/sv/page.ts': { file: 'assets/page-sv.js', imports: ['_count.js', 'index.html'] },
      '_count.js': { file: 'assets/count.js' },
      'index.html': { file: 'assets/main.js' },
    };
    expect(inLanguage(built, 'sv', manifest)).toBe(
      '<html lang="sv"><head><script src="/assets/main.js"></script><link rel="modulepreload" crossorigin href="/assets/page-sv.js"><link rel="modulepreload" crossorigin href="/assets/count.js"></head>',
    );
    expect(inLanguage(built, 'en', {})).toBe(built);
  });

  it('speaks what the admin asks for, else what the browser prefers', async () => {
    const langOf = async (path: string, accepted: string) =>
      /<html lang="(..)">/.exec((await get(path, { 'accept-language': accepted })).body)?.[1];
    expect(await langOf('/?locale=da', 'sv-SE,sv;q=0.9')).toBe('da');
    expect(await langOf('/?locale=fr', 'fi, nb-NO;q=0.9')).toBe('nb');
    expect(await langOf('/?locale=sv&locale=da', 'x')).toBe('en');
    expect(await langOf('/', '')).toBe('en');
  });

  it('serves assets compressed to those who can read them so', async () => {
    const asset = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(asset.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(asset.headers['content-type']).toContain('javascript');
    expect(brotliDecompressSync(asset.rawPayload).toString()).toBe('export {}');
    expect((await get('/assets/main-abc123.js')).headers['content-encoding']).toBeUndefined();
  });

  it('serves assets for ever, and nothing beside them', async () => {
    const asset = await get('/assets/main-abc123.js');
    expect(asset.statusCode).toBe(200);
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.headers['content-type']).toContain('javascript');
    for (const url of [
      '/assets/',
      '/assets/none.js',
      '/assets/../index.html',
      '/assets/%2e%2e/index.html',
      '/assets/..%2findex.html',
    ]) {
      expect((await get(url)).statusCode, url).toBeGreaterThanOrEqual(400);
    }
  });
});
