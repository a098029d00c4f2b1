/** Reads one address of a live storefront as a shopper without a past would: bounded in time, size and redirects. */
import type { ShopDomain } from '../../domain/ids.ts';
import type { Unseen } from '../../domain/setup.ts';
import { type Fetch, mayFetch } from '../origin.ts';

export type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  | { readonly kind: 'unseen'; readonly why: Unseen };

export interface ReadOptions {
  readonly fetch: Fetch;
  /** Development only: the shop twin's address. */
  readonly origin: string | undefined;
  /** Of the whole, redirects included. */
  readonly timeoutMs?: number;
  readonly mostBytes?: number;
}

export type ReadPage = (shop: ShopDomain, path: string) => Promise<Answer>;

/** To the shop's own domain, its language and a little more. */
const MOST_REDIRECTS = 5;
/** The largest themes' pages are about 1 MB; beyond this it is no page. */
const MOST_BYTES = 4_000_000;
const TIMEOUT_MS = 8_000;
/** What a storefront answers with to keep programs out: not found is news of its own, the rest is not. */
const REFUSED = [401, 402, 403, 423, 429, 430];

const unseen = (why: Unseen): Answer => ({ kind: 'unseen', why });

export function createReadPage(options: ReadOptions): ReadPage {
  const { fetch, origin, timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES } = options;

  async function follow(shop: ShopDomain, path: string, signal: AbortSignal): Promise<Answer> {
    let url = new URL(path, `https://${shop}`).href;
    for (let step = 0; step <= MOST_REDIRECTS; step++) {
      if (!mayFetch(url, origin)) return unseen('unreachable');
      const headers = { accept: 'text/html,application/json;q=0.9', 'user-agent': 'Mersalg self-test' };
      const response = await fetch(url, { redirect: 'manual', headers, signal });
      const to = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (to === null) {
        if (isPassword(url)) return unseen('password');
        if (REFUSED.includes(response.status)) return unseen('refused');
        const body = await textOf(response, mostBytes);
        return body === null ? unseen('too-large') : { kind: 'answer', status: response.status, body };
      }
      await response.body?.cancel();
      url = new URL(to, url).href;
    }
    return unseen('unreachable');
  }

  return async (shop, path) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await follow(shop, path, signal);
    } catch {
      return unseen(signal.aborted ? 'timeout' : 'unreachable');
    }
  };
}

/** A shop that is not open yet sends everybody to its password page, in any of its languages. */
function isPassword(url: string): boolean {
  return /\/password\/?$/.test(new URL(url).pathname);
}

/** Null when there is more of it than `mostBytes`, unpacked. */
async function textOf(response: Response, mostBytes: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
