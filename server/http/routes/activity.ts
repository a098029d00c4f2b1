/** The shop's log as the merchant's page asks for it; who asks has been proved by the API's own hooks. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AUDIT_KINDS } from '../../domain/audit/audit.ts';
import { readActivity } from '../../flows/activity.ts';
import type { Editor } from '../../flows/offers.ts';
import type { Store } from '../../flows/ports.ts';
import { bad, intParam, type Params } from '../params.ts';

export interface ActivityRoutesDeps {
  readonly store: Store;
  readonly editorOf: (request: FastifyRequest) => Editor;
}

const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 50;
const LONGEST_ID = 100;

export function activityRoutes(app: FastifyInstance, { store, editorOf }: ActivityRoutesDeps): void {
  app.get('/api/activity', (request) => {
    const query = request.query as Params;
    const kind = query.kind === undefined ? null : AUDIT_KINDS.find((known) => known === query.kind);
    if (kind === undefined) throw bad('kind', `one of ${AUDIT_KINDS.join(', ')}`);
    const { id } = query;
    if (id !== undefined && (typeof id !== 'string' || id.length > LONGEST_ID)) throw bad('id', 'an id');
    const before = query.before === undefined ? null : intParam(query, 'before', 0, Number.MAX_SAFE_INTEGER);
    const limit = intParam(query, 'limit', 1, MOST_ENTRIES, USUAL_ENTRIES);
    return readActivity(store, editorOf(request), { before, limit, kind, id: id ?? null });
  });
}
