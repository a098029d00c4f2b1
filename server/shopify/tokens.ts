/** Access tokens at hand when needed: opened from the store, renewed before they end, one renewal at a time. */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Cipher, Clock, Grant, Logger, SealedToken, Store } from '../flows/ports.ts';
import { openToken, sealGrant } from '../flows/tokens.ts';

/** Renewed when less than this is left: longer than any single call, so that none starts with a dying token. */
export const RENEW_BEFORE_MS = 5 * 60_000;

export interface Tokens {
  /** A token good for at least a few minutes. Throws `not-installed`, `token-expired`, `platform-*`. */
  access(shop: ShopDomain): Promise<string>;
  /** A token other than `rejected`, which Shopify just refused. */
  renew(shop: ShopDomain, rejected: string): Promise<string>;
}

export interface TokenDeps {
  readonly shops: Pick<Store['shops'], 'loadToken' | 'saveToken'>;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly log: Logger;
  /** Throws `token-expired` when Shopify no longer takes the refresh token. */
  readonly refresh: (shop: ShopDomain, refreshToken: string) => Promise<Grant>;
}

export function createTokens({ shops, cipher, clock, log, refresh }: TokenDeps): Tokens {
  const renewing = new Map<ShopDomain, Promise<string>>();

  async function load(shop: ShopDomain): Promise<SealedToken> {
    const token = await shops.loadToken(shop);
    if (token !== null) return token;
    throw new MersalgError(
      'not-installed',
      'Mersalg is not installed on this shop. Open it in the Shopify admin to install it.',
      { shop },
    );
  }

  async function renewed(shop: ShopDomain, from: SealedToken): Promise<string> {
    const { refresh: refreshToken } = openToken(cipher, shop, from);
    if (refreshToken === null || (from.refreshExpiresAt ?? Infinity) <= clock.now()) throw expired(shop);
    try {
      const grant = await refresh(shop, refreshToken);
      // Kept before it is used: Shopify takes the old refresh token only until the new pair is first used. Were
      // the pair used and then lost, only opening the app again would help.
      await shops.saveToken(shop, sealGrant(cipher, shop, grant));
      log.info({ shop, expiresAt: grant.accessExpiresAt }, 'renewed the access to the shop');
      return grant.accessToken;
    } catch (thrown) {
      if (!(thrown instanceof MersalgError) || thrown.code !== 'token-expired') throw thrown;
      // Another server may have renewed it first, which makes our refresh token the old one.
      const now = await load(shop);
      if (now.accessExpiresAt > from.accessExpiresAt) return openToken(cipher, shop, now).access;
      throw thrown;
    }
  }

  /** One renewal per shop at a time; latecomers share it. */
  function once(shop: ShopDomain, work: () => Promise<string>): Promise<string> {
    let running = renewing.get(shop);
    if (running === undefined) {
      running = work().finally(() => renewing.delete(shop));
      renewing.set(shop, running);
    }
    return running;
  }

  return {
    async access(shop) {
      const token = await load(shop);
      const left = token.accessExpiresAt - clock.now();
      if (left > RENEW_BEFORE_MS) return openToken(cipher, shop, token).access;
      try {
        return await once(shop, async () => {
          // Read again: the renewal we just missed may have saved a new pair meanwhile.
          const latest = await load(shop);
          if (latest.accessExpiresAt - clock.now() > RENEW_BEFORE_MS)
            return openToken(cipher, shop, latest).access;
          return renewed(shop, latest);
        });
      } catch (thrown) {
        // The last minutes of a token are better than none while renewing meets trouble.
        if (!(thrown instanceof MersalgError) || !thrown.code.startsWith('platform-') || left < 60_000)
          throw thrown;
        log.warn({ shop, code: thrown.code }, 'could not renew the access yet; using the rest of it');
        return openToken(cipher, shop, token).access;
      }
    },
    renew(shop, rejected) {
      return once(shop, async () => {
        const token = await load(shop);
        const { access } = openToken(cipher, shop, token);
        return access === rejected ? renewed(shop, token) : access;
      });
    },
  };
}

function expired(shop: ShopDomain): MersalgError {
  return new MersalgError(
    'token-expired',
    'Mersalg’s access to this shop has expired. Open the app in the Shopify admin: that renews it.',
    { shop },
  );
}
