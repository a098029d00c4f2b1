/** The dialog at the door, in a real browser: once, politely, and never again once dismissed. */
import { expect, type Page } from '@playwright/test';
import { test } from './widgets-fixture.ts';

/** Long enough in the shop, as the memory of the visit has it; then leaves as this kind of device does. */
async function stayAWhile(page: Page): Promise<void> {
  await page.evaluate(() => {
    const visit = JSON.parse(sessionStorage.getItem('mersalg') ?? '{}');
    sessionStorage.setItem('mersalg', JSON.stringify({ ...visit, began: Date.now() - 60_000 }));
  });
  await page.reload();
}

async function leave(page: Page): Promise<void> {
  // An act that leaves the focus where it is.
  await page.keyboard.press('Shift');
  // What watches for leavers is fetched at the first press; people do not leave within the same instant.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('mersalg-rest')),
  );
  await page.waitForTimeout(100);
  if (await page.evaluate(() => matchMedia('(pointer:coarse)').matches)) {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(100);
    await page.evaluate(() => scrollTo(0, 0));
    return;
  }
  await page.mouse.move(600, 400);
  await page.mouse.move(600, 150, { steps: 4 });
  await page.mouse.move(600, -10, { steps: 2 });
}

test.beforeEach(({ ground }) => {
  const hand = ground.plain[0]!;
  const cheaper = ground.plain.find((product) => product.variants[0]!.price < hand.variants[0]!.price - 100);
  ground.app.products = cheaper ? [cheaper] : [];
});

test('offers one cheaper product with both prices and the difference, once in a visit', async ({
  shop,
  ground,
  page,
}) => {
  const [hand, cheaper] = [ground.plain[0]!, ground.app.products[0]!];
  await shop.open('plain');
  await leave(page);
  await page.waitForTimeout(300);
  await expect(shop.dialog()).toHaveCount(0);

  await stayAWhile(page);
  await leave(page);
  await expect(shop.dialog()).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'A less expensive alternative' })).toBeVisible();
  const difference = ((hand.variants[0]!.price - cheaper.variants[0]!.price) / 100).toFixed(2);
  const text = (await shop.dialog().textContent())?.replaceAll(/[\s,.]/g, '') ?? '';
  expect(text).toContain(`${difference}krless`.replaceAll(/[\s,.]/g, ''));
  expect(text).toContain(hand.title.replaceAll(/[\s,.]/g, ''));
  expect(text).not.toMatch(/hurry|only\d|left|expires|miss/i);

  await shop.dialog().getByRole('button', { name: /^Add/ }).click();
  await expect
    .poll(shop.cart.bind(shop))
    .toEqual([{ variant: cheaper.variants[0]!.id, quantity: 1, mark: 'exit:downsell' }]);
  await expect(shop.dialog()).toHaveCount(0);

  await page.reload();
  await leave(page);
  await page.waitForTimeout(500);
  await expect(shop.dialog()).toHaveCount(0);
});

for (const [way, close] of [
  ['Escape', (page: Page) => page.keyboard.press('Escape')],
  ['a click outside', (page: Page) => page.mouse.click(4, 4)],
  ['the cross', (page: Page) => page.getByRole('button', { name: 'Close' }).click()],
  ['“No, thank you”', (page: Page) => page.getByRole('button', { name: 'No, thank you' }).click()],
] as const) {
  const tag = way === 'a click outside' ? [] : '@desktop';
  test(`is dismissed for good by ${way}, and the focus returns`, { tag }, async ({ shop, ground, page }) => {
    await shop.open('plain');
    await stayAWhile(page);
    const link = page.locator('h1 ~ * a[href], footer a[href]').first();
    await link.focus();
    await leave(page);
    await expect(shop.dialog()).toBeVisible();
    await expect(link).not.toBeFocused();
    await close(page);
    await expect(shop.dialog()).toHaveCount(0);
    await expect(link).toBeFocused();

    // Another visit of the same person: nothing is kept but the refusal.
    await page.evaluate(() => sessionStorage.clear());
    await shop.goto('/collections/all');
    await shop.open('plain');
    await stayAWhile(page);
    await leave(page);
    await page.waitForTimeout(500);
    await expect(shop.dialog()).toHaveCount(0);
    await shop.goto('/');
    await expect
      .poll(() => ground.app.events)
      .toContainEqual({ kind: 'dismissed', placement: 'exit', count: 1, technique: 'downsell' });
  });
}

test('keeps the focus inside while it is open', async ({ shop, page }) => {
  await shop.open('plain');
  await stayAWhile(page);
  await leave(page);
  await expect(shop.dialog()).toBeVisible();
  for (let i = 0; i < 6; i += 1) {
    await page.keyboard.press('Tab');
    // The browser's own controls take their turn too: then it is nothing in the page.
    const where = await page.evaluate(() =>
      document.activeElement?.closest('dialog') ? 'dialog' : document.activeElement?.tagName,
    );
    expect(['dialog', 'BODY']).toContain(where);
  }
});

for (const [what, html] of [
  ['a field is being filled in', '<input id="busy" style="position:fixed;z-index:9;top:40%">'],
  ['another dialog is open', '<dialog id="busy"><p>Choose your country</p></dialog>'],
] as const) {
  test(`keeps quiet while ${what}, and only then`, { tag: '@desktop' }, async ({ shop, page }) => {
    await shop.open('plain');
    await stayAWhile(page);
    await page.evaluate((markup) => {
      document.body.insertAdjacentHTML('afterbegin', markup);
      const busy = document.getElementById('busy') as HTMLInputElement | HTMLDialogElement;
      if (busy instanceof HTMLDialogElement) busy.showModal();
      else busy.focus();
    }, html);
    await leave(page);
    await page.waitForTimeout(500);
    await expect(shop.dialog()).toHaveCount(0);
    await page.evaluate(() => document.getElementById('busy')?.remove());
    await page.waitForTimeout(400);
    await leave(page);
    await expect(shop.dialog()).toBeVisible();
  });
}

test('without an alternative, the cart can be taken along as a link', async ({ shop, ground, page }) => {
  ground.app.products = [];
  const [first, second] = ground.plain.map((product) => product.variants[0]!.id);
  await shop.open('plain');
  await page.evaluate(
    (items) =>
      fetch('/cart/add.js', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ items }),
      }),
    [
      { id: first, quantity: 2 },
      { id: second, quantity: 1 },
    ],
  );
  await stayAWhile(page);
  await leave(page);
  await expect(page.getByRole('dialog', { name: 'Keep your cart for later' })).toBeVisible();
  const link = await shop.dialog().getByRole('textbox').inputValue();
  expect(link).toMatch(/^http:\/\/[^/]+\/cart\/[\d:,]+\?storefront=true$/);
  expect(
    link
      .match(/\/cart\/([\d:,]+)/)?.[1]
      ?.split(',')
      .sort(),
  ).toEqual([`${first}:2`, `${second}:1`].sort());
  await shop.dialog().getByRole('button', { name: 'Copy link' }).click();
  await expect(shop.dialog().getByRole('button', { name: /Copy link|Link copied/ })).toBeVisible();
});

test('asks nobody who has neither looked at a product nor has a cart', async ({ shop, page }) => {
  await shop.goto('/collections/all');
  await stayAWhile(page);
  await leave(page);
  await page.waitForTimeout(500);
  await expect(shop.dialog()).toHaveCount(0);
});

test('is not asked again in a tab that was open when it was dismissed in another @desktop', async ({
  shop,
  page,
  context,
}) => {
  await shop.open('plain');
  await stayAWhile(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await stayAWhile(other);
  await leave(other);
  await other.locator('dialog.mersalg--exit').waitFor();
  await other.keyboard.press('Escape');
  await page.bringToFront();
  const asked = page.waitForRequest(/placement=exit/, { timeout: 1_500 }).catch(() => null);
  await leave(page);
  expect(await asked).toBeNull();
  await expect(shop.dialog()).toHaveCount(0);
});
