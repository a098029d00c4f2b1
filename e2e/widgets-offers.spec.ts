/** Offers on the product page and in the cart, in a real browser on the twin, with the app's answers given by the test. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { ToldOffer } from '../server/domain/offer/told.ts';
import type { SuggestAnswer, SuggestItem } from '../server/domain/suggestion.ts';
import type { TwinProduct } from './shop/state.ts';
import { type Ground, type Shop, test } from './widgets-fixture.ts';

const money = (sum: number) => `${(sum / 100).toFixed(2).replace('.', ',')} kr`;
const MONEY = { sample: '1 234 567,89 kr', rate: 1, shopCurrency: 'SEK', country: 'SE' };

function itemOf(product: TwinProduct, base: number, more: Partial<SuggestItem>): SuggestItem {
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    url: `/products/${product.handle}`,
    img: product.image?.src ?? null,
    alt: '',
    price: product.variants[0]!.price,
    reason: { kind: 'pinned' },
    rating: { value: 4.6, count: 132 },
    variants: product.variants.map(({ id, title, price }) => ({
      id,
      title,
      price,
      money: money(price),
      available: true,
      compareAt: null,
      compareAtMoney: null,
      more: price > base ? money(price - base) : null,
      less: price < base ? money(base - price) : null,
    })),
    ...more,
  };
}

/** All kinds at once; the dearer and the cheaper product are the shop's own, whatever they are. */
function offersOf({ plain }: Ground) {
  const [own, ...others] = plain;
  const priceOf = (product: TwinProduct | undefined) => product?.variants[0]?.price ?? 0;
  const dearer = others.find((product) => priceOf(product) > priceOf(own))!;
  const cheaper = others.find((product) => priceOf(product) < priceOf(own))!;
  const [part, service, gift] = others.filter((product) => product !== dearer && product !== cheaper);
  const { id, title } = own!;
  const common = { priority: 1, countries: [], until: null };
  const percent = { kind: 'percent', hundredths: 1_000 } as const;
  const parts = [own!, part!].map((product) => ({ products: [product.id], quantity: 1 }));
  const rows = [
    { what: 'volume', from: '500 ml', to: '750 ml' },
    { what: 'lid', from: 'Plastic', to: 'Steel' },
  ];
  const swap = (kind: 'upgrade' | 'downgrade', product: TwinProduct): ToldOffer => ({
    id: kind,
    spot: 'upgrade',
    kind,
    product: product.id,
    rows,
  });
  const offers: ToldOffer[] = [
    swap('upgrade', dearer),
    {
      id: 'oset00001',
      spot: 'bundle',
      kind: 'bundle',
      products: [id, part!.id],
      terms: { ...common, id: 'oset00001', kind: 'bundle', parts, off: percent },
    },
    {
      id: 'ovol00001',
      spot: 'extras',
      kind: 'volume',
      left: 3,
      terms: {
        ...common,
        id: 'ovol00001',
        kind: 'volume',
        products: [id],
        tiers: [{ quantity: 2, off: percent }],
      },
    },
    {
      id: 'oadd00001',
      spot: 'extras',
      kind: 'add-on',
      product: service!.id,
      variant: service!.variants[0]!.id,
    },
  ];
  const base = itemOf(own!, 0, {});
  const answer = (change: Partial<SuggestAnswer>): SuggestAnswer => ({
    v: 1,
    placement: 'product',
    mark: 'product:cross-sell',
    locale: 'en',
    currency: 'SEK',
    base: { ...base, money: base.variants[0]!.money },
    items: [],
    money: MONEY,
    ...change,
  });
  const under = (product: TwinProduct, offer: string, spot: SuggestItem['spot']) =>
    itemOf(product, spot === 'upgrade' ? priceOf(own) : Number.NaN, { offer, ...(spot && { spot }) });
  return {
    own: own!,
    dearer,
    cheaper,
    part: part!,
    service: service!,
    gift: gift!,
    title,
    page: answer({
      offers,
      items: [
        under(dearer, 'upgrade', 'upgrade'),
        under(part!, 'oset00001', 'bundle'),
        under(service!, 'oadd00001', 'extras'),
        ...others.slice(-2).map((product) => itemOf(product, Number.NaN, { spot: 'product' })),
      ],
    }),
    declined: answer({
      offers: [swap('downgrade', cheaper)],
      items: [under(cheaper, 'downgrade', 'upgrade')],
    }),
    cart: (threshold: number): SuggestAnswer => ({
      ...answer({}),
      placement: 'cart',
      mark: 'cart:cross-sell',
      base: null,
      items: [under(gift!, 'ogift0001', 'cart')],
      offers: [
        {
          id: 'obar00001',
          spot: 'cart',
          kind: 'progress',
          tiers: [
            { at: threshold, gives: 'gift', title: gift!.title },
            { at: 10_000_000, gives: 'shipping' },
          ],
        },
        {
          id: 'ogift0001',
          spot: 'cart',
          kind: 'gift',
          variant: gift!.variants[0]!.id,
          terms: { ...common, id: 'ogift0001', kind: 'gift', variant: gift!.variants[0]!.id, threshold },
        },
      ],
    }),
  };
}

/** Answers as the app would; `asked` keeps the questions. */
async function answerWith(shop: Shop, offers: ReturnType<typeof offersOf>, threshold = 1_000_000) {
  const asked: URLSearchParams[] = [];
  await shop.page.route('**/apps/mersalg/suggest*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    asked.push(query);
    const isAgain = query.get('spots') === 'upgrade';
    const answer =
      query.get('placement') === 'cart' ? offers.cart(threshold) : isAgain ? offers.declined : offers.page;
    await route.fulfill({ json: answer });
  });
  return asked;
}
const block = (shop: Shop, spot: string) => shop.page.locator(`[data-mersalg=${spot}]`);

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
