/** Reports counts (shown, added, dismissed) in one message when the shopper leaves the page. No ids, no money. */
import type { WidgetEvent } from '../server/domain/suggestion.ts';

/** Counts by `kind placement`. */
const counts = new Map<string, WidgetEvent>();
let address = '';

function send(event: Event): void {
  if (!counts.size || (event.type !== 'pagehide' && !document.hidden)) return;
  navigator.sendBeacon(address, JSON.stringify({ events: [...counts.values()] }));
  counts.clear();
}

/** Remembers an event; those of one kind and placement are summed. `root` is the storefront's root address. */
export function report(root: string, event: WidgetEvent): void {
  if (!address) {
    address = `${root}apps/mersalg/events`;
    document.addEventListener('visibilitychange', send);
    addEventListener('pagehide', send);
  }
  const key = `${event.kind} ${event.placement}`;
  counts.set(key, { ...event, count: event.count + (counts.get(key)?.count ?? 0) });
}
