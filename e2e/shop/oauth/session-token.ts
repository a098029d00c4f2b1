/** Session tokens: what Shopify's admin gives an embedded page to prove who is looking (JWT HS256, one minute). */
import { createHash, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { TwinApp } from '../state.ts';

/** The staff member's id. */
export type SessionUser = number | string;

/** Mints a token for `shop` (its permanent domain). `now` is epoch milliseconds. */
export function mintSessionToken(
  app: TwinApp,
  shop: string,
  user: SessionUser,
  now: number,
): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return new SignJWT({
    dest: `https://${shop}`,
    sid: createHash('sha256').update(`${shop}:${user}`).digest('hex'),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(`https://${shop}/admin`)
    .setAudience(app.clientId)
    .setSubject(String(user))
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + 60)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(app.clientSecret));
}

/** A token as checkout gives it to an extension: five minutes, the bare domain, and no word of who is shopping. */
export function mintExtensionToken(app: TwinApp, shop: string, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return new SignJWT({ dest: shop })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(app.clientId)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 300)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(app.clientSecret));
}

/** True when the token was minted for this app and this shop and is within its minute. */
export async function sessionTokenHolds(
  app: TwinApp,
  shop: string,
  token: string,
  now: number,
): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(app.clientSecret), {
      algorithms: ['HS256'],
      audience: app.clientId,
      issuer: `https://${shop}/admin`,
      currentDate: new Date(now),
    });
    return payload.dest === `https://${shop}`;
  } catch {
    return false;
  }
}
