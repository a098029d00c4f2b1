/** Compares what bars say of free delivery with the shop's own rates; the merchant is told where they differ. */
import type { ShippingDiffers } from '../domain/offer/kept.ts';
import { freeDeliveryFrom } from '../domain/offer/native.ts';
import type { Offer } from '../domain/offer/offer.ts';
import type { FreeFrom } from './discountPort.ts';

/**
 * One warning per offer whose "free delivery from" is not what the rates of a country it speaks to say: below it shoppers
 * hear of more missing than is; above it the offer gives what the rates do not. `rates` null: not known, no warnings.
 */
export function shippingWarnings(
  offers: readonly Offer[],
  rates: readonly FreeFrom[] | null,
): ShippingDiffers[] {
  if (rates === null) return [];
  return offers.flatMap((offer) => {
    const tier = freeDeliveryFrom(offer);
    if (tier === null) return [];
    const shop = ratesFor(offer.conditions.countries, rates).filter(({ from }) => from !== tier);
    return shop.length === 0 ? [] : [{ kind: 'shipping-differs' as const, offer: offer.id, tier, shop }];
  });
}

/** Whether the rates already give free delivery from this sum on in all these countries (none: everywhere). */
export function deliversFree(
  rates: readonly FreeFrom[] | null,
  tier: number,
  countries: readonly string[],
): boolean {
  if (rates === null) return false;
  const asked = ratesFor(countries, rates);
  return asked.length > 0 && asked.every(({ from }) => from !== null && from <= tier);
}

/** A country that no zone names has the rates of the rest of the world, or none. */
function ratesFor(countries: readonly string[], rates: readonly FreeFrom[]): readonly FreeFrom[] {
  if (countries.length === 0) return rates;
  const of = (country: string) => rates.find((one) => one.country === country);
  return countries.map((country) => ({ country, from: (of(country) ?? of('*'))?.from ?? null }));
}
