/** A look, from the merchant's page to the shopper: a title, rounder corners and a line of CSS come with the page itself. */
import { placements as words } from '../server/admin/text/placements.ts';
import { text } from '../server/admin/text.ts';
import type { SettingsReport } from '../server/domain/report.ts';
import { block, expect, productWith, test } from './fixtures.ts';

test('a merchant gives a placement a title, corners and CSS, sees it beside them, and shoppers see it so @desktop', async ({
  page,
  stack,
}) => {
  const { product } = await productWith(stack, 'product', 2);
  const before = await stack.api<SettingsReport>('/api/settings');
  try {
    await page.goto(stack.admin);
    const admin = page.frameLocator('iframe');
    await admin.getByRole('link', { name: text.nav.placements, exact: true }).click();
    const preview = admin.frameLocator('.preview-frame:not(.behind)');
    await expect(preview.locator('.mersalg__card').first()).toBeVisible();
    await admin.getByRole('button', { name: words.openLabel(text.placement.product) }).click();
    await admin.getByRole('combobox', { name: words.firstTitle }).selectOption('en');
    await admin.getByRole('textbox', { name: words.titleIn('English') }).fill('More for the kitchen');
    const radius = admin.getByRole('textbox', { name: words.shared.radius });
    await radius.fill('13');
    await radius.press('Enter');
    await admin.getByRole('textbox', { name: words.css.label }).fill('h2 { color: rgb(1 2 3) }');
    // The real widget, before anything is saved.
    const seen = preview.locator('.mersalg__heading');
    await expect(seen).toHaveText('More for the kitchen');
    await expect(seen).toHaveCSS('color', 'rgb(1, 2, 3)');

    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    const save = admin.getByRole('button', { name: text.save.save, exact: true });
    const outside = page.getByRole('button', { name: text.save.save, exact: true });
    await save.or(outside).first().click();
    expect((await saved).status()).toBe(200);
    // Until the page knows that it is saved, it asks before one leaves it.
    await expect(save.or(outside).first()).toBeHidden();

    // The job that tells the theme runs within seconds.
    await expect(async () => {
      await page.goto(`products/${product.handle}`);
      await expect(block(page).locator('h2')).toHaveText('More for the kitchen', { timeout: 2_000 });
    }).toPass();
    await expect(block(page).locator('h2')).toHaveCSS('color', 'rgb(1, 2, 3)');
    await expect(block(page).locator('button').first()).toHaveCSS('border-radius', '13px');
  } finally {
    const { version } = await stack.api<SettingsReport>('/api/settings');
    await stack.api('/api/settings', {
      method: 'PUT',
      body: JSON.stringify({ settings: before.settings, version }),
    });
  }
});
