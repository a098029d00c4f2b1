/** What a checkout charges: the cart after its discounts, delivery by the shop's rates, tax within or beside the prices. */
import { cheapestRate } from '../../rates.ts';
import type { Cart } from '../cart/cart.ts';
import { type CartScope, type PricedCart, priceCart, requiresShipping, sum } from '../cart/priced.ts';
import { hundredths, minorOf } from '../conversion.ts';

/** Hundredths of the market's currency. Taxes are included in prices unless the shop's data say otherwise. */
export interface Totals {
  /** After all discounts of goods, without delivery. */
  readonly subtotal: number;
  /** After its discounts. */
  readonly shipping: number;
  /** Before them. */
  readonly shippingBefore: number;
  /** Name of the rate; null where nothing is sent. */
  readonly shippingName: string | null;
  readonly tax: number;
  /** A share of 1. */
  readonly taxRate: number;
  readonly total: number;
  /** Off goods and delivery together. */
  readonly discount: number;
}

export interface Charge {
  readonly cart: PricedCart;
  readonly totals: Totals;
}

const TAX_RATE: Record<string, number> = { SE: 0.25, DK: 0.25, NO: 0.25, FI: 0.255, GB: 0.2 };

/**
 * Rates ask what the goods cost after discounts. Rounding of converted prices holds for delivery too, as on Shopify;
 * thresholds are converted exactly. Discounts are asked twice: those of delivery need its price, which needs the rest.
 */
export function chargeOf(scope: CartScope, cart: Cart): Charge {
  const { shop, market } = scope;
  const goods = priceCart(scope, cart);
  const rate = requiresShipping(goods.lines)
    ? cheapestRate(shop.shippingRates, market.country, minorOf(goods.total, market.currency), market.exactly)
    : null;
  const shippingBefore = rate ? market.convert(rate.price) : 0;
  const priced = shippingBefore > 0 ? priceCart(scope, cart, shippingBefore) : goods;
  const shipping = shippingBefore - sum(priced.shipping);
  const charged = priced.total + shipping;
  const taxRate = TAX_RATE[market.country] ?? 0.2;
  const included = shop.data.taxesIncluded !== false;
  const exact = minorOf(charged, market.currency) * (included ? taxRate / (1 + taxRate) : taxRate);
  const tax = hundredths(Math.round(exact), market.currency);
  return {
    cart: priced,
    totals: {
      subtotal: priced.total,
      shipping,
      shippingBefore,
      shippingName: rate?.name ?? null,
      tax,
      taxRate,
      total: included ? charged : charged + tax,
      discount: priced.original - priced.total + sum(priced.shipping),
    },
  };
}
