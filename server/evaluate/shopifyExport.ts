/** Reads the exports of Shopify's admin for an evaluation: orders, and the products that tell what their lines mean. */
import type { Product } from '../domain/catalog.ts';
import type { ProductId } from '../domain/ids.ts';
import { createMatcher, type Matcher } from '../domain/matching.ts';
import { idOfCode, OrderCollector, type OrderList } from '../domain/recommend/evaluate/orderList.ts';
import { readOrdersExport } from '../shopify/csv/orders.ts';
import { readProductsExport } from '../shopify/csv/products.ts';
import { bytesOf, naming, type ReadProgress } from './files.ts';
import { NO_CURRENCY, productOf, Refusals, type Source } from './source.ts';

/** Reads one orders export, or the parts of one, with or without a products export. */
export async function readShopifyExport(
  dataset: string,
  orders: readonly string[],
  products: string | null,
  progress: ReadProgress,
): Promise<Source> {
  const refusals = new Refusals();
  const catalogue = products === null ? null : await readCatalogue(products, progress, refusals);
  const collector = new OrderCollector();
  const prices = new Map<string, number>();
  let [lines, unknown, cancelled] = [0, 0, 0];
  const parts = orders.map((path) => bytesOf(path, progress));
  await naming(orders[0]!, async () => {
    for await (const item of readOrdersExport(parts, { currency: NO_CURRENCY })) {
      if (item.kind === 'refused') {
        refusals.add(orders[item.part]!, item.row, item.reason);
        continue;
      }
      const { order } = item;
      if (order.cancelledAt !== null) {
        cancelled += 1;
        continue;
      }
      for (const line of order.lines) {
        lines += 1;
        const code = catalogue === null ? line.name : catalogue.codeOf(line.sku, line.name);
        if (code === null) unknown += 1;
        else {
          if (catalogue === null) prices.set(code, line.price);
          collector.add(order.name, code, order.createdAt, order.email?.toLowerCase() ?? '');
        }
      }
    }
  });
  const list = catalogue === null ? collector.finish(productNames(prices.keys())) : collector.finish();
  const notes = refusals.notes();
  if (cancelled > 0) notes.push(`Cancelled orders were left out: ${figure(cancelled)}.`);
  if (unknown > 0) {
    notes.push(
      `${figure(unknown)} of ${figure(lines)} order lines are of products that the products export does not have: ` +
        'they were left out, as they are when Mersalg learns.',
    );
  }
  if (catalogue === null) {
    notes.push('Products were told apart by their names alone. Give --products for a more exact answer.');
  }
  const known = catalogue === null ? namedProducts(list, prices) : catalogue.numbered(list);
  return { dataset, list, products: known, fixed: null, families: skuFamilies(known), notes };
}

interface Catalogue {
  /** The name of a line's product for the collector; null when no product, or more than one, answers to it. */
  readonly codeOf: (sku: string | null, title: string) => string | null;
  /** All products, under the numbers that `list` gave to those sold. */
  readonly numbered: (list: OrderList) => Product[];
}

async function readCatalogue(path: string, progress: ReadProgress, refusals: Refusals): Promise<Catalogue> {
  const products: Product[] = [];
  await naming(path, async () => {
    for await (const item of readProductsExport(bytesOf(path, progress), { currency: NO_CURRENCY })) {
      if (item.kind === 'refused') {
        refusals.add(path, item.row, item.reason);
        continue;
      }
      const id = products.length + 1;
      const { handle, title, type, vendor, tags, variants } = item.product;
      const known = variants.map(({ title, sku, price, compareAt, options }) => ({
        id,
        title,
        sku,
        price,
        compareAt,
        available: true,
        cost: null,
        stock: null,
        options,
      }));
      products.push(productOf(id, { handle, title, type, vendor, tags, variants: known }));
    }
  });
  const matcher: Matcher = createMatcher(products);
  // By SKU, so that products stand in the same order whatever their handles; the handle makes it one product's.
  const codes = products.map(({ handle, variants }) => `${variants[0]?.sku ?? ''}\0${handle}`);
  return {
    codeOf(sku, title) {
      const id = matcher.find({ sku, title });
      return id === null ? null : codes[id - 1]!;
    },
    numbered(list) {
      let next = list.codes.length;
      return products.map((product, at) => {
        const id = idOfCode(list, codes[at]!) ?? ++next;
        return { ...product, id, variants: product.variants.map((variant) => ({ ...variant, id })) };
      });
    },
  };
}

/**
 * Line names are `product - variant`, or the product's alone. What stands before the last dash is taken for the
 * product's when another line has it too, so that colours and sizes become one product.
 */
export function productNames(names: Iterable<string>): (name: string) => string {
  const stemOf = (name: string) => {
    const dash = name.lastIndexOf(' - ');
    return dash > 0 ? name.slice(0, dash) : null;
  };
  const seen = new Map<string, number>();
  const count = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1);
  for (const name of names) {
    count(name);
    const stem = stemOf(name);
    if (stem !== null) count(stem);
  }
  return (name) => {
    const stem = stemOf(name);
    return stem !== null && seen.get(stem)! > 1 ? stem : name;
  };
}

function namedProducts(list: OrderList, prices: ReadonlyMap<string, number>): Product[] {
  const nameOf = productNames(prices.keys());
  const price = new Map<string, number>();
  for (const [name, one] of prices) price.set(nameOf(name), one);
  return list.codes.map((title, at) => productOf(at + 1, { title, price: price.get(title) ?? 0 }));
}

/** SKUs that differ only in letters behind their last digit (85123A, 85123B) are taken for colours of one article. */
function skuFamilies(products: readonly Product[]): Map<ProductId, string> {
  const families = new Map<ProductId, string>();
  for (const { id, variants } of products) {
    const stem = /^(.*\d)[A-Za-z]{0,3}$/.exec(variants[0]?.sku ?? '')?.[1];
    if (stem !== undefined) families.set(id, stem);
  }
  return families;
}

const figure = (value: number) => value.toLocaleString('en-GB');
