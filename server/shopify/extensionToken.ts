/** Session tokens of checkout's extensions: they prove the shop to us, and who is logged in where Shopify tells it. */
import { isShopDomain } from '../domain/ids.ts';
import type { Clock } from '../flows/ports.ts';
import type { Refused, VerifiedShopper } from '../flows/verifier.ts';
import { verifyJwt } from './jwt.ts';

/** Shopify makes them for five minutes. One that claims to live longer was not made there. */
const LONGEST_LIFE_S = 600;

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
): Promise<VerifiedShopper | Refused> {
  const verified = await verifyJwt(clientId, key, clock, token, {
    requiredClaims: ['exp', 'iat', 'dest'],
    maxTokenAge: LONGEST_LIFE_S,
  });
  if (verified.kind === 'refused') return verified;
  const { exp, iat, dest, iss, sub } = verified.payload;
  if (exp! - iat! > LONGEST_LIFE_S) return { kind: 'refused', why: 'lives too long' };
  const shop = hostOf(dest);
  if (!isShopDomain(shop)) return { kind: 'refused', why: 'not a shop domain' };
  if (iss !== undefined && hostOf(iss) !== shop) return { kind: 'refused', why: 'iss and dest differ' };
  return { kind: 'ok', shop, customer: customerOf(sub) };
}

/** The number in `gid://shopify/Customer/42`. */
function customerOf(sub: unknown): number | null {
  const id = Number(/^gid:\/\/shopify\/Customer\/(\d{1,16})$/.exec(String(sub ?? ''))?.[1]);
  return Number.isSafeInteger(id) ? id : null;
}

/** `nordlys.myshopify.com`, bare or as an https address. */
function hostOf(claim: unknown): string | null {
  if (typeof claim !== 'string') return null;
  if (!claim.includes('/')) return claim;
  return claim.startsWith('https://') && URL.canParse(claim) ? new URL(claim).host : null;
}
