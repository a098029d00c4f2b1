/** A new merchant's first minutes: install, sync, a live suggestion, a first bundle that checkout keeps; and how long they take. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { offersText } from '../server/admin/text/offers.ts';
import { setupText as words } from '../server/admin/text/setup.ts';
import { text } from '../server/admin/text.ts';
import type { OfferReport, OffersReport } from '../server/domain/offer/report.ts';
import { type SetupReport, THEME_PARTS, type ThemePart } from '../server/domain/setup.ts';
import { buildAll } from './build.ts';
import { amountIn, block, type cartOf, drawer } from './fixtures.ts';
import { untilKept } from './offers.ts';
import { generateShop } from './shop/data/generate.ts';
import { type Stack, startStack } from './stack.ts';

/** Five minutes are promised, to a person who reads; a machine that does nothing else needs a fraction of this. */
const MOST_MS = 240_000;

let stack: Stack;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  await buildAll();
  folder = mkdtempSync(join(tmpdir(), 'mersalg-onboarding-'));
  const data = generateShop({ seed: 42, now: Date.now(), domain: 'nordlys.myshopify.com', services: true });
  stack = await startStack({ data, port: 0, folder });
  // A theme that has nothing of ours yet, as every theme of a shop that installs an app.
  const blocks = Object.fromEntries(THEME_PARTS.map((part) => [part, false]));
  const init = { method: 'POST', body: JSON.stringify({ blocks }) };
  expect((await fetch(`${stack.storefront}__twin/theme-settings`, init)).ok).toBe(true);
});

test.afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('from install to a live suggestion and a first bundle @desktop', async ({ page }) => {
  test.setTimeout(270_000);
  const started = performance.now();
  const took: Record<string, number> = {};
  const mark = (what: string) => {
    took[what] = Math.round((performance.now() - started) / 100) / 10;
  };

  // Opening the app in the admin installs it.
  await page.goto(stack.admin);
  const app = page.frameLocator('iframe');
  await app.getByRole('link', { name: text.nav.settings, exact: true }).click();
  await app.getByRole('link', { name: text.nav.setup, exact: true }).click();
  await expect(app.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
  mark('opened');

  // The shop is read by itself; then the theme is what is next, and suggestions can be seen.
  await expect(app.getByText(words.done(3, 5))).toBeVisible({ timeout: 60_000 });
  mark('first suggestions');
  await app.getByText(words.suggestions.title).click();
  const first = app.getByRole('list', { name: /^Beside/ }).first();
  await expect(first.getByRole('listitem').first()).toBeVisible();

  // Three parts, each put in place by its own link and saved in the theme editor.
  for (const part of ['bundle', 'goes-well-with', 'mersalg-embed'] as const)
    await putInTheme(page, app, part);
  // Whoever comes back from the theme editor is told by itself; where the browser did not tell, they ask.
  await expect(async () => {
    const run = app.getByRole('button', { name: words.test.run });
    if (await run.isVisible()) await run.click({ timeout: 1_000 });
    await expect(app.getByText(words.done(4, 5))).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  mark('in the theme');

  // What the page showed is what a shopper sees.
  const { best } = await stack.api<SetupReport>('/api/setup');
  const shop = stack.twin.twin.defaultShop;
  const shopper = await page.context().newPage();
  await shopper.goto(`${stack.storefront}products/${shop.productById.get(best[0]!)!.handle}`);
  await block(shopper).scrollIntoViewIfNeeded();
  await expect(block(shopper).getByRole('button').first()).toBeVisible();
  mark('live suggestion');

  // A bundle as it is drafted from what is bought together, switched on.
  await app.getByRole('link', { name: words.offer.action }).click();
  await app.getByRole('button', { name: offersText.saveActive }).click();
  await expect(app.getByRole('heading', { level: 1, name: offersText.title })).toBeVisible();
  const { offers } = await stack.api<OffersReport>('/api/offers');
  const made = await stack.api<OfferReport>(`/api/offers/${offers[0]!.id}`);
  await untilKept(stack, [made]);
  const { detail } = made.offer;
  if (detail.kind !== 'bundle') throw new Error(`The page made ${detail.kind}.`);
  mark('bundle made');

  // Its set is on the product's page, and checkout charges what it says.
  const lead = shop.productById.get(detail.parts[0]!.products[0]!)!;
  const set = shopper.locator('[data-mersalg=bundle]');
  await expect(async () => {
    await shopper.goto(`${stack.storefront}products/${lead.handle}`);
    await set.scrollIntoViewIfNeeded({ timeout: 1_000 });
    await expect(set.getByText(/^Together/)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  const together = set.getByText(/^Together/);
  const price = amountIn((await together.textContent())!);
  expect(price).toBeLessThan(amountIn((await together.locator('s').textContent())!));
  await set.getByRole('button', { name: 'Add the set' }).click();
  await expect(drawer(shopper).locator('.cart-item').first()).toBeVisible();
  const cart = (await (await shopper.request.get(`${stack.storefront}cart.js`)).json()) as Awaited<
    ReturnType<typeof cartOf>
  >;
  expect(cart.total_price).toBe(price);
  expect(cart.total_discount).toBeGreaterThan(0);
  await drawer(shopper).getByRole('button', { name: 'Check out' }).click();
  await shopper.waitForURL(/checkouts/);
  const rows = shopper.locator('.checkout-totals > div');
  const shipping = (await rows.filter({ hasText: 'Shipping' }).locator('dd').textContent())!;
  const total = amountIn((await shopper.locator('.checkout-totals__total dd').textContent())!);
  expect(total).toBe(price + (/\d/.test(shipping) ? amountIn(shipping) : 0));
  mark('kept at checkout');

  await page.bringToFront();
  await app.getByRole('link', { name: text.nav.settings, exact: true }).click();
  await app.getByRole('link', { name: text.nav.setup, exact: true }).click();
  await expect(app.getByText(words.allDone)).toBeVisible();
  console.log(`A new merchant's first minutes, in seconds since the app was opened: ${JSON.stringify(took)}`);
  expect(performance.now() - started).toBeLessThan(MOST_MS);
});

/** Follows the part's own link into the theme editor, which has it in place, and saves there. */
async function putInTheme(page: Page, app: FrameLocator, part: ThemePart): Promise<void> {
  const [title] = words.theme.part[part];
  const name = part === 'mersalg-embed' ? words.theme.switchOn : words.theme.add(title);
  const opened = page.waitForEvent('popup');
  await app.getByRole('link', { name }).click();
  const editor = await opened;
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(editor.getByText('Saved', { exact: true })).toBeVisible();
  await editor.close();
}
