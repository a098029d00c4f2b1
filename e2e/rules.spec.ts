/** The merchant's rules, from the settings page to the shopper: a pin comes first, a collection's products go. */

import { recommendationsText } from '../server/admin/text/recommendations.ts';
import { text } from '../server/admin/text.ts';
import type { GroupSearchReport, PreviewReport, SettingsReport } from '../server/domain/report.ts';
import { block, expect, productWith, test } from './fixtures.ts';

test('a merchant pins a product and excludes a collection, and shoppers see it so @desktop', async ({
  page,
  stack,
}) => {
  const { product, preview } = await productWith(stack, 'product', 2);
  const shop = stack.twin.twin.defaultShop;
  const shown = preview.suggestions.map((one) => one.product);
  // A collection of the first suggestion that holds neither the product in hand nor the pin.
  const isFarAway = (id: number) => !shown.some((one) => one.id === id) && id !== product.id;
  const collection = shop
    .collectionsOf(shown[0]!.id)
    .find(({ productIds, title }) => !productIds.includes(product.id) && !/best|sale/i.test(title))!;
  const pinned = shop.data.products.find(
    ({ id, status, publishedAt, variants }) =>
      isFarAway(id) &&
      !collection.productIds.includes(id) &&
      status === 'ACTIVE' &&
      publishedAt !== null &&
      variants.every(({ inventory }) => inventory > 5),
  )!;
  const before = await stack.api<SettingsReport>('/api/settings');
  const found = await stack.api<GroupSearchReport>(
    `/api/groups?kind=collection&q=${encodeURIComponent(collection.title)}`,
  );
  expect(found.groups).toContainEqual({
    key: String(collection.id),
    title: collection.title,
    products: collection.productIds.length,
  });

  try {
    await page.goto(stack.admin);
    const admin = page.frameLocator('iframe');
    await admin.getByRole('link', { name: text.nav.recommendations, exact: true }).click();
    await admin.getByRole('link', { name: recommendationsText.tab.rules, exact: true }).click();
    await admin.getByRole('combobox', { name: text.rules.pin }).fill(pinned.title);
    await admin.getByRole('option', { name: pinned.title }).first().click();
    await admin.getByRole('combobox', { name: text.rules.besideOne }).fill(product.title);
    await admin.getByRole('option', { name: product.title }).first().click();
    await admin.getByRole('radio', { name: text.rules.kind.collection }).check({ force: true });
    await admin.getByRole('combobox', { name: text.rules.exclude.collection }).fill(collection.title);
    await admin.getByRole('option', { name: collection.title }).first().click();
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    // The admin's own save bar stands outside the frame where there is one.
    const save = admin.getByRole('button', { name: text.save.save, exact: true });
    const outside = page.getByRole('button', { name: text.save.save, exact: true });
    await save.or(outside).first().click();
    expect((await saved).status()).toBe(200);

    const after = await stack.api<PreviewReport>(`/api/preview?product=${product.id}&placement=product`);
    expect(after.suggestions[0]).toMatchObject({ product: { id: pinned.id }, reason: { kind: 'pinned' } });
    const ids = after.suggestions.map((one) => one.product.id);
    expect(ids.filter((id) => collection.productIds.includes(id))).toEqual([]);

    await page.goto(`products/${product.handle}`);
    const first = block(page).getByRole('listitem').first();
    await first.scrollIntoViewIfNeeded();
    await expect(first.getByRole('link')).toHaveText(pinned.title);
    await expect(first).toContainText('Recommended by the shop');
    await expect(block(page).getByRole('link', { name: shown[0]!.title, exact: true })).toHaveCount(0);
  } finally {
    const { version } = await stack.api<SettingsReport>('/api/settings');
    await stack.api('/api/settings', {
      method: 'PUT',
      body: JSON.stringify({ settings: before.settings, version }),
    });
  }
});
