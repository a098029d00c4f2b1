/** The web pixel: tells the server what consenting shoppers saw and which steps of checkout they took. Counts: no ids, no amounts. */
import { register } from '@shopify/web-pixels-extension';

/** What the widgets publish by `Shopify.analytics.publish` when a suggestion is really seen: `{placement: 'product'}`. */
export const SHOWN = 'mersalg:shown';

register(({ analytics, customerPrivacy, init, settings }) => {
  // The platform starts us only with consent; asked again at every event, for consent can be withdrawn meanwhile.
  let allowed = init.customerPrivacy.analyticsProcessingAllowed === true;
  customerPrivacy.subscribe('visitorConsentCollected', (event) => {
    allowed = event.customerPrivacy.analyticsProcessingAllowed === true;
  });

  const tell = (kind: 'seen' | 'started' | 'completed', placement: string) => {
    if (!allowed) return;
    // As text/plain: a body of that type needs no preflight, and is sent even while the page goes away.
    fetch(`${settings.address}/extension/events`, {
      method: 'POST',
      keepalive: true,
      body: JSON.stringify({ shop: settings.shop, key: settings.key, events: [{ kind, placement }] }),
    }).catch(() => {});
  };

  analytics.subscribe(SHOWN, ({ customData }) => {
    const placement = (customData as { placement?: unknown } | undefined)?.placement;
    if (typeof placement === 'string') tell('seen', placement);
  });
  analytics.subscribe('checkout_started', () => tell('started', 'checkout'));
  analytics.subscribe('checkout_completed', () => tell('completed', 'checkout'));
});
