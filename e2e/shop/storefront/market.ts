/** The shopper's market: language from the path prefix, currency from the shop; later markets convert here and nowhere else. */
import type { ShopData } from '../state.ts';

/** Languages the twin's shops publish. The shop's own is reached without a prefix, and with one too. */
export const LOCALES = ['sv', 'da', 'nb', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const LANGUAGES: Record<Locale, { name: string; endonym: string }> = {
  sv: { name: 'Swedish', endonym: 'Svenska' },
  da: { name: 'Danish', endonym: 'Dansk' },
  nb: { name: 'Norwegian Bokmål', endonym: 'Norsk bokmål' },
  en: { name: 'English', endonym: 'English' },
};

export interface Market {
  readonly locale: Locale;
  /** `` or `/sv`: what every address of this market begins with. */
  readonly prefix: string;
  readonly primary: boolean;
  /** ISO 4217. */
  readonly currency: string;
  readonly country: string;
  readonly moneyFormat: string;
  /** Minor units of the shop's currency → minor units of this market's. */
  convert(amount: number): number;
}

export interface Located {
  readonly market: Market;
  /** The path without the market's prefix, always beginning with a slash. */
  readonly path: string;
}

/** Splits `/sv/products/x` into its market and `/products/x`. */
export function locate(
  shop: Pick<ShopData, 'locale' | 'currency' | 'country' | 'moneyFormat'>,
  pathname: string,
): Located {
  const match = /^\/(sv|da|nb|en)(\/.*)?$/.exec(pathname);
  const primary = isLocale(shop.locale) ? shop.locale : 'en';
  const locale = match ? (match[1] as Locale) : primary;
  const market: Market = {
    locale,
    prefix: match ? `/${locale}` : '',
    primary: locale === primary,
    currency: shop.currency,
    country: shop.country,
    moneyFormat: shop.moneyFormat,
    convert: (amount) => amount,
  };
  return { market, path: match ? (match[2] ?? '/') : pathname };
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

/** Liquid's `localization` object. */
export function localizationOf(shop: ShopData, market: Market): Record<string, unknown> {
  const language = (locale: Locale) => ({
    iso_code: locale,
    name: LANGUAGES[locale].name,
    endonym_name: LANGUAGES[locale].endonym,
    primary: locale === shop.locale,
    root_url: locale === shop.locale ? '/' : `/${locale}`,
  });
  const country = {
    iso_code: market.country,
    name: market.country,
    currency: { iso_code: market.currency, name: market.currency, symbol: market.currency },
  };
  return {
    language: language(market.locale),
    available_languages: LOCALES.map(language),
    country,
    available_countries: [country],
    market: { id: 1, handle: market.country.toLowerCase() },
  };
}

function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}
