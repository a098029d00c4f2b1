/** Which view is open, from the address's hash: `#/recommendations?product=42&placement=cart`. */
import { createBrowserHistory, parseHref, type RouterHistory } from '@tanstack/history';
import {
  createRootRoute,
  createRoute,
  createRouter,
  type RouteComponent,
  useRouterState,
} from '@tanstack/react-router';
import { useMemo } from 'react';

/** In the order of the navigation. */
export const VIEWS = [
  'home',
  'offers',
  'recommendations',
  'placements',
  'results',
  'experiments',
  'settings',
  'measuring',
  'privacy',
  'activity',
  'diagnostics',
  'setup',
] as const;
export type View = (typeof VIEWS)[number];

/** Those that stand together under Settings; the first of them is what Settings opens. */
export const SETTINGS: readonly View[] = [
  'settings',
  'measuring',
  'privacy',
  'activity',
  'diagnostics',
  'setup',
];
export const MAIN: readonly View[] = VIEWS.filter((view) => view === SETTINGS[0] || !SETTINGS.includes(view));

export interface Route {
  readonly view: View;
  readonly parameters: URLSearchParams;
}

const viewIn = (path: string): View =>
  VIEWS.find((view) => view === path.split('/').find((part) => part !== '')) ?? VIEWS[0];

/**
 * The router's history in the hash. Not its own hash history: that reads the page's query as a part of the hash, and
 * Shopify's admin always opens us with one.
 */
function hashHistory(): RouterHistory {
  return createBrowserHistory({
    parseLocation: () => parseHref(location.hash.replace(/^#?\/?/, '/'), history.state),
    createHref: (href) => `${location.pathname}${location.search}#${href}`,
  });
}

let router: { history: RouterHistory } | null = null;

/** The page's router; each view's component is loaded when it is opened. Made once for each page. */
export function createPageRouter(frame: RouteComponent, components: Readonly<Record<View, RouteComponent>>) {
  router?.history.destroy();
  const root = createRootRoute({ component: frame, notFoundComponent: components[VIEWS[0]] });
  const routes = [
    createRoute({ getParentRoute: () => root, path: '/', component: components[VIEWS[0]] }),
    ...VIEWS.map((view) =>
      createRoute({ getParentRoute: () => root, path: `/${view}`, component: components[view] }),
    ),
  ];
  const made = createRouter({
    routeTree: root.addChildren(routes),
    history: hashHistory(),
    // Plain parameters: its own way would put quotation marks around a product's number.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const query = new URLSearchParams(search as Record<string, string>).toString();
      return query === '' ? '' : `?${query}`;
    },
  });
  router = made;
  return made;
}

/** Opens an address of ours such as `#/offers?new=bundle`. */
export function open(href: string): void {
  router?.history.push(href.replace(/^#/, ''));
}

/** Opens a view without adding to the history when only its parameters change. */
export function navigate(view: View, parameters: Record<string, string> = {}): void {
  const query = new URLSearchParams(parameters).toString();
  const path = query === '' ? `/${view}` : `/${view}?${query}`;
  if (viewIn(router?.history.location.pathname ?? '') === view) router?.history.replace(path);
  else router?.history.push(path);
}

export function useRoute(): Route {
  const { pathname, searchStr } = useRouterState({ select: (state) => state.location });
  return useMemo(
    () => ({ view: viewIn(pathname), parameters: new URLSearchParams(searchStr) }),
    [pathname, searchStr],
  );
}

/** The view that stands on the page: the open one, once it has been loaded. */
export function useShownView(): View | null {
  return (
    useRouterState({
      select: ({ resolvedLocation }) => resolvedLocation && viewIn(resolvedLocation.pathname),
    }) ?? null
  );
}
