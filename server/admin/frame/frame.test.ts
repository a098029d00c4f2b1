/** The preview's frame in a real browser, served as the server serves it: real cards, and nothing that gets out. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from '@playwright/test';
import Fastify, { type FastifyInstance } from 'fastify';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildAll } from '../../../e2e/build.ts';
import { launchChromium } from '../../../e2e/chromium.ts';
import type { LookedSpot, ToldLook } from '../../domain/look/look.ts';
import type { ShownPage, ShownProduct } from '../../domain/shown.ts';
import { frameRoutes } from '../../http/routes/frame.ts';
import { pageRoutes } from '../../http/routes/page.ts';
import { showOf } from '../data/shown.ts';
import { HELLO, type Show } from './message.ts';

const root = join(import.meta.dirname, '../../..');
const dist = mkdtempSync(join(tmpdir(), 'mersalg-frame-'));
let app: FastifyInstance;
let browser: Browser;
let page: Page;
let url: string;
const asked: string[] = [];

/** A page of our own that hears the frame, and lets the test speak to it. */
const HOST = `<!doctype html><link rel="icon" href="data:,"><body><iframe src="/frame" sandbox="allow-scripts" style="width:1100px;height:900px"></iframe>
<script>
  globalThis.told = [];
  globalThis.port = new Promise((resolve) => addEventListener('message', ({ data, origin, ports, source }) => {
    if (source === frames[0] && origin === 'null' && data === '${HELLO}') {
      ports[0].onmessage = ({ data }) => told.push(data);
      resolve(ports[0]);
    }
  }));
</script>`;

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  await buildAll(['widgets']);
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    configFile: false,
    root: join(root, 'server/admin'),
    logLevel: 'error',
    build: {
      outDir: dist,
      emptyOutDir: true,
      rolldownOptions: { input: join(root, 'server/admin/frame.html') },
    },
  });
  vi.unstubAllEnvs();
  app = Fastify();
  const policy = { clientId: 'x', appBridgeUrl: 'https://cdn.example.test/b.js', shopifyOrigin: null };
  const options = { ...policy, dist, widgets: join(root, 'extension/theme/assets') };
  app.addHook('onRequest', async ({ url }) => void asked.push(url));
  await pageRoutes(app, { page: options, verifier: null as never });
  await frameRoutes(app, { page: options });
  app.get('/host', (_, reply) => reply.type('text/html').send(HOST));
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  rmSync(dist, { recursive: true, force: true });
});

const faults: string[] = [];
beforeEach(async () => {
  await page?.close();
  faults.length = 0;
  asked.length = 0;
  page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A frame may not take the focus from the page around it; what tries is told so.
    if (message.type() === 'error' && !message.text().startsWith('Blocked autofocusing'))
      faults.push(message.text());
  });
  page.on('dialog', (dialog) => faults.push(`a dialog: ${dialog.message()}`));
  await page.goto(`${url}/host`);
});

/** A busy machine is slow, not wrong. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });

const product = (id: number, title: string, price: number): ShownProduct => ({
  id,
  handle: `p-${id}`,
  title,
  img: null,
  variants: [{ id: id * 10, title: 'Default Title', available: true, price, compareAt: null }],
});
const SHOWN: ShownPage = {
  placement: 'product',
  currency: 'SEK',
  base: product(1, 'Kettle', 59900),
  items: [product(2, 'Mug', 18900), product(3, 'Tray', 34900)].map((one) => ({
    ...one,
    reason: { kind: 'bought-together', orders: 38, share: 0.2, with: 1 },
    spot: 'product',
    offer: null,
  })),
  offers: [],
};
const at = (spot: LookedSpot, more: Partial<ShownPage> = {}): ShownPage => ({
  ...SHOWN,
  placement: spot,
  items: SHOWN.items.map((item) => ({ ...item, spot })),
  ...more,
});

async function show(spot: LookedSpot, shown: ShownPage, look: ToldLook = {}): Promise<FrameLocator> {
  const message: Show = showOf(spot, shown, look, 'sv');
  await page.evaluate(
    async (one) =>
      ((await (globalThis as unknown as { port: Promise<MessagePort> }).port) as MessagePort).postMessage(
        one,
      ),
    message,
  );
  return page.frameLocator('iframe');
}

describe('the preview’s frame', () => {
  it('shows the real cards of the real widget, in the shopper’s language and money', async () => {
    const frame = await show('product', SHOWN);
    const cards = frame.locator('.mersalg__card');
    await eventually(() => cards.filter({ hasText: 'Mug' }).count()).toBe(1);
    expect(await cards.first().innerText()).toMatch(/Mug\s+189,00\skr\s+Köpta tillsammans i 38/);
    expect(await frame.getByRole('button', { name: /Lägg/ }).count()).toBeGreaterThanOrEqual(2);
    expect(asked.some((one) => one.startsWith('/frame/widgets/mersalg.js'))).toBe(true);
    expect(faults).toEqual([]);
  });

  it('tells how tall it is', async () => {
    await show('product', SHOWN);
    const last = () => page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told.at(-1));
    await eventually(last).toMatchObject({ kind: 'size', ready: true });
    expect(((await last()) as { height: number }).height).toBeGreaterThan(200);
  });

  it('lets a card be added, and nothing leaves it', async () => {
    const frame = await show('product', SHOWN);
    const add = frame.locator('.mersalg__card button').first();
    await add.click();
    await eventually(() => add.innerText()).toMatch(/^Tillagd/);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(asked.filter((one) => !/^\/(host|frame|assets\/|frame\/widgets\/)/.test(one))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each(['cart', 'exit'] as const)('shows what stands at the %s', async (spot) => {
    const cheaper = { ...product(4, 'Small kettle', 39900), spot, offer: null } as const;
    const frame = await show(
      spot,
      spot === 'cart'
        ? at(spot)
        : at(spot, { items: [{ ...cheaper, reason: { kind: 'similar-cheaper', to: 1 } }] }),
    );
    const text = spot === 'cart' ? 'Mug' : 'Small kettle';
    await eventually(() => frame.locator('.mersalg__card').filter({ hasText: text }).count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('keeps a hostile title, heading and picture inert', async () => {
    const evil = `</script></style><img src=x onerror="alert(1)"><script>alert(2)</script>`;
    const items = SHOWN.items.map((item) => ({ ...item, title: evil, img: 'javascript:alert(3)' }));
    const frame = await show(
      'product',
      { ...SHOWN, base: { ...SHOWN.base, title: evil }, items },
      { titles: { product: { sv: evil } } },
    );
    await eventually(() => frame.locator('.mersalg__card').filter({ hasText: 'onerror' }).count()).toBe(2);
    expect(await frame.locator('img[onerror], img[src^=javascript]').count()).toBe(0);
    expect(await frame.locator('h2').first().innerText()).toBe(evil);
    expect(faults).toEqual([]);
  });

  it('hears nobody but the page that it stands in, of its own server', async () => {
    const stranger = await browser.newPage();
    await stranger.goto('about:blank');
    await stranger.setContent(`<iframe src="${url}/frame" sandbox="allow-scripts"></iframe>`);
    // Framed by a page of no origin: the policy lets nobody else load it.
    await stranger.waitForTimeout(300);
    expect(await stranger.frames()[1]!.evaluate(() => document.getElementById('place') === null)).toBe(true);
    await stranger.close();
  });
});
