/** The forms that choose language and country: `POST /localization`, as `{% form 'localization' %}` sends them. */
import { readFields, toText } from './cart/body.ts';
import { cookie } from './cookies.ts';
import { isLocale, LOCALES, placesOf } from './market.ts';
import { COUNTRY_COOKIE, type Visit } from './visit.ts';

const PREFIX = new RegExp(`^/(${LOCALES.join('|')})(?=/|$)`);

/**
 * Back to the same page, in the chosen language and with the prices of the chosen country. `country_code` is kept in a
 * cookie, `currency_code` chooses the first country that pays with it; what the shop does not sell to changes nothing.
 */
export async function changeLocalization(visit: Visit): Promise<Response> {
  const fields = (await readFields(visit.request)) ?? {};
  const { data } = visit.shop;
  const places = placesOf(data);
  const place =
    places.find(({ country }) => country === toText(fields.country_code)) ??
    places.find(({ currency }) => currency === toText(fields.currency_code));
  if (place) {
    visit.setCookies.push(cookie(COUNTRY_COOKIE, place.country), cookie('cart_currency', place.currency));
  }
  const back = toText(fields.return_to) ?? '/';
  const isPath = /^\/(?![/\\])/.test(back);
  const asked = toText(fields.locale_code) ?? toText(fields.language_code);
  const current = isPath ? (PREFIX.exec(back)?.[1] ?? data.locale) : data.locale;
  const locale = asked === null ? current : isLocale(asked) ? asked : data.locale;
  const prefix = locale === data.locale ? '' : `/${locale}`;
  const path = isPath ? back.replace(PREFIX, '') : '/';
  return new Response(null, { status: 302, headers: { location: `${prefix}${path}` || '/' } });
}
