/** How Shopify opens an embedded app: the address of its page with the launch parameters, signed. */
import { createHmac } from 'node:crypto';
import type { TwinShop } from '../state.ts';
import type { Twin } from '../twin.ts';

/** https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/authorization-code-grant (HMAC verification) */
export function signLaunchQuery(query: URLSearchParams, secret: string): string {
  const rest = new URLSearchParams([...query].filter(([name]) => name !== 'hmac' && name !== 'signature'));
  rest.sort();
  return createHmac('sha256', secret).update(rest.toString()).digest('hex');
}

/** The iframe's address. The id token in it lives for a minute, like every session token. `locale`: the staff member's. */
export async function launchUrl(twin: Twin, shop: TwinShop, locale = 'en'): Promise<string> {
  const { domain } = shop.data;
  const store = domain.replace(/\.myshopify\.com$/, '');
  const query = new URLSearchParams({
    embedded: '1',
    shop: domain,
    host: Buffer.from(`admin.shopify.com/store/${store}`).toString('base64url'),
    timestamp: String(Math.floor(twin.now() / 1000)),
    locale,
    session: createHmac('sha256', twin.app.clientSecret).update(domain).digest('hex'),
    id_token: await twin.mintSessionToken(shop),
  });
  query.set('hmac', signLaunchQuery(query, twin.app.clientSecret));
  return `${twin.app.url}/?${query}`;
}
