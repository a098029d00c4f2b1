/** Every GraphQL document that is ever sent, with the type of its answer. A test holds each to the real schema. */
import type { GraphqlOrder, GraphqlOrderLine } from './mapping/orderGraphql.ts';
import type { GraphqlMembership, GraphqlProduct, GraphqlVariant } from './mapping/product.ts';

/** The newest version that Shopify's library and the extension tooling both know; one everywhere. */
export const API_VERSION = '2026-07';

export interface Operation<Data, Variables extends Record<string, unknown>> {
  readonly name: string;
  readonly text: string;
  /** Whether sending it twice does no harm, so that it may be repeated when the answer was lost. */
  readonly idempotent: boolean;
  /** Never set: carries the types. */
  readonly types?: (variables: Variables) => Data;
}

type None = Record<string, never>;

export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface BulkOperationNode {
  readonly id: string;
  readonly status: 'CANCELED' | 'CANCELING' | 'COMPLETED' | 'CREATED' | 'EXPIRED' | 'FAILED' | 'RUNNING';
  readonly errorCode: string | null;
  /** UnsignedInt64 travels as text. */
  readonly objectCount: string | number;
  readonly rootObjectCount: string | number;
  readonly fileSize: string | number | null;
  readonly url: string | null;
}

export interface UserErrors {
  readonly userErrors: readonly { readonly code?: string | null; readonly message: string }[];
}

function query<Data, Variables extends Record<string, unknown> = None>(
  name: string,
  text: string,
): Operation<Data, Variables> {
  return { name, text, idempotent: true };
}

const MONEY = 'shopMoney { amount currencyCode }';

/** What tax and discounts make of a price. Whose an automatic discount is, its title tells; no other is ours. */
const TAKEN = `taxLines { rate priceSet { ${MONEY} } }
  discountAllocations {
    allocatedAmountSet { ${MONEY} }
    discountApplication { ... on AutomaticDiscountApplication { title } }
  }`;

const PRODUCT_FIELDS = `id handle title productType vendor tags status publishedAt createdAt updatedAt
  featuredMedia { preview { image { url } } }`;

/** Costs are opened by read_products; see costs.ts for why they may be left out all the same. */
const variantFields = (costs: boolean) => `id title sku position price compareAtPrice availableForSale
  selectedOptions { value }
  inventoryQuantity inventoryPolicy
  ${costs ? 'inventoryItem { tracked unitCost { amount currencyCode } }' : ''}`;

/** `customer` needs the scope read_customers: without it only guests could be told from nobody. */
const orderFields = (customers: boolean) => `id name createdAt updatedAt cancelledAt test
  sourceName displayFinancialStatus taxesIncluded
  currentTotalPriceSet { ${MONEY} }
  currentTotalTaxSet { ${MONEY} }
  currentShippingPriceSet { ${MONEY} }
  totalTipReceivedSet { ${MONEY} }
  refundDiscrepancySet { ${MONEY} }
  shippingLine { ${TAKEN} }
  customAttributes { key value }
  ${customers ? 'customer { id }' : ''}`;

/**
 * Discounts are read as allocations, not as `discountedUnitPriceAfterAllDiscountsSet`, because webhooks carry
 * only these: both forms must come to the same price.
 */
const LINE_FIELDS = `id title sku quantity currentQuantity isGiftCard
  product { id }
  variant { id }
  originalUnitPriceSet { ${MONEY} }
  ${TAKEN}
  customAttributes { key value }`;

export const SHOP_INFO = query<{
  shop: { name: string; currencyCode: string; ianaTimezone: string };
}>('ShopInfo', 'query ShopInfo { shop { name currencyCode ianaTimezone } }');

// ── bulk exports: at most 5 connections, nested at most 2 deep, no variables ──

export const bulkProducts = (costs: boolean) => `{
  products { edges { node {
    ${PRODUCT_FIELDS}
    variants { edges { node { ${variantFields(costs)} } } }
    collections { edges { node { id } } }
  } } }
}`;

/** `since`: epoch ms, whole seconds; null for all that the app may see. */
export const bulkOrders = (customers: boolean, since: number | null = null) => `{
  orders${since === null ? '' : `(query: "created_at:>=${new Date(since).toISOString().slice(0, 19)}Z")`} { edges { node {
    ${orderFields(customers)}
    lineItems { edges { node { ${LINE_FIELDS} } } }
  } } }
}`;

const BULK_FIELDS = 'id status errorCode objectCount rootObjectCount fileSize url';

/** Not repeated on a lost answer: a second export would start. `startBulk` looks for the running one instead. */
export const BULK_RUN: Operation<
  { bulkOperationRunQuery: UserErrors & { bulkOperation: { id: string } | null } },
  { query: string }
> = {
  name: 'BulkRun',
  idempotent: false,
  // Grouped: each order directly followed by its lines, so that a file of any size is read in little memory.
  text: `mutation BulkRun($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id }
      userErrors { code message }
    }
  }`,
};

export const BULK_CANCEL: Operation<{ bulkOperationCancel: UserErrors }, { id: string }> = {
  name: 'BulkCancel',
  idempotent: true,
  text: 'mutation BulkCancel($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }',
};

export const BULK_STATUS = query<{ bulkOperation: BulkOperationNode | null }, { id: string }>(
  'BulkStatus',
  `query BulkStatus($id: ID!) { bulkOperation(id: $id) { ${BULK_FIELDS} } }`,
);

/** Our own newest exports; never another app's. */
export const BULK_LIST = query<{
  bulkOperations: {
    readonly nodes: readonly { id: string; status: BulkOperationNode['status']; query: string }[];
  };
}>(
  'BulkList',
  `query BulkList {
    bulkOperations(first: 10, reverse: false, sortKey: CREATED_AT, query: "operation_type:query") {
      nodes { id status query }
    }
  }`,
);

// ── what changed lately: pages sized to stay under 1,000 points by the published rules ──

export const productsChanged = (costs: boolean) =>
  query<
    {
      products: Page<
        GraphqlProduct & { variants: Page<GraphqlVariant>; collections: Page<GraphqlMembership> }
      >;
    },
    { filter: string; after: string | null }
  >(
    'ProductsChanged',
    `query ProductsChanged($filter: String!, $after: String) {
      products(first: 10, after: $after, query: $filter, sortKey: UPDATED_AT) {
        nodes {
          ${PRODUCT_FIELDS}
          variants(first: 20) { nodes { ${variantFields(costs)} } pageInfo { hasNextPage endCursor } }
          collections(first: 10) { nodes { id } pageInfo { hasNextPage endCursor } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  );

export const productVariants = (costs: boolean) =>
  query<{ product: { variants: Page<GraphqlVariant> } | null }, { id: string; after: string | null }>(
    'ProductVariants',
    `query ProductVariants($id: ID!, $after: String) {
      product(id: $id) {
        variants(first: 200, after: $after) {
          nodes { ${variantFields(costs)} }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  );

export const PRODUCT_COLLECTIONS = query<
  { product: { collections: Page<GraphqlMembership> } | null },
  { id: string; after: string | null }
>(
  'ProductCollections',
  `query ProductCollections($id: ID!, $after: String) {
    product(id: $id) {
      collections(first: 250, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
    }
  }`,
);

export const COLLECTIONS = query<
  { collections: Page<{ readonly id: string; readonly title: string }> },
  { after: string | null }
>(
  'Collections',
  `query Collections($after: String) {
    collections(first: 250, after: $after) { nodes { id title } pageInfo { hasNextPage endCursor } }
  }`,
);

export const COSTS_ASKED = query<{
  productVariants: {
    readonly nodes: readonly { readonly inventoryItem: { readonly unitCost: { amount: string } | null } }[];
  };
}>(
  'CostsAsked',
  'query CostsAsked { productVariants(first: 1) { nodes { inventoryItem { unitCost { amount } } } } }',
);

export const ordersChanged = (customers: boolean) =>
  query<
    { orders: Page<GraphqlOrder & { lineItems: Page<GraphqlOrderLine> }> },
    { filter: string; after: string | null }
  >(
    'OrdersChanged',
    `query OrdersChanged($filter: String!, $after: String) {
      orders(first: 6, after: $after, query: $filter, sortKey: UPDATED_AT) {
        nodes {
          ${orderFields(customers)}
          lineItems(first: 10) { nodes { ${LINE_FIELDS} } pageInfo { hasNextPage endCursor } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  );

export const ORDER_LINES = query<
  { order: { lineItems: Page<GraphqlOrderLine> } | null },
  { id: string; after: string | null }
>(
  'OrderLines',
  `query OrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 70, after: $after) { nodes { ${LINE_FIELDS} } pageInfo { hasNextPage endCursor } }
    }
  }`,
);
