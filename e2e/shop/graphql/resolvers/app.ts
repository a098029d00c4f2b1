/** The shop itself and the app's installation on it. */
import type { TwinShop } from '../../state.ts';
import { fieldsOf } from '../context.ts';

/** A number that stands for a shop everywhere Shopify shows one; derived from its name, so that it never changes. */
export function shopId(domain: string): number {
  let hash = 2_166_136_261;
  for (const char of domain) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619) >>> 0;
  return 50_000_000_000 + hash;
}

export const Shop = fieldsOf<TwinShop>({
  id: ({ data }) => `gid://shopify/Shop/${shopId(data.domain)}`,
  name: ({ data }) => data.name,
  myshopifyDomain: ({ data }) => data.domain,
  primaryDomain: ({ data }) => ({
    id: `gid://shopify/Domain/${shopId(data.domain)}`,
    host: data.domain,
    url: `https://${data.domain}`,
    sslEnabled: true,
  }),
  url: ({ data }) => `https://${data.domain}`,
  currencyCode: ({ data }) => data.currency,
  enabledPresentmentCurrencies: ({ data }) => [data.currency],
  currencyFormats: ({ data }) => ({ moneyFormat: data.moneyFormat }),
  ianaTimezone: ({ data }) => data.timezone,
  shopAddress: ({ data }) => ({ countryCodeV2: data.country }),
  plan: ({ plan }) => ({ ...plan }),
});

export const installationId = ({ data }: TwinShop) => `gid://shopify/AppInstallation/${shopId(data.domain)}`;

export const AppInstallation = fieldsOf<TwinShop>({
  id: installationId,
  accessScopes: (_shop, _args, { scopes }) =>
    [...scopes].map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
  launchUrl: ({ data }, _args, { twin }) => `https://${data.domain}/admin/apps/${twin.app.clientId}`,
  app: (_shop, _args, { twin }) => ({
    id: `gid://shopify/App/${shopId(twin.app.clientId)}`,
    apiKey: twin.app.clientId,
  }),
});
