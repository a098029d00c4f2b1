/** What the storefront asks through the shop's app proxy: suggestions as Liquid, counts of what was shown, and who qualified. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import { siblingId } from '../../domain/experiment/sibling.ts';
import { isBot } from '../../domain/measure/bots.ts';
import type { WidgetEvent } from '../../domain/suggestion.ts';
import type { Enroller } from '../../flows/enrol.ts';
import type { Past } from '../../flows/personal.ts';
import type { Clock, Logger } from '../../flows/ports.ts';
import type { Tally } from '../../flows/tally.ts';
import type { VerifiedProxy, Verifier } from '../../flows/verifier.ts';
import type { ShopView, Views } from '../../flows/views.ts';
import { eventsBody } from '../eventsBody.ts';
import { createLimiter } from '../limiter.ts';
import { momentOf } from '../moment.ts';
import { customerParam, rawQuery, shopperParams } from '../params.ts';
import { SUGGEST_PATH } from '../quick.ts';
import { SUGGEST_TYPE, type Suggestions, viewFor } from '../suggestions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the app proxy signed; set before any of its routes runs. */
    proxied: VerifiedProxy | null;
  }
}

export interface ProxyDeps {
  readonly verifier: Verifier;
  readonly views: Views;
  readonly suggestions: Suggestions;
  readonly past: Past;
  readonly tally: Tally;
  readonly enroller: Enroller;
  readonly clock: Clock;
  readonly log: Logger;
}

const EVENTS_BODY_LIMIT = 16 * 1024;
/** A shopper's page sends a beacon every few seconds at most. */
const PER_SHOPPER = { burst: 30, perSecond: 2, mostKeys: 20_000 };
/** And a shop of any size stays far below this, however many addresses a flood comes from. */
const PER_SHOP = { burst: 3_000, perSecond: 600, mostKeys: 5_000 };

export async function proxyRoutes(app: FastifyInstance, deps: ProxyDeps): Promise<void> {
  const { verifier, views, suggestions, past, tally, enroller, clock, log } = deps;
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

  // What `createQuick` has left: a shop's first request, a shopper whose past must be read, and what is wrong.
  app.get(SUGGEST_PATH, async (request, reply) => {
    const { shop, params } = request.proxied!;
    const { headers } = request;
    // Read before anything else: what is no question is refused whoever asks.
    const asked = momentOf(params, { headers, currency: '', now: clock.now() });
    const shopper = shopperParams(params);
    const view = await views.get(shop);
    reply.type(SUGGEST_TYPE);
    if (view === null) return reply.send(suggestions.none(asked));
    // Who is logged in matters to what they bought before alone, and the merchant may not want that to count.
    const whose =
      shopper !== null && !view.settings.sync.customers ? { ...shopper, customerId: null } : shopper;
    const personal = whose === null || view.model === null ? null : await past.of(shop, whose);
    if (personal === null) return reply.send(suggestions.everybodys(view, params, headers));
    const moment = momentOf(params, { headers, currency: view.shop.currency, now: clock.now() });
    return reply.send(suggestions.own(viewFor(view, params), { ...moment, personal }));
  });

  app.post('/proxy/events', { bodyLimit: EVENTS_BODY_LIMIT }, async (request, reply) => {
    const { shop, params } = request.proxied!;
    if (!shoppers.allow(`${shop} ${shopperOf(request)}`) || !shops.allow(shop)) {
      throw new MersalgError('rate-limited', 'Too many events. Send fewer, later.');
    }
    const { events, visitor, spots } = eventsBody(request.body);
    const view = isBot(request.headers['user-agent']) ? null : await views.get(shop);
    if (view === null) return reply.code(204).send();
    tally.add(
      shop,
      events.map((event) => ofKnownOffer(event, view)),
    );
    if (visitor !== null && spots.length > 0) {
      const { share, epoch } = view.settings.measure;
      const customerId = customerParam(params);
      enroller.add(shop, { share, epoch, trials: view.trials?.trials ?? [] }, { visitor, spots, customerId });
    }
    return reply.code(204).send();
  });
}

/** An offer that the shop does not have is not named: else whoever writes beacons could fill the counters with names. */
function ofKnownOffer(event: WidgetEvent, view: ShopView): WidgetEvent {
  const { offer, ...rest } = event;
  if (offer === undefined || view.offers.some(({ id }) => id === offer)) return event;
  const siblings = (view.trials?.trials ?? []).flatMap(({ id, variants }) =>
    variants.map(({ key }) => siblingId(id, key)),
  );
  return siblings.includes(offer) ? event : rest;
}

/** The shopper's address as the platform forwards it; kept in memory for the limit alone, never logged. */
function shopperOf(request: FastifyRequest): string {
  const forwarded = request.headers['x-forwarded-for'];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0];
  return (first ?? request.ip).trim().slice(0, 64);
}
