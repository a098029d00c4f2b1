/** Pages of what changed since a moment, for the reconcile that makes up for lost webhooks. */
import type { Order } from '../domain/basket.ts';
import type { Collection, Product } from '../domain/catalog.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { AdminClient } from './client.ts';
import type { OrderNames } from './customers.ts';
import {
  COLLECTIONS,
  ORDER_LINES,
  ordersChanged,
  type Page,
  PRODUCT_COLLECTIONS,
  productsChanged,
  productVariants,
} from './documents.ts';
import { orderFromGraphql } from './mapping/orderGraphql.ts';
import { productFromGraphql } from './mapping/product.ts';
import { id, text } from './mapping/read.ts';

export async function* changedProducts(
  client: AdminClient,
  shop: ShopDomain,
  since: number,
  currency: string,
  costs: boolean,
): AsyncGenerator<readonly Product[]> {
  const [document, moreVariants] = [productsChanged(costs), productVariants(costs)];
  let after: string | null = null;
  do {
    const { products } = await client.run(shop, document, { filter: filterSince(since), after });
    const mapped: Product[] = [];
    for (const node of products.nodes) {
      const variants = await rest(node.variants, async (cursor) => {
        const { product } = await client.run(shop, moreVariants, { id: node.id, after: cursor });
        return product?.variants ?? null;
      });
      const collections = await rest(node.collections, async (cursor) => {
        const { product } = await client.run(shop, PRODUCT_COLLECTIONS, { id: node.id, after: cursor });
        return product?.collections ?? null;
      });
      const gone = variants === null || collections === null;
      const product = gone ? null : productFromGraphql(node, [...variants, ...collections], currency);
      if (product !== null) mapped.push(product);
    }
    if (mapped.length > 0) yield mapped;
    after = next(products);
  } while (after !== null);
}

/** All collections of the shop; what has no readable id is left out. */
export async function allCollections(client: AdminClient, shop: ShopDomain): Promise<Collection[]> {
  const found: Collection[] = [];
  let after: string | null = null;
  do {
    const { collections } = await client.run(shop, COLLECTIONS, { after });
    for (const node of collections.nodes) {
      const collectionId = id(node.id);
      if (collectionId !== null) found.push({ id: collectionId, title: text(node.title) ?? '' });
    }
    after = next(collections);
  } while (after !== null);
  return found;
}

export async function* changedOrders(
  client: AdminClient,
  shop: ShopDomain,
  since: number,
  names: OrderNames,
): AsyncGenerator<readonly Order[]> {
  const document = ordersChanged(names.customer !== null);
  let after: string | null = null;
  do {
    const { orders } = await client.run(shop, document, { filter: filterSince(since), after });
    const mapped: Order[] = [];
    for (const node of orders.nodes) {
      const lines = await rest(node.lineItems, async (cursor) => {
        const { order } = await client.run(shop, ORDER_LINES, { id: node.id, after: cursor });
        return order?.lineItems ?? null;
      });
      const order = lines === null ? null : orderFromGraphql(node, lines, names);
      if (order !== null) mapped.push(order);
    }
    if (mapped.length > 0) yield mapped;
    after = next(orders);
  } while (after !== null);
}

/** Oldest change first: what changes while we read moves to the end and is met again there. */
function filterSince(since: number): string {
  return `updated_at:>='${new Date(since).toISOString()}'`;
}

function next(page: Page<unknown>): string | null {
  return page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
}

/** All nodes of a connection whose first page is at hand; null when its owner went away meanwhile. */
async function rest<Node>(
  first: Page<Node>,
  more: (cursor: string) => Promise<Page<Node> | null>,
): Promise<Node[] | null> {
  const nodes = [...first.nodes];
  for (let cursor = next(first); cursor !== null; ) {
    const page = await more(cursor);
    if (page === null) return null;
    nodes.push(...page.nodes);
    cursor = next(page);
  }
  return nodes;
}
