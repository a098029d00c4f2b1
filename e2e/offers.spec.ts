/** Quantity prices and the gift, made as a merchant makes them: what the page shows is what cart and checkout charge. */
import type { Detail } from '../server/domain/offer/offer.ts';
import type { OfferReport } from '../server/domain/offer/report.ts';
import { amountIn, cartOf, drawer, expect, type Page, shelf, test } from './fixtures.ts';
import { makeFromDraft, removeOffers, untilKept } from './offers.ts';
import type { TwinProduct } from './shop/state.ts';
import type { Stack } from './stack.ts';

/** One product for each test, and what is given or sold beside it. */
interface Ground {
  readonly several: TwinProduct;
  readonly earning: TwinProduct;
  readonly gift: TwinProduct;
}

const PIECES = 3;
const priceOf = ({ variants }: TwinProduct) => variants[0]!.price;

function groundOf(stack: Stack): Ground {
  const { data } = stack.twin.twin.defaultShop;
  const active = data.products.filter(
    ({ status, publishedAt }) => status === 'ACTIVE' && publishedAt !== null,
  );
  const simple = active.filter(
    ({ variants, type }) => type !== 'Service' && variants.length === 1 && variants[0]!.inventory > 8,
  );
  const planned = new Set(data.sellingPlanGroups?.flatMap(({ productIds }) => productIds));
  const [several, earning] = simple.filter(
    (one) => !planned.has(one.id) && priceOf(one) > 30_000 && priceOf(one) < 150_000,
  );
  const gift = simple.find((one) => !planned.has(one.id) && priceOf(one) < 15_000);
  const ground = { several, earning, gift };
  for (const [name, product] of Object.entries(ground))
    if (product === undefined) throw new Error(`No product for ${name}: the generated shop changed.`);
  return ground as Ground;
}

function offersOf({ several, earning, gift }: Ground): Detail[] {
  return [
    {
      kind: 'volume',
      products: [several.id],
      tiers: [{ quantity: PIECES, off: { kind: 'percent', hundredths: 1_000 } }],
    },
    // One piece does not earn it, two do.
    { kind: 'gift', product: gift.id, variant: gift.variants[0]!.id, threshold: priceOf(earning) * 2 },
  ];
}

let ground: Ground;
const made: OfferReport[] = [];

test.beforeAll(async ({ stack }) => {
  ground = groundOf(stack);
  for (const detail of offersOf(ground)) {
    const offer = await makeFromDraft(stack, detail.kind, `Test: ${detail.kind}`, detail);
    made.push(offer!);
  }
  await untilKept(stack, made);
});

test.afterAll(({ stack }) => removeOffers(stack, made.splice(0)));

const extras = (page: Page) => page.locator('[data-mersalg=extras]');
const themeAdds = (page: Page) => page.locator('main form[action*="/cart/add"] [name=add]').click();
const inDrawer = (page: Page, { title }: TwinProduct) =>
  drawer(page).locator('.cart-item', { hasText: title });

/** Opens a product's page and waits for its extras. */
async function look(page: Page, { handle }: TwinProduct): Promise<void> {
  await page.goto(`products/${handle}`);
  await extras(page).scrollIntoViewIfNeeded();
  await expect(extras(page)).toHaveAttribute('data-state', 'ready');
}

/** From the open drawer on: what the cart comes to is what checkout charges, delivery aside. */
async function expectCharged(page: Page, sum: number): Promise<void> {
  expect((await cartOf(page)).total_price).toBe(sum);
  await drawer(page).getByRole('button', { name: 'Check out' }).click();
  await page.waitForURL(/checkouts/);
  const row = (name: string) => page.locator('.checkout-totals > div', { hasText: name }).locator('dd');
  const shipping = (await row('Shipping').textContent())!;
  const charged = amountIn((await row('Total').first().textContent())!);
  expect(charged).toBe(sum + (/\d/.test(shipping) ? amountIn(shipping) : 0));
}

test('several pieces go into the cart with one press, at the price that is shown', async ({ page }) => {
  await look(page, ground.several);
  const row = extras(page).locator('.mersalg__extra');
  const price = amountIn((await row.locator('b').textContent())!);
  expect(amountIn((await row.locator('s').textContent())!)).toBe(PIECES * priceOf(ground.several));
  expect(price).toBe(Math.round(PIECES * priceOf(ground.several) * 0.9));
  await row.getByRole('button').click();
  await expect(inDrawer(page, ground.several)).toHaveCount(1);
  expect((await cartOf(page)).items).toMatchObject([{ quantity: PIECES, final_line_price: price }]);
  await expectCharged(page, price);
});

test('a gift is earned, taken with one press, free at checkout, and leaves when it is earned no more', async ({
  page,
}) => {
  const { earning, gift } = ground;
  await page.goto(`products/${earning.handle}`);
  await themeAdds(page);
  await expect(inDrawer(page, earning)).toHaveCount(1);
  const take = shelf(page).getByRole('button', { name: 'Add the gift' });
  await expect(take).toHaveCount(0);
  await inDrawer(page, earning).locator('button[name=plus]').click();
  await take.click();
  await expect(inDrawer(page, gift)).toHaveCount(1);
  await expect(take).toHaveCount(0);
  const free = (await cartOf(page)).items.find(({ product_id }) => product_id === gift.id);
  expect(free).toMatchObject({ quantity: 1, final_line_price: 0 });
  await expectCharged(page, 2 * priceOf(earning));
  await page.goto(`products/${earning.handle}`);
  await page.locator('#cart-icon-bubble').click();
  await inDrawer(page, earning).locator('button[name=minus]').click();
  await expect
    .poll(async () => (await cartOf(page)).items.map(({ product_id, quantity }) => [product_id, quantity]))
    .toEqual([[earning.id, 1]]);
});
