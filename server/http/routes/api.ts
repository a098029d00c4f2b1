/** What the merchant's page asks. Each call proves its shop by a session token, and sees that shop alone. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import { MAX_CSS } from '../../domain/look/parseLook.ts';
import { browse, readChanges } from '../../flows/browse.ts';
import type { DiagnosticsDeps } from '../../flows/diagnostics.ts';
import { createHome } from '../../flows/home.ts';
import type { Installer } from '../../flows/install.ts';
import type { Clock, Logger, ShopRecord, Store } from '../../flows/ports.ts';
import { preview } from '../../flows/preview.ts';
import type { PrivacyDeps } from '../../flows/privacy.ts';
import type { Receiver } from '../../flows/receiveImport.ts';
import { safeCss } from '../../flows/safeCss.ts';
import { searchGroups } from '../../flows/searchGroups.ts';
import { searchProducts } from '../../flows/searchProducts.ts';
import { changeSettings, readSettings } from '../../flows/settings.ts';
import type { SimulateDeps } from '../../flows/simulate.ts';
import { status } from '../../flows/status.ts';
import type { Storefront } from '../../flows/storefront.ts';
import { startSync } from '../../flows/syncState.ts';
import type { VerifiedSession, Verifier } from '../../flows/verifier.ts';
import type { Views } from '../../flows/views.ts';
import { browseParams } from '../browseParams.ts';
import { groupKindParam, idParam, type Params, placementParam, textParam } from '../params.ts';
import { previewParams } from '../previewParams.ts';
import { activityRoutes } from './activity.ts';
import { diagnosticsRoutes } from './diagnostics.ts';
import { importRoutes } from './import.ts';
import { offerRoutes } from './offers.ts';
import { privacyRoutes } from './privacy.ts';
import { resultRoutes } from './results.ts';
import { setupRoutes } from './setup.ts';
import { trialRoutes } from './trials.ts';

export interface ApiDeps
  extends Pick<SimulateDeps, 'otherDiscounts'>,
    Pick<DiagnosticsDeps, 'scopes' | 'versions'>,
    Pick<PrivacyDeps, 'platform'> {
  readonly store: Store;
  readonly storefront: Storefront;
  readonly receiver: Receiver;
  readonly verifier: Verifier;
  readonly installer: Installer;
  readonly views: Views;
  readonly clock: Clock;
  readonly log: Logger;
  /** Uniform from 0 to 1, for ids of offers and trials. */
  readonly random: () => number;
}

/** Room for full lists of exclusions with the longest names there may be. */
const SETTINGS_BODY_LIMIT = 1024 * 1024;

export async function apiRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const { store, installer, views, clock } = deps;
  const sessions = new WeakMap<FastifyRequest, VerifiedSession>();
  const shops = new WeakMap<FastifyRequest, ShopRecord>();

  // Before the body is read: who has no token sends us nothing.
  app.addHook('onRequest', async (request, reply) => {
    const session = await verify(deps, request);
    if (session === null) {
      // App Bridge takes this as: fetch a fresh token and ask again.
      reply.header('x-shopify-retry-invalid-session-request', '1');
      throw new MersalgError(
        'unauthorized',
        'Open Mersalg in the Shopify admin: this page’s session has ended.',
      );
    }
    sessions.set(request, session);
  });
  app.addHook('preHandler', async (request) => {
    const { shop, raw } = sessions.get(request)!;
    shops.set(request, await installer.ensure(shop, raw));
  });
  const shopOf = (request: FastifyRequest) => shops.get(request)!;
  const staffOf = (request: FastifyRequest) => sessions.get(request)!.user;
  const editorOf = (request: FastifyRequest) => ({ shop: shopOf(request).shop, staff: staffOf(request) });
  const query = (request: FastifyRequest) => request.query as Params;

  app.get('/api/status', (request) => status(store, shopOf(request).shop));

  app.post('/api/sync', async (request, reply) => {
    const { shop, generation } = shopOf(request);
    await startSync({ store, clock }, shop, generation, staffOf(request));
    return reply.code(202).send(await status(store, shop));
  });

  app.get('/api/settings', (request) => readSettings(store, shopOf(request).shop));

  app.put('/api/settings', { bodyLimit: SETTINGS_BODY_LIMIT }, async (request) => {
    const saved = await changeSettings(store, editorOf(request), request.body, clock.now());
    // Now rather than at the next tick: the merchant looks at the preview at once. Should it fail, the next tick
    // does it; they are saved all the same, and an error here would end in a conflict with oneself.
    await views.refresh().catch(() => {});
    return saved;
  });

  const viewOf = async (request: FastifyRequest) => {
    const view = await views.get(shopOf(request).shop);
    if (view === null) throw new MersalgError('not-installed', 'Open the app in the Shopify admin first.');
    return view;
  };

  app.get('/api/products', async (request) => {
    const asked = browseParams(query(request));
    if (asked !== null) return browse(store, await viewOf(request), asked);
    return searchProducts(store, shopOf(request).shop, textParam(query(request), 'q', 200));
  });

  app.get('/api/changes', async (request) => readChanges(store, await viewOf(request)));

  app.get('/api/groups', async (request) => {
    const kind = groupKindParam(query(request));
    const name = textParam(query(request), 'q', 200);
    return searchGroups(store, await viewOf(request), kind, name);
  });

  app.get('/api/preview', async (request) => {
    const productId = idParam(query(request), 'product');
    const placement = placementParam(query(request));
    const view = await viewOf(request);
    const asked = previewParams(query(request), { currency: view.shop.currency, now: clock.now() });
    return preview(view, productId, placement, asked);
  });

  const home = createHome({ store, clock });
  app.get('/api/home', (request) => home(shopOf(request)));

  // What a merchant is writing, as the preview needs it and with what is not allowed; nothing is saved.
  app.post('/api/look/css', async (request) => {
    const { css } = (request.body ?? {}) as { readonly css?: unknown };
    if (typeof css !== 'string' || css.length > MAX_CSS)
      throw new MersalgError('bad-input', `css must be a text of at most ${MAX_CSS} characters.`, {
        field: 'css',
      });
    return safeCss(css);
  });

  resultRoutes(app, { ...deps, shopOf, viewOf });
  offerRoutes(app, { ...deps, shopOf, editorOf, viewOf });
  trialRoutes(app, { ...deps, shopOf, editorOf });
  activityRoutes(app, { store, editorOf });
  app.register((scope) => importRoutes(scope, { ...deps, shopOf, staffOf }));
  setupRoutes(app, { ...deps, shopOf, staffOf, viewOf });
  privacyRoutes(app, { ...deps, editorOf });
  diagnosticsRoutes(app, { ...deps, editorOf });
}

async function verify({ verifier, log }: ApiDeps, request: FastifyRequest): Promise<VerifiedSession | null> {
  const token = /^Bearer ([\w.-]{1,4096})$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return null;
  const session = await verifier.verifySessionToken(token);
  if (session.kind === 'ok') return session;
  log.warn({ requestId: request.id, why: session.why }, 'A session token was refused.');
  return null;
}
