/** Loads a shop into the twin from Shopify's own CSV exports, as a merchant would hand them over. */
import type { ShopData, TwinCollection, TwinCustomer, TwinProduct } from '../state.ts';
import { type Catalogue, catalogueFromExport, catalogueFromLines } from './csv-catalogue.ts';
import { type DraftOrder, OrderRows } from './csv-orders.ts';
import { ProductRows } from './csv-products.ts';
import { type CsvProblem, Problems, readCsv } from './csv-rows.ts';
import { StableIds } from './csv-values.ts';
import { iso, slug } from './text.ts';

export type { CsvProblem } from './csv-rows.ts';

export interface CsvOptions {
  /** Products export; without it products are made from the order lines. */
  products?: string;
  /** Orders export. Both may be gzipped. */
  orders: string;
  domain: string;
  /** Epoch ms; dates products only when there is no order at all. */
  now: number;
  /** Called about every 10,000 data rows, of both files together. */
  onProgress?: (rows: number) => void;
}

export interface CsvShop extends ShopData {
  /** Rows that could not be used, the first thousand of them. */
  problems: CsvProblem[];
  /** How many rows could not be used in all. */
  skippedRows: number;
}

/**
 * Rejects when a file is missing, damaged or no such export. Rows it cannot use are left out and listed.
 * Ids come from handles, SKUs and names, so the same files always give the same shop.
 */
export async function loadShopFromCsv(options: CsvOptions): Promise<CsvShop> {
  const problems = new Problems();
  const progress = options.onProgress ?? (() => {});
  const productRows = new ProductRows();
  const orderRows = new OrderRows();
  let before = 0;
  if (options.products !== undefined) {
    before = await readCsv(options.products, 'products', productRows, problems, progress);
  }
  await readCsv(options.orders, 'orders', orderRows, problems, (rows) => progress(before + rows));

  const drafts = orderRows.orders.filter((draft) => draft.order.lines.length > 0);
  drafts.sort((a, b) =>
    a.order.createdAt < b.order.createdAt ? -1 : a.order.createdAt > b.order.createdAt ? 1 : 0,
  );
  const place = placeOf(drafts);
  const context = {
    currency: place.currency,
    first: drafts[0]?.order.createdAt ?? iso(options.now),
    last: drafts.at(-1)?.order.createdAt ?? iso(options.now),
  };
  const items = orderRows.items.values();
  const catalogue =
    options.products === undefined
      ? catalogueFromLines(items, context)
      : catalogueFromExport(productRows.products.values(), items, context);
  const customers = customersOf(drafts, orderRows.customers);
  settle(drafts, catalogue, place.currency);
  return {
    domain: options.domain,
    name: nameOf(options.domain),
    ...place,
    products: catalogue.products,
    collections: collectionsOf(catalogue),
    customers,
    orders: drafts.map((draft) => draft.order),
    truth: null,
    problems: problems.list,
    skippedRows: problems.count,
  };
}

/** Gives lines their ids and products, and fills amounts that the export left out. */
function settle(drafts: readonly DraftOrder[], catalogue: Catalogue, currency: string): void {
  let lineId = 14_000_000_000_000;
  for (const { order, items } of drafts) {
    for (const [index, line] of order.lines.entries()) {
      lineId += 1;
      line.id = lineId;
      const item = items[index];
      const match = item && catalogue.matches.get(item);
      if (!match) continue;
      line.productId = match.product.id;
      line.variantId = match.variant.id;
      line.title = match.product.title;
      line.variantTitle = match.variant.title === 'Default Title' ? null : match.variant.title;
    }
    order.currency ||= currency;
    if (order.subtotal < 0)
      order.subtotal = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
    if (order.total < 0) order.total = order.subtotal + order.shipping;
    if (order.financialStatus === 'REFUNDED' && order.refunded === 0) order.refunded = order.total;
  }
}

/** One customer per e-mail address, in order of the first purchase; an order without one is a guest's. */
function customersOf(drafts: readonly DraftOrder[], names: ReadonlyMap<string, string>): TwinCustomer[] {
  const ids = new StableIds(6_000_000_000_000);
  const customers = new Map<string, TwinCustomer>();
  for (const { order } of drafts) {
    if (order.email === null) continue;
    let customer = customers.get(order.email);
    if (!customer) {
      const [firstName = '', ...rest] = (names.get(order.email) ?? '').split(/\s+/);
      customer = {
        id: ids.make(order.email),
        email: order.email,
        firstName,
        lastName: rest.join(' '),
        createdAt: order.createdAt,
      };
      customers.set(order.email, customer);
    }
    order.customerId = customer.id;
    order.email = customer.email;
  }
  return [...customers.values()];
}

/** One collection per product type that has at least three products, then the bestsellers. */
function collectionsOf({ products, matches }: Catalogue): TwinCollection[] {
  const sold = new Map<number, number>();
  for (const [item, { product }] of matches) sold.set(product.id, (sold.get(product.id) ?? 0) + item.count);
  const visible = products.filter((one) => one.status === 'ACTIVE' && one.publishedAt !== null);
  const best = visible.toSorted((a, b) => (sold.get(b.id) ?? 0) - (sold.get(a.id) ?? 0)).slice(0, 24);
  const byType = new Map<string, TwinProduct[]>();
  for (const product of visible) byType.set(product.type, [...(byType.get(product.type) ?? []), product]);
  const types = [...byType]
    .filter(([type, members]) => slug(type) !== '' && members.length >= 3)
    .slice(0, 40);
  const ids = new StableIds(8_000_000_000_000);
  return [
    ...types.map(([type, members]) => ({
      id: ids.make(slug(type)),
      handle: slug(type),
      title: type,
      productIds: members.map((one) => one.id),
    })),
    {
      id: ids.make('\nbestsellers'),
      handle: 'bestsellers',
      title: 'Bestsellers',
      productIds: best.map((one) => one.id),
    },
  ].filter((one, index, all) => all.findIndex((other) => other.handle === one.handle) === index);
}

type Place = Pick<ShopData, 'currency' | 'timezone' | 'locale' | 'country' | 'moneyFormat'>;

/** Where a shop with this currency is likely to be; the exports do not say. */
const PLACES: Readonly<Record<string, [timezone: string, country: string, moneyFormat: string]>> = {
  SEK: ['Europe/Stockholm', 'SE', '{{amount_with_comma_separator}} kr'],
  NOK: ['Europe/Oslo', 'NO', '{{amount_with_comma_separator}} kr'],
  DKK: ['Europe/Copenhagen', 'DK', '{{amount_with_comma_separator}} kr'],
  EUR: ['Europe/Helsinki', 'FI', '€{{amount_with_comma_separator}}'],
  GBP: ['Europe/London', 'GB', '£{{amount}}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a money format, filled in by the theme.
  USD: ['America/New_York', 'US', '${{amount}}'],
};

/** The currency of most orders, and the place that goes with it. */
function placeOf(drafts: readonly DraftOrder[]): Place {
  const counts = new Map<string, number>();
  for (const { order } of drafts) counts.set(order.currency, (counts.get(order.currency) ?? 0) + 1);
  const named = [...counts].filter(([code]) => /^[A-Z]{3}$/.test(code)).sort((a, b) => b[1] - a[1]);
  const currency = named[0]?.[0] ?? 'USD';
  const [timezone, country, moneyFormat] = PLACES[currency] ?? ['UTC', 'US', `{{amount}} ${currency}`];
  return { currency, timezone, locale: 'en', country, moneyFormat };
}

/** `blue-barn.myshopify.com` is Blue Barn. */
function nameOf(domain: string): string {
  const words = (domain.split('.')[0] ?? domain).split(/[-_]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
