import { expect } from '@playwright/test';
import { trialBucket } from '../server/domain/experiment/assign.ts';
import { payFor } from './fixtures.ts';
import {
  addToCart,
  agrees,
  answersBanner,
  attributesOf,
  boxes,
  draws,
  idOf,
  kept,
  metafields,
  SHARE,
  THEMES,
  tellTheme,
  watchRequests,
  withoutMersalg,
} from './holdout.fixture.ts';
import { test } from './widgets-fixture.ts';

test.beforeEach(({ ground }) => {
  tellTheme(ground, { share: SHARE, trials: false });
});
test.afterEach(({ ground }) => {
  metafields(ground).delete('mersalg.measure');
});

for (const theme of THEMES) {
  test(`nothing of ours stands on a page, moves it or is asked for: ${theme}`, {
    tag: theme === 'dawn' ? [] : '@desktop',
  }, async ({ shop, ground, page }) => {
    const id = idOf(true);
    await draws(page, id);
    await agrees(shop, 'analytics');
    const asked = watchRequests(page);
    const seen: string[][] = [];
    const shifts: number[] = [];
    const visit = async () => {
      await shop.open(theme);
      await page.waitForLoadState('networkidle');
      shifts.push(await shop.shift());
      seen.push(await boxes(page));
      await addToCart(page);
      if (theme === 'plain') await page.waitForURL(/\/cart$/);
      else await expect(page.getByText(ground.plain[0]!.title).first()).toBeVisible();
      await page.waitForTimeout(700);
      seen.push(await boxes(page));
      await shop.goto('/cart');
      await page.waitForLoadState('networkidle');
      seen.push(await boxes(page));
    };
    await visit();
    expect(shifts).toEqual([0]);
    // The loader, what tells of the visit, and whose cart it is.
    expect([...new Set(asked)].sort()).toEqual([
      'apps/mersalg/events',
      'cart/update.js?mersalg',
      'mersalg.js',
    ]);
    expect(ground.app.asked).toEqual([]);
    expect(ground.app.events).toEqual([]);
    await expect(page.locator('mersalg-cart, dialog.mersalg--exit')).toHaveCount(0);

    const held = seen.splice(0);
    await shop.goto('/cart/clear');
    await withoutMersalg(shop, ground, visit);
    for (const [at, page] of held.entries()) expect(page, `page ${at}`).toEqual(seen[at]);
  });
}

test('the door stays shut, whatever the shopper does', async ({ shop, ground, page, isMobile }) => {
  await draws(page, idOf(true));
  await agrees(shop, 'analytics');
  ground.app.products = ground.plain.filter(
    (product) => product.variants[0]!.price < ground.plain[0]!.variants[0]!.price,
  );
  await shop.open();
  await addToCart(page);
  await page.waitForTimeout(11_000);
  await shop.open();
  await page.keyboard.press('Shift');
  await page.waitForTimeout(300);
  if (isMobile) {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(100);
    await page.evaluate(() => scrollTo(0, 0));
  } else {
    await page.mouse.move(600, 400);
    await page.mouse.move(600, 150, { steps: 4 });
    await page.mouse.move(600, -10, { steps: 2 });
  }
  await page.waitForTimeout(500);
  await expect(shop.dialog()).toHaveCount(0);
  await expect(shop.inCart()).toHaveCount(0);
  expect(ground.app.asked).toEqual([]);
});

for (const held of [true, false]) {
  test(`told once a visit, the same in every page and visit, and the order knows: ${held ? 'held out' : 'shown'}`, async ({
    shop,
    ground,
    page,
  }) => {
    const id = idOf(held);
    await draws(page, id);
    await agrees(shop, 'analytics');
    await shop.open();
    const shows = async () => {
      if (held) await expect(shop.block()).toBeHidden();
      else await expect(shop.cards().getByRole('button').first()).toBeVisible();
    };
    await shows();
    await expect
      .poll(() => ground.app.visitors)
      .toEqual([{ visitor: id, spots: ['upgrade', 'extras', 'bundle', 'product', 'exit'] }]);
    expect(await kept(page)).toEqual({ visitor: id, cart: null, free: null });
    await shop.open('dawn', ground.plain[1]);
    await shows();
    await addToCart(page);
    const mark = held ? `${id}:0` : id;
    await expect.poll(() => attributesOf(ground, page)).toEqual({ __mersalg: mark });
    // A private attribute: the page does not get to see it.
    expect(await page.evaluate(async () => (await (await fetch('/cart.js')).json()).attributes)).toEqual({});
    await expect.poll(() => ground.app.visitors.slice(1)).toEqual([{ visitor: id, spots: ['cart'] }]);

    // Another visit: the session is new, the visitor is not, though the browser would draw another id.
    const again = await page.context().newPage();
    await draws(again, idOf(!held));
    await again.goto(page.url());
    await expect.poll(() => ground.app.visitors.slice(2)).toMatchObject([{ visitor: id }]);
    expect((await kept(again)).visitor).toBe(id);
    await again.close();

    await shop.goto('/checkout');
    await payFor(page);
    const order = ground.twin.twin.defaultShop.data.orders.at(-1)!;
    expect(order.attributes).toEqual([{ name: '__mersalg', value: mark }]);
  });
}

test('without consent nothing is kept and no id leaves the browser; suggestions are shown', async ({
  shop,
  ground,
  page,
}) => {
  await draws(page, idOf(false));
  await agrees(shop, 'no');
  for (const product of [ground.plain[0], ground.plain[1]]) {
    await shop.open('dawn', product);
    await expect(shop.cards().getByRole('button').first()).toBeVisible();
  }
  await addToCart(page);
  await expect(shop.inCart()).toBeVisible();
  await shop.goto('/collections/all');
  expect(await kept(page)).toEqual({ visitor: null, cart: null, free: '1' });
  expect(ground.app.visitors).toEqual([]);
  expect(ground.app.asked.map((query) => query.get('bucket'))).toEqual(ground.app.asked.map(() => null));
  expect(await attributesOf(ground, page)).toEqual({});
});

test('before consent is known the first page is held out already; from the second on only with consent', async ({
  shop,
  ground,
  page,
}) => {
  await draws(page, idOf(true));
  await shop.open();
  await page.waitForLoadState('networkidle');
  await expect(shop.block()).toBeHidden();
  expect(await kept(page)).toEqual({ visitor: null, cart: null, free: '1' });
  await shop.open('dawn', ground.plain[1]);
  await expect(shop.cards().getByRole('button').first()).toBeVisible();
  // Too late for this visit: what was seen cannot be unseen.
  await answersBanner(page, true);
  await page.reload();
  await expect(shop.cards().getByRole('button').first()).toBeVisible();
  expect(ground.app.visitors).toEqual([]);
  const next = await page.context().newPage();
  await draws(next, idOf(true));
  await next.goto(page.url());
  await expect(next.locator('[data-mersalg=product]')).toBeHidden();
  await expect.poll(() => ground.app.visitors.length).toBe(1);
});

test('consent on the first page keeps its id; withdrawn, the id is gone, from the browser and from the cart', async ({
  shop,
  ground,
  page,
}) => {
  const id = idOf(true);
  await draws(page, id);
  await shop.open();
  await page.waitForLoadState('networkidle');
  expect(ground.app.visitors).toEqual([]);
  await answersBanner(page, true);
  await expect.poll(() => ground.app.visitors).toMatchObject([{ visitor: id }]);
  expect(await kept(page)).toMatchObject({ visitor: id, free: null });
  await addToCart(page);
  await expect.poll(() => attributesOf(ground, page)).toEqual({ __mersalg: `${id}:0` });

  await answersBanner(page, false);
  await expect.poll(() => attributesOf(ground, page)).toEqual({});
  expect(await kept(page)).toEqual({ visitor: null, cart: '', free: '1' });
  // Nothing jumps into the page in hand; the next one is as for everybody.
  await expect(shop.block()).toBeHidden();
  await shop.open('dawn', ground.plain[1]);
  await expect(shop.cards().getByRole('button').first()).toBeVisible();
});

test('consent that was withdrawn elsewhere removes the id at the next page', { tag: '@desktop' }, async ({
  shop,
  ground,
  page,
}) => {
  await draws(page, idOf(true));
  await agrees(shop, 'analytics');
  await shop.open();
  await expect.poll(() => ground.app.visitors.length).toBe(1);
  await agrees(shop, 'preferences.marketing');
  await shop.open();
  await expect.poll(() => kept(page)).toMatchObject({ visitor: null, free: '1' });
  await shop.open();
  await expect(shop.cards().getByRole('button').first()).toBeVisible();
});

test('a question tells the bucket while trials run, with consent alone', { tag: '@desktop' }, async ({
  shop,
  ground,
  page,
}) => {
  const id = idOf(false);
  await draws(page, id);
  tellTheme(ground, { share: SHARE, trials: true });
  const bucket = async () => {
    ground.app.asked.length = 0;
    await shop.open();
    await expect.poll(() => ground.app.asked.length).toBe(1);
    return ground.app.asked[0]?.get('bucket');
  };
  await agrees(shop, 'preferences');
  expect(await bucket()).toBeNull();
  await page.evaluate(() => sessionStorage.clear());
  await agrees(shop, 'analytics');
  expect(await bucket()).toBe(String(trialBucket(id)));
  tellTheme(ground, { share: SHARE, trials: false });
  expect(await bucket()).toBeNull();
});

for (const [where, prepare] of [
  ['in the theme editor', () => Object.assign(globalThis, { Shopify: { designMode: true } })],
  [
    'where a program drives the browser',
    () => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => true }),
  ],
  [
    'where storage is blocked',
    () => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException('Denied', 'SecurityError');
          },
        });
    },
  ],
] as const) {
  test(`nobody is held out or counted ${where}`, { tag: '@desktop' }, async ({ shop, ground, page }) => {
    await draws(page, idOf(true));
    await page.addInitScript(prepare as () => void);
    await agrees(shop, 'analytics');
    await shop.open();
    await expect(shop.cards().getByRole('button').first()).toBeVisible();
    await addToCart(page);
    await page.waitForTimeout(500);
    expect(ground.app.visitors).toEqual([]);
    expect(await attributesOf(ground, page)).toEqual({});
  });
}

test('what was really seen is told to the shop’s pixels', { tag: '@desktop' }, async ({ shop, page }) => {
  await page.addInitScript(() => {
    const published: unknown[] = [];
    Object.assign(globalThis, { published });
    addEventListener('DOMContentLoaded', () => {
      const { analytics } = (globalThis as unknown as { Shopify: { analytics: { publish: unknown } } })
        .Shopify;
      analytics.publish = (...told: unknown[]) => published.push(told);
    });
  });
  await shop.open();
  await shop.block().scrollIntoViewIfNeeded();
  const published = () => page.evaluate(() => (globalThis as unknown as { published: unknown[] }).published);
  await expect.poll(published).toEqual([['mersalg:shown', { placement: 'product' }]]);
});
