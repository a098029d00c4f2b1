/** Takes in an orders export as it is sent, and tells how far that is; who sends it has been proved by the API's own hooks. */
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import type { ShopRecord } from '../../flows/ports.ts';
import { MOST_IMPORT_BYTES, type Receiver } from '../../flows/receiveImport.ts';

export interface ImportRoutesDeps {
  readonly receiver: Receiver;
  readonly shopOf: (request: FastifyRequest) => ShopRecord;
  readonly staffOf: (request: FastifyRequest) => string;
}

export async function importRoutes(app: FastifyInstance, deps: ImportRoutesDeps): Promise<void> {
  const { receiver, shopOf, staffOf } = deps;
  // Never parsed nor gathered: the body is the file, whatever type it claims.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  app.get('/api/import', (request) => ({ running: receiver.progress(shopOf(request).shop) }));

  app.post('/api/import', { config: { slowBody: true } }, async (request) => {
    const size = Number(request.headers['content-length'] ?? Number.NaN);
    if (!Number.isSafeInteger(size) || size <= 0 || request.body === undefined) {
      throw new MersalgError('bad-input', 'Send the file itself, with its size announced.');
    }
    if (size > MOST_IMPORT_BYTES) {
      throw new MersalgError(
        'too-large',
        'The file is larger than 1 GB. Compress it with gzip, or export a part of the orders at a time.',
      );
    }
    const gone = new AbortController();
    request.raw.once('aborted', () => gone.abort());
    return receiver.receive(shopOf(request), staffOf(request), size, request.body as Readable, gone.signal);
  });
}
