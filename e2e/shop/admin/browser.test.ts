/** The app's frame in a real browser: tokens come through the bridge to the app, and to nobody else. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../chromium.ts';
import { sessionTokenHolds } from '../oauth/session-token.ts';
import { sampleApp, sampleShop } from '../sample.ts';
import { type ServedTwin, serveTwin } from '../serve.ts';
import { Twin } from '../twin.ts';
import { adminFrameHandlers } from './handlers.ts';

let browser: Browser;
let app: Server;
let served: ServedTwin;
let twin: Twin;

beforeAll(async () => {
  app = createServer((_, response) => {
    const body = `<!doctype html><meta name="shopify-api-key" content="key"><script src="${twin.url}/cdn/shopifycloud/app-bridge.js"></script>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(body);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  twin = new Twin({ app: sampleApp({ topics: [], url }), data: sampleShop() });
  served = await serveTwin(twin, { extraHandlers: adminFrameHandlers(twin) });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  app?.closeAllConnections();
  app?.close();
});

interface Bridge {
  config: Record<string, string>;
  idToken(): Promise<string>;
  toast: { show(message: string): string };
}

async function framed(page: Page) {
  await page.goto(`${served.url}/admin/apps/mersalg`);
  const frame = await (await page.locator('#app').elementHandle())!.contentFrame();
  await frame!.waitForFunction(() => 'shopify' in window);
  return frame!;
}

test('the app gets its configuration, fresh tokens and toasts', async () => {
  const page = await browser.newPage();
  const frame = await framed(page);
  const { config, tokens } = await frame.evaluate(async () => {
    const { shopify } = window as unknown as { shopify: Bridge };
    shopify.toast.show('<b>Saved</b>');
    return { config: shopify.config, tokens: [await shopify.idToken(), await shopify.idToken()] };
  });
  expect(config).toMatchObject({ apiKey: 'key', shop: 'nordlys.myshopify.com', locale: 'en' });
  expect(tokens[0]).not.toBe(tokens[1]);
  for (const token of tokens) {
    expect(await sessionTokenHolds(twin.app, 'nordlys.myshopify.com', token, Date.now())).toBe(true);
  }
  expect(await page.locator('.toast').textContent()).toBe('<b>Saved</b>');
});

test('a frame of another origin gets no token', async () => {
  const page = await browser.newPage();
  await framed(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const answered = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const stranger = document.createElement('iframe');
        stranger.src =
          'data:text/html,<script>onmessage=(e)=>parent.postMessage({got:e.data},"*");parent.postMessage({for:"admin",id:1,action:"id-token"},"*")</script>';
        window.addEventListener('message', (event) => event.data?.got && resolve(true));
        document.body.append(stranger);
        setTimeout(() => resolve(false), 700);
      }),
  );
  expect(answered).toBe(false);
  expect(asked).not.toContain('/admin/session-token');
});

test('outside the admin there is no bridge', async () => {
  const page = await browser.newPage();
  await page.goto(twin.app.url);
  expect(await page.evaluate(() => 'shopify' in window)).toBe(false);
});
