/** What Shopify itself puts into `content_for_header` for scripts to read: the global `Shopify`. */
import type { Visit } from '../visit.ts';
import { toJson } from './filters.ts';

export function shopifyScript({ shop, market, theme }: Visit): string {
  const schema = { dawn: 'Dawn', horizon: 'Horizon', plain: 'Plain' }[theme];
  const root = market.prefix ? `${market.prefix}/` : '/';
  return `<script>
window.Shopify = window.Shopify || {};
Shopify.shop = ${toJson(shop.data.domain)};
Shopify.locale = ${toJson(market.locale)};
Shopify.currency = ${toJson({ active: market.currency, rate: '1.0' })};
Shopify.country = ${toJson(market.country)};
Shopify.theme = ${toJson({ name: 'Nordic', id: 1, schema_name: schema, role: 'main' })};
Shopify.routes = Shopify.routes || {};
Shopify.routes.root = ${toJson(root)};
</script>`;
}
