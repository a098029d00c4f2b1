/** Which view is open, from the address's hash: `#try?product=42&placement=cart`. */
import { useMemo, useSyncExternalStore } from 'react';

export const VIEWS = ['results', 'offers', 'experiments', 'try', 'settings', 'help'] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  readonly view: View;
  readonly parameters: URLSearchParams;
}

/** Reads a hash; anything unknown opens the first view. */
export function parseRoute(hash: string): Route {
  const [name, query = ''] = hash.replace(/^#/, '').split('?');
  return { view: VIEWS.find((view) => view === name) ?? VIEWS[0], parameters: new URLSearchParams(query) };
}

/** Opens a view without adding to the history when only its parameters change. */
export function navigate(view: View, parameters: Record<string, string> = {}): void {
  const query = new URLSearchParams(parameters).toString();
  const hash = query === '' ? `#${view}` : `#${view}?${query}`;
  if (parseRoute(location.hash).view !== view) {
    location.hash = hash;
    return;
  }
  history.replaceState(history.state, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}
