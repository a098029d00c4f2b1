/** Discount nodes as the API shows them, automatic ones and codes. */
import {
  type DiscountItems,
  type DiscountMinimum,
  type DiscountValue,
  discountGid,
  discountStatus,
  metafieldOf,
  type TwinDiscount,
} from '../../discounts/state.ts';
import { utcInstant } from '../../time.ts';
import { connect } from '../connection.ts';
import { type AdminContext, type Args, fieldsOf, parseGid } from '../context.ts';
import { compileSearch, type Searchable, seconds } from '../search.ts';
import { shopId } from './app.ts';
import { moneyV2 } from './shared.ts';

type Plain = Record<string, unknown>;

const TYPE = { app: 'App', basic: 'Basic', bxgy: 'Bxgy', 'free-shipping': 'FreeShipping' } as const;

/** The Function's discount type, as an app that deployed one has it. */
export const functionIdOf = (clientId: string, handle: string) => `${shopId(`${clientId}/${handle}`)}`;

/** `DiscountNode`; its discount is of the type that its rule says. */
export function discountNode(discount: TwinDiscount, context: AdminContext): Plain {
  return {
    __typename: 'DiscountNode',
    id: discountGid(discount),
    discount: discountOf(discount, context),
    metafield: (args: Args) => {
      const value = metafieldOf(
        discount,
        context.twin.app.clientId,
        String(args.namespace),
        String(args.key),
      );
      return value === null ? null : { namespace: args.namespace, key: args.key, type: 'json', value };
    },
  };
}

export function discountOf(discount: TwinDiscount, context: AdminContext): Plain {
  const { rule, code } = discount;
  const { currency } = context.shop.data;
  const common: Plain = {
    __typename: `Discount${code === null ? 'Automatic' : 'Code'}${TYPE[rule.kind]}`,
    title: discount.title,
    status: discountStatus(discount, context.twin.now()),
    tags: [...discount.tags],
    startsAt: utcInstant(discount.startsAt),
    endsAt: discount.endsAt === null ? null : utcInstant(discount.endsAt),
    createdAt: utcInstant(discount.createdAt),
    updatedAt: utcInstant(discount.updatedAt),
    discountClasses: [...discount.classes],
    combinesWith: { ...discount.combinesWith, productDiscountsWithTagsOnSameCartLine: [] },
    ...(code === null
      ? {}
      : {
          codes: (args: Args) =>
            connect(context, args, [{ id: `gid://shopify/DiscountRedeemCode/${discount.id}`, code }], () => [
              0,
              discount.id,
            ]),
        }),
  };
  switch (rule.kind) {
    case 'app': {
      const { clientId } = context.twin.app;
      const functionId = functionIdOf(clientId, rule.functionHandle);
      const type = { appKey: clientId, functionId, title: 'Mersalg', discountClasses: discount.classes };
      return { ...common, discountId: discountGid(discount), appDiscountType: type };
    }
    case 'basic':
      return {
        ...common,
        minimumRequirement: minimumOf(rule.minimum, currency),
        customerGets: {
          items: itemsOf(rule.items, context),
          value: effectOf(rule.value, currency),
          appliesOnOneTimePurchase: true,
          appliesOnSubscription: false,
        },
      };
    case 'bxgy':
      return {
        ...common,
        usesPerOrderLimit: rule.usesPerOrder,
        customerBuys: {
          items: itemsOf(rule.buys, context),
          value:
            'quantity' in rule.need
              ? { __typename: 'DiscountQuantity', quantity: String(rule.need.quantity) }
              : {
                  __typename: 'DiscountPurchaseAmount',
                  amount: moneyV2(rule.need.amount, currency).amount,
                },
        },
        customerGets: {
          items: itemsOf(rule.gets, context),
          value: {
            __typename: 'DiscountOnQuantity',
            quantity: { quantity: String(rule.quantity) },
            effect: effectOf(rule.value, currency),
          },
        },
      };
    case 'free-shipping':
      return {
        ...common,
        minimumRequirement: minimumOf(rule.minimum, currency),
        destinationSelection:
          rule.countries === null
            ? { __typename: 'DiscountCountryAll', allCountries: true }
            : { __typename: 'DiscountCountries', countries: [...rule.countries] },
      };
  }
}

function effectOf(value: DiscountValue, currency: string): Plain {
  if (value.kind === 'percentage') return { __typename: 'DiscountPercentage', percentage: value.percentage };
  const amount = moneyV2(value.amount, currency);
  return { __typename: 'DiscountAmount', amount, appliesOnEachItem: value.each };
}

function minimumOf(minimum: DiscountMinimum | null, currency: string): Plain | null {
  if (minimum === null) return null;
  if (minimum.kind === 'quantity')
    return { __typename: 'DiscountMinimumQuantity', greaterThanOrEqualToQuantity: String(minimum.quantity) };
  const greaterThanOrEqualToSubtotal = moneyV2(minimum.subtotal, currency);
  return { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal };
}

function itemsOf(items: DiscountItems, context: AdminContext): Plain {
  const { shop } = context;
  const list = <T extends { id: number }>(found: readonly (T | undefined)[]) => {
    const those = found.filter((one) => one !== undefined);
    return (args: Args) => connect<T>(context, args, those, ({ id }) => [id, id]);
  };
  switch (items.kind) {
    case 'all':
      return { __typename: 'AllDiscountItems', allItems: true };
    case 'products':
      return {
        __typename: 'DiscountProducts',
        products: list(items.products.map((id) => shop.productById.get(id))),
        productVariants: list(items.variants.map((id) => shop.variantById.get(id))),
      };
    case 'collections':
      return {
        __typename: 'DiscountCollections',
        collections: list(shop.data.collections.filter(({ id }) => items.collections.includes(id))),
      };
  }
}

function searchable(now: number): Searchable<TwinDiscount> {
  return {
    name: 'discountNodes',
    filters: {
      id: { kind: 'number', of: ({ id }) => id },
      method: { kind: 'word', of: ({ code }) => (code === null ? 'automatic' : 'code') },
      status: { kind: 'word', of: (one) => discountStatus(one, now) },
      title: { kind: 'word', of: ({ title }) => title },
      discount_class: { kind: 'word', of: ({ classes }) => classes },
      created_at: { kind: 'time', of: ({ createdAt }) => seconds(createdAt) },
    },
    text: ({ title }) => title,
  };
}

export const discountQueries = fieldsOf<unknown>({
  discountNodes: (_root, args, context) => {
    const query = typeof args.query === 'string' ? args.query : '';
    const fits = compileSearch(query, searchable(context.twin.now()));
    const found = context.shop.discounts.filter(fits).map((one) => ({ one, ...discountNode(one, context) }));
    return connect(context, args, found, ({ one }) => [one.id, one.id]);
  },
  discountNode: (_root, args, context) => {
    const { id } = parseGid(args.id);
    const found = context.shop.discounts.find((one) => one.id === id);
    return found === undefined ? null : discountNode(found, context);
  },
  shopifyFunctions: (_root, args, context) => {
    const { clientId, functions = ['mersalg-discount'] } = context.twin.app;
    const nodes = functions.map((handle, n) => ({
      n,
      id: functionIdOf(clientId, handle),
      handle,
      appKey: clientId,
      apiType: 'discount',
      title: 'Mersalg',
    }));
    return connect(context, args, nodes, ({ n }) => [n, n]);
  },
});
