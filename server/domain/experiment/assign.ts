/** Who sees what: a visitor's bucket is a versioned hash of the visitor's id, the same in browser and server, always. */

/** A random id that a consenting browser drew for itself: `crypto.randomUUID()`. */
export type VisitorId = string;

const VISITOR_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a browser can have drawn it; whatever else stands there was written by hand. */
export function isVisitorId(text: unknown): text is VisitorId {
  return typeof text === 'string' && VISITOR_ID.test(text);
}

/**
 * Version 1 of the hash, never to be changed: a new version stands beside it. FNV-1a over `salt + id` (32 bits; Fowler,
 * Noll, Vo: draft-eastlake-fnv), then one round of Murmur's finaliser, without which two salts give related buckets.
 * @param salt ASCII, one for each purpose
 * @returns a whole number from 0 to 2^32 - 1
 */
export function hash1(salt: string, id: string): number {
  let hash = 2166136261;
  for (const letter of salt + id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** So many buckets tell the holdout apart from the others. */
export const HOLDOUT_BUCKETS = 10_000;

/**
 * Held out: shown nothing, in any placement, at any visit. A larger share holds out everybody that a smaller one did.
 * @param percent 1 to 20, may have decimals down to 0.01
 */
export function isHeldOut(id: VisitorId, percent: number): boolean {
  return hash1('holdout', id) % HOLDOUT_BUCKETS < percent * 100;
}

/** So many buckets share visitors out among trials. A bucket is all that a question for suggestions tells of a visitor. */
export const TRIAL_BUCKETS = 1_000;

/** 0 to 999; says nothing about being held out. */
export function trialBucket(id: VisitorId): number {
  return hash1('trial', id) % TRIAL_BUCKETS;
}
