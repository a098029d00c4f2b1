/** Trials as the merchant's page asks for them and changes them; who asks has been proved by the API's own hooks. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import type { TrialBlocked, TrialConflict } from '../../domain/experiment/report.ts';
import { isTrialId } from '../../domain/experiment/trial.ts';
import type { Editor } from '../../flows/offers.ts';
import type { ShopRecord } from '../../flows/ports.ts';
import { listTrials, readTrialLog, reportTrial } from '../../flows/trialReports.ts';
import {
  createTrial,
  findTrial,
  removeTrial,
  type StartOutcome,
  startTrial,
  stopTrial,
  type TrialDeps,
  updateTrial,
} from '../../flows/trials.ts';
import type { Views } from '../../flows/views.ts';
import { bad, intParam, type Params } from '../params.ts';

export interface TrialRoutesDeps extends TrialDeps {
  readonly views: Views;
  readonly shopOf: (request: FastifyRequest) => ShopRecord;
  readonly editorOf: (request: FastifyRequest) => Editor;
}

const MOST_ENTRIES = 500;
const USUAL_ENTRIES = 50;
/** Room for six variants, each with a whole offer. */
const TRIAL_BODY_LIMIT = 1024 * 1024;

export function trialRoutes(app: FastifyInstance, deps: TrialRoutesDeps): void {
  const { store, views } = deps;
  const shopOf = (request: FastifyRequest) => deps.shopOf(request).shop;
  const { editorOf } = deps;

  async function answer(request: FastifyRequest, reply: FastifyReply, outcome: StartOutcome) {
    const shop = shopOf(request);
    switch (outcome.kind) {
      case 'saved':
        // At once rather than at the next tick. Should it fail, the next tick does it: what was saved is saved.
        await views.refresh().catch(() => {});
        return reportTrial(store, shop, outcome.trial);
      case 'conflict': {
        const now = outcome.now === null ? null : await reportTrial(store, shop, outcome.now);
        const message =
          'This was changed elsewhere meanwhile. Look at what holds now, then make your change.';
        return reply.code(409).send({ error: { code: 'conflict', message }, now } satisfies TrialConflict);
      }
      case 'blocked': {
        const inWay = new Set(outcome.placing.shared.map(({ trial }) => trial));
        const { trials } = await listTrials(store, shop);
        const names = trials.filter(({ id }) => inWay.has(id)).map(({ id, name }) => [id, name]);
        return reply.code(409).send({
          error: { code: 'conflict', message: blockedText(outcome.placing) },
          blocked: outcome.placing,
          names: Object.fromEntries(names),
        } satisfies TrialBlocked);
      }
    }
  }

  app.get('/api/trials', (request) => listTrials(store, shopOf(request)));

  app.post('/api/trials', { bodyLimit: TRIAL_BODY_LIMIT }, async (request, reply) =>
    answer(request, reply, await createTrial(deps, editorOf(request), bodyOf(request).trial)),
  );

  app.get('/api/trials/log', (request) => {
    const query = request.query as Params;
    const limit = intParam(query, 'limit', 1, MOST_ENTRIES, USUAL_ENTRIES);
    const { trial } = query;
    if (trial !== undefined && !isTrialId(trial)) throw bad('trial', 'the id of a trial');
    return readTrialLog(store, shopOf(request), limit, trial ?? null);
  });

  app.get('/api/trials/:id', async (request) => {
    const shop = shopOf(request);
    return reportTrial(store, shop, await findTrial(store, shop, idOf(request)));
  });

  app.put('/api/trials/:id', { bodyLimit: TRIAL_BODY_LIMIT }, async (request, reply) => {
    const { trial, version } = bodyOf(request);
    return answer(request, reply, await updateTrial(deps, editorOf(request), idOf(request), trial, version));
  });

  app.post('/api/trials/:id/start', async (request, reply) =>
    answer(request, reply, await startTrial(deps, editorOf(request), idOf(request), bodyOf(request).version)),
  );

  app.post('/api/trials/:id/stop', async (request, reply) =>
    answer(request, reply, await stopTrial(deps, editorOf(request), idOf(request), bodyOf(request).version)),
  );

  app.delete('/api/trials/:id', async (request, reply) => {
    const version = intParam(request.query as Params, 'version', 0, Number.MAX_SAFE_INTEGER);
    return answer(request, reply, await removeTrial(deps, editorOf(request), idOf(request), version));
  });
}

function blockedText(placing: TrialBlocked['blocked']): string {
  return placing.kind === 'full'
    ? `The trial was not started: trials that change the same leave it at most ${placing.free} of 1,000 shoppers.`
    : 'The trial was not started: it would disturb trials that stand side by side. Stop one of them first.';
}

/** An id of another form is one that this shop does not have. */
function idOf(request: FastifyRequest): string {
  const { id } = request.params as { id?: unknown };
  if (!isTrialId(id)) throw new MersalgError('not-found', 'This shop has no such trial.');
  return id;
}

function bodyOf(request: FastifyRequest): Params {
  const { body } = request;
  return typeof body === 'object' && body !== null ? (body as Params) : {};
}
