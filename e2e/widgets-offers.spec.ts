/** Offers on the product page and in the cart, in a real browser on the twin, with the app's answers given by the test. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './widgets-fixture.ts';
import { answerWith, block, money, offersOf } from './widgets-offers.fixture.ts';

for (const theme of ['dawn', 'horizon', 'plain']) {
  test(`all blocks of a page ask once, move nothing, and have no fault that axe can find: ${theme}`, async ({
    shop,
    ground,
  }, { project }) => {
    const asked = await answerWith(shop, offersOf(ground));
    await shop.open(theme);
    for (const spot of ['upgrade', 'extras', 'bundle', 'product']) {
      await block(shop, spot).scrollIntoViewIfNeeded();
      await expect(block(shop, spot)).toHaveAttribute('data-state', 'ready');
    }
    expect(asked).toHaveLength(1);
    expect(asked[0]?.get('spots')?.split(',').sort()).toEqual(['bundle', 'extras', 'product', 'upgrade']);
    expect(asked[0]?.get('country')).toBeTruthy();
    expect(await shop.shift()).toBe(0);
    const { violations } = await new AxeBuilder({ page: shop.page }).include('.mersalg').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const wide = await shop.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBe(0);
    if (process.env.PICTURES) {
      await shop.page.screenshot({
        path: `${process.env.PICTURES}/${theme}-${project.name}.png`,
        fullPage: true,
      });
    }
  });
}

test('an upgrade takes the place of the line with one press, and gives it back with another', async ({
  shop,
  ground,
}) => {
  const offers = offersOf(ground);
  await answerWith(shop, offers);
  await shop.open('plain');
  await expect(block(shop, 'upgrade').getByRole('rowheader')).toHaveText(['Volume', 'Lid', 'Price']);
  const variant = offers.own.variants[0]!.id;
  await shop.page.request.post(`${ground.twin.url}/cart/add.js`, { data: { id: variant, quantity: 2 } });
  const panel = block(shop, 'upgrade');
  await panel.getByRole('button', { name: 'Take this instead' }).click();
  await expect(panel.getByRole('button', { name: 'Undo' })).toBeVisible();
  expect(await shop.cart()).toEqual([
    { variant: offers.dearer.variants[0]!.id, quantity: 2, mark: 'upgrade:upsell:upgrade' },
  ]);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByRole('button', { name: 'Take this instead' })).toBeVisible();
  expect(await shop.cart()).toEqual([{ variant, quantity: 2, mark: undefined }]);
});

test('who declines the upgrade is shown something simpler, once, and the memory knows', async ({
  shop,
  ground,
}) => {
  const offers = offersOf(ground);
  const asked = await answerWith(shop, offers);
  await shop.open();
  const panel = block(shop, 'upgrade');
  await panel.getByRole('button', { name: 'No, thank you' }).click();
  await expect(panel.getByRole('heading')).toHaveText('A simpler one for less');
  await expect(panel).toContainText(offers.cheaper.title);
  const memory = JSON.parse(asked.at(-1)?.get('memory') ?? '{}');
  expect(Object.keys(memory.declined)).toEqual([`p${offers.dearer.id}`]);
  expect(memory.seen).toMatchObject({ upsell: 1, upgrade: 1, [`p${offers.dearer.id}`]: 1 });
  await panel.getByRole('button', { name: 'No, thank you' }).click();
  await expect(panel).toBeHidden();
});

test('a set goes into the cart with one press, at the sum that is shown', async ({ shop, ground }) => {
  const offers = offersOf(ground);
  await answerWith(shop, offers);
  await shop.open('plain');
  const panel = block(shop, 'bundle');
  const sum = [offers.own, offers.part].reduce((all, product) => all + product.variants[0]!.price, 0);
  const shown = ((await panel.locator('.mersalg__sum').textContent()) ?? '')
    .replaceAll(/[^\d,]/g, ' ')
    .split(/ {2,}/);
  expect(shown.join(' ').replaceAll(' ', '')).toContain(
    money(sum - Math.floor(sum / 10 + 0.5)).replace(' kr', ''),
  );
  await panel.getByRole('button', { name: 'Add the set' }).click();
  await expect(panel.getByRole('status')).toHaveText('The set is in your cart.');
  expect((await shop.cart()).map(({ mark }) => mark)).toEqual([
    'bundle:cross-sell:oset00001',
    'bundle:cross-sell:oset00001',
  ]);
});

test('a service ticked beside the product follows it into the cart, on its line', async ({
  shop,
  ground,
}) => {
  const offers = offersOf(ground);
  await answerWith(shop, offers);
  await shop.open('dawn');
  await block(shop, 'extras').getByRole('checkbox').check();
  await shop.page.locator('main [name=add]').click();
  await expect
    .poll(async () => (await shop.cart()).map(({ variant, mark }) => [variant, mark]))
    .toEqual(
      expect.arrayContaining([
        [offers.own.variants[0]!.id, undefined],
        [offers.service.variants[0]!.id, 'extras:cross-sell:oadd00001'],
      ]),
    );
});

test('the bar counts in the drawer, a gift comes with one press and leaves when the threshold is lost', async ({
  shop,
  ground,
}, { project }) => {
  const offers = offersOf(ground);
  const price = offers.own.variants[0]!.price;
  await answerWith(shop, offers, price * 2);
  await shop.open('dawn');
  await shop.page.locator('main [name=add]').click();
  await expect(shop.inCart()).toContainText(`left to a gift: ${offers.gift.title}`);
  const press = (name: string) =>
    shop.page.locator(`cart-drawer tr:has-text("${offers.own.title}") button[name=${name}]`).click();
  await press('plus');
  await shop.inCart().getByRole('button', { name: 'Add the gift' }).click();
  await expect
    .poll(async () => (await shop.cart()).at(-1)?.mark ?? (await shop.cart())[0]?.mark)
    .toBe('cart:cross-sell:ogift0001');
  if (process.env.PICTURES) {
    await shop.page.screenshot({ path: `${process.env.PICTURES}/drawer-${project.name}.png` });
  }
  await press('minus');
  await expect.poll(async () => (await shop.cart()).map(({ mark }) => mark)).toEqual([undefined]);
});
