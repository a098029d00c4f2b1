/** Session tokens of checkout's extensions: they prove the shop to us, and nothing about who is shopping. */
import { errors, jwtVerify } from 'jose';
import { isShopDomain } from '../domain/ids.ts';
import type { Clock } from '../flows/ports.ts';
import type { Refused, VerifiedShop } from '../flows/verifier.ts';

/** Clocks differ by a few seconds; Shopify's own library allows as much. */
const CLOCK_TOLERANCE_S = 10;
/** Shopify makes them for five minutes. One that claims to live longer was not made there. */
const LONGEST_LIFE_S = 600;
const MOST_CHARACTERS = 4096;

/**
 * Verifies an HS256 JWT of a UI extension. Unlike the admin's, its `dest` is the bare domain, it has neither `iss`
 * nor `nbf`, and `sub` only where a customer is logged in; those that are given must fit. Any shopper holds such a
 * token: it must open nothing that is the merchant's (the admin's check refuses it, having no `iss`).
 */
export async function verifyExtensionToken(
  clientId: string,
  key: Uint8Array,
  clock: Clock,
  token: string,
): Promise<VerifiedShop | Refused> {
  if (token.length > MOST_CHARACTERS) return { kind: 'refused', why: 'too long' };
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: clientId,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(clock.now()),
      requiredClaims: ['exp', 'iat', 'dest'],
      maxTokenAge: LONGEST_LIFE_S,
    });
    if (payload.aud !== clientId) return { kind: 'refused', why: 'wrong audience' };
    if (payload.exp! - payload.iat! > LONGEST_LIFE_S) return { kind: 'refused', why: 'lives too long' };
    const shop = hostOf(payload.dest);
    if (!isShopDomain(shop)) return { kind: 'refused', why: 'not a shop domain' };
    if (payload.iss !== undefined && hostOf(payload.iss) !== shop)
      return { kind: 'refused', why: 'iss and dest differ' };
    return { kind: 'ok', shop };
  } catch (thrown) {
    // jose's codes are fixed words such as ERR_JWT_EXPIRED: nothing of the token is in them.
    return { kind: 'refused', why: thrown instanceof errors.JOSEError ? thrown.code : 'unreadable' };
  }
}

/** `nordlys.myshopify.com`, bare or as an https address. */
function hostOf(claim: unknown): string | null {
  if (typeof claim !== 'string') return null;
  if (!claim.includes('/')) return claim;
  return claim.startsWith('https://') && URL.canParse(claim) ? new URL(claim).host : null;
}
