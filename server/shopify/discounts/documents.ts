/** The GraphQL documents about discounts and delivery rates; a test holds each to the real schema. */
import type { Operation, Page } from '../documents.ts';
import type { DeliveryProfileNode } from './delivery.ts';
import type { AutomaticNode, DiscountUserErrors, OtherNode } from './nodes.ts';

type None = Record<string, never>;

export const DISCOUNT_MEANS: Operation<
  {
    shop: { plan: { shopifyPlus: boolean; partnerDevelopment: boolean } };
    shopifyFunctions: { nodes: readonly { handle: string; appKey: string }[] };
  },
  None
> = {
  name: 'DiscountMeans',
  idempotent: true,
  text: `query DiscountMeans {
    shop { plan { shopifyPlus partnerDevelopment } }
    shopifyFunctions(first: 100) { nodes { handle appKey } }
  }`,
};

const COMBINES = 'combinesWith { productDiscounts orderDiscounts shippingDiscounts }';
const COMMON = `title status tags startsAt endsAt discountClasses ${COMBINES}`;
const VALUE = `value {
  __typename
  ... on DiscountPercentage { percentage }
  ... on DiscountAmount { amount { amount } appliesOnEachItem }
  ... on DiscountOnQuantity {
    quantity { quantity }
    effect { __typename ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount } } }
  }
}`;
const NEED = `value {
  __typename ... on DiscountQuantity { quantity } ... on DiscountPurchaseAmount { amount }
}`;
const MINIMUM = `minimumRequirement {
  __typename
  ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }
  ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } }
}`;

/** Whatever its status: one that ended, or was ended by hand, still bears our tag and must not be made anew beside it. */
export const AUTOMATIC_DISCOUNTS: Operation<
  { discountNodes: Page<AutomaticNode> },
  { after: string | null }
> = {
  name: 'AutomaticDiscounts',
  idempotent: true,
  text: `query AutomaticDiscounts($after: String) {
    discountNodes(first: 40, after: $after, query: "method:automatic") {
      nodes {
        id
        terms: metafield(namespace: "$app:mersalg", key: "terms") { value }
        ends: metafield(namespace: "$app:mersalg", key: "ends") { value }
        discount {
          __typename
          ... on DiscountAutomaticApp { ${COMMON} appDiscountType { appKey } }
          ... on DiscountAutomaticBasic { ${COMMON} ${MINIMUM} customerGets { ${VALUE} } }
          ... on DiscountAutomaticBxgy {
            ${COMMON} usesPerOrderLimit customerBuys { ${NEED} } customerGets { ${VALUE} }
          }
          ... on DiscountAutomaticFreeShipping { ${COMMON} ${MINIMUM} }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
};

const ITEMS = `items {
  __typename
  ... on DiscountProducts {
    products(first: 50) { nodes { id } }
    productVariants(first: 20) { nodes { id } }
  }
  ... on DiscountCollections { collections(first: 20) { nodes { id } } }
}`;
const CODE = 'codes(first: 1) { nodes { code } }';

export const OTHER_DISCOUNTS: Operation<{ discountNodes: Page<OtherNode> }, { after: string | null }> = {
  name: 'OtherDiscounts',
  idempotent: true,
  text: `query OtherDiscounts($after: String) {
    discountNodes(first: 5, after: $after, query: "status:active OR status:scheduled") {
      nodes {
        id
        discount {
          __typename
          ... on DiscountAutomaticApp { ${COMMON} appDiscountType { appKey } }
          ... on DiscountAutomaticBasic { ${COMMON} ${MINIMUM} customerGets { ${VALUE} ${ITEMS} } }
          ... on DiscountAutomaticBxgy {
            ${COMMON} usesPerOrderLimit customerBuys { ${NEED} ${ITEMS} } customerGets { ${VALUE} ${ITEMS} }
          }
          ... on DiscountAutomaticFreeShipping { ${COMMON} ${MINIMUM} }
          ... on DiscountCodeApp { ${COMMON} ${CODE} appDiscountType { appKey } }
          ... on DiscountCodeBasic { ${COMMON} ${CODE} ${MINIMUM} customerGets { ${VALUE} ${ITEMS} } }
          ... on DiscountCodeBxgy {
            ${COMMON} ${CODE} usesPerOrderLimit customerBuys { ${NEED} ${ITEMS} } customerGets { ${VALUE} ${ITEMS} }
          }
          ... on DiscountCodeFreeShipping { ${COMMON} ${CODE} ${MINIMUM} }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
};

interface Created {
  readonly written: DiscountUserErrors | null;
}

/** Creating twice would make two: a lost answer is left to the next run, which looks before it writes. */
const create = (
  name: string,
  mutation: string,
  argument: string,
  type: string,
): Operation<Created, { wanted: Record<string, unknown> }> => ({
  name,
  idempotent: false,
  text: `mutation ${name}($wanted: ${type}!) {
    written: ${mutation}(${argument}: $wanted) { userErrors { field code message } }
  }`,
});

export const FUNCTION_CREATE = create(
  'FunctionDiscountCreate',
  'discountAutomaticAppCreate',
  'automaticAppDiscount',
  'DiscountAutomaticAppInput',
);
export const BASIC_CREATE = create(
  'BasicDiscountCreate',
  'discountAutomaticBasicCreate',
  'automaticBasicDiscount',
  'DiscountAutomaticBasicInput',
);
export const BXGY_CREATE = create(
  'BxgyDiscountCreate',
  'discountAutomaticBxgyCreate',
  'automaticBxgyDiscount',
  'DiscountAutomaticBxgyInput',
);
export const SHIPPING_CREATE = create(
  'ShippingDiscountCreate',
  'discountAutomaticFreeShippingCreate',
  'freeShippingAutomaticDiscount',
  'DiscountAutomaticFreeShippingInput',
);

export const FUNCTION_UPDATE: Operation<Created, { id: string; wanted: Record<string, unknown> }> = {
  name: 'FunctionDiscountUpdate',
  idempotent: true,
  text: `mutation FunctionDiscountUpdate($id: ID!, $wanted: DiscountAutomaticAppInput!) {
    written: discountAutomaticAppUpdate(id: $id, automaticAppDiscount: $wanted) {
      userErrors { field code message }
    }
  }`,
};

export const DISCOUNT_DELETE: Operation<{ deleted: DiscountUserErrors | null }, { id: string }> = {
  name: 'DiscountDelete',
  idempotent: true,
  text: `mutation DiscountDelete($id: ID!) {
    deleted: discountAutomaticDelete(id: $id) { userErrors { field code message } }
  }`,
};

export const DELIVERY_PROFILES: Operation<
  { deliveryProfiles: Page<DeliveryProfileNode> },
  { after: string | null }
> = {
  name: 'DeliveryProfiles',
  idempotent: true,
  text: `query DeliveryProfiles($after: String) {
    deliveryProfiles(first: 1, after: $after, merchantOwnedOnly: true) {
      nodes {
        default
        profileLocationGroups {
          locationGroupZones(first: 20) {
            nodes {
              zone { countries { code { countryCode restOfWorld } } }
              methodDefinitions(first: 6) {
                nodes {
                  active
                  methodConditions {
                    field operator
                    conditionCriteria { __typename ... on MoneyV2 { amount } }
                  }
                  rateProvider { __typename ... on DeliveryRateDefinition { price { amount } } }
                }
              }
            }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
};
