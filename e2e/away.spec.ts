/** When the real server is away or hangs, the shop stands as if Mersalg were not there (nonsense answers: widgets.spec.ts). */
import { block, drawer, expect, productWith, shelf, test, watchShift } from './fixtures.ts';

const SUGGEST = '**/apps/mersalg/suggest*';

/** The shop itself must go on working: its own form adds, its own drawer opens. */
async function shopWorks(page: import('@playwright/test').Page, title: string): Promise<void> {
  await page
    .getByRole('button', { name: /^add to cart/i })
    .first()
    .click();
  await expect(drawer(page)).toContainText(title);
  await page.waitForTimeout(1_000);
  await expect(shelf(page).getByRole('button')).toHaveCount(0);
}

test('with the server stopped nothing breaks, nothing shifts, nothing shows', async ({ page, stack }) => {
  const { product } = await productWith(stack, 'product', 1);
  await stack.stopServer('SIGKILL');
  try {
    const shift = await watchShift(page);
    await page.goto(`products/${product.handle}`);
    await page.waitForTimeout(1_500);
    for (const way of [300, 300, 2_000, -4_000, 4_000, -4_000]) {
      await page.evaluate((y) => scrollBy({ top: y, behavior: 'instant' }), way);
      await page.waitForTimeout(250);
    }
    await expect(block(page).getByRole('button')).toHaveCount(0);
    expect(await shift()).toBe(0);
    await shopWorks(page, product.title);
    await drawer(page).getByRole('button', { name: 'Check out' }).click();
    await page.waitForURL(/checkouts/);
  } finally {
    await stack.startServer();
  }
});

test('a server that never answers is given up, and the shop does not wait for it', async ({
  page,
  stack,
}) => {
  const { product } = await productWith(stack, 'product', 1);
  await page.route(SUGGEST, () => {});
  const shift = await watchShift(page);
  await page.goto(`products/${product.handle}`);
  await shopWorks(page, product.title);
  expect(await shift()).toBe(0);
});
