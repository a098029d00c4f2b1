/** Dates as Shopify's exports write them. */

const FORM = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)? ?(Z|UTC|[+-]\d\d:?\d\d)?$/;

/**
 * Epoch milliseconds of `2026-05-01 10:30:00 +0200` and its near relations; null for anything else. Without a
 * zone it is read as UTC: some hours matter less than losing the order.
 */
export function parseExportDate(text: string): number | null {
  const match = FORM.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0)) as number[];
  if (hour! > 23 || minute! > 59 || second > 59) return null;
  const at = Date.UTC(year!, month! - 1, day!, hour!, minute!, second);
  const date = new Date(at);
  // A day that does not exist rolls over: 31 April becomes 1 May.
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day!) return null;
  const zone = match[7];
  if (zone === undefined || zone === 'Z' || zone === 'UTC') return at;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 14 || minutes > 59) return null;
  return at - (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
