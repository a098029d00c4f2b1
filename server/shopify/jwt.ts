/** What every session token of Shopify's must prove, whoever holds it: that Shopify signed it for this app, and that it is its time. */
import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { Clock } from '../flows/ports.ts';
import type { Refused } from '../flows/verifier.ts';

/** Clocks differ by a few seconds; Shopify's own library allows as much. */
const CLOCK_TOLERANCE_S = 10;
const MOST_CHARACTERS = 4096;

/** `more`: the claims that this sort of token must have, and how old it may be. What they say is for the caller to judge. */
export async function verifyJwt(
  clientId: string,
  key: Uint8Array,
  clock: Clock,
  token: string,
  more: Pick<JWTVerifyOptions, 'requiredClaims' | 'maxTokenAge'>,
): Promise<{ readonly kind: 'ok'; readonly payload: JWTPayload } | Refused> {
  if (token.length > MOST_CHARACTERS) return { kind: 'refused', why: 'too long' };
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: clientId,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(clock.now()),
      ...more,
    });
    // A list that names us among others is not made for us.
    return payload.aud === clientId ? { kind: 'ok', payload } : { kind: 'refused', why: 'wrong audience' };
  } catch (thrown) {
    // jose's codes are fixed words such as ERR_JWT_EXPIRED: nothing of the token is in them.
    return { kind: 'refused', why: thrown instanceof errors.JOSEError ? thrown.code : 'unreadable' };
  }
}
