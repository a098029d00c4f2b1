/** Webhooks: verified over the raw bytes first, stored second, acknowledged third, worked off by a job. */
import type { FastifyInstance } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import type { Clock, Logger, Store } from '../../flows/ports.ts';
import type { Verifier } from '../../flows/verifier.ts';
import { within } from '../within.ts';

export interface WebhookDeps {
  readonly store: Pick<Store, 'inbox'>;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly log: Logger;
}

/** An order with hundreds of lines is some hundred kilobytes. */
const BODY_LIMIT = 2 * 1024 * 1024;
/** Shopify gives up after 5 s; saying 503 before that makes it try again, which is what we want. */
const STORE_MS = 4_000;

export async function webhookRoutes(app: FastifyInstance, deps: WebhookDeps): Promise<void> {
  const { store, verifier, clock, log } = deps;
  // The signature covers the bytes as sent: nothing may parse them first, whatever type they claim.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    done(null, body);
  });

  app.post('/webhooks', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const verified = verifier.verifyWebhook(body, request.headers);
    if (verified.kind === 'refused') {
      log.warn({ requestId: request.id, why: verified.why }, 'A webhook was refused.');
      throw new MersalgError('unauthorized', 'The webhook’s signature does not match.');
    }
    const { shop, webhookId, topic, triggeredAt } = verified;
    // A delivery may come hours late; what counts for order and deletion is when the thing happened.
    const receivedAt = Math.min(clock.now(), triggeredAt ?? clock.now());
    await within(
      STORE_MS,
      store.inbox.put({ shop, webhookId, topic, body: body.toString('utf8'), receivedAt }),
    );
    return reply.code(200).send();
  });
}
