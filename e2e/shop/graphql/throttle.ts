/** The leaky bucket: points per app and shop that a query takes and time gives back. */

export interface ThrottleRates {
  /** Points a full bucket holds. */
  readonly maximum: number;
  /** Points given back per second. */
  readonly perSecond: number;
}

/** Shopify's standard plan. */
export const STANDARD: ThrottleRates = { maximum: 1000, perSecond: 100 };

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

export class Throttle {
  private readonly now: () => number;
  rates: ThrottleRates;
  private readonly buckets = new Map<string, { available: number; at: number }>();

  constructor(now: () => number, rates: ThrottleRates = STANDARD) {
    this.now = now;
    this.rates = rates;
  }

  private bucket(key: string): { available: number; at: number } {
    const now = this.now();
    let bucket = this.buckets.get(key);
    if (!bucket) {
      bucket = { available: this.rates.maximum, at: now };
      this.buckets.set(key, bucket);
    }
    const restored = (Math.max(0, now - bucket.at) / 1000) * this.rates.perSecond;
    bucket.available = Math.min(this.rates.maximum, bucket.available + restored);
    bucket.at = now;
    return bucket;
  }

  /** Takes `points` when the bucket holds them; false leaves it as it was. */
  take(key: string, points: number): boolean {
    const bucket = this.bucket(key);
    if (bucket.available < points) return false;
    bucket.available -= points;
    return true;
  }

  /** Gives back what a query asked for and did not use. */
  giveBack(key: string, points: number): void {
    const bucket = this.bucket(key);
    bucket.available = Math.min(this.rates.maximum, bucket.available + points);
  }

  /** Empties a bucket, for tests that need THROTTLED now. */
  drain(key: string): void {
    this.bucket(key).available = 0;
  }

  status(key: string): ThrottleStatus {
    return {
      maximumAvailable: this.rates.maximum,
      currentlyAvailable: Math.floor(this.bucket(key).available),
      restoreRate: this.rates.perSecond,
    };
  }
}
