/** Makes a believable Nordic shop from a seed, with the truth about what goes with what. */
import type { PlantedTruth, ShopData, TwinCollection } from '../state.ts';
import { plantLinks } from './baskets.ts';
import { nordicMarkets } from './markets.ts';
import { makeOrders } from './orders.ts';
import { makeCustomers } from './people.ts';
import { type MadeProduct, makeProducts } from './products.ts';
import { makeServices, makeSubscriptions } from './services.ts';
import { iso, slug } from './text.ts';
import { plantTwins } from './twins.ts';

export interface GenerateOptions {
  seed: number;
  /** Epoch ms; everything in the shop lies before it. */
  now: number;
  products?: number;
  orders?: number;
  customers?: number;
  /** Length of the order history. */
  months?: number;
  domain?: string;
  /** So many articles are sold as one product per colour; none unless asked for. Comes on top of `products`. */
  twins?: number;
  /** With gift wrap, warranty and engraving on top of `products`, and a subscription for what is used up; not unless asked for. */
  services?: boolean;
}

const FIRST_COLLECTION = 500_000_000_000;
const MONTH = 30.44 * 86_400_000;

/** The seed of the shop that `npm run demo` shows. */
export const DEFAULT_SEED = 42;

/**
 * A whole shop, the same for the same options. Products, pairs and families depend only on `seed` and
 * `products`; instants are relative to `now`.
 */
export function generateShop(options: GenerateOptions): ShopData {
  const { seed, now, products = 300, orders = 12_000, customers = 4_000, months = 18 } = options;
  const { services = false } = options;
  const start = now - months * MONTH;
  const made = makeProducts(seed, products, now, start);
  const links = plantLinks(seed, made);
  const departments = [...new Set(made.map((one) => one.family.department))];
  const people = makeCustomers(seed, customers, departments.length);
  const currency = 'SEK';
  const history = makeOrders({
    seed,
    count: orders,
    now,
    start,
    currency,
    made,
    links,
    customers: people,
    departments,
  });
  const idOf = (index: number) => made[index]?.product.id ?? 0;
  const sold = plantTwins(
    seed,
    made.map((one) => one.product),
    options.twins ?? 0,
  );
  const truth: PlantedTruth = {
    seed,
    complements: links.map((link) => [idOf(link.from), idOf(link.to)]),
    substitutes: familiesOf(made),
    siblings: sold.siblings,
  };
  return {
    domain: options.domain ?? 'nordlys.myshopify.com',
    name: 'Nordlys',
    currency,
    timezone: 'Europe/Stockholm',
    locale: 'en',
    country: 'SE',
    moneyFormat: '{{amount_with_comma_separator}} kr',
    products: services ? [...sold.products, ...makeServices(seed, start)] : sold.products,
    collections: makeCollections(made, history),
    customers: people
      .map((one) => one.customer)
      .map((one) => (one.createdAt === '' ? { ...one, createdAt: iso(start) } : one)),
    orders: history,
    truth,
    markets: nordicMarkets(currency, 'SE'),
    ...(services ? { sellingPlanGroups: makeSubscriptions(sold.products) } : {}),
  };
}

function familiesOf(made: readonly MadeProduct[]): number[][] {
  const families = new Map<number, MadeProduct[]>();
  for (const one of made) families.set(one.familyIndex, [...(families.get(one.familyIndex) ?? []), one]);
  const price = (one: MadeProduct) => one.product.variants[0]?.price ?? 0;
  return [...families.values()]
    .filter((members) => members.length > 1)
    .map((members) => members.sort((a, b) => price(a) - price(b)).map((one) => one.product.id));
}

/** One collection per department (the first is a product's home), bestsellers, one per type, and the sale. */
function makeCollections(made: readonly MadeProduct[], orders: ShopData['orders']): TwinCollection[] {
  const visible = made
    .map((one) => one.product)
    .filter((one) => one.status === 'ACTIVE' && one.publishedAt !== null);
  const sold = new Map<number, number>();
  for (const order of orders) {
    for (const line of order.lines)
      if (line.productId) sold.set(line.productId, (sold.get(line.productId) ?? 0) + 1);
  }
  const group = (title: string, members: readonly { id: number }[]) => ({
    handle: slug(title),
    title,
    productIds: members.map((one) => one.id),
  });
  const departmentOf = new Map(made.map((one) => [one.product.id, one.family.department]));
  const departments = [...new Set(departmentOf.values())];
  const types = [...new Set(visible.map((one) => one.type))];
  return [
    ...departments.map((name) =>
      group(
        name,
        visible.filter((one) => departmentOf.get(one.id) === name),
      ),
    ),
    group(
      'Bestsellers',
      visible.toSorted((a, b) => (sold.get(b.id) ?? 0) - (sold.get(a.id) ?? 0)).slice(0, 24),
    ),
    ...types.map((name) =>
      group(
        name,
        visible.filter((one) => one.type === name),
      ),
    ),
    group(
      'Sale',
      visible.filter((one) => one.tags.includes('sale')),
    ),
  ]
    .filter((one) => one.productIds.length > 0)
    .map((one, index) => ({ id: FIRST_COLLECTION + index * 7, ...one }));
}
