/** What only consenting shoppers are asked after a purchase, and what shoppers who are held out never see, in real sandboxes. */
import { isHeldOut } from '../server/domain/experiment/assign.ts';
import { DEFAULT_MEASURE } from '../server/domain/measure/measure.ts';
import { inCheckout, inThanks, placeInCheckout } from './checkoutBlocks.ts';
import { expect, type Page, payFor, productWith, test } from './fixtures.ts';
import type { TwinProduct } from './shop/state.ts';

/** A consenting shopper's browser with this id, as the widgets keep it; `mark` is what they write into the cart. */
async function asVisitor(page: Page, id: string): Promise<void> {
  await page.goto('__twin/consent?given=yes');
  await page.evaluate((value) => localStorage.setItem('mersalgVisitor', value), id);
}

async function markCart(page: Page, mark: string): Promise<void> {
  await page.evaluate(
    (value) =>
      fetch('/cart/update.js', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ attributes: { __mersalg: value } }),
      }),
    mark,
  );
}

async function addOne(page: Page, product: TwinProduct): Promise<void> {
  await page.goto(`products/${product.handle}`);
  await page.evaluate(
    (id) => fetch('/cart/add.js', { method: 'POST', body: new URLSearchParams({ id, quantity: '1' }) }),
    String(product.variants[0]!.id),
  );
}

/** Ids that the hash puts on either side, new in each run: whoever was asked is not asked again. */
const visitor = (heldOut: boolean): string => {
  for (;;) {
    const id = crypto.randomUUID();
    if (isHeldOut(id, DEFAULT_MEASURE.share) === heldOut) return id;
  }
};

test('after the purchase one question is put, answered by one press, and not put again', async ({
  page,
  stack,
}, { project }) => {
  const { product } = await productWith(stack, 'product', 1);
  const id = visitor(false);
  await asVisitor(page, id);
  const buy = async () => {
    await addOne(page, product);
    await markCart(page, id);
    await page.goto('checkout');
    await page.waitForURL(/checkouts/);
    await payFor(page);
  };
  await buy();
  const block = inThanks(page);
  const question = block.getByRole('region', { name: /helpful|recommend/ });
  await expect(question).toBeVisible();
  const place = page.locator('[data-extension-target="purchase.thank-you.block.render"]');
  await place.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await page.screenshot({ path: `test-results/feedback-${project.name}.png` });
  // By keyboard alone.
  const answer = question.getByRole('button', { name: /^(Yes|9 of 10)$/ });
  await answer.focus();
  const told = page.waitForResponse((response) => response.url().endsWith('/extension/feedback'));
  await page.keyboard.press('Enter');
  expect((await told).status()).toBe(204);
  await expect(block.getByRole('status')).toHaveText('Thank you for your answer.');
  await expect(question).toHaveCount(0);

  // Nor in a browser that has forgotten: the server knows.
  await page.evaluate(() => localStorage.removeItem('extension:mersalg:mersalg'));
  const asked = page.waitForResponse((response) => response.url().endsWith('/extension/feedback'));
  await buy();
  expect(await (await asked).json()).toEqual({ v: 1, question: null });
  await expect(question).toHaveCount(0);
});

test('who is held out is known by the pixel where blocks may not read the cart’s private property', {
  tag: '@desktop',
}, async ({ page, stack }) => {
  const { product } = await productWith(stack, 'product', 1);
  const suggestion = inThanks(page).getByRole('link', { name: /^See / });
  for (const heldOut of [true, false]) {
    const id = visitor(heldOut);
    await asVisitor(page, id);
    await page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: the shop's own switch for tests
      document.cookie = '_twin_private_attributes=hidden; path=/';
    });
    await addOne(page, product);
    await markCart(page, heldOut ? `${id}:0` : id);
    const began = page.waitForResponse((response) => response.url().endsWith('/extension/events'));
    await page.goto('checkout');
    await page.waitForURL(/checkouts/);
    await began;
    await payFor(page);
    if (heldOut) await page.waitForTimeout(1_500);
    await expect(suggestion).toHaveCount(heldOut ? 0 : 1);
    await page.context().clearCookies({ name: '_twin_private_attributes' });
  }
});

test('a shopper who is held out sees nothing of ours in checkout, nor after it', { tag: '@desktop' }, async ({
  page,
  stack,
}) => {
  await placeInCheckout(stack, true);
  try {
    const { product } = await productWith(stack, 'product', 1);
    const id = visitor(true);
    await asVisitor(page, id);
    const ours: string[] = [];
    page.on('request', (request) => {
      if (/\/extension\/(suggest|feedback)$/.test(request.url()) && !request.url().includes('/checkouts/')) {
        ours.push(request.url());
      }
    });
    await addOne(page, product);
    await markCart(page, `${id}:0`);
    await page.goto('checkout');
    await page.waitForURL(/checkouts/);
    await page.waitForTimeout(1_500);
    await expect(inCheckout(page).locator('s-button')).toHaveCount(0);
    await payFor(page);
    await page.waitForTimeout(1_500);
    await expect(inThanks(page).locator('s-button')).toHaveCount(0);
    expect(ours).toEqual([]);
  } finally {
    await placeInCheckout(stack, false);
  }
});
