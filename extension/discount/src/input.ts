/** Shopify's cart as the arithmetic of offers knows carts. */
import { trialBucket } from '../../../server/domain/experiment/assign.ts';
import { visitorOf } from '../../../server/domain/experiment/cartProperty.ts';
import { idNumber } from '../../../server/domain/ids.ts';
import { parseAmount } from '../../../server/domain/money.ts';
import { deadlinesOf, type TermsAtCheckout } from '../../../server/domain/offer/promise.ts';
import type { PricedCart, PricedLine, Terms } from '../../../server/domain/offer/terms.ts';
import { parseSuggestionMark } from '../../../server/domain/placement.ts';
import type { Input, InputLine } from './types.ts';

export function pricedCart(input: Input, { shopCurrency, terms }: TermsAtCheckout): PricedCart {
  const currency = input.cart.cost.subtotalAmount.currencyCode;
  return {
    currency,
    rate: Number(input.presentmentCurrencyRate),
    shopCurrency,
    country: input.localization.country.isoCode,
    now: latestPast(input, terms),
    lines: input.cart.lines.map((line) => pricedLine(line, currency)),
    bucket: bucketOf(input.cart.attribute?.value),
  };
}

/** Of the visitor whose cart it is; null where the cart does not tell, as without consent. */
function bucketOf(mark: unknown): number | null {
  const visitor = visitorOf(mark);
  return visitor === null ? null : trialBucket(visitor);
}

function pricedLine(line: InputLine, currency: string): PricedLine {
  const { id, quantity, merchandise } = line;
  const variant = merchandise.__typename === 'ProductVariant' ? merchandise : null;
  return {
    key: id,
    // No offer speaks of product 0: what is no product of the catalogue only counts towards sums.
    productId: (variant && idNumber(variant.product.id)) ?? 0,
    variantId: (variant && idNumber(variant.id)) ?? 0,
    quantity,
    price: parseAmount(line.cost.amountPerQuantity.amount, currency) ?? 0,
    offer: parseSuggestionMark(line.attribute?.value ?? null)?.offer ?? null,
    parent: line.parentRelationship?.parent.id ?? null,
  };
}

/** Of the deadlines asked about, the latest that has passed: it is as late as this, at the least. */
function latestPast({ shop: { localTime } }: Input, terms: readonly Terms[]): number | null {
  const past = [localTime.past1, localTime.past2, localTime.past3, localTime.past4];
  return deadlinesOf(terms).findLast((_, i) => past[i]) ?? null;
}
