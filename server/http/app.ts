/** The HTTP side as one Fastify app, built from its parts and testable without a port. */
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Checkouts, VisitorKeyOf } from '../flows/checkouts.ts';
import type { Enroller } from '../flows/enrol.ts';
import type { Feedback } from '../flows/feedback.ts';
import type { Installer } from '../flows/install.ts';
import type { CustomerKeys, Past } from '../flows/personal.ts';
import type { Clock, Logger, Store } from '../flows/ports.ts';
import type { Receiver } from '../flows/receiveImport.ts';
import type { SimulateDeps } from '../flows/simulate.ts';
import type { Storefront } from '../flows/storefront.ts';
import type { Tally } from '../flows/tally.ts';
import type { Verifier } from '../flows/verifier.ts';
import type { Views } from '../flows/views.ts';
import { errorHandler, notFound, routeOf } from './errors.ts';
import { plainHeaderValues } from './headers.ts';
import { endLateBodies } from './lateBody.ts';
import { createQuick, quickServer } from './quick.ts';
import { type ApiDeps, apiRoutes } from './routes/api.ts';
import { extensionRoutes } from './routes/extension.ts';
import { frameRoutes } from './routes/frame.ts';
import { healthRoutes } from './routes/health.ts';
import { type PageOptions, pageRoutes } from './routes/page.ts';
import { proxyRoutes } from './routes/proxy.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { createSuggestions } from './suggestions.ts';

export interface AppDeps extends Pick<ApiDeps, 'platform' | 'scopes' | 'versions'> {
  readonly store: Store;
  readonly verifier: Verifier;
  readonly views: Views;
  readonly past: Past;
  readonly installer: Installer;
  readonly tally: Tally;
  readonly checkouts: Checkouts;
  readonly feedback: Feedback;
  readonly visitorKeyOf: VisitorKeyOf;
  readonly customerKeysOf: CustomerKeys;
  readonly enroller: Enroller;
  readonly log: Logger;
  readonly clock: Clock;
  /** Uniform from 0 to 1, for ids of offers. */
  readonly random: () => number;
  readonly otherDiscounts: SimulateDeps['otherDiscounts'];
  readonly storefront: Storefront;
  readonly receiver: Receiver;
  readonly page: PageOptions;
  /** Whether browsers reach us by https. */
  readonly https: boolean;
  readonly jobsAlive: () => boolean;
  readonly isStopping: () => boolean;
}

/** The largest JSON body that a page sends: settings with all exclusions. */
const BODY_LIMIT = 64 * 1024;
/** Milliseconds for a body to come, and for an import's, which may be 1 GB over a slow line. */
const BODY_MS = 15_000;
const IMPORT_MS = 3_600_000;

export function createApp(deps: AppDeps): FastifyInstance {
  const { log, https } = deps;
  const suggestions = createSuggestions(deps.clock);
  const headers = plainHeaderValues(https);
  const app = Fastify({
    serverFactory: quickServer(createQuick({ ...deps, suggestions })),
    logger: false,
    bodyLimit: BODY_LIMIT,
    // An id that came from outside could forge another request's log lines.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    // The longest import; what else is late ends sooner, see below.
    requestTimeout: IMPORT_MS,
    forceCloseConnections: 'idle',
  });
  endLateBodies(app, BODY_MS);
  app.setErrorHandler(errorHandler(log));
  app.setNotFoundHandler(notFound);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    // Routine is not told: a line per shopper, or per look of the merchant's page, would drown what matters.
    if (reply.statusCode >= 400 || reply.elapsedTime >= 1_000) {
      const ms = Math.round(reply.elapsedTime);
      log.info({ requestId: request.id, route: routeOf(request), status: reply.statusCode, ms }, 'request');
    }
    done();
  });
  healthRoutes(app, deps);
  app.register((scope) => webhookRoutes(scope, deps));
  app.register((scope) => proxyRoutes(scope, { ...deps, suggestions }));
  app.register((scope) => extensionRoutes(scope, deps));
  app.register((scope) => apiRoutes(scope, deps));
  app.register((scope) => pageRoutes(scope, deps));
  app.register((scope) => frameRoutes(scope, deps));
  return app;
}
