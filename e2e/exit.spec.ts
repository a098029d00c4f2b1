/** The door: asked once, politely, and never again once declined. */
import type { Page } from '@playwright/test';
import { block, drawer, expect, productWith, shelf, test } from './fixtures.ts';

const dialog = (page: Page) => page.getByRole('dialog').and(page.locator('.mersalg--exit'));

/** A product page, long enough into the visit as its memory has it, and one act that shows a person. */
async function visit(page: Page, handle: string, minutes = 1): Promise<void> {
  await page.goto(`products/${handle}`);
  await page.evaluate((ms) => {
    const memory = JSON.parse(sessionStorage.getItem('mersalg') ?? '{}');
    sessionStorage.setItem('mersalg', JSON.stringify({ ...memory, began: Date.now() - ms }));
  }, minutes * 60_000);
  await page.reload();
  await page.keyboard.press('Shift');
  await watching(page);
}

/** What watches for leavers is fetched at the first press; people do not leave within the same instant. */
async function watching(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('mersalg-rest')),
  );
  await page.waitForTimeout(100);
}

/** On a desktop the pointer shoots out at the top; on a phone the page is flung back up. */
async function leave(page: Page, isMobile: boolean): Promise<void> {
  if (isMobile) {
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    await page.waitForTimeout(100);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  } else {
    await page.mouse.move(600, 400);
    await page.mouse.move(600, 150, { steps: 4 });
    await page.mouse.move(600, -10, { steps: 2 });
  }
}

test('one cheaper alternative with both prices, once per visit, and never again once dismissed', async ({
  page,
  stack,
  isMobile,
}) => {
  const { product, preview } = await productWith(stack, 'exit', 1);
  await visit(page, product.handle);
  await leave(page, isMobile);
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page)).toContainText(preview.suggestions[0]!.product.title);
  await expect(dialog(page)).toContainText(product.title);
  await expect(dialog(page).getByRole('listitem')).toHaveCount(1);

  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await leave(page, isMobile);
  await page.waitForTimeout(500);
  await expect(dialog(page)).toHaveCount(0);

  await visit(page, product.handle);
  await leave(page, isMobile);
  await page.waitForTimeout(500);
  await expect(dialog(page)).toHaveCount(0);

  // A later visit: the session is new, the shopper's word stands.
  await page.evaluate(() => sessionStorage.clear());
  await visit(page, product.handle);
  await leave(page, isMobile);
  await page.waitForTimeout(500);
  await expect(dialog(page)).toHaveCount(0);
});

test('nobody is asked who has just come', async ({ page, stack, isMobile }) => {
  const { product } = await productWith(stack, 'exit', 1);
  await visit(page, product.handle, 0);
  await leave(page, isMobile);
  await page.waitForTimeout(500);
  await expect(dialog(page)).toHaveCount(0);
});

test('the alternative can be added, and stands marked in the cart', async ({ page, stack, isMobile }) => {
  const { product } = await productWith(stack, 'exit', 1);
  await visit(page, product.handle);
  await leave(page, isMobile);
  const title = await dialog(page)
    .getByRole('listitem')
    .getByRole('link')
    .textContent()
    .then((text) => text!.trim());
  await dialog(page).getByRole('listitem').getByRole('button').click();
  await expect
    .poll(() => page.evaluate(() => fetch('/cart.js').then((answer) => answer.json())))
    .toMatchObject({
      items: [{ product_title: title, properties: { _mersalg: 'exit:downsell:downgrade' } }],
    });
});

test('with a full cart and nothing cheaper, the cart can be kept: its link opens it anywhere', async ({
  page,
  stack,
  isMobile,
  browser,
}) => {
  const { product } = await productWith(stack, 'product', 1);
  await page.goto(`products/${product.handle}`);
  await page.evaluate(
    (id) =>
      fetch('/cart/add.js', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, quantity: 2 }),
      }),
    product.variants[0]!.id,
  );
  await visit(page, product.handle);
  await leave(page, isMobile);
  const link = await dialog(page).getByRole('textbox').inputValue();
  await dialog(page).getByRole('button', { name: /close/i }).first().click();
  await expect(dialog(page)).toHaveCount(0);

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  const cart = await other.evaluate(() => fetch('/cart.js').then((answer) => answer.json()));
  expect(cart).toMatchObject({ item_count: 2, items: [{ product_id: product.id }] });
  await other.context().close();
});

test('the merchant switches a placement off, and shoppers see it no more', async ({
  page,
  stack,
  isMobile,
}) => {
  const { product } = await productWith(stack, 'exit', 1);
  const { settings, version } = await stack.api<{ settings: { placements: object }; version: number }>(
    '/api/settings',
  );
  const off = { ...settings, placements: { product: false, cart: false, exit: false } };
  const saved = await stack.api<{ version: number }>('/api/settings', {
    method: 'PUT',
    body: JSON.stringify({ settings: off, version }),
  });
  try {
    // The server renews its view of a shop within a second or two.
    await page.waitForTimeout(2_500);
    await visit(page, product.handle);
    await leave(page, isMobile);
    await page.waitForTimeout(800);
    await expect(dialog(page)).toHaveCount(0);
    await expect(block(page).getByRole('button')).toHaveCount(0);
    await expect(shelf(page)).toHaveCount(0);
    await expect(drawer(page)).toHaveCount(0);
  } finally {
    await stack.api('/api/settings', {
      method: 'PUT',
      body: JSON.stringify({ settings, version: saved.version }),
    });
    await page.waitForTimeout(2_500);
  }
});
