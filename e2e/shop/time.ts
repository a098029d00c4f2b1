/** How Shopify writes instants: whole seconds, in UTC for GraphQL and with the shop's offset in webhooks. */

/** `2026-11-21T21:10:33Z`: GraphQL's DateTime. Shopify cuts the milliseconds, so two changes can share an instant. */
export function utcInstant(iso: string | number): string {
  return `${new Date(iso).toISOString().slice(0, 19)}Z`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    });
    formats.set(timezone, format);
  }
  return format;
}

/** `2026-11-21T22:10:33+01:00`: the form of REST payloads. */
export function shopInstant(iso: string | number, timezone: string): string {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(new Date(iso))) part[type] = value;
  const offset = part.timeZoneName?.replace('GMT', '') || '+00:00';
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${offset}`;
}
