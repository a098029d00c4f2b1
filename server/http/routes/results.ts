/** Results as the merchant's page asks for them, and whole tables; who asks has been proved by the API's own hooks. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import { isTrialId } from '../../domain/experiment/trial.ts';
import { EXPORT_FORMS, type ExportForm } from '../../domain/measure/told.ts';
import { type Days, daysMeasured, earned, earnedHistory, trialEarned } from '../../flows/earned.ts';
import { exportTable, exportTables } from '../../flows/exports.ts';
import { kpis } from '../../flows/kpis.ts';
import type { Clock, Logger, ShopRecord, Store } from '../../flows/ports.ts';
import { LONGEST_PERIOD_DAYS, results } from '../../flows/settle.ts';
import { findTrial } from '../../flows/trials.ts';
import type { ShopView } from '../../flows/views.ts';
import { asCsv, asJson } from '../csv.ts';
import { intParam, type Params } from '../params.ts';

export interface ResultRoutesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly shopOf: (request: FastifyRequest) => ShopRecord;
  readonly viewOf: (request: FastifyRequest) => Promise<ShopView>;
}

const USUAL_DAYS = 30;
const WRITERS = { csv: asCsv, json: asJson } as const;
const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

export function resultRoutes(app: FastifyInstance, deps: ResultRoutesDeps): void {
  const { store, clock, shopOf, viewOf } = deps;
  /** `all`: since measuring began. */
  const daysIn = (request: FastifyRequest): Days => {
    const query = request.query as Params;
    return query.days === 'all' ? 'all' : intParam(query, 'days', 1, LONGEST_PERIOD_DAYS, USUAL_DAYS);
  };
  const countedIn = async (request: FastifyRequest) => {
    const days = daysIn(request);
    return days === 'all' ? daysMeasured(deps, shopOf(request).shop) : days;
  };

  app.get('/api/results', async (request) =>
    results(store, clock, shopOf(request).shop, await countedIn(request)),
  );

  app.get('/api/results/measured', (request) => earned(deps, shopOf(request).shop, daysIn(request)));

  app.get('/api/results/history', (request) => earnedHistory(deps, shopOf(request).shop, daysIn(request)));

  app.get('/api/results/trials/:id', async (request) => {
    const { id } = request.params as { id: unknown };
    const { shop } = shopOf(request);
    // An id of another form is one that this shop does not have.
    return trialEarned(deps, shop, await findTrial(store, shop, isTrialId(id) ? id : ''));
  });

  app.get('/api/results/kpis', async (request) => {
    // Before measuring began there is nothing to compare with.
    const isAll = daysIn(request) === 'all';
    return kpis(deps, await viewOf(request), await countedIn(request), !isAll);
  });

  app.get('/api/exports', async () => exportTables());

  app.get('/api/exports/:file', async (request, reply) => {
    const { file } = request.params as { file: string };
    const { id, form } = fileOf(file);
    const { columns, batches } = exportTable(deps, shopOf(request).shop, id);
    return reply
      .type(TYPES[form])
      .header('content-disposition', `attachment; filename="mersalg-${id}.${form}"`)
      .send(Readable.from(WRITERS[form](columns, batches)));
  });
}

/** `counters.csv`. @throws MersalgError `not-found` for what is no file of ours. */
function fileOf(file: string): { readonly id: string; readonly form: ExportForm } {
  const [, id, ending] = /^([a-z-]{1,40})\.([a-z]{1,8})$/.exec(file) ?? [];
  const form = EXPORT_FORMS.find((one) => one === ending);
  if (id === undefined || form === undefined)
    throw new MersalgError(
      'not-found',
      `Tables end in ${EXPORT_FORMS.map((one) => `.${one}`).join(' or ')}.`,
    );
  return { id, form };
}
