/** Puts Shopify's signature schemes behind the verifier's port. */
import type { Clock } from '../flows/ports.ts';
import type { Verifier } from '../flows/verifier.ts';
import { hmacSha256 } from './hmac.ts';
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
    verifySessionToken: (token) => verifySessionToken(clientId, key, clock, token),
  };
}
