/** The shop's delivery profile: the rates that its checkout charges. */
import type { TwinShippingRate, TwinShop } from '../../state.ts';
import { connect } from '../connection.ts';
import { type AdminContext, type Args, denied, fieldsOf, granted } from '../context.ts';
import { shopId } from './app.ts';
import { moneyV2 } from './shared.ts';

/** The schema names no scope; the documentation does. */
const SCOPE = 'read_shipping';

export const deliveryQueries = fieldsOf<unknown>({
  deliveryProfiles: (_root, args, context) => {
    if (!granted(context.scopes, [SCOPE])) throw denied('deliveryProfiles', `\`${SCOPE}\` access scope.`);
    return connect(context, args, [profileOf(context.shop, context)], () => [0, 1]);
  },
});

function profileOf(shop: TwinShop, context: AdminContext) {
  const zones = new Map<string, TwinShippingRate[]>();
  for (const rate of shop.shippingRates) zones.set(rate.zone, [...(zones.get(rate.zone) ?? []), rate]);
  return {
    id: `gid://shopify/DeliveryProfile/${shopId(shop.data.domain)}`,
    name: 'General profile',
    default: true,
    coversAllItems: true,
    profileLocationGroups: [
      {
        locationGroupZones: (args: Args) =>
          connect(
            context,
            args,
            [...zones].map(([name, rates], n) => ({ n, ...zoneOf(name, rates, context) })),
            ({ n }) => [n, n],
          ),
      },
    ],
  };
}

function zoneOf(name: string, rates: readonly TwinShippingRate[], context: AdminContext) {
  const countries = rates[0]?.countries ?? [];
  return {
    zone: {
      name,
      countries: countries.map((countryCode) => ({ code: { countryCode, restOfWorld: false } })),
    },
    methodDefinitions: (args: Args) =>
      connect(
        context,
        args,
        rates.map((rate) => ({ rate, ...methodOf(rate, context) })),
        ({ rate }) => [rate.id, rate.id],
      ),
  };
}

function methodOf({ id, name, price, from, upTo }: TwinShippingRate, { shop }: AdminContext) {
  const { currency } = shop.data;
  const condition = (operator: string, minor: number | null) =>
    minor === null
      ? []
      : [
          {
            id: `gid://shopify/DeliveryCondition/${id}`,
            field: 'TOTAL_PRICE',
            operator,
            conditionCriteria: { __typename: 'MoneyV2', ...moneyV2(minor, currency) },
          },
        ];
  return {
    id: `gid://shopify/DeliveryMethodDefinition/${id}`,
    name,
    active: true,
    methodConditions: [
      ...condition('GREATER_THAN_OR_EQUAL_TO', from),
      ...condition('LESS_THAN_OR_EQUAL_TO', upTo),
    ],
    rateProvider: { __typename: 'DeliveryRateDefinition', price: moneyV2(price, currency) },
  };
}
