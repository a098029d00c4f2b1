/** Days as the server counts them, put into words. */
import { format } from '../../data/format.ts';

/** Days since 1970-01-01 UTC, as a date: the same one wherever the merchant sits. */
export function dayInWords(day: number, now: number): string {
  const at = new Date(day * 86_400_000);
  return format.day(new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 12).getTime(), now);
}
