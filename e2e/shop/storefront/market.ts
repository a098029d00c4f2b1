/** The shopper's market: language from the path prefix, country and currency from a cookie; prices are converted here and nowhere else. */
import { minorDigits } from '../money.ts';
import type { ShopData, TwinMarket } from '../state.ts';
import { convertExactly, hundredths, roundToEnding } from './conversion.ts';

/** Languages the twin's shops publish. The shop's own is reached without a prefix, and with one too. */
export const LOCALES = ['sv', 'da', 'nb', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const LANGUAGES: Record<Locale, { name: string; endonym: string }> = {
  sv: { name: 'Swedish', endonym: 'Svenska' },
  da: { name: 'Danish', endonym: 'Dansk' },
  nb: { name: 'Norwegian Bokmål', endonym: 'Norsk bokmål' },
  en: { name: 'English', endonym: 'English' },
};

type Place = Pick<TwinMarket, 'country' | 'currency' | 'moneyFormat'>;

export interface Market extends Place {
  readonly locale: Locale;
  /** `` or `/sv`: what every address of this market begins with. */
  readonly prefix: string;
  readonly primary: boolean;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 3166. */
  readonly country: string;
  readonly moneyFormat: string;
  /** Units of this market's currency per unit of the shop's; 1 in the shop's own. */
  readonly rate: number;
  /** A price: minor units of the shop's currency → hundredths of this market's, as Liquid and Ajax count, rounded as Shopify does. */
  convert(amount: number): number;
  /** An amount that is no price (a threshold, a discount): minor units of the shop's → minor units of this market's. */
  exactly(amount: number): number;
  /** Back: minor units of this market's currency → minor units of the shop's, at the same rate. */
  toShop(amount: number): number;
}

export interface Located {
  readonly market: Market;
  /** The path without the market's prefix, always beginning with a slash. */
  readonly path: string;
}

type Sold = Pick<ShopData, 'locale' | 'currency' | 'country' | 'moneyFormat' | 'markets'>;

/** `/sv/products/x` → its language and `/products/x`; null where no language is named. */
export function splitPath(pathname: string): { locale: Locale | null; path: string } {
  const match = /^\/(sv|da|nb|en)(\/.*)?$/.exec(pathname);
  return match ? { locale: match[1] as Locale, path: match[2] ?? '/' } : { locale: null, path: pathname };
}

/** The market of `/sv/products/x`, and `/products/x`. A country that the shop has no market for is its own. */
export function locate(shop: Sold, pathname: string, country: string | null = null): Located {
  const { locale: named, path } = splitPath(pathname);
  const primary = isLocale(shop.locale) ? shop.locale : 'en';
  const locale = named ?? primary;
  const market: Market = {
    locale,
    prefix: named ? `/${locale}` : '',
    primary: locale === primary,
    ...pricesOf(
      shop,
      shop.markets?.find((one) => one.country === country),
    ),
  };
  return { market, path };
}

function pricesOf(shop: Sold, abroad: TwinMarket | undefined): Omit<Market, 'locale' | 'prefix' | 'primary'> {
  const { currency, country, moneyFormat, rate, ending } = abroad ?? { ...shop, rate: 1, ending: null };
  const shift = minorDigits(currency) - minorDigits(shop.currency);
  const exactly = (amount: number) => convertExactly(amount, rate, shift);
  return {
    currency,
    country,
    moneyFormat,
    rate,
    exactly,
    convert: (amount) => hundredths(roundToEnding(exactly(amount), ending, currency), currency),
    toShop: (amount) => convertExactly(amount, 1 / rate, -shift),
  };
}

/** Every country the shop sells to, its own first. */
export function placesOf(shop: Sold): Place[] {
  return [shop, ...(shop.markets ?? [])].map(({ country, currency, moneyFormat }) => ({
    country,
    currency,
    moneyFormat,
  }));
}

/** Addresses the theme links to, as Liquid's `routes` gives them. */
export function routesOf(market: Market): Record<string, string> {
  const at = (path: string) => `${market.prefix}${path}`;
  return {
    root_url: market.prefix || '/',
    all_products_collection_url: at('/collections/all'),
    collections_url: at('/collections'),
    search_url: at('/search'),
    predictive_search_url: at('/search/suggest'),
    cart_url: at('/cart'),
    cart_add_url: at('/cart/add'),
    cart_change_url: at('/cart/change'),
    cart_update_url: at('/cart/update'),
    cart_clear_url: at('/cart/clear'),
    product_recommendations_url: at('/recommendations/products'),
    account_url: at('/account'),
    account_login_url: at('/account/login'),
  };
}

/** Liquid's `localization` object; names are in the shopper's language. */
export function localizationOf(shop: ShopData, market: Market): Record<string, unknown> {
  const language = (locale: Locale) => ({
    iso_code: locale,
    name: LANGUAGES[locale].name,
    endonym_name: LANGUAGES[locale].endonym,
    primary: locale === shop.locale,
    root_url: locale === shop.locale ? '/' : `/${locale}`,
  });
  const regions = new Intl.DisplayNames([market.locale], { type: 'region' });
  const places = placesOf(shop);
  const country = (place: Place) => ({
    iso_code: place.country,
    name: regions.of(place.country) ?? place.country,
    currency: currencyObject(place.currency, market.locale),
    unit_system: 'metric',
    market: marketObject(places, place.country),
  });
  return {
    language: language(market.locale),
    available_languages: LOCALES.map(language),
    country: country(market),
    available_countries: places.map(country),
    market: marketObject(places, market.country),
  };
}

/** Liquid's `currency`. */
export function currencyObject(code: string, locale: string): Record<string, unknown> {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1);
  return {
    iso_code: code,
    name: new Intl.DisplayNames([locale], { type: 'currency' }).of(code) ?? code,
    symbol: parts.find(({ type }) => type === 'currency')?.value ?? code,
  };
}

function marketObject(places: readonly Place[], country: string): Record<string, unknown> {
  return {
    id: places.findIndex((place) => place.country === country) + 1,
    handle: country.toLowerCase(),
  };
}

export function isLocale(value: string | null): value is Locale {
  return (LOCALES as readonly (string | null)[]).includes(value);
}
