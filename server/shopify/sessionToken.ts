/** App Bridge session tokens: who is using the merchant's page, for one minute. */
import { errors, jwtVerify } from 'jose';
import { isShopDomain } from '../domain/ids.ts';
import type { Clock } from '../flows/ports.ts';
import type { Refused, VerifiedSession } from '../flows/verifier.ts';

/** Clocks differ by a few seconds; Shopify's own library allows as much. */
const CLOCK_TOLERANCE_S = 10;
const MOST_CHARACTERS = 4096;

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
  if (token.length > MOST_CHARACTERS) return { kind: 'refused', why: 'too long' };
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: clientId,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(clock.now()),
      requiredClaims: ['exp', 'nbf', 'sub'],
    });
    if (payload.aud !== clientId) return { kind: 'refused', why: 'wrong audience' };
    const shop = hostOf(payload.dest);
    if (!isShopDomain(shop)) return { kind: 'refused', why: 'not a shop domain' };
    if (hostOf(payload.iss) !== shop) return { kind: 'refused', why: 'iss and dest differ' };
    if (typeof payload.sub !== 'string') return { kind: 'refused', why: 'no user' };
    return { kind: 'ok', shop, user: payload.sub, raw: token };
  } catch (thrown) {
    // jose's codes are fixed words such as ERR_JWT_EXPIRED: nothing of the token is in them.
    return { kind: 'refused', why: thrown instanceof errors.JOSEError ? thrown.code : 'unreadable' };
  }
}

function hostOf(claim: unknown): string | null {
  if (typeof claim !== 'string' || !claim.startsWith('https://')) return null;
  return URL.canParse(claim) ? new URL(claim).host : null;
}
