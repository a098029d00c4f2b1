/** How the app runs, as the merchant's page asks for it; who asks has been proved by the API's own hooks. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type DiagnosticsDeps, diagnose, retryJob } from '../../flows/diagnostics.ts';
import type { Editor } from '../../flows/offers.ts';
import { supportBundle } from '../../flows/supportBundle.ts';

export interface DiagnosticsRoutesDeps extends DiagnosticsDeps {
  readonly editorOf: (request: FastifyRequest) => Editor;
}

export function diagnosticsRoutes(app: FastifyInstance, deps: DiagnosticsRoutesDeps): void {
  const { editorOf } = deps;

  app.get('/api/diagnostics', (request) => diagnose(deps, editorOf(request).shop));

  app.get('/api/diagnostics/bundle', async (request, reply) => {
    const bundle = await supportBundle(deps, editorOf(request).shop);
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="mersalg-support.json"')
      .send(`${JSON.stringify(bundle, null, 2)}\n`);
  });

  app.post('/api/diagnostics/jobs/:kind/retry', async (request) => {
    const { kind } = request.params as { kind: string };
    const editor = editorOf(request);
    await retryJob(deps, editor, kind);
    return diagnose(deps, editor.shop);
  });
}
