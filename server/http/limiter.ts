/** A rate limit in bounded memory: a bucket per key that refills steadily and is forgotten when full again. */
import type { Clock } from '../flows/ports.ts';

export interface LimiterOptions {
  /** Requests at once. */
  readonly burst: number;
  readonly perSecond: number;
  /** Keys remembered; beyond, the one unseen longest is forgotten (an attacker with many keys resets only those). */
  readonly mostKeys: number;
}

export interface Limiter {
  /** True when the request may pass, which it is then counted as. */
  allow(key: string): boolean;
}

export function createLimiter(clock: Clock, { burst, perSecond, mostKeys }: LimiterOptions): Limiter {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    allow(key) {
      const now = clock.now();
      const bucket = buckets.get(key);
      buckets.delete(key);
      const refilled =
        bucket === undefined
          ? burst
          : Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
      const passes = refilled >= 1;
      buckets.set(key, { left: passes ? refilled - 1 : refilled, at: now });
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value!);
      return passes;
    },
  };
}
