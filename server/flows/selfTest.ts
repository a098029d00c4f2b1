/** Looks at the live storefront as a shopper meets it, and judges: what is well, what is wrong, what could not be looked at. */
import { isSellable, type Product } from '../domain/catalog.ts';
import { toHundredths } from '../domain/money.ts';
import {
  type Check,
  type Finding,
  type PartState,
  type StorefrontLook,
  THEME_PARTS,
  type ThemePart,
  type Unseen,
  type Wrong,
} from '../domain/setup.ts';
import { toCard } from './card.ts';
import type { Clock, Store } from './ports.ts';
import { bestSupported } from './setup.ts';
import type { PageFacts, PlatformPrices, ProxyAnswer, Seen, Storefront } from './storefront.ts';
import type { ShopView } from './views.ts';

export interface SelfTestDeps {
  readonly store: Pick<Store, 'looks' | 'audit'>;
  readonly storefront: Storefront;
  readonly clock: Clock;
}

/** Reads some pages of the shop, keeps and logs what was found, and resolves to it. Changes nothing in the shop. */
export async function selfTest(
  { store, storefront, clock }: SelfTestDeps,
  view: ShopView,
  staff: string,
): Promise<StorefrontLook> {
  const { shop } = view.shop;
  const product = productToLookAt(view);
  const [page, cart, prices, proxy] = await Promise.all([
    product === null ? storefront.home(shop) : storefront.product(shop, product.handle),
    storefront.cart(shop),
    product === null ? NO_PRODUCT : storefront.prices(shop, product.handle),
    product === null ? NO_PRODUCT : storefront.suggestions(shop, product.id),
  ]);
  const parts = partsOf(page, cart, product !== null);
  const findings: readonly Finding[] = [
    presence('block', parts['goes-well-with'], 'no-block', product === null ? NO_PRODUCT : page),
    presence('embed', parts['mersalg-embed'], 'no-embed', page),
    doubles(parts, page),
    await drawer(storefront, shop, page),
    await compared(storefront, view, { page, product, prices, proxy }),
    proxied(proxy),
  ];
  const look = { at: clock.now(), product: product === null ? null : toCard(product), parts, findings };
  await store.looks.put(shop, look);
  const count = (kind: Finding['kind']) => findings.filter((one) => one.kind === kind).length;
  await store.audit.add(shop, {
    at: look.at,
    staff,
    did: 'ran',
    subject: { kind: 'self-test', id: '', name: '' },
    detail: { figures: { ok: count('ok'), wrong: count('wrong'), unseen: count('unseen') } },
  });
  return look;
}

const NO_PRODUCT = { kind: 'unseen', why: 'no-product' } as const;

/** One that has something to show, where there is one. */
function productToLookAt(view: ShopView): Product | null {
  const [best] = bestSupported(view);
  if (best !== undefined) return view.catalog.get(best)!;
  for (const product of view.catalog.values()) if (isSellable(product)) return product;
  return null;
}

const ok = (check: Check): Finding => ({ check, kind: 'ok' });
const wrong = (check: Check, why: Wrong): Finding => ({ check, kind: 'wrong', why });
const unseen = (check: Check, why: Unseen): Finding => ({ check, kind: 'unseen', why });

/** Blocks of product pages are counted there; the bar stands where the merchant likes, best in the cart; the embed everywhere. */
function partsOf(
  page: Seen<PageFacts>,
  cart: Seen<PageFacts>,
  isProduct: boolean,
): Readonly<Record<ThemePart, PartState>> {
  const countOn = (from: Seen<PageFacts>, part: ThemePart) =>
    from.kind === 'seen' ? from.value.parts[part] : null;
  const stateOf = (part: ThemePart): PartState => {
    const anywhere = part === 'mersalg-embed' || part === 'progress-bar';
    if (!anywhere && !isProduct) return 'unseen';
    const counts = [countOn(page, part), anywhere ? countOn(cart, part) : null].filter(
      (count) => count !== null,
    );
    if (counts.length === 0) return 'unseen';
    const most = Math.max(...counts);
    return most === 0 ? 'missing' : most === 1 ? 'active' : 'doubled';
  };
  return Object.fromEntries(THEME_PARTS.map((part) => [part, stateOf(part)])) as Record<ThemePart, PartState>;
}

function presence(check: Check, state: PartState, why: Wrong, page: Seen<unknown>): Finding {
  if (state === 'unseen') return unseen(check, page.kind === 'unseen' ? page.why : 'depends');
  return state === 'missing' ? wrong(check, why) : ok(check);
}

function doubles(parts: Readonly<Record<ThemePart, PartState>>, page: Seen<unknown>): Finding {
  const states = Object.values(parts);
  if (states.includes('doubled')) return wrong('double', 'doubled');
  if (page.kind === 'unseen') return unseen('double', page.why);
  return states.includes('active') ? ok('double') : unseen('double', 'depends');
}

async function drawer(storefront: Storefront, shop: string, page: Seen<PageFacts>): Promise<Finding> {
  if (page.kind === 'unseen') return unseen('drawer', page.why);
  const found = page.value.drawer;
  if (found === null) return wrong('drawer', 'no-drawer');
  if (found.section === null) return wrong('drawer', 'drawer-silent');
  const section = await storefront.section(shop, found.section);
  if (section.kind === 'unseen') {
    // The page was there: that its part is not is the theme's doing.
    return section.why === 'unreachable' ? wrong('drawer', 'drawer-silent') : unseen('drawer', section.why);
  }
  return section.value ? ok('drawer') : wrong('drawer', 'drawer-silent');
}

interface Priced {
  readonly page: Seen<PageFacts>;
  readonly product: Product | null;
  readonly prices: Seen<PlatformPrices>;
  readonly proxy: Seen<ProxyAnswer>;
}

/** Our copy of the product's prices, and what our answer shows of the first suggestion, each against the platform. */
async function compared(
  storefront: Storefront,
  view: ShopView,
  { page, product, prices, proxy }: Priced,
): Promise<Finding> {
  if (product === null) return unseen('prices', 'no-product');
  if (prices.kind === 'unseen') return unseen('prices', prices.why);
  if (page.kind === 'unseen') return unseen('prices', page.why);
  const { currency } = page.value;
  if (currency !== null && (currency.active !== view.shop.currency || currency.rate !== 1)) {
    return unseen('prices', 'other-currency');
  }
  const isSame = product.variants.every(({ id, price }) => {
    const shown = prices.value.get(id);
    return shown === undefined || shown === toHundredths(price, product.currency);
  });
  if (!isSame) return wrong('prices', 'price-differs');
  const [item] = proxy.kind === 'seen' && proxy.value.kind === 'answers' ? proxy.value.items : [];
  const other = item === undefined ? undefined : view.catalog.get(item.id);
  if (item === undefined || other === undefined) return ok('prices');
  const shown = await storefront.prices(view.shop.shop, other.handle);
  if (shown.kind === 'unseen') return ok('prices');
  const agrees = [...item.prices].every(([id, price]) => (shown.value.get(id) ?? price) === price);
  return agrees ? ok('prices') : wrong('prices', 'price-differs');
}

function proxied(proxy: Seen<ProxyAnswer>): Finding {
  if (proxy.kind === 'unseen') return unseen('proxy', proxy.why);
  switch (proxy.value.kind) {
    case 'answers':
      return ok('proxy');
    case 'missing':
      return wrong('proxy', 'proxy-missing');
    case 'odd':
      return wrong('proxy', 'proxy-odd');
  }
}
