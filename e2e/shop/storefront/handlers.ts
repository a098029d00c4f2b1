/** Everything a shopper's browser can ask of the twin, as msw handlers; the last one answers every other path with the 404 page. */
import type { HttpHandler } from 'msw';
import { assetHandlers } from './assets.ts';
import { isPublished } from './cart/cart.ts';
import { cartHandlers } from './cart/routes.ts';
import { sectionAnswer } from './cart/sections.ts';
import { checkoutHandlers } from './checkout/routes.ts';
import { controlHandlers } from './controls.ts';
import { customerHandlers } from './customer.ts';
import { extensionHandlers } from './extensions/routes.ts';
import { Renderer } from './liquid/renderer.ts';
import { changeLocalization } from './localization.ts';
import { pageContext } from './page-context.ts';
import { productAjaxJson } from './product-json.ts';
import { type ProxyOptions, proxyHandlers } from './proxy.ts';
import { route } from './route.ts';
import { Storefront, type StorefrontOptions, type StorefrontTwin } from './storefront.ts';
import { html, json, type Visit } from './visit.ts';

/** Put these after the Admin API's and the admin's: they claim every path but `/admin`, `/bulk` and `/__twin`. */
export function storefrontHandlers(
  twin: StorefrontTwin,
  options: StorefrontOptions & { proxy?: ProxyOptions } = {},
): HttpHandler[] {
  const storefront = new Storefront(twin, options);
  const renderer = new Renderer(storefront);
  return [
    ...controlHandlers(storefront),
    ...customerHandlers(storefront),
    ...assetHandlers(storefront),
    ...cartHandlers(storefront, renderer),
    ...extensionHandlers(storefront),
    ...checkoutHandlers(storefront, renderer),
    ...proxyHandlers(storefront, renderer, options.proxy),
    route(storefront, 'get', '/products/:handle.js', productJs),
    route(storefront, 'get', '/products/:handle.json', productJs),
    route(storefront, 'post', '/localization', changeLocalization),
    route(storefront, 'get', '/password', ({ shop }) =>
      html(`<!doctype html><title>${shop.data.name}</title><h1>Opening soon</h1>`),
    ),
    route(storefront, 'get', '*', async (visit) => {
      const page = pageContext(visit, visit.path, visit.url.searchParams);
      const sections = await sectionAnswer(renderer, visit, page);
      return sections ?? html(await renderer.page(visit, page), page.status);
    }),
  ];
}

function productJs(visit: Visit, { handle }: Readonly<Record<string, string>>): Response {
  const product = visit.shop.productByHandle.get(decodeURIComponent(handle ?? ''));
  return isPublished(product)
    ? json(productAjaxJson(visit, product))
    : json({ status: 404, message: 'Not Found', description: 'Not Found' }, 404);
}
