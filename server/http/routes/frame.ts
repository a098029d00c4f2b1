/**
 * The frame of the live preview: a static page that knows no shop, and the storefront's widgets as shoppers get them.
 * What it shows it is told by the merchant's page. It runs in a sandbox, without an origin: neither a hostile title nor a
 * merchant's CSS can reach the page around it, or anything beyond.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import { framePolicy } from '../headers.ts';
import type { PageOptions } from './page.ts';

export async function frameRoutes(app: FastifyInstance, { page }: { page: PageOptions }): Promise<void> {
  app.get('/frame', async (_request, reply) => {
    let html: string;
    try {
      html = await readFile(join(page.dist, 'frame.html'), 'utf8');
    } catch (cause) {
      throw new MersalgError('not-found', 'The preview is not built. Run: npm run build', {}, { cause });
    }
    return reply
      .header('content-security-policy', framePolicy(page))
      .type('text/html; charset=utf-8')
      .send(html);
  });

  // Their names stay the same from build to build, so browsers ask each time whether they have changed.
  await app.register(fastifyStatic, {
    root: page.widgets,
    prefix: '/frame/widgets/',
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (response) => {
      response.header('cache-control', 'no-cache');
      // Modules are asked for by a frame without an origin. They are public: every shopper gets them.
      response.header('access-control-allow-origin', '*');
    },
  });
}
