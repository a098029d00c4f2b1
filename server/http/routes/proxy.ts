/** What the storefront asks through the shop's app proxy: suggestions as Liquid, and counts of what was shown. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import type { SuggestRequest } from '../../domain/suggestion.ts';
import type { Past } from '../../flows/personal.ts';
import type { Clock, Logger } from '../../flows/ports.ts';
import { suggest } from '../../flows/suggest.ts';
import type { Tally } from '../../flows/tally.ts';
import type { VerifiedProxy, Verifier } from '../../flows/verifier.ts';
import type { ShopView, Views } from '../../flows/views.ts';
import { createLimiter } from '../limiter.ts';
import { renderSuggestLiquid } from '../liquid.ts';
import { createTextCache } from '../lru.ts';
import { eventsBody, rawQuery, shopperParams, suggestParams } from '../params.ts';

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

  const verified = new WeakMap<FastifyRequest, VerifiedProxy>();
  // Before the body is read: whoever is not the app proxy sends us nothing.
  app.addHook('onRequest', async (request) => {
    const outcome = verifier.verifyProxy(rawQuery(request.raw.url));
    if (outcome.kind === 'refused') {
      log.warn({ requestId: request.id, why: outcome.why }, 'An app-proxy request was refused.');
      throw new MersalgError('unauthorized', 'The request did not come through the shop’s app proxy.');
    }
    verified.set(request, outcome);
  });

  app.get('/proxy/suggest', async (request, reply) => {
    const { shop, params } = verified.get(request)!;
    const moment = suggestParams(params);
    const shopper = shopperParams(params);
    const view = await views.get(shop);
    reply.type('application/liquid; charset=utf-8');
    const personal = shopper === null || view?.model == null ? null : await past.of(shop, shopper);
    // One shopper's own answer is kept nowhere: what is cached is everybody's.
    if (view !== null && personal !== null) return reply.send(decide(view, { ...moment, personal }));
    return reply.send(answer(view, moment));
  });

  function decide(view: ShopView, moment: SuggestRequest): string {
    const inHand = moment.productId === null ? undefined : view.catalog.get(moment.productId);
    return renderSuggestLiquid(suggest(view, moment), moment, inHand?.handle ?? null);
  }

  function answer(view: ShopView | null, moment: SuggestRequest): string {
    if (view === null) return renderSuggestLiquid({ kind: 'nothing', why: 'no-model' }, moment);
    const { placement, productId, cart, limit } = moment;
    const key = [view.shop.shop, view.revision, placement, productId ?? '', limit, ...cart].join(' ');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const liquid = decide(view, moment);
    answers.set(key, liquid);
    return liquid;
  }

  app.post('/proxy/events', { bodyLimit: EVENTS_BODY_LIMIT }, async (request, reply) => {
    const { shop } = verified.get(request)!;
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
