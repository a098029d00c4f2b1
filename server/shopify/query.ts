/** Reads a query string as browsers do, at half the price where it is plain ASCII, as nearly all are. */

/** A parameter, decoded, and `key=value` of it: where nothing was encoded, that is how it was sent. */
export type Pair = readonly [key: string, value: string, text: string];

/** What may read differently than it looks, or be dropped. */
const UNUSUAL = /^\?|[^!-~]/;

/** The parameters in the order received: what URLSearchParams gives. */
export function queryPairs(query: string): Pair[] {
  if (UNUSUAL.test(query)) return pairsOf(new URLSearchParams(query));
  const pairs: Pair[] = [];
  try {
    for (const piece of query.split('&')) {
      if (piece === '') continue;
      const equals = piece.indexOf('=');
      const key = equals < 0 ? piece : piece.slice(0, equals);
      const value = equals < 0 ? '' : piece.slice(equals + 1);
      const isAsSent = equals >= 0 && !piece.includes('%') && !piece.includes('+');
      pairs.push(isAsSent ? [key, value, piece] : pair(decoded(key), decoded(value)));
    }
  } catch {
    // No UTF-8, or no escape at all: it says what replaces what.
    return pairsOf(new URLSearchParams(query));
  }
  return pairs;
}

export function pairsOf(params: URLSearchParams): Pair[] {
  return Array.from(params, ([key, value]) => pair(key, value));
}

function pair(key: string, value: string): Pair {
  return [key, value, `${key}=${value}`];
}

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
