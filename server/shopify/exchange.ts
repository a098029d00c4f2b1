/** One HTTP exchange with Shopify: bounded in time and sorted into what the caller can do about it. */
import type { Fetch } from './origin.ts';

export type Exchange =
  /** Shopify answered: JSON with 2xx, or 4xx with whatever could be read (null when it was no JSON). */
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  /** 429: nothing was done; it may be tried again after `ms`. */
  | { readonly kind: 'throttled'; readonly ms: number }
  /** Time-out, reset, 5xx, HTML: it is not known whether it was done. `why` is for the log. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** Waits this long after a 429 without `Retry-After`. */
const DEFAULT_WAIT_MS = 2_000;

/** Sends and reads the whole answer within `timeoutMs`. Never throws for anything the network does. */
export async function exchange(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  timeoutMs: number,
  now: number,
): Promise<Exchange> {
  try {
    return await within(timeoutMs, async (signal) => {
      // A redirect would carry the access token to another host: it is taken as an answer, not followed.
      const response = await fetch(url, { ...init, redirect: 'manual', signal });
      const { status } = response;
      if (status === 429) return { kind: 'throttled', ms: retryAfterMs(response.headers, now) };
      if (status >= 500) return { kind: 'unavailable', why: `status ${status}` };
      const body = parseJson(await response.text());
      if (status < 300 && body === null) return { kind: 'unavailable', why: 'not JSON' };
      return { kind: 'answer', status, body };
    });
  } catch (thrown) {
    return { kind: 'unavailable', why: reasonOf(thrown) };
  }
}

export class TimedOut extends Error {
  constructor(ms: number) {
    super(`no answer in ${ms} ms`);
  }
}

/** Runs `work` for at most `ms`: its signal aborts, and the wait ends even when the work does not heed it. */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TimedOut(ms);
      reject(error);
      controller.abort(error);
    }, ms);
  });
  try {
    return await Promise.race([work(controller.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}

/** A short word for the log: an error code such as ECONNRESET, never a message that might quote a request. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof TimedOut) return thrown.message;
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
  }
  return thrown instanceof Error ? thrown.name : 'unknown';
}

/** `Retry-After` is in seconds (Shopify sends decimals), or an HTTP date. */
function retryAfterMs(headers: Headers, now: number): number {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? DEFAULT_WAIT_MS : Math.max(0, date - now);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
