/** How an access token pair is sealed at rest, and opened again: one place, so that both sides agree on the context. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Cipher, Grant, SealedToken } from './ports.ts';

/** The context binds a sealed token to its shop and use: bytes copied to another row do not open. */
const context = (shop: ShopDomain, part: 'access' | 'refresh') => `token:${shop}:${part}`;

/** Seals both tokens of a grant. */
export function sealGrant(cipher: Cipher, shop: ShopDomain, grant: Grant): SealedToken {
  return {
    access: cipher.seal(grant.accessToken, context(shop, 'access')),
    accessExpiresAt: grant.accessExpiresAt,
    refresh: grant.refreshToken === null ? null : cipher.seal(grant.refreshToken, context(shop, 'refresh')),
    refreshExpiresAt: grant.refreshExpiresAt,
  };
}

/** Opens what `sealGrant` sealed. Throws MersalgError `internal` when the key or the row is not ours. */
export function openToken(
  cipher: Cipher,
  shop: ShopDomain,
  token: SealedToken,
): { access: string; refresh: string | null } {
  return {
    access: cipher.open(token.access, context(shop, 'access')),
    refresh: token.refresh === null ? null : cipher.open(token.refresh, context(shop, 'refresh')),
  };
}
