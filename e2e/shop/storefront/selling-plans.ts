/** Selling plans as Liquid and the Ajax API give them: groups of a product, allocations of a variant, the price under a plan. */
import type { TwinSellingPlan, TwinSellingPlanGroup, TwinShop, TwinVariant } from '../state.ts';
import { minorOf } from './conversion.ts';
import type { Market } from './market.ts';

/** Groups that a product is in. */
export function groupsOf(shop: TwinShop, productId: number): readonly TwinSellingPlanGroup[] {
  return (shop.data.sellingPlanGroups ?? []).filter((group) => group.productIds.includes(productId));
}

/** A plan with its group; null when the product is not sold under it. */
export function planOf(
  shop: TwinShop,
  productId: number,
  planId: number,
): { plan: TwinSellingPlan; group: TwinSellingPlanGroup } | null {
  for (const group of groupsOf(shop, productId)) {
    const plan = group.plans.find(({ id }) => id === planId);
    if (plan) return { plan, group };
  }
  return null;
}

/** One piece in hundredths of the market's currency, under a plan or, with null, bought once. */
export function unitPrice(market: Market, variant: TwinVariant, plan: TwinSellingPlan | null): number {
  const price = market.convert(variant.price);
  return plan ? price - Math.round((price * plan.off) / 10_000) : price;
}

export function sellingPlanJson(plan: TwinSellingPlan, group: TwinSellingPlanGroup) {
  return {
    id: plan.id,
    name: plan.name,
    description: plan.description,
    options: [{ name: group.option, position: 1, value: plan.option }],
    recurring_deliveries: true,
    price_adjustments: [
      { order_count: null, position: 1, value_type: 'percentage', value: Math.round(plan.off / 100) },
    ],
    checkout_charge: { value_type: 'percentage', value: 100 },
  };
}

export function sellingPlanGroupJson(group: TwinSellingPlanGroup) {
  return {
    id: groupId(group),
    name: group.name,
    options: [{ name: group.option, position: 1, values: group.plans.map(({ option }) => option) }],
    selling_plans: group.plans.map((plan) => sellingPlanJson(plan, group)),
    app_id: 'subscriptions',
  };
}

/** What a variant costs under each plan; `compare_at_price` is its price without. */
export function allocationsJson(shop: TwinShop, market: Market, productId: number, variant: TwinVariant) {
  return groupsOf(shop, productId).flatMap((group) =>
    group.plans.map((plan) => allocationJson(market, variant, plan, group)),
  );
}

export function allocationJson(
  market: Market,
  variant: TwinVariant,
  plan: TwinSellingPlan,
  group: TwinSellingPlanGroup,
) {
  const price = unitPrice(market, variant, plan);
  return {
    price_adjustments: [{ position: 1, price }],
    price,
    compare_at_price: market.convert(variant.price),
    per_delivery_price: price,
    selling_plan_id: plan.id,
    selling_plan_group_id: groupId(group),
  };
}

/** In minor units of the market's currency. */
export function unitMinor(market: Market, variant: TwinVariant, plan: TwinSellingPlan | null): number {
  return minorOf(unitPrice(market, variant, plan), market.currency);
}

/** Shopify's ids of groups are hashes; ours is a number as text. */
function groupId({ id }: TwinSellingPlanGroup): string {
  return String(id);
}
