/** Offers of every kind for the fixture's shop, and the app's answers that hold them, for tests in a browser. */
import type { ToldOffer } from '../server/domain/offer/told.ts';
import type { SuggestAnswer, SuggestItem } from '../server/domain/suggestion.ts';
import type { TwinProduct } from './shop/state.ts';
import type { Ground, Shop } from './widgets-fixture.ts';

export const money = (sum: number) => `${(sum / 100).toFixed(2).replace('.', ',')} kr`;
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
export function offersOf({ plain }: Ground) {
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

/** Answers as the app would, once `gate` is open; `asked` keeps the questions. */
export async function answerWith(
  shop: Shop,
  offers: ReturnType<typeof offersOf>,
  threshold = 1_000_000,
  gate: Promise<void> = Promise.resolve(),
) {
  const asked: URLSearchParams[] = [];
  await shop.page.route('**/apps/mersalg/suggest*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    asked.push(query);
    const isAgain = query.get('spots') === 'upgrade';
    const answer =
      query.get('placement') === 'cart' ? offers.cart(threshold) : isAgain ? offers.declined : offers.page;
    await gate;
    await route.fulfill({ json: answer });
  });
  return asked;
}
export const block = (shop: Shop, spot: string) => shop.page.locator(`[data-mersalg=${spot}]`);
