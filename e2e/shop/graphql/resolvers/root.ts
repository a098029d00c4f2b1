/** The queries: which lists and objects a shop has, what may be seen of them, and how they are searched and sorted. */
import { GraphQLError } from 'graphql';
import { requiredScopesOfType } from '../../schema/schema.ts';
import type { TwinCollection, TwinOrder, TwinProduct, TwinShop, TwinVariant } from '../../state.ts';
import { connect, type SortKey } from '../connection.ts';
import {
  type AdminContext,
  type Args,
  denied,
  fieldsOf,
  granted,
  idArgument,
  parseGid,
  unknownToTwin,
} from '../context.ts';
import { compileSearch, type Searchable, seconds } from '../search.ts';
import { bulkQueries } from './bulk.ts';
import { deliveryQueries } from './delivery.ts';
import { discountQueries } from './discount.ts';
import { customerById } from './order.ts';

const SIXTY_DAYS = 60 * 86_400_000;

const PRODUCTS: Searchable<TwinProduct> = {
  name: 'products',
  filters: {
    id: { kind: 'number', of: (product) => product.id },
    created_at: { kind: 'time', of: (product) => seconds(product.createdAt) },
    updated_at: { kind: 'time', of: (product) => seconds(product.updatedAt) },
    published_at: {
      kind: 'time',
      of: (product) => (product.publishedAt ? seconds(product.publishedAt) : null),
    },
    status: { kind: 'word', of: (product) => product.status },
    title: { kind: 'word', of: (product) => product.title },
    handle: { kind: 'word', of: (product) => product.handle },
    vendor: { kind: 'word', of: (product) => product.vendor },
    product_type: { kind: 'word', of: (product) => product.type },
    tag: { kind: 'word', of: (product) => product.tags },
    sku: { kind: 'word', of: (product) => product.variants.flatMap((v) => (v.sku ? [v.sku] : [])) },
  },
  text: (product) => `${product.title} ${product.type} ${product.vendor} ${product.tags.join(' ')}`,
};

const VARIANTS: Searchable<TwinVariant> = {
  name: 'productVariants',
  filters: {
    id: { kind: 'number', of: (variant) => variant.id },
    product_id: { kind: 'number', of: (variant) => variant.productId },
    sku: { kind: 'word', of: (variant) => variant.sku },
  },
};

const COLLECTIONS: Searchable<TwinCollection> = {
  name: 'collections',
  filters: {
    id: { kind: 'number', of: (one) => one.id },
    title: { kind: 'word', of: (one) => one.title },
    handle: { kind: 'word', of: (one) => one.handle },
  },
  text: (one) => one.title,
};

const ORDERS: Searchable<TwinOrder> = {
  name: 'orders',
  filters: {
    id: { kind: 'number', of: (order) => order.id },
    created_at: { kind: 'time', of: (order) => seconds(order.createdAt) },
    processed_at: { kind: 'time', of: (order) => seconds(order.createdAt) },
    updated_at: { kind: 'time', of: (order) => seconds(order.updatedAt) },
    name: { kind: 'word', of: (order) => [order.name, order.name.replace('#', '')] },
    test: { kind: 'word', of: (order) => String(order.test) },
    status: { kind: 'word', of: (order) => (order.cancelledAt ? ['cancelled', 'any'] : ['open', 'any']) },
    financial_status: { kind: 'word', of: (order) => order.financialStatus },
    customer_id: { kind: 'number', of: (order) => order.customerId },
  },
};

type SortKeys<T> = Readonly<Record<string, (item: T) => SortKey>>;

const PRODUCT_KEYS: SortKeys<TwinProduct> = {
  ID: (product) => [product.id, product.id],
  CREATED_AT: (product) => [seconds(product.createdAt), product.id],
  UPDATED_AT: (product) => [seconds(product.updatedAt), product.id],
  TITLE: (product) => [product.title.toLowerCase(), product.id],
  VENDOR: (product) => [product.vendor.toLowerCase(), product.id],
  PRODUCT_TYPE: (product) => [product.type.toLowerCase(), product.id],
};
const VARIANT_KEYS: SortKeys<TwinVariant> = {
  ID: (variant) => [variant.id, variant.id],
  SKU: (variant) => [variant.sku ?? '', variant.id],
};
const COLLECTION_KEYS: SortKeys<TwinCollection> = {
  ID: (one) => [one.id, one.id],
  TITLE: (one) => [one.title.toLowerCase(), one.id],
};
const ORDER_KEYS: SortKeys<TwinOrder> = {
  ID: (order) => [order.id, order.id],
  CREATED_AT: (order) => [seconds(order.createdAt), order.id],
  PROCESSED_AT: (order) => [seconds(order.createdAt), order.id],
  UPDATED_AT: (order) => [seconds(order.updatedAt), order.id],
  TOTAL_PRICE: (order) => [order.total, order.id],
};

function list<T>(
  context: AdminContext,
  args: Args,
  items: readonly T[],
  on: Searchable<T>,
  keys: SortKeys<T>,
) {
  const sortKey = String(args.sortKey ?? 'ID');
  const keyOf = keys[sortKey];
  if (!keyOf) throw unknownToTwin(`the sort key ${sortKey} of ${on.name}`);
  if (args.savedSearchId != null) throw unknownToTwin('saved searches');
  const query = typeof args.query === 'string' ? args.query : '';
  return connect(context, args, items.filter(compileSearch(query, on)), keyOf);
}

function count<T>(args: Args, items: readonly T[], on: Searchable<T>): Record<string, unknown> {
  const query = typeof args.query === 'string' ? args.query : '';
  const found = items.filter(compileSearch(query, on)).length;
  const limit = typeof args.limit === 'number' ? args.limit : Number.POSITIVE_INFINITY;
  return { count: Math.min(found, limit), precision: found > limit ? 'AT_LEAST' : 'EXACT' };
}

/** Orders of the last 60 days; all of them only with `read_all_orders`. */
export function visible(order: TwinOrder, context: AdminContext): boolean {
  if (context.scopes.has('read_all_orders')) return true;
  return Date.parse(order.createdAt) >= context.twin.now() - SIXTY_DAYS;
}

function orders(context: AdminContext): readonly TwinOrder[] {
  return context.shop.data.orders.filter((order) => visible(order, context));
}

function orderById(id: number | null, context: AdminContext): TwinOrder | null {
  const order = id === null ? undefined : context.shop.orderById.get(id);
  return order && visible(order, context) ? order : null;
}

/** The types that can be looked up by gid; the rest is refused aloud. */
const NODES: Readonly<Record<string, (id: number, context: AdminContext) => object | null>> = {
  Product: (id, { shop }) => shop.productById.get(id) ?? null,
  ProductVariant: (id, { shop }) => shop.variantById.get(id) ?? null,
  Collection: (id, { shop }) => shop.data.collections.find((one) => one.id === id) ?? null,
  Order: (id, context) => orderById(id, context),
  Customer: (id, { shop }) => customerById(shop, id),
  BulkOperation: (id, { twin, shop }) => twin.bulk.find(shop, id),
};

function nodeOf(gid: unknown, context: AdminContext): unknown {
  const { kind, id } = parseGid(gid);
  const lookUp = NODES[kind];
  if (!lookUp) throw unknownToTwin(`nodes of the type ${kind}`);
  const need = requiredScopesOfType(kind);
  if (!granted(context.scopes, need.anyOf)) throw denied('node', need.text);
  const found = lookUp(id, context);
  if (found) context.typeNames.set(found, kind);
  return found;
}

export const QueryRoot = fieldsOf<unknown>({
  shop: (_root, _args, { shop }): TwinShop => shop,
  currentAppInstallation: (_root, _args, { shop }): TwinShop => shop,
  product: (_root, args, { shop }) => shop.productById.get(idArgument(args, 'Product') ?? 0) ?? null,
  products: (_root, args, context) => list(context, args, context.shop.data.products, PRODUCTS, PRODUCT_KEYS),
  productsCount: (_root, args, { shop }) => count(args, shop.data.products, PRODUCTS),
  productVariant: (_root, args, { shop }) =>
    shop.variantById.get(idArgument(args, 'ProductVariant') ?? 0) ?? null,
  productVariants: (_root, args, context) => {
    const variants = context.shop.data.products.flatMap((product) => product.variants);
    return list(context, args, variants, VARIANTS, VARIANT_KEYS);
  },
  collection: (_root, args, { shop }) =>
    shop.data.collections.find((one) => one.id === idArgument(args, 'Collection')) ?? null,
  collections: (_root, args, context) =>
    list(context, args, context.shop.data.collections, COLLECTIONS, COLLECTION_KEYS),
  order: (_root, args, context) => orderById(idArgument(args, 'Order'), context),
  orders: (_root, args, context) => list(context, args, orders(context), ORDERS, ORDER_KEYS),
  ordersCount: (_root, args, context) => count(args, orders(context), ORDERS),
  customer: (_root, args, { shop }) => customerById(shop, idArgument(args, 'Customer') ?? 0),
  node: (_root, args, context) => nodeOf(args.id, context),
  nodes: (_root, args, context) => {
    const ids = args.ids as readonly unknown[];
    if (ids.length > 250) {
      throw new GraphQLError(
        `The input array size of ${ids.length} is greater than the maximum allowed of 250.`,
        {
          extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
        },
      );
    }
    return ids.map((id) => nodeOf(id, context));
  },
  // Subscriptions declared in the app's TOML are not listed by Shopify either; the twin has no others.
  webhookSubscriptions: (_root, args, context) => connect<never>(context, args, [], () => [0, 0]),
  ...bulkQueries,
  ...discountQueries,
  ...deliveryQueries,
});
