/** The delivery rates of a shop, one flat list: the checkout charges them and the Admin API's delivery profiles tell them. */
import type { ShopData, TwinShippingRate } from './state.ts';

const PRICE = 4900;
const FREE_FROM = 50_000;

/** What the twin's shops charge unless their data say otherwise: 49 kr everywhere they sell, nothing from 500 kr on. */
export function standardRates(shop: Pick<ShopData, 'country' | 'markets'>): TwinShippingRate[] {
  const countries = [shop.country, ...(shop.markets ?? []).map(({ country }) => country)];
  const rate = (id: number, name: string, price: number, from: number | null): TwinShippingRate => ({
    id,
    zone: 'Nordic',
    countries,
    name,
    price,
    from,
    upTo: null,
  });
  return [
    rate(700_000_000_001, 'Standard', PRICE, null),
    rate(700_000_000_002, 'Free delivery', 0, FREE_FROM),
  ];
}

/**
 * The cheapest rate for goods of this price; null where the shop does not send to the country. `worth` brings a rate's
 * thresholds (minor units of the shop's currency) into the currency of `goods`.
 */
export function cheapestRate(
  rates: readonly TwinShippingRate[],
  country: string,
  goods: number,
  worth: (minor: number) => number,
): TwinShippingRate | null {
  let best: TwinShippingRate | null = null;
  for (const rate of rates) {
    if (!rate.countries.includes(country)) continue;
    if (rate.from !== null && goods < worth(rate.from)) continue;
    if (rate.upTo !== null && goods > worth(rate.upTo)) continue;
    if (!best || rate.price < best.price) best = rate;
  }
  return best;
}

/** The least price of goods from which delivery is free; null where it never is. Minor units of the shop's currency. */
export function freeFrom(rates: readonly TwinShippingRate[], country: string): number | null {
  const thresholds = rates
    .filter((rate) => rate.price === 0 && rate.countries.includes(country))
    .map((rate) => rate.from ?? 0);
  return thresholds.length > 0 ? Math.min(...thresholds) : null;
}
