/**
 * The web pixel: tells the server what consenting shoppers saw, which steps of checkout they took, and which order is
 * theirs, by the random id that their browser drew for itself. No names, no addresses, no amounts.
 */
import { register } from '@shopify/web-pixels-extension';

/** What the widgets publish by `Shopify.analytics.publish` when a suggestion is really seen: `{placement: 'product'}`. */
export const SHOWN = 'mersalg:shown';
/** Where the widgets keep the visitor's id; they write it with consent alone, and take it away with consent. */
export const VISITOR = 'mersalgVisitor';

type Kind = 'seen' | 'started' | 'completed';

interface Step {
  readonly visitor?: string;
  /** The order's number. */
  readonly order?: number;
  /** The checkout's token, by which blocks in checkout know whose it is. */
  readonly checkout?: string;
}

register(({ analytics, browser, customerPrivacy, init, settings }) => {
  // The platform starts us only with consent; asked again at every event, for consent can be withdrawn meanwhile.
  let allowed = init.customerPrivacy.analyticsProcessingAllowed === true;
  customerPrivacy.subscribe('visitorConsentCollected', (event) => {
    allowed = event.customerPrivacy.analyticsProcessingAllowed === true;
  });

  const tell = (kind: Kind, placement: string, step: Step = {}) => {
    if (!allowed) return;
    const events = [{ kind, placement }];
    // As text/plain: a body of that type needs no preflight, and is sent even while the page goes away.
    fetch(`${settings.address}/extension/events`, {
      method: 'POST',
      keepalive: true,
      body: JSON.stringify({ shop: settings.shop, key: settings.key, events, ...step }),
    }).catch(() => {});
  };

  const tellStep = async (kind: Kind, data: unknown) => {
    if (!allowed) return;
    let visitor: string | null = null;
    try {
      visitor = await browser.localStorage.getItem(VISITOR);
    } catch {
      // A browser that keeps nothing: the step counts, and is nobody's.
    }
    const { token, order } = (data as Checkout | undefined)?.checkout ?? {};
    const number = Number(/(\d{1,16})$/.exec(String(order?.id ?? ''))?.[1]);
    tell(kind, 'checkout', {
      ...(visitor === null ? {} : { visitor }),
      ...(visitor === null || !token ? {} : { checkout: token }),
      ...(visitor === null || !Number.isSafeInteger(number) ? {} : { order: number }),
    });
  };

  analytics.subscribe(SHOWN, ({ customData }) => {
    const placement = (customData as { placement?: unknown } | undefined)?.placement;
    if (typeof placement === 'string') tell('seen', placement);
  });
  analytics.subscribe('checkout_started', ({ data }) => void tellStep('started', data));
  analytics.subscribe('checkout_completed', ({ data }) => void tellStep('completed', data));
});

/** What we read of a checkout's event. */
interface Checkout {
  readonly checkout?: {
    readonly token?: string | null;
    readonly order?: { readonly id?: string | null } | null;
  };
}
