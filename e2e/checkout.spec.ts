/** Our blocks in checkout and after the purchase, the real bundle in a sandbox of its own: quiet, one, and by consent. */
import type { ResultsReport } from '../server/domain/report.ts';
import { inCheckout, inThanks, placeInCheckout } from './checkoutBlocks.ts';
import { block, expect, type Page, payFor, productWith, test } from './fixtures.ts';
import type { TwinProduct } from './shop/state.ts';

const total = (page: Page) => page.locator('.checkout-totals__total dd');

/** Puts one piece into the cart as the theme does, and goes to checkout. */
async function toCheckout(page: Page, product: TwinProduct): Promise<void> {
  await page.goto(`products/${product.handle}`);
  await page.evaluate(
    (id) =>
      fetch('/cart/add.js', { method: 'POST', body: new URLSearchParams({ id: String(id), quantity: '1' }) }),
    product.variants[0]!.id,
  );
  await page.goto('checkout');
  await page.waitForURL(/checkouts/);
}

test('after the purchase one product is suggested, with its reason, and a no is a no', async ({
  page,
  stack,
}, { project }) => {
  const { product } = await productWith(stack, 'product', 1);
  await toCheckout(page, product);
  // The merchant has not asked for it: nothing of ours in checkout.
  await page.waitForTimeout(1_000);
  await expect(inCheckout(page).locator('s-button')).toHaveCount(0);
  await payFor(page);

  const block = inThanks(page);
  await expect(block.locator('s-heading')).toHaveText('Goes well with what you bought');
  await expect(block.getByText(/Bought with .+ in \d+ orders?/)).toBeVisible();
  const link = block.getByRole('link', { name: /^See / });
  await expect(link).toHaveAttribute('href', /\/products\/[\w-]+\?_mersalg=thanks%3Across-sell$/);
  const title = (await link.getAttribute('aria-label'))!.replace('See ', '');
  expect(title).not.toBe(product.title);
  await page.screenshot({ path: `test-results/thanks-${project.name}.png`, fullPage: true });

  // The same again, not another one.
  await page.reload();
  await expect(link).toHaveAttribute('aria-label', `See ${title}`);
  await block.getByRole('button', { name: 'No thanks' }).click();
  await expect(link).toHaveCount(0);
  await page.reload();
  await page.waitForTimeout(1_000);
  await expect(link).toHaveCount(0);
});

test('the link leads to the product, and what is added there is known to have come that way', async ({
  page,
  stack,
}) => {
  const { product } = await productWith(stack, 'product', 1);
  await toCheckout(page, product);
  await payFor(page);
  await inThanks(page).getByRole('link', { name: /^See / }).click();
  await page.waitForURL(/\/products\/.+_mersalg=thanks%3Across-sell/);
  await page.locator('form[action*="/cart/add"] [type=submit]').first().click();
  const marks = async () => {
    const cart = (await (await page.request.get('cart.js')).json()) as {
      items: { properties: Record<string, string> | null }[];
    };
    return cart.items.map(({ properties }) => properties?._mersalg);
  };
  await expect.poll(marks).toEqual(['thanks:cross-sell']);
});

test('in checkout the total changes at a press and never else, and the way back is as short', async ({
  page,
  stack,
}, { project }) => {
  await placeInCheckout(stack, true);
  try {
    const { product } = await productWith(stack, 'product', 1);
    await toCheckout(page, product);
    const block = inCheckout(page);
    const add = block.getByRole('button', { name: /^Add for / });
    await expect(add).toBeVisible();
    await expect(block.getByText(/Bought with .+ in \d+ orders?/)).toBeVisible();
    const before = await total(page).textContent();
    await page.getByLabel('Last name').fill('Berg');
    // A sandbox out of view is not painted: nothing in it can be waited for, and a picture would show it blank.
    await page
      .locator('[data-extension-target="purchase.checkout.block.render"]')
      .evaluate((place) => place.scrollIntoView({ block: 'center' }));
    await page.screenshot({ path: `test-results/checkout-${project.name}.png` });
    await page.waitForTimeout(1_000);
    await expect(total(page)).toHaveText(before!);
    await expect(page.locator('.checkout-line')).toHaveCount(1);
    // Neither a clock nor a count of what is left: nobody is hurried here.
    await expect(block.locator('body')).not.toContainText(/hurry|only|left|ends|\d+:\d\d/i);

    await add.click();
    await expect(page.locator('.checkout-line')).toHaveCount(2);
    await expect(total(page)).not.toHaveText(before!);
    await expect(block.getByText(/is in your order/)).toBeVisible();
    // What the buyer has typed stays.
    await expect(page.getByLabel('Last name')).toHaveValue('Berg');

    await block.getByRole('button', { name: 'Take it out again' }).click();
    await expect(page.locator('.checkout-line')).toHaveCount(1);
    await expect(total(page)).toHaveText(before!);

    await block.getByRole('button', { name: /^Add for / }).click();
    await expect(page.locator('.checkout-line')).toHaveCount(2);
    await payFor(page);
    const order = stack.twin.twin.defaultShop.data.orders.at(-1)!;
    const marks = order.lines.flatMap(({ properties }) => properties.map(({ value }) => value));
    expect(marks).toEqual(['checkout:cross-sell']);
  } finally {
    await placeInCheckout(stack, false);
  }
});

test('what checkout offered and the shopper left is not offered again after the purchase', async ({
  page,
  stack,
}) => {
  await placeInCheckout(stack, true);
  try {
    const { product } = await productWith(stack, 'product', 1);
    await toCheckout(page, product);
    await expect(inCheckout(page).getByRole('button', { name: /^Add for / })).toBeVisible();
    const offered = await inCheckout(page).locator('s-text').first().textContent();
    await payFor(page);
    await page.waitForTimeout(1_500);
    await expect(inThanks(page).getByText(offered!)).toHaveCount(0);
  } finally {
    await placeInCheckout(stack, false);
  }
});

/** Country, and a price as its language and currency write it. */
const ABROAD = [
  ['NO', 'nb', /kr\s?[\d\s]+,\d\d|[\d\s]+,\d\d\s?kr/],
  ['DK', 'da', /[\d.]+,\d\d\s?kr/],
  ['FI', 'en', /€\s?[\d,]+\.\d\d|[\d\s,.]+\s?€/],
] as const;
for (const [country, language, money] of ABROAD) {
  test(`in ${country} the price offered in checkout is the price charged`, { tag: '@desktop' }, async ({
    page,
    stack,
  }) => {
    await placeInCheckout(stack, true);
    try {
      const { product } = await productWith(stack, 'product', 1);
      await page.goto('');
      await page.evaluate(
        (body) => fetch('/localization', { method: 'POST', body: new URLSearchParams(body) }),
        { country_code: country, language_code: language, return_to: '/' },
      );
      await page.goto(`${language}/products/${product.handle}`);
      await page.evaluate(
        (id) => fetch('/cart/add.js', { method: 'POST', body: new URLSearchParams({ id, quantity: '1' }) }),
        String(product.variants[0]!.id),
      );
      await page.goto(`${language}/checkout`);
      const add = inCheckout(page).locator('s-button').first();
      await expect(add).toContainText(money);
      const offered = digits((await add.textContent())!);
      await add.click();
      await expect(page.locator('.checkout-line')).toHaveCount(2);
      const charged = await page.locator('.checkout-line > span:last-child').allTextContents();
      expect(charged.map(digits)).toContain(offered);
    } finally {
      await placeInCheckout(stack, false);
    }
  });
}

/** The figures of an amount, whatever stands between them. */
function digits(amount: string): string {
  return amount.replace(/\D/g, '');
}

test('the pixel counts steps for who consented, and nothing for who did not', { tag: '@desktop' }, async ({
  page,
  stack,
}) => {
  const steps = async () => (await stack.api<ResultsReport>('/api/results?days=7')).steps!;
  const { product } = await productWith(stack, 'product', 1);
  const before = await steps();
  await toCheckout(page, product);
  await payFor(page);
  await page.waitForTimeout(2_500);
  expect(await steps()).toEqual(before);

  await page.goto('__twin/consent?given=yes');
  await page.goto(`products/${product.handle}`);
  // Whatever stands in view for a second is seen: more than one block may be.
  await block(page).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await steps()).seen, { timeout: 15_000 }).toBeGreaterThan(before.seen);
  await toCheckout(page, product);
  await expect.poll(steps, { timeout: 15_000 }).toMatchObject({ started: before.started + 1 });
  await payFor(page);
  await expect
    .poll(steps, { timeout: 15_000 })
    .toMatchObject({ started: before.started + 1, completed: before.completed + 1 });
});

test('with the server down, checkout is the shop’s alone', { tag: '@desktop' }, async ({ page, stack }) => {
  const { product } = await productWith(stack, 'product', 1);
  await stack.stopServer();
  try {
    await toCheckout(page, product);
    await payFor(page);
    await page.waitForTimeout(1_000);
    await expect(inThanks(page).locator('s-button')).toHaveCount(0);
  } finally {
    await stack.startServer();
  }
});
