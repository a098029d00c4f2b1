/** The checkout's pages: contact and address, paying, thank you. */
import type { HttpHandler } from 'msw';
import { type Fields, readFields, toText } from '../cart/body.ts';
import { splitCodes } from '../cart/routes.ts';
import type { LiquidObject } from '../liquid/product-objects.ts';
import type { Renderer } from '../liquid/renderer.ts';
import { pageContext } from '../page-context.ts';
import { route } from '../route.ts';
import type { Storefront } from '../storefront.ts';
import { html, redirect, type Visit } from '../visit.ts';
import { type Buyer, type BuyerProblem, type Checkout, checkBuyer, pay } from './checkout.ts';
import { checkoutObject, orderObject } from './objects.ts';
import { chargeOf } from './totals.ts';

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
        return show(renderer, visit, checkout);
      }),
    ),
    route(storefront, 'post', '/checkouts/:token', (visit, { token }) =>
      withCheckout(visit, token, (checkout) => submit(renderer, visit, checkout)),
    ),
    route(storefront, 'post', '/checkouts/:token/discount', (visit, { token }) =>
      withCheckout(visit, token, (checkout) => changeCodes(renderer, visit, checkout)),
    ),
    route(storefront, 'get', '/checkouts/:token/discount', (visit, { token }) =>
      redirect(visit, `/checkouts/${token ?? ''}`),
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
async function submit(renderer: Renderer, visit: Visit, checkout: Checkout): Promise<Response> {
  const thanks = redirect(visit, `/checkouts/${checkout.token}/thank-you`, 303);
  if (checkout.order) return thanks;
  const fields = (await readFields(visit.request)) ?? {};
  const buyer = buyerOf(fields);
  const problems = checkBuyer(buyer);
  if (problems.length > 0) return show(renderer, visit, checkout, { buyer, problems });
  const cart = visit.front.cart(checkout.cartToken);
  const attributes = cart?.attributes;
  const outcome = cart ? pay(visit, cart, buyer) : ({ kind: 'empty' } as const);
  if (outcome.kind === 'empty') return redirect(visit, '/cart', 303);
  if (outcome.kind === 'sold-out') return show(renderer, visit, checkout, { buyer, soldOut: outcome.titles });
  checkout.order = outcome.order;
  checkout.attributes = attributes ?? {};
  return thanks;
}

/** The code field: what takes nothing off is not kept and is said beside the field; what the buyer wrote stays. */
async function changeCodes(renderer: Renderer, visit: Visit, checkout: Checkout): Promise<Response> {
  const fields = (await readFields(visit.request)) ?? {};
  const cart = visit.front.cart(checkout.cartToken);
  if (!cart || checkout.order) return redirect(visit, `/checkouts/${checkout.token}`, 303);
  const before = cart.codes;
  const removed = toText(fields.remove);
  let refused: string | null = null;
  if (removed !== null) cart.codes = before.filter((code) => code !== removed);
  else {
    const code = (toText(fields.code) ?? '').trim();
    cart.codes = splitCodes([...before, code].join(','));
    const { codes } = chargeOf(visit, cart).cart;
    if (code && !codes.some((one) => one.code.toLowerCase() === code.toLowerCase() && one.applicable)) {
      cart.codes = before;
      refused = code;
    }
  }
  return show(renderer, visit, checkout, { buyer: buyerOf(fields), refused });
}

function buyerOf(fields: Fields): Buyer {
  const field = (name: keyof Buyer) => (toText(fields[name]) ?? '').trim().slice(0, 200);
  return {
    email: field('email'),
    firstName: field('firstName'),
    lastName: field('lastName'),
    address: field('address'),
    zip: field('zip'),
    city: field('city'),
  };
}

interface Shown {
  readonly buyer?: Buyer;
  readonly problems?: readonly BuyerProblem[];
  readonly soldOut?: readonly string[];
  /** A discount code that takes nothing off. */
  readonly refused?: string | null;
}

async function show(
  renderer: Renderer,
  visit: Visit,
  checkout: Checkout,
  shown: Shown = {},
): Promise<Response> {
  const { buyer = BLANK, problems = [], soldOut = [], refused = null } = shown;
  const cart = visit.front.cart(checkout.cartToken);
  if (!cart || cart.lines.length === 0) return redirect(visit, '/cart');
  const mine: Visit = { ...visit, cart };
  const errors = Object.fromEntries(problems.map(({ field, text }) => [field, text]));
  const objects: LiquidObject = {
    checkout: {
      token: checkout.token,
      buyer: { ...buyer },
      errors,
      sold_out: soldOut,
      refused_code: refused,
      ...checkoutObject(chargeOf(mine, cart)),
    },
  };
  const page = pageContext(mine, '/checkout', visit.url.searchParams);
  const body = await renderer.layout(mine, page, 'checkout', 'main-checkout', objects);
  const faulty = problems.length > 0 || soldOut.length > 0 || refused !== null;
  return html(body, faulty ? 422 : 200);
}

async function thankYou(renderer: Renderer, visit: Visit, checkout: Checkout): Promise<Response> {
  const objects: LiquidObject = {
    checkout: { token: checkout.token },
    order: orderObject(visit, checkout.order!),
  };
  const page = pageContext(visit, '/checkout', visit.url.searchParams);
  return html(await renderer.layout(visit, page, 'checkout', 'main-thank-you', objects));
}

function withCheckout(
  visit: Visit,
  token: string | undefined,
  answer: (checkout: Checkout) => Response | Promise<Response>,
): Response | Promise<Response> {
  const checkout = token ? visit.front.checkouts.get(token) : undefined;
  return checkout ? answer(checkout) : html('Not Found', 404);
}
