/** The merchant reads what was earned, opens a definition, takes a table away, and makes, starts and stops an experiment. */
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { resultsText } from '../server/admin/text/results.ts';
import { trialsText } from '../server/admin/text/trials.ts';
import { text } from '../server/admin/text.ts';
import { expect, type Page, test } from './fixtures.ts';
import { measureShoppers } from './measuredShop.ts';
import type { Stack } from './stack.ts';

const words = resultsText.measured;

/** The app's page inside Shopify's admin. */
async function open(page: Page, stack: Stack, view: string) {
  await page.goto(stack.admin);
  const merchant = page.frameLocator('iframe');
  await merchant.getByRole('link', { name: view, exact: true }).click();
  await expect(merchant.getByRole('heading', { level: 1, name: view })).toBeVisible();
  await expect(merchant.locator('.skeleton')).toHaveCount(0);
  return merchant;
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include('iframe').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  }
}

test('what was earned is a range of money, not measured before anybody was, and apart from what was attributed', async ({
  page,
  stack,
}, { project }) => {
  const before = await open(page, stack, text.nav.results);
  await expect(before.getByText(words.chip.none, { exact: true }).first()).toBeVisible();
  await measureShoppers(stack);
  const merchant = await open(page, stack, text.nav.results);
  const earned = merchant.getByRole('region', { name: words.title });
  await expect(earned).toContainText(/Between .+ and .+/);
  await expect(earned).toContainText(words.holdout(5));
  const attributed = merchant.getByRole('region', { name: words.attributed.emptyAll });
  await expect(attributed.or(merchant.getByRole('region', { name: words.attributed.title }))).toBeVisible();

  await earned.getByText(words.sure.title).click();
  await expect(earned.getByText(words.sure.alwaysWhat)).toBeVisible();
  const kpi = merchant.getByRole('listitem').filter({ hasText: resultsText.kpis.of.coverage.name });
  await kpi.locator('summary').press('Enter');
  await expect(kpi.getByText(resultsText.kpis.of.coverage.how)).toBeVisible();
  await page.screenshot({ path: `test-results/results-${project.name}.png`, fullPage: true });
  await expectAccessible(page);
});

test('a table is taken away whole, with the session token that no link could carry', async ({
  page,
  stack,
}) => {
  await measureShoppers(stack);
  const merchant = await open(page, stack, text.nav.results);
  const name = words.exports.get('Measured shoppers', 'CSV');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    merchant.getByRole('button', { name, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('mersalg-enrolments.csv');
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toBe('\ufefftrial,visitor,cell,at,past');
  expect(lines.length).toBeGreaterThan(4_000);
});

test('an experiment is made, begins, says that it is not measured yet, and is over', async ({ page, stack }, {
  project,
}) => {
  const merchant = await open(page, stack, text.nav.experiments);
  await merchant.getByRole('link', { name: trialsText.create }).first().click();
  const name = `No exit (${project.name})`;
  await merchant.getByRole('textbox', { name: trialsText.form.name, exact: true }).fill(name);
  await merchant.getByRole('combobox', { name: trialsText.form.placement }).selectOption('exit');
  await merchant.getByRole('button', { name: trialsText.form.start }).click();
  const row = merchant.getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('Exit intent switched off, against what you have');
  await expect(row).toContainText(trialsText.status.running);
  await expect(row).toContainText(trialsText.verdict.none);
  await page.screenshot({ path: `test-results/experiments-${project.name}.png`, fullPage: true });
  await expectAccessible(page);
  await row.getByRole('button', { name: trialsText.doTo(trialsText.stop, name) }).click();
  await expect(row).toContainText(trialsText.status.stopped);
});
