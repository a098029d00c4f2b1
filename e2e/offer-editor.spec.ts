/** A merchant's first bundle: made from its draft, seen before it is saved, met by a shopper, paused, deleted and brought back. */

import { editText } from '../server/admin/text/offer-edit.ts';
import { offersText as words } from '../server/admin/text/offers.ts';
import { text } from '../server/admin/text.ts';
import type { OfferReport, OffersReport, TemplateReport } from '../server/domain/offer/report.ts';
import { expect, test } from './fixtures.ts';
import { removeOffers, untilKept } from './offers.ts';

const NAME = 'Test: made in the editor';

test('a bundle is made, previewed, activated, seen by a shopper, paused, deleted and brought back @desktop', async ({
  page,
  stack,
}) => {
  const { products } = await stack.api<TemplateReport>('/api/offers/templates?kind=bundle');
  const [first, second] = products;
  const own = async () => {
    const { offers } = await stack.api<OffersReport>(`/api/offers?q=${encodeURIComponent(NAME)}`);
    return offers[0];
  };
  await page.goto(stack.admin);
  const admin = page.frameLocator('iframe');
  await admin.getByRole('link', { name: text.nav.offers, exact: true }).click();
  await admin.getByRole('link', { name: words.create, exact: true }).first().click();
  await admin.getByRole('link', { name: new RegExp(`^${words.kind.bundle}`) }).click();
  await admin.getByRole('textbox', { name: words.form.name, exact: true }).fill(NAME);

  // The widget itself, in its own frame, before anything is saved.
  const widget = admin.frameLocator('iframe');
  await expect(widget.getByText(second!.title).or(widget.getByText(first!.title)).first()).toBeVisible();
  await admin.getByText(editText.current).waitFor();
  expect(await own()).toBeUndefined();

  await admin
    .getByRole('button', { name: words.saveActive })
    .or(page.getByRole('button', { name: words.saveActive }))
    .first()
    .click();
  await expect(admin.getByRole('link', { name: NAME })).toBeVisible();
  const offer = (await own())!;
  await untilKept(stack, [{ offer } as OfferReport]);

  const { handle } = stack.twin.twin.defaultShop.productById.get(first!.id)!;
  const shopper = await page.context().newPage();
  await shopper.goto(`products/${handle}`);
  const set = shopper.locator('[data-mersalg=bundle]');
  await set.scrollIntoViewIfNeeded();
  await expect(set).toContainText(second!.title);
  await shopper.close();

  await admin.getByRole('button', { name: words.doTo(words.pause, NAME) }).click();
  await expect(admin.getByRole('button', { name: words.doTo(words.activate, NAME) })).toBeEnabled();
  expect(await own()).toMatchObject({ status: 'paused' });
  await admin.getByRole('button', { name: words.doTo(words.remove, NAME) }).click();
  await expect(admin.getByText(words.removed(NAME))).toBeVisible();
  expect(await own()).toBeUndefined();
  await admin.getByRole('button', { name: words.undo }).click();
  await expect(admin.getByText(words.undone(NAME))).toBeAttached();
  expect(await own()).toMatchObject({ id: offer.id, priority: offer.priority, status: 'paused' });
});

test.afterEach(async ({ stack }) => {
  const { offers } = await stack.api<OffersReport>(`/api/offers?q=${encodeURIComponent(NAME)}`);
  await removeOffers(
    stack,
    offers.map((offer) => ({ offer }) as OfferReport),
  );
});
