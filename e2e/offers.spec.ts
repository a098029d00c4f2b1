/** Every kind of extra and the gift, made as a merchant makes them: what the page shows is what cart and checkout charge. */
import type { Detail } from '../server/domain/offer/offer.ts';
import type { OfferReport } from '../server/domain/offer/report.ts';
import { amountIn, cartOf, drawer, expect, type Page, shelf, test } from './fixtures.ts';
import { makeFromDraft, removeOffers, untilKept } from './offers.ts';
import type { TwinProduct } from './shop/state.ts';
import type { Stack } from './stack.ts';

/** One product for each test, and what is given or sold beside it. */
interface Ground {
  readonly several: TwinProduct;
  readonly wrapped: TwinProduct;
  readonly insured: TwinProduct;
  readonly regular: TwinProduct;
  readonly earning: TwinProduct;
  readonly gift: TwinProduct;
  readonly wrap: TwinProduct;
  readonly insurance: TwinProduct;
}

/** Five percent of the product, well under what the service costs of itself. */
const SHARE = 500;
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
  const services = active.filter(({ type }) => type === 'Service');
  const [wrap, insurance] = ['Gift Wrap', 'Extended Warranty'].map((name) =>
    services.find(({ title }) => title === name),
  );
  const [several, wrapped, insured, earning] = simple.filter(
    (one) => !planned.has(one.id) && priceOf(one) > 30_000 && priceOf(one) < 150_000,
  );
  const regular = active.find(
    (one) => planned.has(one.id) && one.variants.some(({ inventory }) => inventory > 0),
  );
  const gift = simple.find((one) => one !== regular && priceOf(one) < 15_000);
  const ground = { several, wrapped, insured, regular, earning, gift, wrap, insurance };
  for (const [name, product] of Object.entries(ground))
    if (product === undefined) throw new Error(`No product for ${name}: the generated shop changed.`);
  return ground as Ground;
}

function offersOf({ several, wrapped, insured, regular, earning, gift, wrap, insurance }: Ground): Detail[] {
  const only = ({ id }: TwinProduct) => ({ products: [id], collections: [], tags: [] });
  return [
    {
      kind: 'volume',
      products: [several.id],
      tiers: [{ quantity: PIECES, off: { kind: 'percent', hundredths: 1_000 } }],
    },
    {
      kind: 'add-on',
      to: only(wrapped),
      product: wrap.id,
      variant: wrap.variants[0]!.id,
      price: { kind: 'fixed' },
    },
    {
      kind: 'add-on',
      to: only(insured),
      product: insurance.id,
      variant: insurance.variants[0]!.id,
      price: { kind: 'share', hundredths: SHARE },
    },
    { kind: 'subscription', products: [regular.id] },
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

test('a ticked service comes with the theme’s own form, and leaves with what it belongs to', async ({
  page,
}) => {
  const { wrapped, wrap } = ground;
  await look(page, wrapped);
  const row = extras(page).locator('.mersalg__extra', { hasText: wrap.title });
  const price = amountIn((await row.locator('b').textContent())!);
  await row.getByRole('checkbox').check();
  await themeAdds(page);
  await expect.poll(async () => (await cartOf(page)).items.length).toBe(2);
  const service = (await cartOf(page)).items.find(({ product_id }) => product_id === wrap.id);
  expect(service).toMatchObject({ quantity: 1, final_line_price: price });
  expect((await cartOf(page)).total_price).toBe(priceOf(wrapped) + price);
  await page.goto('cart');
  await page
    .locator('.cart-page .cart-item', { hasText: wrapped.title })
    .locator('.cart-item__remove')
    .first()
    .click();
  await expect.poll(async () => (await cartOf(page)).items).toEqual([]);
});

test('a service at a share of its product costs that share, on the page and at checkout', async ({
  page,
}) => {
  const { insured, insurance } = ground;
  const share = Math.round((priceOf(insured) * SHARE) / 10_000);
  await look(page, insured);
  const row = extras(page).locator('.mersalg__extra', { hasText: insurance.title });
  expect(amountIn((await row.locator('b').textContent())!)).toBe(share);
  await row.getByRole('checkbox').check();
  await themeAdds(page);
  await expect.poll(async () => (await cartOf(page)).items.length).toBe(2);
  const service = (await cartOf(page)).items.find(({ product_id }) => product_id === insurance.id);
  expect(service?.final_line_price).toBe(share);
  await expect(drawer(page)).toBeVisible();
  await expectCharged(page, priceOf(insured) + share);
});

test('a subscription is ticked instead of a single purchase, at the plan’s price', async ({
  page,
  stack,
}) => {
  const { regular } = ground;
  const [plan] = stack.twin.twin.defaultShop.data.sellingPlanGroups![0]!.plans;
  await look(page, regular);
  const row = extras(page).locator('.mersalg__extra', { hasText: plan!.name });
  const price = amountIn((await row.locator('b').textContent())!);
  expect(price).toBeLessThan(amountIn((await row.locator('s').textContent())!));
  await row.getByRole('checkbox').check();
  await themeAdds(page);
  await expect.poll(async () => (await cartOf(page)).items.length).toBe(1);
  expect((await cartOf(page)).items).toMatchObject([
    { final_line_price: price, selling_plan_allocation: { selling_plan: { id: plan!.id } } },
  ]);
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
