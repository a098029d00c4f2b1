/** A storefront route: an msw handler whose path may carry a market's prefix (`/sv/cart.js`), and which is handed the visit. */
import { type HttpHandler, http } from 'msw';
import { splitPath } from './market.ts';
import type { Storefront } from './storefront.ts';
import { redirect, type Visit, visitOf, withCookies } from './visit.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'all';
export type Params = Readonly<Record<string, string>>;

/** Paths that are not the shopper's: the admin, test controls, files. */
const ELSEWHERE = /^\/(admin|__twin|bulk|cdn)(\/|$)/;

/** `path`: `/products/:handle.js`, or `*` for any path of the storefront. Query strings do not matter. */
export function route(
  storefront: Storefront,
  method: Method,
  path: string,
  answer: (visit: Visit, params: Params) => Response | Promise<Response>,
): HttpHandler {
  const pattern = compile(path);
  const paramsOf = (request: Request): Params | null => {
    const { pathname } = new URL(request.url);
    if (ELSEWHERE.test(pathname)) return null;
    const match = pattern.exec(splitPath(pathname).path);
    return match ? { ...match.groups } : null;
  };
  return http[method](
    ({ request }) => paramsOf(request) !== null,
    async ({ request }) => {
      const params = paramsOf(request) ?? {};
      const visit = visitOf(storefront, request);
      // Whoever knows the password would have a cookie; the twin's shoppers do not.
      if (visit.front.settings.password && visit.path !== '/password') return redirect(visit, '/password');
      return withCookies(visit, await answer(visit, params));
    },
  );
}

function compile(path: string): RegExp {
  if (path === '*') return /^.*$/;
  const source = path
    .split('/')
    .map((part) => {
      if (part === '*') return '(?<rest>.*)';
      return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:(\w+)/g, '(?<$1>[^/]+?)');
    })
    .join('/');
  return new RegExp(`^${source}/?$`);
}
