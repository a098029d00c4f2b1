/** The whole path: a suggestion is added, a second one in the drawer, both are bought, and the merchant sees it. */

import { text } from '../server/admin/text.ts';
import type { ResultsReport } from '../server/domain/report.ts';
import { block, drawer, expect, payFor, productWith, shelf, test, watchShift } from './fixtures.ts';

test('a shopper buys two suggestions, and the merchant sees the order with its revenue', async ({
  page,
  stack,
}) => {
  const before = await stack.api<ResultsReport>('/api/results?days=7');
  const { product } = await productWith(stack, 'product', 2);
  const shift = await watchShift(page);

  await page.goto(`products/${product.handle}`);
  const first = block(page)
    .getByRole('listitem')
    .filter({ hasNot: page.locator('select') })
    .first();
  await first.scrollIntoViewIfNeeded();
  await expect(first.getByText(/Bought together in [\d,]+ orders/)).toBeVisible();
  const firstTitle = await first
    .getByRole('link')
    .textContent()
    .then((text) => text!.trim());
  await first.getByRole('button', { name: `Add ${firstTitle}` }).click();

  // The theme's own drawer opens with the line in it; the page was not left, the address not changed.
  await expect(drawer(page)).toContainText(firstTitle);
  expect(new URL(page.url()).pathname).toBe(`/products/${product.handle}`);
  await expect(page.locator('.cart-count-bubble').first()).toContainText('1');

  const second = shelf(page)
    .getByRole('listitem')
    .filter({ hasNot: page.locator('select') })
    .first();
  await expect(second).toBeVisible();
  const secondTitle = await second
    .getByRole('link')
    .textContent()
    .then((text) => text!.trim());
  expect(secondTitle).not.toBe(firstTitle);
  await second.getByRole('button', { name: `Add ${secondTitle}` }).click();
  const lines = drawer(page).locator('.cart-line, .cart-item');
  await expect(lines.filter({ hasText: secondTitle })).toHaveCount(1);
  // What is in the cart is suggested no more.
  await expect(shelf(page).getByRole('link', { name: secondTitle, exact: true })).toHaveCount(0);
  await expect(shelf(page).getByRole('link', { name: firstTitle, exact: true })).toHaveCount(0);
  await expect(shelf(page)).toHaveCount(1);
  expect(await shift(), 'layout shift on the product page').toBeLessThan(0.01);

  await drawer(page).getByRole('button', { name: 'Check out' }).click();
  await page.waitForURL(/checkouts/);
  await expect(page.locator('body')).not.toContainText('_mersalg');
  await payFor(page);

  const order = stack.twin.twin.defaultShop.data.orders.at(-1)!;
  const paid = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  // Revenue is without the tax that prices contain, which is rounded line by line.
  const goods = paid / (1 + order.taxRate!);
  const marks = order.lines.flatMap((line) => line.properties.map(({ name, value }) => `${name}=${value}`));
  expect(marks.sort()).toEqual(['_mersalg=cart:cross-sell', '_mersalg=product:cross-sell']);

  await page.goto(stack.admin);
  const merchant = page.frameLocator('iframe');
  await merchant.getByRole('link', { name: text.nav.results, exact: true }).click();
  await expect(merchant.getByText(order.name).first()).toBeVisible({ timeout: 20_000 });
  const after = await stack.api<ResultsReport>('/api/results?days=7');
  const revenue = after.total.lineRevenue - before.total.lineRevenue;
  expect(Math.abs(revenue - goods)).toBeLessThanOrEqual(order.lines.length);
  expect(after.total.orderRevenue - before.total.orderRevenue).toBe(order.total);
  expect(after.recent[0]).toMatchObject({ name: order.name, lineRevenue: revenue, total: order.total });
  const amount = new Intl.NumberFormat('en', { style: 'currency', currency: 'SEK' }).format(revenue / 100);
  await expect(merchant.getByText(amount).first()).toBeVisible();
});

test('what was shown and added is counted on the merchant’s page', async ({ page, stack }) => {
  const { product } = await productWith(stack, 'product', 1);
  const shown = async () =>
    (await stack.api<ResultsReport>('/api/results?days=7')).placements.find(
      (one) => one.placement === 'product',
    )!.shown;
  const before = await shown();
  await page.goto(`products/${product.handle}`);
  await block(page).scrollIntoViewIfNeeded();
  await expect(block(page).getByRole('button').first()).toBeVisible();
  // A showing counts after a second in view; the beacon goes out when the page is left.
  await page.waitForTimeout(1_500);
  await page.goto('collections/all');
  await expect.poll(shown, { timeout: 15_000 }).toBe(before + 1);
});

test('a keyboard is enough to add a suggestion', async ({ page, stack }) => {
  const { product } = await productWith(stack, 'product', 1);
  await page.goto(`products/${product.handle}`);
  const add = block(page)
    .getByRole('listitem')
    .filter({ hasNot: page.locator('select') })
    .first()
    .getByRole('button');
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toBeVisible();
  await expect(block(page).getByRole('status')).not.toBeEmpty();
});

test('suggestions speak the shopper’s language', async ({ page, stack }) => {
  const { product } = await productWith(stack, 'product', 1);
  for (const [root, heading, reason] of [
    [
      'sv',
      'Passar bra ihop',
      /Köpt tillsammans i \d+ ordrar|Köpta tillsammans i \d+ ordrar|köpta? tillsammans/i,
    ],
    ['da', '', /købt sammen/i],
    ['nb', '', /kjøpt sammen/i],
  ] as const) {
    await page.goto(`${root}/products/${product.handle}`);
    await block(page).scrollIntoViewIfNeeded();
    await expect(block(page).getByText(reason).first(), root).toBeVisible();
    if (heading) await expect(block(page).getByRole('heading')).not.toHaveText('Goes well with');
  }
});
