/** What the storefront asks through the shop's app proxy: suggestions as Liquid, and counts of what was shown. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import type { ShopDomain } from '../../domain/ids.ts';
import type { SuggestRequest } from '../../domain/suggestion.ts';
import type { Past, Shopper } from '../../flows/personal.ts';
import type { Clock, Logger } from '../../flows/ports.ts';
import { suggest } from '../../flows/suggest.ts';
import type { Tally } from '../../flows/tally.ts';
import type { VerifiedProxy, Verifier } from '../../flows/verifier.ts';
import type { ShopView, Views } from '../../flows/views.ts';
import { createLimiter } from '../limiter.ts';
import { renderSuggestLiquid } from '../liquid.ts';
import { createTextCache } from '../lru.ts';
import { eventsBody, rawQuery, shopperParams, suggestParams } from '../params.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the app proxy signed; set before any of its routes runs. */
    proxied: VerifiedProxy | null;
  }
}

export interface ProxyDeps {
  readonly verifier: Verifier;
  readonly views: Views;
  readonly past: Past;
  readonly tally: Tally;
  readonly clock: Clock;
  readonly log: Logger;
}

const EVENTS_BODY_LIMIT = 16 * 1024;
/** 32 MB of answers: some ten thousand moments. */
const CACHE_CHARS = 32_000_000;
/** A shopper's page sends a beacon every few seconds at most. */
const PER_SHOPPER = { burst: 30, perSecond: 2, mostKeys: 20_000 };
/** And a shop of any size stays far below this, however many addresses a flood comes from. */
const PER_SHOP = { burst: 3_000, perSecond: 600, mostKeys: 5_000 };

export async function proxyRoutes(app: FastifyInstance, deps: ProxyDeps): Promise<void> {
  const { verifier, views, past, tally, clock, log } = deps;
  const answers = createTextCache(CACHE_CHARS);
  const shoppers = createLimiter(clock, PER_SHOPPER);
  const shops = createLimiter(clock, PER_SHOP);
  // Beacons come as text/plain or with no type at all; what they say is parsed by hand.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });

  app.decorateRequest('proxied', null);
  // Before the body is read: whoever is not the app proxy sends us nothing.
  app.addHook('onRequest', (request, _reply, done) => {
    const outcome = verifier.verifyProxy(rawQuery(request.raw.url));
    if (outcome.kind === 'refused') {
      log.warn({ requestId: request.id, why: outcome.why }, 'An app-proxy request was refused.');
      done(new MersalgError('unauthorized', 'The request did not come through the shop’s app proxy.'));
      return;
    }
    request.proxied = outcome;
    done();
  });

  // Without a promise on the usual way, from a view in memory: `npm run bench -- serving` holds it to its budget.
  app.get('/proxy/suggest', (request, reply) => {
    const { shop, params } = request.proxied!;
    const moment = suggestParams(params);
    const shopper = shopperParams(params);
    reply.header('content-type', 'application/liquid; charset=utf-8');
    const view = views.peek(shop);
    if (view === undefined || shopper !== null) return unhurried(shop, moment, shopper);
    reply.send(answer(view, moment));
  });

  /** For the first request of a shop, and for a shopper whose past must be read. */
  async function unhurried(shop: ShopDomain, moment: SuggestRequest, shopper: Shopper | null) {
    const view = await views.get(shop);
    const personal = shopper === null || view?.model == null ? null : await past.of(shop, shopper);
    // One shopper's own answer is kept nowhere: what is cached is everybody's.
    return view !== null && personal !== null ? decide(view, { ...moment, personal }) : answer(view, moment);
  }

  function decide(view: ShopView, moment: SuggestRequest): string {
    const inHand = moment.productId === null ? undefined : view.catalog.get(moment.productId);
    return renderSuggestLiquid(suggest(view, moment), moment, inHand?.handle ?? null);
  }

  function answer(view: ShopView | null, moment: SuggestRequest): string {
    if (view === null) return renderSuggestLiquid({ kind: 'nothing', why: 'no-model' }, moment);
    const { placement, productId, cart, limit } = moment;
    const key = `${view.shop.shop} ${view.revision} ${placement} ${productId ?? ''} ${limit} ${cart.join()}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const liquid = decide(view, moment);
    answers.set(key, liquid);
    return liquid;
  }

  app.post('/proxy/events', { bodyLimit: EVENTS_BODY_LIMIT }, async (request, reply) => {
    const { shop } = request.proxied!;
    if (!shoppers.allow(`${shop} ${shopperOf(request)}`) || !shops.allow(shop)) {
      throw new MersalgError('rate-limited', 'Too many events. Send fewer, later.');
    }
    const events = eventsBody(request.body);
    if ((await views.get(shop)) !== null) tally.add(shop, events);
    return reply.code(204).send();
  });
}

/** The shopper's address as the platform forwards it; kept in memory for the limit alone, never logged. */
function shopperOf(request: FastifyRequest): string {
  const forwarded = request.headers['x-forwarded-for'];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0];
  return (first ?? request.ip).trim().slice(0, 64);
}
