/** The merchant's page: the built HTML with the app's own client id, framed only by the shop that proved itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { MersalgError } from '../../domain/errors.ts';
import { type Language, languageOf } from '../../domain/language.ts';
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
  const filled = new Map<Language, string>();

  app.get('/', async (request, reply) => {
    const language = wantedLanguage(request.query, request.headers['accept-language']);
    let html = filled.get(language);
    if (html === undefined) {
      const built = fillPage(await readBuilt(page.dist), page);
      html = inLanguage(built, language, await readManifest(page.dist));
      filled.set(language, html);
    }
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

/** What Vite tells of its build: each source's file, and those that it needs. */
type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

/** Empty without one: the page then fetches its words when it finds out by itself, as it must anyhow. */
async function readManifest(dist: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
  } catch {
    return {};
  }
}

/** Merely a preference, so the query needs no proof. The page itself asks in the same order. */
function wantedLanguage(query: unknown, accepted: string | undefined): Language {
  const { locale } = query as { readonly locale?: unknown };
  const asked = typeof locale === 'string' ? [locale] : [];
  const tags = (accepted ?? '').split(',').map((tag) => tag.split(';')[0]!.trim());
  return languageOf([...asked, ...tags]);
}

/** Told whose language it is, and to fetch that language's words at once rather than a round trip later. */
export function inLanguage(html: string, language: Language, manifest: Manifest): string {
  const words = `text/${language}/page.ts`;
  const known = html.replace('<html lang="en">', `<html lang="${language}">`);
  const needed = [words, ...(manifest[words]?.imports ?? [])].flatMap(
    (source) => manifest[source]?.file ?? [],
  );
  const links = needed.filter((file) => !known.includes(file));
  const tags = links.map((file) => `<link rel="modulepreload" crossorigin href="/${escapeAttribute(file)}">`);
  return known.replace('</head>', () => `${tags.join('')}</head>`);
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
