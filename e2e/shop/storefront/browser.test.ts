/** The theme in a real browser: the three kinds of cart, hostile titles, accessibility, phones. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../chromium.ts';
import { sampleApp, sampleProduct, sampleShop } from '../sample.ts';
import { type ServedTwin, serveTwin } from '../serve.ts';
import { Twin } from '../twin.ts';
import { storefrontHandlers } from './handlers.ts';

const EVIL = `</script><img src=x onerror=alert(1)>"'`;
let browser: Browser;
let served: ServedTwin;
let twin: Twin;

beforeAll(async () => {
  const evil = sampleProduct(66, { title: EVIL, vendor: EVIL });
  const data = sampleShop({ products: [sampleProduct(11), sampleProduct(12), evil] });
  data.collections = [{ id: 901, handle: 'lamps', title: 'Lamps', productIds: [11, 12, 66] }];
  twin = new Twin({ app: sampleApp({ topics: [] }), data });
  served = await serveTwin(twin, { extraHandlers: storefrontHandlers(twin) });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** A page that fails the test on any script error or dialog. */
async function open(width = 1280, javaScriptEnabled = true): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    baseURL: served.url,
    viewport: { width, height: 900 },
    javaScriptEnabled,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, faults };
}

describe.each([
  {
    theme: 'dawn',
    drawer: 'cart-drawer.active',
    count: '.cart-count-bubble',
    close: '.drawer__header .drawer__close',
    open: '#cart-icon-bubble',
  },
  {
    theme: 'horizon',
    drawer: 'cart-drawer-component dialog[open]',
    count: '.cart-bubble__text-count',
    close: '[data-close]',
    open: '[data-testid="cart-drawer-trigger"]',
  },
])('the cart after $theme', ({ theme, drawer, count, close, open: opener }) => {
  test('opens on an add, changes quantities, removes, closes by Escape and button', async () => {
    const { page, faults } = await open();
    await page.goto(`/products/thing-11?theme=${theme}`);
    await page.locator('.product-form__submit').click();
    const panel = page.locator(drawer);
    await panel.waitFor();
    expect(await panel.locator('.cart-item').count()).toBe(1);
    expect(await page.locator(count).textContent()).toContain('1');
    await panel.locator('button[name="plus"]').click();
    await panel.locator('text=258,00 SEK').waitFor();
    expect(await page.locator(count).textContent()).toContain('2');
    await panel.locator('.quantity__input').fill('50');
    await panel.locator('.quantity__input').blur();
    await panel.locator('text=Only 5 items were added to your cart.').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.locator(opener).click();
    await panel.waitFor();
    await panel.locator('cart-remove-button').click();
    await panel.locator('text=Din varukorg är tom').first().waitFor();
    await panel.locator(`${close}:visible, .drawer__inner-empty .drawer__close:visible`).first().click();
    await panel.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  test('shows what an app changed, when told by the theme’s own event', async () => {
    const { page, faults } = await open();
    await page.goto(`/products/thing-11?theme=${theme}`);
    await page.evaluate(async (kind) => {
      const section = document.querySelector<HTMLElement>('cart-items-component')?.dataset.sectionId;
      const sections = kind === 'dawn' ? 'cart-drawer,cart-icon-bubble' : section;
      const response = await fetch('/cart/add.js', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ items: [{ id: 1200 }], sections }),
      });
      const answer = await response.json();
      if (kind === 'dawn') {
        (
          document.querySelector('cart-drawer') as unknown as { renderContents(state: unknown): void }
        ).renderContents(answer);
      } else {
        const detail = {
          resource: {},
          sourceId: 'app',
          data: { itemCount: 1, source: 'app', sections: answer.sections },
        };
        document.dispatchEvent(Object.assign(new Event('cart:update', { bubbles: true }), { detail }));
      }
    }, theme);
    await page.locator(`${drawer} .cart-item__name`, { hasText: 'Thing 12' }).waitFor();
    expect(await page.locator(count).textContent()).toContain('1');
    expect(faults).toEqual([]);
  });
});

test('the names that Dawn gives to scripts are there, and its subscribers hear', async () => {
  const { page } = await open();
  await page.goto('/products/thing-11?theme=dawn');
  const heard = await page.evaluate(
    () =>
      new Promise((resolve) => {
        // Constants of a classic script are global names, but no properties of window: as in Dawn.
        const script = document.createElement('script');
        script.textContent = `
          const stop = subscribe(PUB_SUB_EVENTS.cartUpdate, (event) => { stop(); window.heard([event.source, 'PUB_SUB_EVENTS' in window, 'publish' in window]); });
          publish(PUB_SUB_EVENTS.cartUpdate, { source: 'test' });`;
        Object.assign(window, { heard: resolve });
        document.body.append(script);
      }),
  );
  expect(heard).toEqual(['test', false, true]);
});

test('without a drawer the form goes to the cart page, and from there to a paid order', async () => {
  const { page, faults } = await open(390);
  await page.goto('/products/thing-11?theme=plain');
  await page.locator('.product-form__submit').click();
  await page.waitForURL('**/cart');
  await page.locator('#checkout').click();
  await page.waitForURL('**/checkouts/*');
  for (const [id, value] of Object.entries({
    email: 'kari@example.test',
    lastName: 'Nord',
    address: 'Storgata 1',
    zip: '0155',
    city: 'Oslo',
  })) {
    await page.fill(`#${id}`, value);
  }
  await page.locator('.checkout__form button[type=submit]').click();
  await page.waitForURL('**/thank-you');
  expect(await page.locator('[data-order-name]').getAttribute('data-order-name')).toBe(
    twin.defaultShop.data.orders.at(-1)!.name,
  );
  expect(faults).toEqual([]);
});

test('adds, changes and removes without scripts', async () => {
  const { page } = await open(390, false);
  await page.goto('/products/thing-12?theme=dawn');
  await page.locator('.product-form__submit').click();
  await page.waitForURL('**/cart');
  expect(await page.locator('.cart-page .cart-item').count()).toBe(1);
  await page.locator('.cart-page .cart-item__remove').click();
  expect(await page.locator('.cart-page .cart-item').count()).toBe(0);
});

test('the variant picker changes price, button and address', async () => {
  const { page, faults } = await open();
  await page.goto('/products/thing-11');
  await page.locator('.variant-selects label', { hasText: 'L' }).click();
  expect(await page.locator('.product__price').textContent()).toContain('129,50 kr');
  expect(await page.locator('.product-form__submit').isDisabled()).toBe(true);
  expect(new URL(page.url()).searchParams.get('variant')).toBe('1101');
  await page.locator('.variant-selects label', { hasText: 'S' }).click();
  expect(await page.locator('.product-form__submit').isDisabled()).toBe(false);
  expect(faults).toEqual([]);
});

test('hostile titles run nowhere', async () => {
  const { page, faults } = await open();
  for (const path of ['/', '/collections/lamps', '/search?q=img', '/products/thing-66'])
    await page.goto(path);
  await page.locator('.product-form__submit').click();
  await page.locator('cart-drawer.active .cart-item').waitFor();
  await page.goto('/cart');
  await page.goto('/checkout');
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(faults).toEqual([]);
});

test.each([1280, 390])('pages are accessible and nothing is cut off at %d', async (width) => {
  const { page } = await open(width);
  await page.request.post(`${served.url}/cart/add.js`, { data: { id: 1200 } });
  for (const path of [
    '/',
    '/collections/lamps',
    '/products/thing-11',
    '/cart',
    '/search?q=thing',
    '/checkout',
  ]) {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(spill, path).toBeLessThanOrEqual(0);
  }
});
