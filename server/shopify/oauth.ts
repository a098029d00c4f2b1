/** Gets and renews access: OAuth token exchange and refresh by Shopify's library, with our own time-outs and retries. */
import { AsyncLocalStorage } from 'node:async_hooks';
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, RequestedTokenType, type Session, shopifyApi } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Clock, Grant } from '../flows/ports.ts';
import { type Exchange, exchange } from './exchange.ts';
import { asObject, text } from './mapping/read.ts';
import type { Fetch } from './origin.ts';
import type { Attempt, Caller } from './retry.ts';

/** A token without an end date (shops from before expiring tokens) is given this one: 9999-12-31. */
const NEVER = 253_402_214_400_000;

// The library keeps its fetch in a module variable, captured from the global one at import. Each call brings
// its own instead, so that two platforms in one process (tests, twins) cannot take each other's.
const current = new AsyncLocalStorage<Fetch>();
setAbstractFetchFunc(((url: string, init?: RequestInit) => {
  const fetch = current.getStore();
  if (fetch === undefined) throw new Error('Shopify’s library was called outside of oauth.ts');
  return fetch(url, init);
}) as typeof globalThis.fetch);

export interface OAuth {
  /** @throws MersalgError `unauthorized` when the session token no longer serves, `platform-*`. */
  exchange(shop: ShopDomain, sessionToken: string): Promise<Grant>;
  /** @throws MersalgError `token-expired` when the refresh token no longer serves, `platform-*`. */
  refresh(shop: ShopDomain, refreshToken: string): Promise<Grant>;
}

export interface OAuthDeps {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appUrl: string;
  readonly scopes: readonly string[];
  readonly fetch: Fetch;
  readonly caller: Caller;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

export function createOAuth(deps: OAuthDeps): OAuth {
  const { caller, clock } = deps;
  const library = shopifyApi({
    apiKey: deps.clientId,
    apiSecretKey: deps.clientSecret,
    apiVersion: ApiVersion.July26,
    hostName: new URL(deps.appUrl).host,
    scopes: [...deps.scopes],
    isEmbeddedApp: true,
    // Its words are dropped: what matters is logged here, without tokens.
    logger: { level: LogSeverity.Error, log: () => {} },
  });

  async function attempt(
    shop: ShopDomain,
    work: () => Promise<{ session: Session }>,
    refused: (shop: ShopDomain, error: string) => MersalgError,
  ): Promise<Attempt<Grant>> {
    let last = null as Exchange | null;
    const fetch: Fetch = async (url, init = {}) => {
      last = await exchange(deps.fetch, url, init, deps.timeoutMs, clock.now());
      if (last.kind === 'answer' && last.status === 200) return Response.json(last.body);
      throw new Error('no grant');
    };
    try {
      const { session } = await current.run(fetch, work);
      const grant = grantOf(session, clock.now() - Date.now());
      return grant === null
        ? { kind: 'unavailable', why: 'no token in the answer' }
        : { kind: 'done', value: grant };
    } catch {
      // What the library throws is not passed on: its text may quote the session token.
      if (last === null) throw refused(shop, 'not accepted by the library');
      if (last.kind !== 'answer') return last;
      const error = text(asObject(last.body)?.error) ?? `status ${last.status}`;
      throw OURS.has(error) ? misconfigured(shop, error) : refused(shop, error);
    }
  }

  return {
    // Both may be repeated: the session token serves for its whole minute, and a refresh token until its
    // successor has been used, so that a lost answer costs nothing.
    exchange: (shop, sessionToken) =>
      caller.call(shop, { name: 'TokenExchange', idempotent: true }, () =>
        attempt(
          shop,
          () =>
            library.auth.tokenExchange({
              shop,
              sessionToken,
              requestedTokenType: RequestedTokenType.OfflineAccessToken,
              expiring: true,
            }),
          staleSession,
        ),
      ),
    refresh: (shop, refreshToken) =>
      caller.call(shop, { name: 'TokenRefresh', idempotent: true }, () =>
        attempt(shop, () => library.auth.refreshToken({ shop, refreshToken }), staleRefresh),
      ),
  };
}

/** The library counts from the system's clock; `offset` brings its dates to ours. Null when there is no token. */
function grantOf(session: Session, offset: number): Grant | null {
  if (!session.accessToken) return null;
  const at = (date: Date | undefined) => (date === undefined ? null : date.getTime() + offset);
  return {
    accessToken: session.accessToken,
    accessExpiresAt: at(session.expires) ?? NEVER,
    refreshToken: session.refreshToken ?? null,
    refreshExpiresAt: at(session.refreshTokenExpires),
    scopes: (session.scope ?? '').split(',').filter((scope) => scope !== ''),
  };
}

/** Errors that say our own settings are wrong, not the token. */
const OURS = new Set([
  'invalid_client',
  'unauthorized_client',
  'application_cannot_be_found',
  'unsupported_grant_type',
]);

function misconfigured(shop: ShopDomain, error: string): MersalgError {
  return new MersalgError(
    'platform-refused',
    'Shopify does not know this app: check SHOPIFY_CLIENT_ID and SHOPIFY_CLIENT_SECRET.',
    { shop, error },
  );
}

function staleSession(shop: ShopDomain, error: string): MersalgError {
  return new MersalgError(
    'unauthorized',
    'Shopify did not accept the session. Reload the page in the Shopify admin.',
    {
      shop,
      error: error.slice(0, 100),
    },
  );
}

function staleRefresh(shop: ShopDomain, error: string): MersalgError {
  return new MersalgError(
    'token-expired',
    'Shopify no longer accepts Mersalg’s access to this shop. Open the app in the Shopify admin: that renews it.',
    { shop, error: error.slice(0, 100) },
  );
}
