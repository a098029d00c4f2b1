/** The block on the product page, in a real browser on the twin, with the app stubbed. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './widgets-fixture.ts';

test.describe('product page', () => {
  test('shows what goes well with the product, with its reason, and moves nothing', async ({
    shop,
    ground,
  }) => {
    ground.app.delay = 400;
    await shop.open();
    await shop.block().scrollIntoViewIfNeeded();
    await expect(shop.cards()).toHaveCount(4);
    await expect(shop.cards().first()).toContainText(ground.plain[1]!.title);
    await expect(shop.cards().first()).toContainText('Bought together in 38 orders');
    await expect(shop.block().getByRole('heading')).toHaveText('Goes well with');
    expect(await shop.shift()).toBe(0);
    expect(ground.app.asked[0]?.get('product')).toBe(String(ground.plain[0]!.id));
  });

  test('adds without leaving the page, marks the line, and the theme shows its cart', async ({
    shop,
    ground,
    page,
  }) => {
    await shop.open();
    const address = page.url();
    const button = shop.cards().first().getByRole('button');
    await button.click();
    await expect(button).toHaveText(/^Added/);
    await expect(page.locator('cart-drawer')).toHaveClass(/active/);
    await expect(page.locator('cart-drawer')).toContainText(ground.plain[1]!.title);
    await expect(shop.block().getByRole('status')).toHaveText(`${ground.plain[1]!.title} is in your cart.`);
    expect(await shop.cart()).toEqual([
      { variant: ground.plain[1]!.variants[0]!.id, quantity: 1, mark: 'product:cross-sell' },
    ]);
    expect(page.url()).toBe(address);
  });

  test('shows Shopify’s own words when it cannot be added', async ({ shop, ground }) => {
    const variant = ground.plain[1]!.variants[0]!;
    const stock = variant.inventory;
    await shop.open();
    // The placeholders are cards too: only a button shows that the suggestions were asked for with the stock still there.
    await expect(shop.cards().first().getByRole('button')).toBeVisible();
    variant.inventory = 0;
    await shop.cards().first().getByRole('button').click();
    await expect(shop.cards().first().locator('.mersalg__note--refused')).toContainText(/sold out/i);
    variant.inventory = stock;
  });

  test('adds the variant that was picked', async ({ shop, ground }) => {
    ground.app.products = [ground.withVariants];
    await shop.open();
    const wanted = ground.withVariants.variants[1]!;
    await shop.cards().first().getByRole('combobox').selectOption({ label: wanted.title });
    await shop.cards().first().getByRole('button').click();
    await expect.poll(shop.cart.bind(shop)).toMatchObject([{ variant: wanted.id }]);
  });

  test('stands at the very edge of a page without making it scroll sideways', async ({ shop }) => {
    await shop.open();
    await shop.block().scrollIntoViewIfNeeded();
    await expect(shop.cards().getByRole('button').first()).toBeVisible();
    await shop.block().evaluate((block) => document.querySelector('main')?.append(block));
    const { overflow, left } = await shop.block().evaluate((block) => ({
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      left: block.getBoundingClientRect().left,
    }));
    expect({ overflow, left }).toEqual({ overflow: 0, left: 0 });
  });

  test('keeps its cards apart, however long a word or a variant', async ({ shop, page }) => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    await page.route('**/apps/mersalg/suggest*', async (route) => {
      const response = await route.fetch();
      const answer = JSON.parse(await response.text());
      for (const item of answer.items.filter(Boolean)) {
        const [first] = item.variants;
        item.title = long;
        item.variants = Array.from({ length: 40 }, (_, at) => ({ ...first, title: `${long} ${at}` }));
      }
      await route.fulfill({ response, body: JSON.stringify(answer) });
    });
    await shop.open();
    await shop.block().scrollIntoViewIfNeeded();
    await expect(shop.cards().getByRole('button').first()).toBeVisible();
    const wider = (card: Element) => card.scrollWidth - card.clientWidth;
    expect(await shop.cards().first().evaluate(wider)).toBe(0);
    await shop.cards().getByRole('button').first().click();
    await expect(shop.inCart().locator('.mersalg__card').first()).toBeVisible();
    expect(await shop.inCart().locator('.mersalg__card').first().evaluate(wider)).toBe(0);
  });

  test('works by keyboard, and has no fault that axe can find', async ({ shop, page }) => {
    await shop.open('plain');
    await expect(shop.cards()).toHaveCount(4);
    const button = shop.cards().first().getByRole('button');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(button).toHaveText(/^Added/);
    await expect(button).toBeFocused();
    const { violations } = await new AxeBuilder({ page }).include('[data-mersalg=product]').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('takes hostile titles for text', async ({ shop, ground, page }) => {
    const evil = '</script><img src=x onerror=alert(1)>"\'{{ shop.name }}';
    ground.app.products = [{ ...ground.plain[1]!, title: evil }];
    await shop.open();
    await expect(shop.cards().first().getByRole('link')).toHaveText(evil);
    await shop.cards().first().getByRole('button').click();
    await expect.poll(shop.cart.bind(shop)).toHaveLength(1);
    await expect(page.locator('img[onerror]')).toHaveCount(0);
  });

  test('reports what was seen and added, as counts, when the shopper leaves', async ({ shop, ground }) => {
    await shop.open('plain');
    await shop.block().scrollIntoViewIfNeeded();
    await expect(shop.cards()).toHaveCount(4);
    await shop.page.waitForTimeout(1_300);
    await shop.cards().first().getByRole('button').click();
    await expect(shop.cards().first().getByRole('button')).toHaveText(/^Added/);
    await shop.goto('/collections/all');
    await expect
      .poll(() => ground.app.events)
      .toEqual([
        { kind: 'shown', placement: 'product', count: 4, technique: 'cross-sell' },
        { kind: 'added', placement: 'product', count: 1, technique: 'cross-sell' },
      ]);
  });
});

test.describe('with nothing to show', () => {
  for (const [name, break_] of [
    ['the server is down', { mode: 'down' }],
    ['the answer is malformed', { mode: 'malformed' }],
    ['nothing goes with it', { products: [] }],
  ] as const) {
    test(`the page is as if we were not there: ${name}`, async ({ shop, ground }) => {
      Object.assign(ground.app, break_);
      await shop.open();
      await expect(shop.block()).toHaveAttribute('data-state', 'empty');
      await expect(shop.block().getByRole('heading')).toHaveCount(0);
      // A page that scrolls in the very frame in which the space goes counts that as a shift, though nobody saw either.
      await shop.page.waitForTimeout(100);
      await shop.block().evaluate((block) => block.scrollIntoView({ block: 'end' }));
      await shop.page.waitForTimeout(300);
      expect(await shop.shift()).toBe(0);
      await shop.page.evaluate(() => scrollTo(0, 0));
    });
  }

  test('blank space that was in view goes when it is out of view, and nothing in view moves', async ({
    shop,
    ground,
  }) => {
    ground.app.mode = 'down';
    ground.app.delay = 1_000;
    await shop.open();
    // In view before the answer comes: the space must stay.
    await shop.block().evaluate((block) => block.scrollIntoView({ block: 'center' }));
    await expect(shop.block()).toHaveAttribute('data-state', 'empty');
    await shop.page.waitForTimeout(300);
    const height = () => shop.block().evaluate((block) => block.getBoundingClientRect().height);
    await shop.page.evaluate(() => scrollTo(0, 0));
    await expect.poll(height).toBe(0);
    expect(await shop.shift()).toBe(0);
  });
});
