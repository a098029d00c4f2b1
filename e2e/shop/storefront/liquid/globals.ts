/** The objects every Liquid template sees: shop, cart, routes, request, localization, settings, and the page's own. */

import { freeFrom } from '../../rates.ts';
import type { CartScope } from '../cart/priced.ts';
import { hundredths } from '../conversion.ts';
import { currencyObject, localizationOf, placesOf, routesOf } from '../market.ts';
import { withCurrency } from '../money.ts';
import type { PageContext } from '../page-context.ts';
import type { Visit } from '../visit.ts';
import { AllProducts } from './all-products.ts';
import { CartObject } from './cart-object.ts';
import { collectionObject, type LiquidObject, type ObjectScope } from './product-objects.ts';
import { JSON_FORM, type SharedRender } from './state.ts';

export function globalsOf(visit: Visit, page: PageContext, shared: SharedRender): LiquidObject {
  const { shop, market, cdn, url } = visit;
  const scope: CartScope = { shop, market, cdn, now: visit.now };
  const data = shop.data;
  const localization = localizationOf(data, market) as { language: LiquidObject };
  return {
    shop: {
      [JSON_FORM]: null,
      name: data.name,
      url: url.origin,
      secure_url: url.origin,
      domain: url.host,
      permanent_domain: data.domain,
      currency: data.currency,
      money_format: data.moneyFormat,
      money_with_currency_format: withCurrency(data.moneyFormat, data.currency),
      locale: data.locale,
      products_count: data.products.length,
      description: '',
      customer_accounts_enabled: false,
      taxes_included: true,
      enabled_currencies: placesOf(data).map(({ currency }) => currencyObject(currency, market.locale)),
    },
    cart: new CartObject(scope, visit.cart),
    all_products: new AllProducts(scope, shared.askedHandles),
    collections: collectionsOf(scope),
    linklists: {
      'main-menu': {
        title: 'Main menu',
        links: data.collections.slice(0, 6).map((collection) => ({
          title: collection.title,
          handle: collection.handle,
          url: `${market.prefix}/collections/${collection.handle}`,
          active: page.template === 'collection' && page.handle === collection.handle,
        })),
      },
    },
    routes: routesOf(market),
    request: {
      locale: localization.language,
      path: url.pathname,
      host: url.host,
      origin: url.origin,
      page_type: page.template,
      design_mode: false,
      visual_preview_mode: false,
    },
    localization,
    settings: {
      theme: visit.theme,
      favicon: null,
      /** What the merchant would write by hand into the theme for each market. */
      free_delivery_from: hundredths(
        market.exactly(freeFrom(shop.shippingRates, market.country) ?? 0),
        market.currency,
      ),
    },
    template: Object.assign(Object.create(TEMPLATE) as object, {
      name: page.template,
      suffix: null,
      directory: null,
    }),
    page_title: page.title,
    page_description: null,
    canonical_url: `${url.origin}${market.prefix}${page.canonical}`,
    current_page: 1,
    current_tags: null,
    handle: page.handle,
    customer: null,
    theme: { id: 1, name: 'Nordic', role: 'main' },
    powered_by_link: '',
    ...page.objects(scope, shared),
  };
}

/** A list that is also read by handle: `collections['all'].products`. */
function collectionsOf(scope: ObjectScope): unknown {
  const handles = scope.shop.data.collections.map((collection) => collection.handle);
  const list = handles.map((handle) => collectionObject(scope, handle));
  handles.forEach((handle, i) => {
    Object.defineProperty(list, handle, { value: list[i], configurable: true });
  });
  return Object.defineProperty(list, 'all', { get: () => collectionObject(scope, 'all') });
}

/** `{{ template }}` prints its name. */
const TEMPLATE = {
  toString(this: { name: string }) {
    return this.name;
  },
};
