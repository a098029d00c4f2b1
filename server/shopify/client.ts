/**
 * Calls the Admin GraphQL API for a shop. Made directly on fetch: the library's own GraphQL client turns
 * network errors into text, cannot be given a time-out, hands `Retry-After` seconds to a sleep in milliseconds,
 * and does not see THROTTLED (checked in @shopify/shopify-api 15.0.0).
 */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Clock } from '../flows/ports.ts';
import { API_VERSION, type Operation } from './documents.ts';
import { exchange } from './exchange.ts';
import { asArray, asObject, type Json, text } from './mapping/read.ts';
import type { Fetch } from './origin.ts';
import type { Attempt, Caller } from './retry.ts';
import type { Tokens } from './tokens.ts';

export interface AdminClient {
  /**
   * Sends a document and resolves to its data, complete: an answer with any error is not data.
   * @throws MersalgError `platform-*`, `token-expired`, `not-installed`.
   */
  run<Data, Variables extends Record<string, unknown>>(
    shop: ShopDomain,
    operation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
}

export interface ClientDeps {
  readonly fetch: Fetch;
  readonly tokens: Tokens;
  readonly caller: Caller;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

export function createClient({ fetch, tokens, caller, clock, timeoutMs }: ClientDeps): AdminClient {
  async function send(shop: ShopDomain, token: string, body: string) {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-shopify-access-token': token,
    };
    const url = `https://${shop}/admin/api/${API_VERSION}/graphql.json`;
    return exchange(fetch, url, { method: 'POST', headers, body }, timeoutMs, clock.now());
  }
  return {
    async run<Data, Variables extends Record<string, unknown>>(
      shop: ShopDomain,
      { name, text: query, idempotent }: Operation<Data, Variables>,
      variables: Variables,
    ): Promise<Data> {
      const body = JSON.stringify({ query, variables });
      return caller.call(shop, { name, idempotent }, async (): Promise<Attempt<Data>> => {
        const token = await tokens.access(shop);
        let result = await send(shop, token, body);
        if (result.kind === 'answer' && result.status === 401) {
          // Revoked before its time, or another server has renewed it: once more with a fresh one.
          result = await send(shop, await tokens.renew(shop, token), body);
        }
        if (result.kind !== 'answer') return result;
        if (result.status !== 200) throw refusedByStatus(shop, name, result.status);
        return readAnswer<Data>(shop, name, asObject(result.body) ?? {});
      });
    },
  };
}

/** What a GraphQL answer with status 200 came to. */
export function readAnswer<Data>(shop: ShopDomain, name: string, body: Json): Attempt<Data> {
  const errors = asArray(body.errors).map(asObject);
  if (body.errors === undefined || (Array.isArray(body.errors) && errors.length === 0)) {
    if (asObject(body.data) === null) return { kind: 'unavailable', why: 'neither data nor errors' };
    return { kind: 'done', value: body.data as Data };
  }
  const codes = errors.map((error) => text(asObject(error?.extensions)?.code));
  if (codes.includes('THROTTLED')) return throttledBy(shop, name, asObject(asObject(body.extensions)?.cost));
  if (codes.includes('INTERNAL_SERVER_ERROR') || codes.includes('TIMEOUT')) {
    return { kind: 'unavailable', why: 'internal error in the answer' };
  }
  const said = (text(errors[0]?.message) ?? text(body.errors) ?? 'no reason given').slice(0, 300);
  if (codes.includes('ACCESS_DENIED')) {
    throw new MersalgError(
      'platform-refused',
      `Shopify does not let the app read this: ${said} Give the app that scope, then open it in the Shopify admin.`,
      { shop, call: name, code: 'ACCESS_DENIED' },
    );
  }
  throw new MersalgError('platform-refused', `Shopify refused ${name}: ${said}`, {
    shop,
    call: name,
    code: codes[0] ?? null,
  });
}

/** THROTTLED comes with status 200 and the bucket's state: wait until it holds what the query costs. */
function throttledBy(shop: ShopDomain, name: string, cost: Json | null): Attempt<never> {
  const wanted = numeric(cost?.requestedQueryCost);
  const bucket = asObject(cost?.throttleStatus);
  const [most, have, rate] = [bucket?.maximumAvailable, bucket?.currentlyAvailable, bucket?.restoreRate].map(
    numeric,
  );
  if (wanted === null || have == null || rate == null || rate <= 0) return { kind: 'throttled', ms: 2_000 };
  if (most != null && wanted > most) {
    throw new MersalgError(
      'platform-refused',
      `Shopify will never answer ${name}: it costs ${wanted} points of ${most}.`,
      {
        shop,
        call: name,
        code: 'MAX_COST_EXCEEDED',
      },
    );
  }
  return { kind: 'throttled', ms: Math.max(100, Math.ceil(((wanted - have) / rate) * 1000)) };
}

function numeric(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'Shopify no longer accepts this app’s access to the shop. Open the app in the Shopify admin: that renews it.',
  402: 'The shop is frozen until its owner settles the bill with Shopify.',
  403: 'Shopify forbids this app to read the shop. Look at the app’s scopes and whether the shop still has it installed.',
  404: 'Shopify does not know this shop, or no longer this API version.',
  423: 'Shopify has locked this shop. Its owner must contact Shopify.',
};

function refusedByStatus(shop: ShopDomain, call: string, status: number): MersalgError {
  const message = BY_STATUS[status] ?? `Shopify refused ${call} with status ${status}.`;
  return new MersalgError(status === 401 ? 'token-expired' : 'platform-refused', message, {
    shop,
    call,
    status,
  });
}
