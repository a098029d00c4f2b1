/** Who is logged in at the storefront, and what they consented to: test controls, kept in cookies of the browser. */
import { type HttpHandler, http } from 'msw';
import { cookie, readCookie } from './cookies.ts';
import type { Storefront } from './storefront.ts';
import { json, type Visit } from './visit.ts';

const CUSTOMER_COOKIE = '_twin_customer';
/**
 * `yes`, `no`, or what was agreed to, joined by dots: `analytics.preferences`. Read and written by the page's own script,
 * as Shopify's is. Without it nothing was decided: as in a country whose law asks for consent first.
 */
export const CONSENT_COOKIE = '_twin_consent';

/** Purposes that Shopify asks consent for. */
export const PURPOSES = ['analytics', 'marketing', 'preferences'] as const;

/** Whether this browser's shopper has agreed to analytics. */
export function allowsAnalytics(request: Request): boolean {
  const said = readCookie(request, CONSENT_COOKIE) ?? '';
  return said === 'yes' || said.split('.').includes('analytics');
}

/** The logged-in customer's id, of this shop; null for nobody. */
export function customerOf({ request, shop }: Pick<Visit, 'request' | 'shop'>): number | null {
  const id = Number(readCookie(request, CUSTOMER_COOKIE));
  return shop.data.customers.some((customer) => customer.id === id) ? id : null;
}

/**
 * `GET /__twin/login?customer=` logs a customer in or, without one, out; `GET /__twin/consent?given=` consents: `yes`,
 * `no`, or purposes joined by dots.
 */
export function customerHandlers(storefront: Storefront): HttpHandler[] {
  const home = (line: string) =>
    new Response(null, { status: 302, headers: { location: '/', 'set-cookie': line } });
  return [
    http.get('*/__twin/login', ({ request }) => {
      const id = new URL(request.url).searchParams.get('customer') ?? '';
      const shop = storefront.twin.shopOf(request);
      if (id !== '' && !shop.data.customers.some((customer) => String(customer.id) === id)) {
        return json({ error: 'customer is the id of a customer of this shop, or empty.' }, 400);
      }
      return home(cookie(CUSTOMER_COOKIE, id, id === '' ? 0 : undefined));
    }),
    http.get('*/__twin/consent', ({ request }) => {
      const given = new URL(request.url).searchParams.get('given') ?? '';
      const isList = given.split('.').every((one) => (PURPOSES as readonly string[]).includes(one));
      if (given !== 'yes' && given !== 'no' && !isList) {
        return json({ error: `given is yes, no, or of ${PURPOSES.join(', ')} some, joined by dots.` }, 400);
      }
      return home(cookie(CONSENT_COOKIE, given));
    }),
  ];
}
