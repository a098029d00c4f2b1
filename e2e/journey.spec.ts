/** One shopper's journey in four currencies: up, down, a set, the bar, and a checkout that charges what was shown. */
import type { Detail } from '../server/domain/offer/offer.ts';
import type { OfferReport } from '../server/domain/offer/report.ts';
import type { PreviewReport } from '../server/domain/report.ts';
import { amountIn, cartOf, drawer, expect, type Page, payFor, shelf, test } from './fixtures.ts';
import { makeFromDraft, removeOffers, untilKept } from './offers.ts';
import type { TwinProduct } from './shop/state.ts';
import type { Stack } from './stack.ts';

const MARKETS = [
  { country: 'NO', currency: 'NOK' },
  { country: 'SE', currency: 'SEK' },
  { country: 'DK', currency: 'DKK' },
  { country: 'FI', currency: 'EUR' },
] as const;

/** A tenth off the set. */
const OFF = 1_000;
const SPOTS = 'upgrade,bundle,product';

interface Case {
  readonly base: TwinProduct;
  /** Bought together with it. */
  readonly other: TwinProduct;
}

const simple = (product: TwinProduct | undefined): product is TwinProduct =>
  product?.status === 'ACTIVE' &&
  product.publishedAt !== null &&
  product.variants.length === 1 &&
  product.variants[0]!.inventory > 8;

/** A product with something dearer, something cheaper and a complement, found as a merchant would: by asking. */
async function findCase(stack: Stack): Promise<Case> {
  const shop = stack.twin.twin.defaultShop;
  const today = Math.floor(Date.now() / 86_400_000);
  const ask = (id: number, memory: object = {}) =>
    stack.api<PreviewReport>(
      `/api/preview?product=${id}&placement=product&spots=${SPOTS}&memory=${encodeURIComponent(JSON.stringify(memory))}`,
    );
  const swap = ({ explained }: PreviewReport) =>
    explained!.decisions.find(({ kind, spot }) => kind === 'shown' && spot === 'upgrade');
  for (const base of shop.data.products.filter(simple)) {
    const first = await ask(base.id);
    const up = swap(first);
    if (up?.technique !== 'upsell') continue;
    const declined = { declined: { [`p${up.products[0]!.id}`]: today } };
    if (swap(await ask(base.id, declined))?.technique !== 'downsell') continue;
    const other = first.suggestions
      .map(({ product }) => shop.productById.get(product.id))
      .find((one) => simple(one) && !up.products.some(({ id }) => id === one.id));
    if (simple(other)) return { base, other };
  }
  throw new Error('No product has a dearer, a cheaper and a fitting one: the generated shop changed.');
}

let found: Case;
const made: OfferReport[] = [];

test.beforeAll(async ({ stack }) => {
  found = await findCase(stack);
  const { base, other } = found;
  // It is bought in every currency, and by other tests too.
  for (const { variants } of [base, other]) variants[0]!.inventory = 1_000;
  const bundle: Detail = {
    kind: 'bundle',
    parts: [base, other].map(({ id }) => ({ products: [id], quantity: 1 })),
    off: { kind: 'percent', hundredths: OFF },
  };
  const sum = base.variants[0]!.price + other.variants[0]!.price;
  const bar: Detail = {
    kind: 'progress',
    // One set does not reach it, two do.
    tiers: [
      { at: Math.round(sum * 1.5), gives: { kind: 'discount', off: { kind: 'percent', hundredths: 500 } } },
    ],
  };
  for (const [kind, name, detail] of [
    ['bundle', 'The set', bundle],
    ['progress', 'Five percent from there on', bar],
  ] as const) {
    const offer = await makeFromDraft(stack, kind, name, detail);
    made.push(offer!);
  }
  await untilKept(stack, made);
});

test.afterAll(async ({ stack }) => {
  await removeOffers(stack, made.splice(0));
});

for (const { country, currency } of MARKETS) {
  test(`up, down, a set, the bar, and checkout charges what was shown, in ${currency}`, async ({ page }, {
    project,
  }) => {
    const { base, other } = found;
    await page.goto('');
    await page.request.post('localization', { form: { country_code: country, return_to: '/' } });
    await page.goto(`products/${base.handle}`);
    const picture = (name: string) =>
      page.screenshot({
        path: `test-results/journey-${name}-${currency}-${project.name}.png`,
        fullPage: true,
      });

    // The dearer one, with its differences and what it costs more; declined, a cheaper one, once.
    const swap = page.locator('[data-mersalg=upgrade]');
    await expect(swap.getByRole('heading')).toHaveText('One step up');
    await expect(swap.getByRole('row')).not.toHaveCount(0);
    await expect(swap.getByText(/more per piece/)).toBeVisible();
    await picture('upgrade');
    await swap.getByRole('button', { name: 'No, thank you' }).click();
    await expect(swap.getByRole('heading')).toHaveText('A simpler one for less');
    await expect(swap.getByText(/less per piece/)).toBeVisible();
    await picture('downgrade');
    await swap.getByRole('button', { name: 'No, thank you' }).click();
    await expect(swap).toBeHidden();

    // The set, at the price that the cart then has.
    const set = page.locator('[data-mersalg=bundle]');
    await set.scrollIntoViewIfNeeded();
    await expect(set.getByText(/^Together/)).toBeVisible();
    const total = set.getByText(/^Together/);
    const before = amountIn((await total.locator('s').textContent())!);
    const after = amountIn((await total.textContent())!);
    expect(after).toBeLessThan(before);
    await picture('set');
    await set.getByRole('button', { name: 'Add the set' }).click();
    await expect(drawer(page).locator('.cart-item')).toHaveCount(2);
    const withSet = await cartOf(page);
    expect(withSet).toMatchObject({ currency, total_price: after, original_total_price: before });

    // The bar says what is missing, by the same sum, and moves.
    const bar = shelf(page).locator('.mersalg__bar');
    await expect(bar).toContainText(/left to 5 % off/);
    const missing = amountIn((await bar.textContent())!);
    await picture('drawer');

    // A part leaves, and the set's price with it.
    await drawer(page).locator('.cart-item', { hasText: other.title }).locator('.cart-item__remove').click();
    await expect(drawer(page).locator('.cart-item')).toHaveCount(1);
    await expect(shelf(page).getByText(/A part of the set has left the cart/)).toBeVisible();
    const alone = await cartOf(page);
    expect(alone.total_discount).toBe(0);
    await expect
      .poll(async () => amountIn((await bar.textContent())!))
      .toBe(missing + withSet.total_price - alone.total_price);

    // Two sets reach the tier: what the drawer says is what checkout charges.
    await drawer(page).locator('.drawer__close:visible').click();
    for (let times = 0; times < 2; times++) {
      await set.getByRole('button', { name: 'Add the set' }).click();
      await expect(drawer(page)).toBeVisible();
      await expect(drawer(page).locator('.cart-item', { hasText: other.title })).toHaveCount(1);
      await expect
        .poll(async () => (await cartOf(page)).items.find((one) => one.product_id === other.id)?.quantity)
        .toBe(times + 1);
      await drawer(page).locator('.drawer__close:visible').click();
      await expect(drawer(page)).toBeHidden();
    }
    await page.locator('#cart-icon-bubble').click();
    await expect(bar).toContainText('5 % off is yours.');
    const shown = await cartOf(page);
    const sets = 2 * (before - after);
    expect(shown.total_discount).toBe(sets + Math.round((shown.original_total_price - sets) * 0.05));
    const said = amountIn((await drawer(page).locator('.totals__total-value').textContent())!);
    expect(said).toBe(shown.total_price);

    await drawer(page).getByRole('button', { name: 'Check out' }).click();
    await page.waitForURL(/checkouts/);
    const shipping = await page
      .locator('.checkout-totals > div', { hasText: 'Shipping' })
      .locator('dd')
      .textContent();
    const charged = await totalOf(page);
    expect(charged).toBe(shown.total_price + (/\d/.test(shipping!) ? amountIn(shipping!) : 0));
    await picture('checkout');
    await payFor(page);

    expect(await totalOf(page)).toBe(charged);
    // After the purchase one thing, with its reason.
    const thanks = page.frameLocator('[data-extension-target="purchase.thank-you.block.render"] iframe');
    await expect(thanks.getByRole('link', { name: /^See / })).toHaveCount(1);
    await picture('thanks');
  });
}

/** What checkout charges, and what the page after it says was paid. */
async function totalOf(page: Page): Promise<number> {
  return amountIn((await page.locator('.checkout-totals__total dd').textContent())!);
}
