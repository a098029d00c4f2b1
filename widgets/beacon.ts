/** Reports counts (shown, added, dismissed) in one message when the shopper leaves the page. No ids, no money. */
import type { WidgetEvent } from '../server/domain/suggestion.ts';

/** The server takes so many in one message; a page that has more to say is no shopper's. */
const MOST = 50;
let events: WidgetEvent[] = [];
let address = '';

function send(event: Event): void {
  if (!events.length || (event.type !== 'pagehide' && !document.hidden)) return;
  navigator.sendBeacon(address, JSON.stringify({ events: events.slice(0, MOST) }));
  events = [];
}

/** Remembers an event; each stays one, since the server counts showings as well as cards. `root` is the storefront's root address. */
export function report(root: string, event: WidgetEvent): void {
  if (!address) {
    address = `${root}apps/mersalg/events`;
    document.addEventListener('visibilitychange', send);
    addEventListener('pagehide', send);
  }
  events.push(event);
}
