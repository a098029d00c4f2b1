/** Shopify's three HMAC schemes: webhook bodies, app-proxy queries, and the query that launches the admin page. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isShopDomain } from '../domain/ids.ts';
import type { Clock } from '../flows/ports.ts';
import type {
  Query,
  RawHeaders,
  Refused,
  VerifiedLaunch,
  VerifiedProxy,
  VerifiedWebhook,
} from '../flows/verifier.ts';
import { type Pair, pairsOf, queryPairs } from './query.ts';

/** App-proxy requests are live: Shopify signs them while it forwards them. */
export const PROXY_TOLERANCE_S = 90;
/**
 * The launch query only decides which shop may frame the page, and browsers reload frames with the address
 * they first had: too short a life would show merchants an empty frame, a long one harms nobody.
 */
export const LAUNCH_TOLERANCE_S = 24 * 60 * 60;

const PROXY_KEYS = ['shop', 'timestamp', 'path_prefix', 'logged_in_customer_id'] as const;
/** As they stand in what is signed. */
const SIGNED_KEYS = PROXY_KEYS.map((key) => [key, `${key}=`] as const);

const SURROGATE = /[\ud800-\udfff]/;

const refuse = (why: string): Refused => ({ kind: 'refused', why });

/** `X-Shopify-Hmac-Sha256` is base64 over the raw bytes. The headers are not signed: only the body is proved. */
export function verifyWebhook(
  secret: string,
  rawBody: Uint8Array,
  headers: RawHeaders,
): VerifiedWebhook | Refused {
  const given = single(headers['x-shopify-hmac-sha256']);
  if (given === null) return refuse('no signature');
  const wanted = createHmac('sha256', secret).update(rawBody).digest();
  if (!same(Buffer.from(given, 'base64'), wanted)) return refuse('wrong signature');
  const shop = single(headers['x-shopify-shop-domain'])?.toLowerCase();
  const topic = single(headers['x-shopify-topic']);
  const webhookId = single(headers['x-shopify-webhook-id']);
  if (!isShopDomain(shop)) return refuse('no shop in the headers');
  if (topic === null || !/^[a-z_]+(\/[a-z_]+)+$/.test(topic)) return refuse('no topic in the headers');
  if (webhookId === null || webhookId.length > 200) return refuse('no webhook id in the headers');
  const triggered = Date.parse(single(headers['x-shopify-triggered-at']) ?? '');
  return { kind: 'ok', shop, topic, webhookId, triggeredAt: Number.isNaN(triggered) ? null : triggered };
}

/**
 * `signature` is hex over `key=value` of every other parameter, sorted and joined with nothing between, repeated
 * values joined by commas.
 *
 * Joined with nothing, `a=1` and `b=2` sign like `a=1b=2`: whoever runs a shop of their own can have Shopify
 * sign a query that reads differently when cut elsewhere, up to naming another shop. A re-cut query still
 * carries the parameter Shopify put in, so its text holds `shop=` twice: that is what we refuse, likewise for
 * the other parameters that Shopify adds.
 */
export function verifyProxy(
  sign: (text: string) => Buffer,
  clock: Clock,
  query: Query,
): VerifiedProxy | Refused {
  const entries = entriesOf(query);
  if (entries === null) return refuse('a parameter is not text');
  const params: Record<string, string> = Object.create(null);
  const pairs: string[] = [];
  let isRepeated = false;
  let signature: string | null = null;
  for (const [key, value, pair] of entries) {
    if (key === 'signature') {
      if (signature !== null) return refuse('signature given twice');
      signature = value;
    } else if (params[key] === undefined) {
      params[key] = value;
      pairs.push(pair);
    } else if ((PROXY_KEYS as readonly string[]).includes(key)) return refuse(`${key} given twice`);
    else {
      params[key] += `,${value}`;
      isRepeated = true;
    }
  }
  if (signature === null || !/^[0-9a-f]{64}$/i.test(signature)) return refuse('no signature');
  if (isRepeated) {
    pairs.length = 0;
    for (const key in params) pairs.push(`${key}=${params[key]}`);
  }
  const signed = inByteOrder(pairs).join('');
  for (const [key, text] of SIGNED_KEYS) {
    const first = signed.indexOf(text);
    if (first >= 0 && signed.includes(text, first + 1)) return refuse(`${key} could be read twice`);
  }
  if (!same(Buffer.from(signature, 'hex'), sign(signed))) return refuse('wrong signature');
  const { shop, timestamp } = params;
  if (!isShopDomain(shop)) return refuse('not a shop domain');
  if (!isFresh(timestamp, clock, PROXY_TOLERANCE_S)) return refuse('missing or old timestamp');
  return { kind: 'ok', shop, params };
}

/** `hmac` is hex over the other parameters, sorted, as a form-encoded query with spaces as `%20`. */
export function verifyLaunch(secret: string, clock: Clock, query: Query): VerifiedLaunch | Refused {
  const entries = entriesOf(query);
  if (entries === null) return refuse('a parameter is not text');
  const keys = entries.map(([key]) => key);
  if (new Set(keys).size !== keys.length) return refuse('a parameter is given twice');
  const params = new Map(entries.map(([key, value]) => [key, value]));
  const given = params.get('hmac');
  if (given === undefined || !/^[0-9a-f]{64}$/i.test(given)) return refuse('no signature');
  const signed = entries
    .filter(([key]) => key !== 'hmac' && key !== 'signature')
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([key, value]) => [key, value]);
  const text = new URLSearchParams(signed).toString().replaceAll('+', '%20');
  const wanted = createHmac('sha256', secret).update(text).digest();
  if (!same(Buffer.from(given, 'hex'), wanted)) return refuse('wrong signature');
  const shop = params.get('shop');
  if (!isShopDomain(shop)) return refuse('not a shop domain');
  if (!isFresh(params.get('timestamp'), clock, LAUNCH_TOLERANCE_S)) return refuse('missing or old timestamp');
  return { kind: 'ok', shop };
}

/** Decoded pairs in the order received; null when a parsed query holds anything but text. */
function entriesOf(query: Query): Pair[] | null {
  if (typeof query === 'string') return queryPairs(query);
  if (query instanceof URLSearchParams) return pairsOf(query);
  const entries: Pair[] = [];
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one !== 'string') return null;
      entries.push([key, one, `${key}=${one}`]);
    }
  }
  return entries;
}

function isFresh(timestamp: string | undefined, clock: Clock, toleranceS: number): boolean {
  if (timestamp === undefined || !/^\d{1,11}$/.test(timestamp)) return false;
  return Math.abs(clock.now() / 1000 - Number(timestamp)) <= toleranceS;
}

/** Constant-time comparison; unequal lengths tell nothing that the length of a digest does not. */
function same(given: Uint8Array, wanted: Uint8Array): boolean {
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * As Ruby sorts; a locale's order would differ for `_` and capitals. Code units, by which strings compare, stand in
 * the order of UTF-8's bytes but for surrogates, and making bytes of every pair would cost more than the signature.
 */
function inByteOrder(texts: string[]): string[] {
  return texts.some((text) => SURROGATE.test(text)) ? texts.sort(compareBytes) : texts.sort();
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function single(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' && header !== '' ? header : null;
}
