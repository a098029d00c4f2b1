/** Offers as the merchant's page asks for them and changes them; who asks has been proved by the API's own hooks. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOfferId } from '../../domain/offer/kinds/fields.ts';
import { OFFER_KINDS, type OfferKind } from '../../domain/offer/offer.ts';
import { parseOffer } from '../../domain/offer/parseOffer.ts';
import { OFFER_STATES, type OfferConflict, type TemplatesReport } from '../../domain/offer/report.ts';
import { PLACEMENTS } from '../../domain/placement.ts';
import { briefOffers, listOffers, type OfferQuery } from '../../flows/offerList.ts';
import { readLog, reportOffer, template } from '../../flows/offerReports.ts';
import {
  type ChangeOutcome,
  createOffer,
  duplicateOffer,
  type Editor,
  findOffer,
  type OfferDeps,
  placeOffer,
  removeOffer,
  setStatus,
  updateOffer,
} from '../../flows/offers.ts';
import { MOST_OFFERS, type ShopRecord } from '../../flows/ports.ts';
import { previewDraft } from '../../flows/previewDraft.ts';
import { type SimulateDeps, simulateCart } from '../../flows/simulate.ts';
import type { ShopView, Views } from '../../flows/views.ts';
import { bad, has, idParam, intParam, type Params, placementParam, textParam } from '../params.ts';
import { previewParams } from '../previewParams.ts';

export interface OfferRoutesDeps extends OfferDeps, SimulateDeps {
  readonly views: Views;
  readonly shopOf: (request: FastifyRequest) => ShopRecord;
  readonly editorOf: (request: FastifyRequest) => Editor;
  readonly viewOf: (request: FastifyRequest) => Promise<ShopView>;
}

const MOST_ENTRIES = 500;
const USUAL_ENTRIES = 50;
const USUAL_OFFERS = 50;
/** Room for the longest lists of products, collections and tags that an offer may name. */
const OFFER_BODY_LIMIT = 512 * 1024;

export function offerRoutes(app: FastifyInstance, deps: OfferRoutesDeps): void {
  const { store, views, shopOf, editorOf, viewOf } = deps;

  /** What holds now: as the answer to a change that was saved, or to one that came too late. */
  async function answer(request: FastifyRequest, reply: FastifyReply, outcome: ChangeOutcome) {
    if (outcome.kind === 'saved') {
      await renewed(views);
      return reportOffer(store, shopOf(request), outcome.offer);
    }
    const now = outcome.now === null ? null : await reportOffer(store, shopOf(request), outcome.now);
    return reply.code(409).send(conflict(now));
  }

  app.get('/api/offers', (request) => {
    const catalog = async () => (await viewOf(request)).catalog;
    return listOffers(store, shopOf(request), queryOf(request.query as Params), catalog);
  });

  app.get('/api/offers/brief', (request) => {
    return briefOffers(store, shopOf(request), kindIn(request.query as Params));
  });

  app.post('/api/offers', { bodyLimit: OFFER_BODY_LIMIT }, async (request, reply) => {
    const { offer, id, priority } = bodyOf(request);
    const under = id === undefined ? null : formerly(id, priority);
    return answer(request, reply, await createOffer(deps, editorOf(request), offer, under));
  });

  app.get('/api/offers/templates', async (request) => {
    const kind = kindIn(request.query as Params);
    const view = await viewOf(request);
    const now = deps.clock.now();
    if (kind !== null) return template(store, view, kind, now);
    const templates = OFFER_KINDS.map((one) => template(store, view, one, now));
    return { templates: await Promise.all(templates) } satisfies TemplatesReport;
  });

  app.get('/api/offers/log', (request) => {
    const query = request.query as Params;
    const limit = intParam(query, 'limit', 1, MOST_ENTRIES, USUAL_ENTRIES);
    const { offer } = query;
    if (offer !== undefined && !isOfferId(offer)) throw bad('offer', 'the id of an offer');
    return readLog(store, shopOf(request), limit, offer ?? null);
  });

  app.post('/api/simulate', async (request) => simulateCart(deps, await viewOf(request), request.body));

  app.post('/api/preview', { bodyLimit: OFFER_BODY_LIMIT }, async (request) => {
    const query = request.query as Params;
    const { offer, id } = bodyOf(request);
    const view = await viewOf(request);
    const placement = has(query, 'placement') ? placementParam(query) : null;
    const moment = { ...query, placement: placement ?? PLACEMENTS[0] };
    return previewDraft(store, view, {
      fields: parseOffer(offer),
      id: isOfferId(id) ? id : null,
      product: has(query, 'product') ? idParam(query, 'product') : null,
      placement,
      request: previewParams(moment, { currency: view.shop.currency, now: deps.clock.now() }),
    });
  });

  app.get('/api/offers/:id', async (request) => {
    const shop = shopOf(request);
    return reportOffer(store, shop, await findOffer(store, shop.shop, idOf(request)));
  });

  app.put('/api/offers/:id', { bodyLimit: OFFER_BODY_LIMIT }, async (request, reply) => {
    const { offer, version } = bodyOf(request);
    return answer(request, reply, await updateOffer(deps, editorOf(request), idOf(request), offer, version));
  });

  app.post('/api/offers/:id/status', async (request, reply) => {
    const { status, version } = bodyOf(request);
    return answer(request, reply, await setStatus(deps, editorOf(request), idOf(request), status, version));
  });

  app.post('/api/offers/:id/place', async (request, reply) => {
    const { place } = bodyOf(request);
    return answer(request, reply, await placeOffer(deps, editorOf(request), idOf(request), place));
  });

  app.post('/api/offers/:id/duplicate', async (request, reply) => {
    const { name } = bodyOf(request);
    return answer(request, reply, await duplicateOffer(deps, editorOf(request), idOf(request), name));
  });

  app.delete('/api/offers/:id', async (request, reply) => {
    const version = intParam(request.query as Params, 'version', 0, Number.MAX_SAFE_INTEGER);
    return answer(request, reply, await removeOffer(deps, editorOf(request), idOf(request), version));
  });
}

/** At once rather than at the next tick. Should it fail, the next tick does it: what was saved is saved all the same. */
async function renewed(views: Views): Promise<void> {
  await views.refresh().catch(() => {});
}

function conflict(now: OfferConflict['now']): OfferConflict {
  const message = 'This was changed elsewhere meanwhile. Look at what holds now, then make your change.';
  return { error: { code: 'conflict', message }, now };
}

/** An id of another form is one that this shop does not have. */
function idOf(request: FastifyRequest): string {
  const { id } = request.params as { id?: unknown };
  return isOfferId(id) ? id : '';
}

function formerly(id: unknown, priority: unknown): { id: string; priority: number } {
  if (!isOfferId(id)) throw bad('id', 'the id of an offer');
  if (!Number.isFinite(priority)) throw bad('priority', 'a number');
  return { id, priority: priority as number };
}

function bodyOf(request: FastifyRequest): Params {
  const { body } = request;
  return typeof body === 'object' && body !== null ? (body as Params) : {};
}

function queryOf(params: Params): OfferQuery {
  const status = OFFER_STATES.find((known) => known === params.status);
  if (has(params, 'status') && status === undefined) throw bad('status', `one of ${OFFER_STATES.join(', ')}`);
  return {
    q: textParam(params, 'q', 200),
    status: status ?? null,
    kind: kindIn(params),
    after: intParam(params, 'after', 0, MOST_OFFERS, 0),
    limit: intParam(params, 'limit', 1, MOST_OFFERS, USUAL_OFFERS),
  };
}

function kindIn(params: Params): OfferKind | null {
  if (!has(params, 'kind')) return null;
  const kind = OFFER_KINDS.find((known) => known === params.kind);
  if (kind === undefined) throw bad('kind', `one of ${OFFER_KINDS.join(', ')}`);
  return kind;
}
