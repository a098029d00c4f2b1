/** What goes off a price under an offer: the lines of arithmetic that checkout charges by, for the few carts that a page speaks of. */
import { exponentOf } from '../server/domain/money.ts';
import { converted, offOf, shareOf } from '../server/domain/offer/price.ts';
import type { Off, Terms } from '../server/domain/offer/terms.ts';
import type { Suggestions } from './api.ts';
import { isSample, writeMoney } from './money.ts';

/** What the platform puts on every page. */
interface Globals {
  readonly Shopify?: { readonly currency?: { readonly rate?: string } };
}

/**
 * All sums are as the platform counts in a browser: hundredths of any currency's unit. A page prices one set, one swap,
 * so many pieces: there `settle` comes down to `offOf` on their sum, which reckon.test.ts holds against it cart by cart.
 */
export interface Reckoner {
  /** What `off` takes off `sum`, an amount `times` over; 0 where the terms do not hold for this shopper. */
  readonly less: (terms: Terms, off: Off, sum: number, times?: number) => number;
  /** A share of a price, in hundredths of a percent. */
  readonly share: (price: number, hundredths: number) => number;
  /** An amount of the shop's minor units in the shopper's hundredths. */
  readonly here: (amount: number) => number;
  /** As the shop writes money. */
  readonly write: (sum: number) => string;
}

/** Null where the answer does not tell how to reckon or to write sums: then no offer may be shown that needs it. */
export function reckonerFor({ currency, money }: Pick<Suggestions, 'currency' | 'money'>): Reckoner | null {
  if (!money || !isSample(money.sample)) return null;
  const { sample, shopCurrency, country } = money;
  const rate =
    currency === shopCurrency ? 1 : money.rate || Number((globalThis as Globals).Shopify?.currency?.rate);
  if (!(rate > 0)) return null;
  const exchange = { currency, rate, shopCurrency };
  // Browsers are given yen and dinars in hundredths too; terms and checkout count real minor units.
  const scale = 10 ** (exponentOf(currency) - 2);
  const minor = (sum: number) => Math.round(sum * scale);
  return {
    less: ({ countries, until }, off, sum, times) =>
      (countries.length && !countries.includes(country)) || (until && until <= Date.now())
        ? 0
        : offOf(off, minor(sum), exchange, times) / scale,
    share: (price, hundredths) => shareOf(minor(price), hundredths) / scale,
    here: (amount) => converted(amount, exchange) / scale,
    write: (sum) => writeMoney(sample, sum),
  };
}
