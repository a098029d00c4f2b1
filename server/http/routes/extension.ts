/** What extensions in checkout and the web pixel ask and tell: one suggestion for a moment, counts, whose an order is, feedback. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import { trialBucket } from '../../domain/experiment/assign.ts';
import type { ShopDomain } from '../../domain/ids.ts';
import { isBot } from '../../domain/measure/bots.ts';
import { suggestionMark } from '../../domain/placement.ts';
import { type ToldReason, toldReason } from '../../domain/suggestion.ts';
import type { Checkouts, VisitorKeyOf } from '../../flows/checkouts.ts';
import type { Feedback } from '../../flows/feedback.ts';
import type { CustomerKeys } from '../../flows/personal.ts';
import type { Clock, Logger, Question } from '../../flows/ports.ts';
import { suggest } from '../../flows/suggest.ts';
import type { Tally } from '../../flows/tally.ts';
import { variantView } from '../../flows/variants.ts';
import type { Refused, VerifiedShop, VerifiedShopper, Verifier } from '../../flows/verifier.ts';
import type { Views } from '../../flows/views.ts';
import { extensionEvents, extensionQuestion, feedbackBody, pixelWord, type Whose } from '../extensionBody.ts';
import { createLimiter } from '../limiter.ts';

export interface ExtensionDeps {
  readonly verifier: Verifier;
  readonly views: Views;
  readonly tally: Tally;
  readonly checkouts: Checkouts;
  readonly feedback: Feedback;
  readonly visitorKeyOf: VisitorKeyOf;
  /** Under which keys a logged-in customer is known. */
  readonly customerKeysOf: CustomerKeys;
  readonly clock: Clock;
  readonly log: Logger;
}

/** `POST /extension/suggest`. Titles, prices and stock the extension asks of the platform, in the buyer's market. */
export interface ExtensionAnswer {
  readonly v: 1;
  readonly suggestion: {
    readonly product: number;
    /** Value for the line attribute `_mersalg`. */
    readonly mark: string;
    readonly reason: ToldReason;
  } | null;
}

/** `POST /extension/feedback` with `ask`: the one question that may be asked now. */
export interface FeedbackReply {
  readonly v: 1;
  readonly question: Question | null;
}

/** A cart of a hundred products, and a memory. */
const BODY_LIMIT = 8 * 1024;
/** Behind some content networks many shoppers share an address: generous, for a checkout asks once per page. */
const PER_ADDRESS = { burst: 120, perSecond: 20, mostKeys: 20_000 };
const PER_SHOP = { burst: 2_000, perSecond: 300, mostKeys: 5_000 };

/**
 * Extensions run in sandboxes whose origin is Shopify's content network or none at all, so any origin may read the
 * answers. That is safe here alone: nothing is proved by cookies, and the proof travels in the request itself.
 */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '86400',
};

export async function extensionRoutes(app: FastifyInstance, deps: ExtensionDeps): Promise<void> {
  const { verifier, views, tally, checkouts, feedback, clock, log } = deps;
  const addresses = createLimiter(clock, PER_ADDRESS);
  const shops = createLimiter(clock, PER_SHOP);
  // The pixel sends text/plain, which needs no preflight; what a body says is parsed by hand.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  // On refusals too: without it the sandbox sees a network error instead of the reason.
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(CORS);
    if (request.method !== 'OPTIONS' && !addresses.allow(addressOf(request))) {
      done(new MersalgError('rate-limited', 'Too many requests. Send fewer, later.'));
      return;
    }
    done();
  });
  for (const path of ['/extension/suggest', '/extension/events', '/extension/feedback']) {
    app.options(path, (_request, reply) => reply.code(204).send());
  }

  /** The shop by its proof, within its limit. @throws MersalgError `unauthorized`, `rate-limited`. */
  const proved = <Proof extends VerifiedShop>(request: FastifyRequest, outcome: Proof | Refused): Proof => {
    if (outcome.kind === 'refused') {
      log.warn({ requestId: request.id, why: outcome.why }, 'An extension’s request was refused.');
      throw new MersalgError('unauthorized', 'The request does not prove which shop it comes from.');
    }
    if (!shops.allow(outcome.shop)) {
      throw new MersalgError('rate-limited', 'Too many requests for this shop. Send fewer, later.');
    }
    return outcome;
  };
  const byToken = async (request: FastifyRequest): Promise<VerifiedShopper> => {
    const token = /^Bearer ([\w.-]{1,4096})$/.exec(request.headers.authorization ?? '')?.[1];
    return proved(
      request,
      token === undefined ? { kind: 'refused', why: 'no token' } : await verifier.verifyExtensionToken(token),
    );
  };

  app.post('/extension/suggest', { bodyLimit: BODY_LIMIT }, async (request): Promise<ExtensionAnswer> => {
    const { shop } = await byToken(request);
    const { question, checkout, visitor } = extensionQuestion(request.body, clock.now());
    const view = await views.get(shop);
    if (view === null || isHeld(shop, checkout)) return NOTHING;
    const outcome = suggest(variantView(view, visitor === null ? null : trialBucket(visitor)), question);
    const [first] = outcome.kind === 'suggestions' ? outcome.suggestions : [];
    if (first === undefined) return NOTHING;
    const mark = suggestionMark(question.placement, first.technique);
    return { v: 1, suggestion: { product: first.productId, mark, reason: toldReason(first.reason) } };
  });

  app.post('/extension/events', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    // A token where there is one; the pixel has none, and shows its key.
    const isExtension = request.headers.authorization !== undefined;
    const said = isExtension ? null : pixelWord(request.body);
    const { shop } =
      said === null ? await byToken(request) : proved(request, verifier.verifyPixel(said.shop, said.key));
    const events = said?.events ?? extensionEvents(request.body);
    const view = await views.get(shop);
    if (view === null || isBot(request.headers['user-agent'])) return reply.code(204).send();
    tally.add(shop, events);
    if (said !== null && said.visitor !== null) {
      const { visitor, order, checkout } = said;
      for (const { kind } of events) {
        if (kind !== 'started' && kind !== 'completed') continue;
        const step = kind === 'started' ? 'began' : 'paid';
        const word = { visitor, step, order: step === 'paid' ? order : null, checkout } as const;
        checkouts.hear(shop, view.settings.measure.share, word);
      }
    }
    return reply.code(204).send();
  });

  app.post('/extension/feedback', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const { shop, customer } = await byToken(request);
    const said = feedbackBody(request.body);
    const view = await views.get(shop);
    const keys = keysOf(shop, customer, said);
    const wanted =
      view?.settings.measure.feedback === true &&
      !isBot(request.headers['user-agent']) &&
      !isHeld(shop, said.checkout);
    if (said.kind === 'answer') {
      if (wanted) await feedback.answer(shop, keys, said.answer);
      return reply.code(204).send();
    }
    const question = wanted ? await feedback.ask(shop, keys, said.helpful) : null;
    return { v: 1, question } satisfies FeedbackReply;
  });

  function isHeld(shop: ShopDomain, checkout: string | null): boolean {
    return checkout !== null && checkouts.ownerOf(shop, checkout)?.held === true;
  }

  /** All that this person is known by: logged in, by the cart's word, by the pixel's. */
  function keysOf(shop: ShopDomain, customer: number | null, { visitor, checkout }: Whose): string[] {
    const own = customer === null ? [] : deps.customerKeysOf(shop, customer).slice(0, 1);
    const byPixel = checkout === null ? null : checkouts.ownerOf(shop, checkout);
    const keys = [
      ...own,
      ...(visitor === null ? [] : [deps.visitorKeyOf(shop, visitor)]),
      ...(byPixel === null ? [] : [byPixel.visitor]),
    ];
    return [...new Set(keys)];
  }
}

const NOTHING: ExtensionAnswer = { v: 1, suggestion: null };

/** The last hop before our own proxy, which shoppers cannot make up; in memory for the limit alone, never logged. */
function addressOf(request: FastifyRequest): string {
  const forwarded = request.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1);
  return (last ?? request.ip).trim().slice(0, 64);
}
