/** How terms travel to checkout: what the server writes with the discount, and what the discount's Function reads. */
import type { OfferId, Terms } from './terms.ts';

/** Metafields of the automatic app discount, in the namespace that is this app's alone. */
export const PROMISE = {
  namespace: '$app:mersalg',
  /** JSON of TermsAtCheckout. */
  terms: 'terms',
  /** JSON of Ends: variables of the Function's question. */
  ends: 'ends',
} as const;

/** Shopify hands a Function no metafield that is longer, bytes: then no offer at all would hold. */
export const MOST_BYTES = 10_000;

export interface TermsAtCheckout {
  readonly v: 1;
  readonly shopCurrency: string;
  readonly terms: readonly Terms[];
}

/**
 * Writes as many of the terms (given by priority, as termsOf does) as checkout can be told; `left` names the offers that
 * it cannot keep, which therefore must not be shown with a price. Better the last offer not made than none kept.
 */
export function writePromise(
  terms: readonly Terms[],
  shopCurrency: string,
): { readonly text: string; readonly kept: readonly Terms[]; readonly left: readonly OfferId[] } {
  const kept: Terms[] = [];
  const left: OfferId[] = [];
  // Terms hold numbers, ids and codes: every character is one byte.
  let room = MOST_BYTES - JSON.stringify({ v: 1, shopCurrency, terms: [] }).length;
  for (const one of terms) {
    const length = JSON.stringify(one).length + 1;
    if (length > room || left.length > 0) left.push(one.id);
    else {
      kept.push(one);
      room -= length;
    }
  }
  return { text: JSON.stringify({ v: 1, shopCurrency, terms: kept } satisfies TermsAtCheckout), kept, left };
}

/** What was written, from its parsed JSON; null for anything else. The namespace is ours alone: terms are not checked one by one. */
export function readPromise(json: unknown): TermsAtCheckout | null {
  const promised = json as Partial<TermsAtCheckout> | null | undefined;
  if (typeof promised !== 'object' || promised?.v !== 1) return null;
  return typeof promised.shopCurrency === 'string' && Array.isArray(promised.terms)
    ? (promised as TermsAtCheckout)
    : null;
}

/** So many deadlines a Function can ask about: it has no clock, but the platform tells it whether an instant has passed. */
const WATCHED = 4;
const NEVER = '9999-12-31T23:59:59';

/** Local times of the shop, `2026-12-24T18:00:00`. */
export type Ends = Readonly<Record<'end1' | 'end2' | 'end3' | 'end4', string>>;

/** The next deadlines of these terms, epoch milliseconds, ascending: those that checkout keeps by itself. */
export function deadlinesOf(terms: readonly Terms[]): number[] {
  const all = new Set(terms.flatMap(({ until }) => (until === null ? [] : [until])));
  return [...all].sort((a, b) => a - b).slice(0, WATCHED);
}

/**
 * What the server writes as `ends` beside the terms, so that a deadline holds to the second even while the server is down;
 * it writes both anew when one has passed, which brings later deadlines into sight. `timezone`: the shop's IANA name. In
 * the hour that is told twice in autumn, an end counts from the first telling.
 */
export function endsOf(terms: readonly Terms[], timezone: string): Ends {
  const told = deadlinesOf(terms).map((at) => localTime(at, timezone));
  const [end1 = NEVER, end2 = NEVER, end3 = NEVER, end4 = NEVER] = told;
  return { end1, end2, end3, end4 };
}

/** By time zone: making one takes a hundred times as long as using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Rounded up to a second: an offer may hold a moment longer than promised, never shorter. */
function localTime(at: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    // Swedish writes times as ISO does.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timeZone, clock);
  }
  return clock.format(Math.ceil(at / 1_000) * 1_000).replace(' ', 'T');
}
