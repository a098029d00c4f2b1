/** What is stored, as the merchant's page asks for it, takes it away and has it forgotten; tokens are proved by the API. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import type { Editor } from '../../flows/offers.ts';
import {
  exportCustomer,
  exportShop,
  forgetCustomerByHand,
  forgetMeasuring,
  type PrivacyDeps,
  readPrivacy,
} from '../../flows/privacy.ts';
import type { Views } from '../../flows/views.ts';

export interface PrivacyRoutesDeps extends PrivacyDeps {
  readonly views: Views;
  readonly editorOf: (request: FastifyRequest) => Editor;
}

export function privacyRoutes(app: FastifyInstance, deps: PrivacyRoutesDeps): void {
  const { store, clock, views, editorOf } = deps;

  app.get('/api/privacy', (request) => readPrivacy(store, editorOf(request).shop));

  app.get('/api/privacy/export', async (request, reply) => {
    const editor = editorOf(request);
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const name = `mersalg-${editor.shop.split('.')[0]}-${day}.jsonl`;
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(asLines(exportShop(deps, editor))));
  });

  app.post('/api/privacy/customer/export', (request) =>
    exportCustomer(deps, editorOf(request), request.body),
  );

  app.post('/api/privacy/customer/forget', (request) =>
    forgetCustomerByHand(deps, editorOf(request), request.body),
  );

  app.post('/api/privacy/measuring/delete', async (request) => {
    // A page that was left open, or a request sent twice, must not do it unasked.
    if ((request.body as { sure?: unknown } | null)?.sure !== true)
      throw new MersalgError('bad-input', 'sure must be true: this cannot be undone.', { field: 'sure' });
    const editor = editorOf(request);
    await forgetMeasuring(deps, editor);
    await views.refresh().catch(() => {});
    return readPrivacy(store, editor.shop);
  });
}

/** One JSON object a line, so that a file of any size can be read a line at a time. An end says that it is whole. */
async function* asLines(
  batches: AsyncIterable<{ readonly table: string; readonly rows: readonly unknown[] }>,
): AsyncGenerator<string> {
  let lines = 0;
  for await (const { table, rows } of batches) {
    lines += rows.length;
    yield rows.map((row) => `${JSON.stringify({ table, row })}\n`).join('');
  }
  yield `${JSON.stringify({ end: true, rows: lines })}\n`;
}
