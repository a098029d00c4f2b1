/** App Bridge session tokens: who is using the merchant's page, for one minute. */
import { isShopDomain } from '../domain/ids.ts';
import type { Clock } from '../flows/ports.ts';
import type { Refused, VerifiedSession } from '../flows/verifier.ts';
import { verifyJwt } from './jwt.ts';

/**
 * Verifies an HS256 JWT of the admin: signature, audience, life time, and that `iss` and `dest` name the same
 * well-formed shop (Shopify's library does not compare them). Its own check of the token is not used because
 * it quotes the token in its error text and cannot be given a clock.
 */
export async function verifySessionToken(
  clientId: string,
  key: Uint8Array,
  clock: Clock,
  token: string,
): Promise<VerifiedSession | Refused> {
  const verified = await verifyJwt(clientId, key, clock, token, { requiredClaims: ['exp', 'nbf', 'sub'] });
  if (verified.kind === 'refused') return verified;
  const { dest, iss, sub } = verified.payload;
  const shop = hostOf(dest);
  if (!isShopDomain(shop)) return { kind: 'refused', why: 'not a shop domain' };
  if (hostOf(iss) !== shop) return { kind: 'refused', why: 'iss and dest differ' };
  if (typeof sub !== 'string') return { kind: 'refused', why: 'no user' };
  return { kind: 'ok', shop, user: sub, raw: token };
}

function hostOf(claim: unknown): string | null {
  if (typeof claim !== 'string' || !claim.startsWith('https://')) return null;
  return URL.canParse(claim) ? new URL(claim).host : null;
}
