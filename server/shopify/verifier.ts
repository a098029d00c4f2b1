/** Puts Shopify's signature schemes behind the verifier's port. */

import { isShopDomain } from '../domain/ids.ts';
import type { Clock } from '../flows/ports.ts';
import type { Verifier } from '../flows/verifier.ts';
import { verifyExtensionToken } from './extensionToken.ts';
import { hmacSha256 } from './hmac.ts';
import { isPixelKey } from './pixelKey.ts';
import { verifySessionToken } from './sessionToken.ts';
import { verifyLaunch, verifyProxy, verifyWebhook } from './signatures.ts';

export interface VerifierOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
}

export function createVerifier({ clientId, clientSecret, clock }: VerifierOptions): Verifier {
  const key = new TextEncoder().encode(clientSecret);
  const sign = hmacSha256(clientSecret);
  return {
    verifyWebhook: (rawBody, headers) => verifyWebhook(clientSecret, rawBody, headers),
    verifyProxy: (query) => verifyProxy(sign, clock, query),
    verifyLaunch: (query) => verifyLaunch(clientSecret, clock, query),
    verifyExtensionToken: (token) => verifyExtensionToken(clientId, key, clock, token),
    verifyPixel: (shop, given) =>
      isShopDomain(shop) && typeof given === 'string' && isPixelKey(sign, shop, given)
        ? { kind: 'ok', shop }
        : { kind: 'refused', why: 'not the shop’s pixel' },
    verifySessionToken: (token) => verifySessionToken(clientId, key, clock, token),
  };
}
