/** One shopper's own past, in a real browser: used when logged in and with consent, unseen without. */
import type { PreviewReport } from '../server/domain/report.ts';
import { block, expect, type Page, test } from './fixtures.ts';
import type { TwinProduct } from './shop/state.ts';
import type { Stack } from './stack.ts';

const DAY = 86_400_000;

interface Case {
  readonly customer: number;
  /** In hand. */
  readonly page: TwinProduct;
  /** Bought by the customer within two days, and suggested on that page to everybody. */
  readonly bought: TwinProduct;
}

/** Looks among the newest orders: what was bought within two days is not suggested again, whatever it is. */
async function findCase(stack: Stack): Promise<Case> {
  const shop = stack.twin.twin.defaultShop;
  const recent = shop.data.orders.filter(
    ({ createdAt, customerId }) => customerId !== null && Date.now() - Date.parse(createdAt) < 2 * DAY,
  );
  for (const { customerId, lines } of recent.reverse()) {
    const owned = new Set(
      shop.data.orders
        .filter((order) => order.customerId === customerId)
        .flatMap((order) => order.lines.map(({ productId }) => productId)),
    );
    const products = lines.flatMap(({ productId }) => shop.productById.get(productId ?? 0) ?? []);
    for (const page of products) {
      if (page.status !== 'ACTIVE' || page.publishedAt === null) continue;
      const preview = await stack.api<PreviewReport>(`/api/preview?product=${page.id}&placement=product`);
      const shown = preview.suggestions.slice(0, 4).map(({ product }) => product.id);
      const bought = products.find(({ id }) => shown.includes(id));
      // Something must be left to suggest.
      if (bought !== undefined && shown.some((id) => !owned.has(id)))
        return { customer: customerId!, page, bought };
    }
  }
  throw new Error('Nobody bought a suggested product lately: the generated shop changed.');
}

/** Opens the product page; resolves to the titles suggested and the question that was asked for them. */
async function suggestedOn(page: Page, { id, handle }: TwinProduct) {
  const question = page.waitForRequest((request) => request.url().includes(`product=${id}`));
  await page.goto(`products/${handle}`);
  await block(page).scrollIntoViewIfNeeded();
  const asked = new URL((await question).url()).searchParams;
  await expect(block(page).getByRole('button').first()).toBeVisible();
  const titles = (await block(page).getByRole('link').allTextContents()).map((title) => title.trim());
  return { titles, asked };
}

test('what a customer bought is not suggested to them again once they consented, and only then', async ({
  page,
  stack,
}) => {
  const { customer, page: inHand, bought } = await findCase(stack);

  await page.goto(`__twin/login?customer=${customer}`);
  const without = await suggestedOn(page, inHand);
  expect(without.titles).toContain(bought.title);
  expect([without.asked.get('personal'), without.asked.get('viewed')]).toEqual([null, null]);
  expect(await page.evaluate(() => sessionStorage.getItem('mersalgViewed'))).toBeNull();

  await page.goto('__twin/consent?given=yes');
  const own = await suggestedOn(page, inHand);
  expect(own.asked.get('personal')).toBe('1');
  expect(own.titles).not.toContain(bought.title);
  expect(own.titles.length).toBeGreaterThan(0);

  // Another shopper who consented, on the same page and from the same server, is not that customer.
  await page.goto('__twin/login');
  expect((await suggestedOn(page, inHand)).titles).toContain(bought.title);

  // Consent is withdrawn: nothing is sent, and what was kept is gone.
  await page.goto('__twin/consent?given=no');
  expect((await suggestedOn(page, inHand)).asked.get('personal')).toBeNull();
  expect(await page.evaluate(() => sessionStorage.getItem('mersalgViewed'))).toBeNull();
});

test('products viewed in this visit are told with consent, the latest last', async ({ page, stack }) => {
  const { page: inHand, bought } = await findCase(stack);
  await page.goto('__twin/consent?given=yes');
  await suggestedOn(page, inHand);
  await page.goto(`products/${bought.handle}`);
  await page.reload();
  const { asked } = await suggestedOn(page, inHand);
  expect(asked.get('viewed')).toBe(['', inHand.id, bought.id, inHand.id].join());
});
