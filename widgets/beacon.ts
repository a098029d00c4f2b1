/** Reports counts (shown, added, dismissed) in one message when the shopper leaves the page. No ids, no money. */
import type { WidgetEvent } from '../server/domain/suggestion.ts';

/** The server takes so many in one message. */
const MOST = 50;
let events: object[] | undefined;

declare const Shopify: { analytics: { publish(event: string, data: object): void } };

/**
 * Remembers an event; each stays one, since the server counts showings as well as cards. `root` is the storefront's root
 * address, `mark` what stands on lines that come of it: `upgrade:upsell:upgrade`, or as much of it as there is. What was
 * seen is told to the shop's pixels too: ours runs with consent alone.
 */
export function report(root: string, kind: WidgetEvent['kind'], mark: string, count = 1): void {
  const [placement, technique, offer] = mark.split(':');
  if (!events) {
    events = [];
    // Comes with every way to leave a page.
    document.addEventListener('visibilitychange', () => {
      const told = document.hidden ? events!.splice(0, MOST) : [];
      if (told.length) navigator.sendBeacon(`${root}apps/mersalg/events`, JSON.stringify({ events: told }));
    });
  }
  events.push({ kind, placement, count, technique, offer });
  try {
    if (kind === 'shown') Shopify.analytics.publish('mersalg:shown', { placement });
  } catch {}
}
