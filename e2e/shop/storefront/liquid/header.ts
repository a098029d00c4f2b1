/** What Shopify itself puts into `content_for_header` for scripts to read: the global `Shopify`. */
import { CONSENT_COOKIE, PURPOSES } from '../customer.ts';
import type { Visit } from '../visit.ts';
import { toJson } from './filters.ts';

/**
 * Features come when they are asked for, and later: `Shopify.customerPrivacy` is not there before its callback. A banner
 * calls `setTrackingConsent` with what the shopper agreed to, and everybody is told by `visitorConsentCollected`.
 * https://shopify.dev/docs/api/customer-privacy
 */
const FEATURES = `const PURPOSES = ${toJson(PURPOSES)};
Shopify.loadFeatures = (features, done) => setTimeout(() => {
  for (const { name, version } of features) {
    if (name !== 'consent-tracking-api' || version !== '0.1') return done(new Error('No such feature.'));
  }
  const said = () => /(?:^|; )${CONSENT_COOKIE}=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  const allowed = (what) => said() === 'yes' || said().split('.').includes(what);
  Shopify.customerPrivacy = {
    preferencesProcessingAllowed: () => allowed('preferences'),
    analyticsProcessingAllowed: () => allowed('analytics'),
    marketingAllowed: () => allowed('marketing'),
    currentVisitorConsent: () => Object.fromEntries(PURPOSES.map((what) => [what, said() && (allowed(what) ? 'yes' : 'no')])),
    shouldShowBanner: () => !said(),
    setTrackingConsent(consent, done) {
      const given = PURPOSES.filter((what) => consent[what] ?? allowed(what));
      document.cookie = '${CONSENT_COOKIE}=' + (given.join('.') || 'no') + '; path=/; max-age=1209600; SameSite=Lax';
      const [analyticsAllowed, marketingAllowed, preferencesAllowed] = PURPOSES.map(allowed);
      const detail = { analyticsAllowed, marketingAllowed, preferencesAllowed, saleOfDataAllowed: marketingAllowed };
      document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail }));
      done?.();
    },
  };
  done();
}, 20);`;

export function shopifyScript({ shop, market, theme }: Visit): string {
  const schema = { dawn: 'Dawn', horizon: 'Horizon', plain: 'Plain' }[theme];
  const root = market.prefix ? `${market.prefix}/` : '/';
  return `<script>
window.Shopify = window.Shopify || {};
Shopify.shop = ${toJson(shop.data.domain)};
Shopify.locale = ${toJson(market.locale)};
Shopify.currency = ${toJson({ active: market.currency, rate: rateText(market.rate) })};
Shopify.country = ${toJson(market.country)};
Shopify.theme = ${toJson({ name: 'Nordic', id: 1, schema_name: schema, role: 'main' })};
Shopify.routes = Shopify.routes || {};
Shopify.routes.root = ${toJson(root)};
{
${FEATURES}
}
</script>
<script src="/cdn/checkout/pixels.js" defer></script>`;
}

/** A decimal as Shopify writes it: `1.0`, `0.0912024`. */
function rateText(rate: number): string {
  return Number.isInteger(rate) ? `${rate}.0` : String(rate);
}
