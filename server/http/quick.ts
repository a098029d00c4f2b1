/** Answers the usual suggestion ahead of the framework: from memory, everybody's, well signed and well formed. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FastifyServerFactory } from 'fastify';
import type { Verifier } from '../flows/verifier.ts';
import type { Views } from '../flows/views.ts';
import { plainHeaderValues } from './headers.ts';
import { rawQuery, shopperParams } from './params.ts';
import { SUGGEST_TYPE, type Suggestions } from './suggestions.ts';

export interface QuickDeps {
  readonly verifier: Verifier;
  readonly views: Views;
  readonly suggestions: Suggestions;
  readonly https: boolean;
  readonly isStopping: () => boolean;
}

/** Milliseconds for a request's headers to come. */
const HEADERS_MS = 15_000;
/** Where the app proxy asks for suggestions. */
export const SUGGEST_PATH = '/proxy/suggest';

/** True when it has answered; otherwise nothing was done, and the framework's route does it all and says what is wrong. */
export type Quick = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * The same checks and the same bytes as the route's, without its way through router, hooks and reply: half of
 * what a suggestion costs. Measured by `npm run bench -- serving`.
 */
export function createQuick({ verifier, views, suggestions, https, isStopping }: QuickDeps): Quick {
  const headers = { ...plainHeaderValues(https), 'content-type': SUGGEST_TYPE };
  return (request, response) => {
    const { url = '', method } = request;
    if (method !== 'GET' || !url.startsWith(`${SUGGEST_PATH}?`) || isStopping()) return false;
    const proxied = verifier.verifyProxy(rawQuery(url));
    if (proxied.kind === 'refused' || shopperParams(proxied.params) !== null) return false;
    const view = views.peek(proxied.shop);
    if (view === undefined) return false;
    let answer: Buffer;
    try {
      answer = suggestions.everybodys(view, proxied.params, request.headers);
    } catch {
      // Bad input or a fault of ours: the route meets it again, and says or logs what it is.
      return false;
    }
    response.writeHead(200, { ...headers, 'content-length': answer.length });
    response.end(answer);
    return true;
  };
}

/** For `serverFactory`: the server that Fastify would make, asking `quick` first. */
export function quickServer(quick: Quick): FastifyServerFactory<Server> {
  return (handler, options) => {
    const { keepAliveTimeout, requestTimeout } = options as {
      keepAliveTimeout: number;
      requestTimeout: number;
    };
    // Requests without a body, as nearly all are, are spared the making of a stream.
    const sparing = {
      keepAliveTimeout,
      requestTimeout,
      headersTimeout: HEADERS_MS,
      optimizeEmptyRequests: true,
    };
    return createServer(sparing, (request, response) => {
      if (quick(request, response)) return;
      // No stream of theirs ever ends: whoever names the type of a body that is not sent must not wait for it forever.
      if (hasNoBody(request)) delete request.headers['content-type'];
      handler(request, response);
    });
  };
}

function hasNoBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}
