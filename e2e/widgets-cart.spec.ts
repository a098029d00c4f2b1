/** Suggestions in the cart of each of the twin’s themes, in a real browser. */
import { expect } from '@playwright/test';
import { test } from './widgets-fixture.ts';

for (const theme of ['dawn', 'horizon']) {
  test.describe(`the cart drawer, ${theme}`, { tag: theme === 'dawn' ? [] : '@desktop' }, () => {
    test('suggests what goes with the whole cart, adds it, and stays while the theme draws anew', async ({
      shop,
      ground,
      page,
    }) => {
      await shop.open(theme);
      await page.locator('form[action$="/cart/add"] [type=submit]').first().click();
      await expect(shop.inCart().locator('li')).toHaveCount(3);
      await expect(shop.inCart().locator('li').first()).toContainText(
        `Bought with ${ground.plain[0]!.title} in 38 orders`,
      );
      await expect(shop.inCart()).toBeVisible();

      // How often our host is seen gone at a frame: the theme takes it away, and it is back before the paint.
      await page.evaluate(() => {
        const gone = { frames: 0 };
        Object.assign(window, { gone });
        const look = () => {
          if (!document.querySelector('mersalg-cart')) gone.frames += 1;
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      const added = ground.plain[1]!;
      await shop.inCart().locator('li').first().getByRole('button').click();
      await expect(page.locator('.cart-items')).toContainText(added.title);
      await expect(shop.inCart().locator('li').first()).not.toContainText(added.title);
      await expect(shop.inCart()).toHaveCount(1);
      await expect(shop.inCart()).toBeVisible();
      expect(await page.evaluate(() => (window as unknown as { gone: { frames: number } }).gone.frames)).toBe(
        0,
      );
      expect(
        await page.evaluate(
          () => document.activeElement?.closest('mersalg-cart,[role=dialog],dialog') !== null,
        ),
      ).toBe(true);
      expect((await shop.cart()).map(({ mark }) => mark).sort()).toEqual(['cart:cross-sell', undefined]);
    });

    test('goes with the cart: more pieces, then none', async ({ shop, page }) => {
      await shop.open(theme);
      await page.locator('form[action$="/cart/add"] [type=submit]').first().click();
      await expect(shop.inCart()).toBeVisible();
      await page.locator('input[data-index]').first().fill('2');
      await page.locator('input[data-index]').first().blur();
      await expect.poll(async () => (await shop.cart())[0]?.quantity).toBe(2);
      await expect(shop.inCart()).toHaveCount(1);
      await page.locator('cart-remove-button').first().click();
      await expect.poll(shop.cart.bind(shop)).toEqual([]);
      await expect(shop.inCart()).toHaveCount(0);
    });

    test('a variant picked among the suggestions changes nothing in the cart', async ({
      shop,
      ground,
      page,
    }) => {
      ground.app.products = [ground.withVariants];
      await shop.open(theme);
      await page.locator('form[action$="/cart/add"] [type=submit]').first().click();
      await expect(shop.inCart().getByRole('combobox')).toBeVisible();
      // Dawn takes every `change` that reaches its lines for a new quantity, whoever it comes from.
      await page.evaluate(() => {
        Object.assign(window, { heard: 0 });
        document.addEventListener('change', () => Object.assign(window, { heard: 1 }));
      });
      await shop.inCart().getByRole('combobox').selectOption({ index: 1 });
      expect(await page.evaluate(() => (window as unknown as { heard: number }).heard)).toBe(0);
      await shop.inCart().getByRole('button').click();
      await expect
        .poll(async () => (await shop.cart()).map(({ variant }) => variant))
        .toContain(ground.withVariants.variants[1]!.id);
    });

    test('is ready when the shopper reaches for a cart that holds something', async ({
      shop,
      ground,
      page,
    }) => {
      await shop.open(theme);
      await page.locator('form[action$="/cart/add"] [type=submit]').first().click();
      await expect.poll(shop.cart.bind(shop)).toHaveLength(1);
      await shop.goto('/collections/all');
      await page.waitForTimeout(300);
      const before = ground.app.asked.length;
      await page.locator('#cart-icon-bubble, cart-drawer-component [ref=trigger]').first().click();
      await expect(shop.inCart().locator('li')).toHaveCount(3);
      await expect(shop.inCart()).toBeVisible();
      expect(ground.app.asked.slice(before).map((query) => query.get('placement'))).toEqual(['cart']);
    });

    test('stays the theme’s alone when the server is down', async ({ shop, ground, page }) => {
      ground.app.mode = 'down';
      await shop.open(theme);
      await page.locator('form[action$="/cart/add"] [type=submit]').first().click();
      await expect(page.locator('.cart-items').first()).toContainText(ground.plain[0]!.title);
      await page.waitForTimeout(500);
      await expect(shop.inCart()).toHaveCount(0);
    });
  });
}

for (const theme of ['plain', 'dawn', 'horizon']) {
  const tag = theme === 'plain' ? [] : '@desktop';
  test(`the cart page, ${theme}: suggestions stand beside the lines, and an add shows there`, {
    tag,
  }, async ({ shop, ground, page }) => {
    await shop.open(theme);
    await page.evaluate(
      (id) =>
        fetch('/cart/add.js', {
          method: 'POST',
          body: new URLSearchParams({ id: String(id), quantity: '1' }),
        }),
      ground.plain[0]!.variants[0]!.id,
    );
    await shop.goto('/cart');
    await expect(page.locator('main mersalg-cart li')).toHaveCount(3);
    const sum = await page.locator('.totals__total-value, [class*=total]').first().textContent();
    await page.locator('main mersalg-cart li').first().getByRole('button').click();
    await expect(page.locator('main .cart-items')).toContainText(ground.plain[1]!.title);
    await expect(page.locator('.totals__total-value, [class*=total]').first()).not.toHaveText(sum ?? '');
    await expect(page.locator('mersalg-cart')).toHaveCount(1);
    await expect(page.locator('cart-drawer.active, cart-drawer-component dialog[open]')).toHaveCount(
      theme === 'horizon' ? 1 : 0,
    );
  });
}

test('a theme without a drawer: an add on the product page shows in the header', async ({ shop, page }) => {
  await shop.open('plain');
  await shop.cards().first().getByRole('button').click();
  await expect(page.locator('#cart-icon-bubble')).toContainText('1');
  await expect(shop.inCart()).toHaveCount(0);
});
