/** `POST /admin/oauth/access_token`: token exchange and refresh, with the answers of Shopify's own endpoint. */
import { HttpResponse } from 'msw';
import type { TwinShop } from '../state.ts';
import type { Twin } from '../twin.ts';
import { sessionTokenHolds } from './session-token.ts';
import type { TokenPair } from './tokens.ts';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';

function refuse(status: number, error: string, description: string): Response {
  return HttpResponse.json({ error, error_description: description }, { status });
}

function answer(twin: Twin, pair: TokenPair): Response {
  const seconds = (at: number): number => Math.max(0, Math.round((at - twin.now()) / 1000));
  return HttpResponse.json({
    access_token: pair.access,
    scope: pair.scopes.join(','),
    ...(pair.accessExpiresAt !== null && { expires_in: seconds(pair.accessExpiresAt) }),
    ...(pair.refreshExpiresAt !== null && {
      refresh_token: pair.refresh,
      refresh_token_expires_in: seconds(pair.refreshExpiresAt),
    }),
  });
}

/** The fields of a JSON or form body; null when it is neither. */
export function readGrant(text: string, contentType: string): Record<string, string> | null {
  if (contentType.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return null;
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]));
  } catch {
    return null;
  }
}

/** Answers a grant request of the app for `shop`. */
export async function grantToken(
  twin: Twin,
  shop: TwinShop,
  body: Record<string, string>,
): Promise<Response> {
  const { app } = twin;
  if (body.client_id !== app.clientId || body.client_secret !== app.clientSecret) {
    return refuse(401, 'invalid_client', 'The client id or secret is wrong.');
  }
  if (body.grant_type === 'refresh_token') {
    const pair = twin.tokens.refresh(shop.data.domain, body.refresh_token ?? '');
    return pair
      ? answer(twin, pair)
      : refuse(400, 'invalid_grant', 'The refresh token is unknown, expired or retired.');
  }
  if (body.grant_type !== EXCHANGE) {
    return refuse(400, 'unsupported_grant_type', `The grant type ${body.grant_type} is not supported.`);
  }
  if (body.subject_token_type !== ID_TOKEN) {
    return refuse(400, 'invalid_request', `subject_token_type must be ${ID_TOKEN}.`);
  }
  if (body.requested_token_type !== OFFLINE) {
    return refuse(400, 'invalid_request', 'The twin issues offline tokens only.');
  }
  if (!(await sessionTokenHolds(app, shop.data.domain, body.subject_token ?? '', twin.now()))) {
    return refuse(
      400,
      'invalid_subject_token',
      'The session token is not valid for this app and shop, or has expired.',
    );
  }
  return answer(twin, twin.tokens.grant(shop.data.domain, app.scopes, body.expiring === '1'));
}
