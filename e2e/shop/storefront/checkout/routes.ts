/** The checkout's pages: contact and address, paying, thank you. */
import type { HttpHandler } from 'msw';
import { readFields, toText } from '../cart/body.ts';
import { subtotalOf } from '../cart/json.ts';
import { hundredths, minorOf } from '../conversion.ts';
import type { LiquidObject } from '../liquid/product-objects.ts';
import type { Renderer } from '../liquid/renderer.ts';
import { pageContext } from '../page-context.ts';
import { route } from '../route.ts';
import type { Storefront } from '../storefront.ts';
import { html, redirect, type Visit } from '../visit.ts';
import {
  type Buyer,
  type BuyerProblem,
  type Checkout,
  checkBuyer,
  pay,
  type Totals,
  totalsOf,
} from './checkout.ts';

const BLANK: Buyer = { email: '', firstName: '', lastName: '', address: '', zip: '', city: '' };

export function checkoutHandlers(storefront: Storefront, renderer: Renderer): HttpHandler[] {
  const begin = (visit: Visit) => {
    if (visit.cart.lines.length === 0) return redirect(visit, '/cart');
    const token = storefront.token();
    visit.front.checkouts.set(token, { token, cartToken: visit.cart.token, order: null });
    return redirect(visit, `/checkouts/${token}`, 303);
  };
  return [
    route(storefront, 'get', '/checkout', begin),
    route(storefront, 'post', '/checkout', begin),
    route(storefront, 'get', '/checkouts/:token', (visit, { token }) =>
      withCheckout(visit, token, (checkout) => {
        if (checkout.order) return redirect(visit, `/checkouts/${checkout.token}/thank-you`);
        return show(renderer, visit, checkout, BLANK, []);
      }),
    ),
    route(storefront, 'post', '/checkouts/:token', (visit, { token }) =>
      withCheckout(visit, token, (checkout) => submit(storefront, renderer, visit, checkout)),
    ),
    route(storefront, 'get', '/checkouts/:token/thank-you', (visit, { token }) =>
      withCheckout(visit, token, (checkout) => {
        if (!checkout.order) return redirect(visit, `/checkouts/${checkout.token}`);
        return thankYou(renderer, visit, checkout);
      }),
    ),
  ];
}

/** A second press on Pay finds the order made and goes to the thank-you page: never two orders of one checkout. */
async function submit(
  storefront: Storefront,
  renderer: Renderer,
  visit: Visit,
  checkout: Checkout,
): Promise<Response> {
  const thanks = redirect(visit, `/checkouts/${checkout.token}/thank-you`, 303);
  if (checkout.order) return thanks;
  const fields = (await readFields(visit.request)) ?? {};
  const field = (name: keyof Buyer) => (toText(fields[name]) ?? '').trim().slice(0, 200);
  const buyer: Buyer = {
    email: field('email'),
    firstName: field('firstName'),
    lastName: field('lastName'),
    address: field('address'),
    zip: field('zip'),
    city: field('city'),
  };
  const problems = checkBuyer(buyer);
  if (problems.length > 0) return show(renderer, visit, checkout, buyer, problems);
  const cart = visit.front.cart(checkout.cartToken);
  const outcome = cart
    ? pay(visit.shop, visit.market, cart, buyer, storefront.twin.now())
    : ({ kind: 'empty' } as const);
  if (outcome.kind === 'empty') return redirect(visit, '/cart', 303);
  if (outcome.kind === 'sold-out') return show(renderer, visit, checkout, buyer, [], outcome.titles);
  checkout.order = outcome.order;
  return thanks;
}

async function show(
  renderer: Renderer,
  visit: Visit,
  checkout: Checkout,
  buyer: Buyer,
  problems: readonly BuyerProblem[],
  soldOut: readonly string[] = [],
): Promise<Response> {
  const cart = visit.front.cart(checkout.cartToken);
  if (!cart || cart.lines.length === 0) return redirect(visit, '/cart');
  const mine: Visit = { ...visit, cart };
  const { currency } = visit.market;
  const totals = inHundredths(
    totalsOf(visit.shop, visit.market, minorOf(subtotalOf(mine, cart), currency)),
    currency,
  );
  const errors = Object.fromEntries(problems.map(({ field, text }) => [field, text]));
  const objects: LiquidObject = {
    checkout: { token: checkout.token, buyer: { ...buyer }, errors, sold_out: soldOut, ...totals },
  };
  const page = pageContext(mine, '/checkout', visit.url.searchParams);
  const body = await renderer.layout(mine, page, 'checkout', 'main-checkout', objects);
  return html(body, problems.length > 0 || soldOut.length > 0 ? 422 : 200);
}

async function thankYou(renderer: Renderer, visit: Visit, checkout: Checkout): Promise<Response> {
  const order = checkout.order!;
  const pictures = new Map(
    visit.shop.data.products.map((product) => [product.id, product.image?.src ?? null]),
  );
  const paid = order.shown ?? order;
  const shown = (minor: number) => hundredths(minor, paid.currency);
  const objects: LiquidObject = {
    checkout: { token: checkout.token },
    order: {
      name: order.name,
      email: order.email,
      ...inHundredths(paid, paid.currency),
      lines: order.lines.map((line) => ({
        title: line.title,
        variant_title: line.variantTitle,
        quantity: line.quantity,
        price: shown((line.shownPrice ?? line.price) * line.quantity),
        image: line.productId === null ? null : (pictures.get(line.productId) ?? null),
      })),
    },
  };
  const page = pageContext(visit, '/checkout', visit.url.searchParams);
  return html(await renderer.layout(visit, page, 'checkout', 'main-thank-you', objects));
}

/** As Liquid's money filters count. */
function inHundredths({ subtotal, shipping, tax, total }: Totals, currency: string): Totals {
  const shown = (minor: number) => hundredths(minor, currency);
  return { subtotal: shown(subtotal), shipping: shown(shipping), tax: shown(tax), total: shown(total) };
}

function withCheckout(
  visit: Visit,
  token: string | undefined,
  answer: (checkout: Checkout) => Response | Promise<Response>,
): Response | Promise<Response> {
  const checkout = token ? visit.front.checkouts.get(token) : undefined;
  return checkout ? answer(checkout) : html('Not Found', 404);
}
