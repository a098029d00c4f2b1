/** The whole way of a measured shopper, held out and shown: a page, the cart, checkout, and the merchant's own table of measured orders. */
import { randomUUID } from 'node:crypto';
import { isHeldOut } from '../server/domain/experiment/assign.ts';
import { block, expect, payFor, productWith, test } from './fixtures.ts';
import { connectedOf } from './shop/graphql/resolvers/connected.ts';

// The browser of these tests says in its own word that a program drives it: such are counted nowhere.
test.use({
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
});

interface MeasuredOrder {
  readonly trial: string;
  readonly cell: string;
  readonly order: number | string;
}

for (const held of [true, false]) {
  test(`buys, and the order is in its cell: ${held ? 'held out' : 'shown'}`, { tag: '@desktop' }, async ({
    page,
    stack,
  }) => {
    // Told by the server itself, when the app was installed.
    const told = connectedOf(stack.twin.twin.defaultShop).appMetafields.get('mersalg.measure');
    const { share } = JSON.parse(told!) as { share: number };
    let id = randomUUID();
    while (isHeldOut(id, share) !== held) id = randomUUID();
    await page.addInitScript((id) => {
      Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false });
      crypto.randomUUID = () => id;
    }, id);

    await page.goto('__twin/consent?given=analytics');
    const { product } = await productWith(stack, 'product', 1);
    const beacon = page.waitForResponse('**/apps/mersalg/events');
    await page.goto(`products/${product.handle}`);
    expect((await beacon).status()).toBe(204);
    if (held) await expect(block(page)).toBeHidden();
    else await expect(block(page).getByRole('button').first()).toBeVisible();
    const tied = page.waitForResponse('**/cart/update.js?mersalg');
    await page.locator('form[action$="/cart/add"] [type=submit]').first().click();
    expect((await tied).status()).toBe(200);
    await page.goto('checkout');
    await payFor(page);

    const order = stack.twin.twin.defaultShop.data.orders.at(-1)!;
    const measured = async () => {
      const rows = await stack.api<MeasuredOrder[]>('/api/exports/measured-orders.json');
      return rows
        .filter((row) => `${row.order}` === `${order.id}`)
        .map(({ trial, cell }) => ({ trial, cell }));
    };
    await expect
      .poll(measured, { timeout: 20_000 })
      .toEqual([{ trial: expect.stringMatching(/^holdout-/), cell: held ? 'held' : 'shown' }]);
  });
}
