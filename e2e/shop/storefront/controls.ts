/**
 * Test controls of the theme: `POST /__twin/theme-settings` turns blocks on and off, `/__twin/theme?name=` picks the theme,
 * `/__twin/cart` shows the browser's cart as the platform holds it, with its private attributes; it makes none.
 */
import { type HttpHandler, http } from 'msw';
import type { Field } from './cart/body.ts';
import { cookie, readCookie } from './cookies.ts';
import type { Storefront } from './storefront.ts';
import { isThemeName, THEMES } from './theme-settings.ts';
import { CART_COOKIE, json } from './visit.ts';

export function controlHandlers(storefront: Storefront): HttpHandler[] {
  const settingsOf = (request: Request) => storefront.front(storefront.twin.shopOf(request)).settings;
  return [
    http.get('*/__twin/theme-settings', ({ request }) => json(settingsOf(request).toJson())),
    http.post('*/__twin/theme-settings', async ({ request }) => {
      const settings = settingsOf(request);
      const body = (await request.json().catch(() => null)) as Field;
      if (!settings.apply(body)) {
        return json(
          {
            error:
              'Send {"theme"?: "dawn", "blocks"?: {"<handle>": true | false | {"enabled", "settings"}}}.',
          },
          400,
        );
      }
      return json(settings.toJson());
    }),
    http.get('*/__twin/cart', ({ request }) => {
      const token = readCookie(request, CART_COOKIE);
      return json(token && storefront.front(storefront.twin.shopOf(request)).cart(token));
    }),
    http.get('*/__twin/theme', ({ request }) => {
      const name = new URL(request.url).searchParams.get('name');
      if (!isThemeName(name)) return json({ error: `name is one of ${THEMES.join(', ')}.` }, 400);
      return new Response(null, {
        status: 302,
        headers: { location: '/', 'set-cookie': cookie('_twin_theme', name) },
      });
    }),
  ];
}
