/** The merchant's page: the built HTML with the app's own client id, framed only by the shop that proved itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import type { Verifier } from '../../flows/verifier.ts';
import { type PagePolicy, pagePolicy } from '../headers.ts';
import { rawQuery } from '../params.ts';

export interface PageOptions extends PagePolicy {
  readonly clientId: string;
  /** Folder of the built page (index.html, assets/). */
  readonly dist: string;
  /** Folder of the storefront's widgets, for the preview. */
  readonly widgets: string;
}

export async function pageRoutes(
  app: FastifyInstance,
  { verifier, page }: { verifier: Verifier; page: PageOptions },
): Promise<void> {
  let html: string | null = null;

  app.get('/', async (request, reply) => {
    html ??= fillPage(await readBuilt(page.dist), page);
    const launch = verifier.verifyLaunch(rawQuery(request.raw.url));
    const shop = launch.kind === 'ok' ? launch.shop : null;
    return reply
      .header('content-security-policy', pagePolicy(page, shop))
      .type('text/html; charset=utf-8')
      .send(html);
  });

  // Names hold a hash of the content, so they may be kept for ever; the HTML never is.
  await app.register(fastifyStatic, {
    root: join(page.dist, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (response) => {
      response.header('cache-control', 'public, max-age=31536000, immutable');
      // The preview's frame has no origin, and its script is a module; there is nothing in these files but the app's code.
      response.header('access-control-allow-origin', '*');
    },
  });
}

async function readBuilt(dist: string): Promise<string> {
  try {
    return await readFile(join(dist, 'index.html'), 'utf8');
  } catch (cause) {
    throw new MersalgError(
      'not-found',
      'The merchant’s page is not built. Run: npm run build',
      {},
      { cause },
    );
  }
}

/** The built HTML with this app's own client id and App Bridge address in place of their marks. */
export function fillPage(built: string, page: Pick<PageOptions, 'clientId' | 'appBridgeUrl'>): string {
  return built
    .replaceAll('%MERSALG_CLIENT_ID%', () => escapeAttribute(page.clientId))
    .replaceAll('%MERSALG_APP_BRIDGE%', () => escapeAttribute(page.appBridgeUrl));
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
