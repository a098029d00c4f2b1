/**
 * The tokens a shop has given to the app: one live pair per shop. An access token lives an hour, a refresh token 90
 * days; refreshing replaces both, and the spent refresh token gives the same new pair again (for 30 days at most)
 * until its successor is used. https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens
 */
import { randomBytes } from 'node:crypto';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ACCESS_LIFE = HOUR;
const REFRESH_LIFE = 90 * DAY;
const RETRY_LIFE = 30 * DAY;

export interface TokenPair {
  readonly access: string;
  /** Epoch milliseconds; null never expires. */
  accessExpiresAt: number | null;
  readonly refresh: string | null;
  readonly refreshExpiresAt: number | null;
  readonly scopes: readonly string[];
  /** The refresh token this pair was bought with, which may still be retried until then. */
  readonly previous: { readonly token: string; readonly until: number } | null;
}

export class TokenVault {
  private readonly now: () => number;
  private readonly pairs = new Map<string, TokenPair>();
  /** Told of every change, so that it survives a restart; null when the shop is uninstalled. */
  onChange: (shop: string, pair: TokenPair | null) => void = () => {};

  constructor(now: () => number) {
    this.now = now;
  }

  /** A new grant; whatever the app held for this shop before is dead. */
  grant(shop: string, scopes: readonly string[], expiring: boolean): TokenPair {
    return this.keep(shop, this.make(scopes, expiring, null));
  }

  /** The next pair for a refresh token, or null when it is unknown, expired or retired. */
  refresh(shop: string, token: string): TokenPair | null {
    const pair = this.pairs.get(shop);
    const now = this.now();
    if (!pair) return null;
    if (pair.previous?.token === token && now < pair.previous.until) {
      pair.accessExpiresAt = Math.max(pair.accessExpiresAt ?? 0, now + ACCESS_LIFE);
      return this.keep(shop, pair);
    }
    if (pair.refresh !== token || pair.refreshExpiresAt === null || now >= pair.refreshExpiresAt) return null;
    const until = Math.min(pair.refreshExpiresAt, now + RETRY_LIFE);
    return this.keep(shop, this.make(pair.scopes, true, { token, until }));
  }

  /** The scopes behind an access token, or null when it is not this shop's live one. */
  check(shop: string, access: string): readonly string[] | null {
    const pair = this.pairs.get(shop);
    if (!pair || pair.access !== access) return null;
    if (pair.accessExpiresAt !== null && this.now() >= pair.accessExpiresAt) return null;
    return pair.scopes;
  }

  holds(shop: string): boolean {
    return this.pairs.has(shop);
  }

  revoke(shop: string): void {
    if (this.pairs.delete(shop)) this.onChange(shop, null);
  }

  /** Puts back what was saved. */
  restore(shop: string, pair: TokenPair | null): void {
    if (pair) this.pairs.set(shop, pair);
    else this.pairs.delete(shop);
  }

  private keep(shop: string, pair: TokenPair): TokenPair {
    this.pairs.set(shop, pair);
    this.onChange(shop, pair);
    return pair;
  }

  private make(scopes: readonly string[], expiring: boolean, previous: TokenPair['previous']): TokenPair {
    const now = this.now();
    return {
      access: `shpat_${randomBytes(16).toString('hex')}`,
      accessExpiresAt: expiring ? now + ACCESS_LIFE : null,
      refresh: expiring ? `shprt_${randomBytes(16).toString('hex')}` : null,
      refreshExpiresAt: expiring ? now + REFRESH_LIFE : null,
      scopes: [...scopes],
      previous,
    };
  }
}
