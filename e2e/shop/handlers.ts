/** The Admin side over HTTP: GraphQL, OAuth, bulk files, and the twin's own controls. The same in-process and served. */
import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { type HttpHandler, HttpResponse, http } from 'msw';
import { controlHandlers } from './control.ts';
import { runAdmin } from './graphql/run.ts';
import { grantToken, readGrant } from './oauth/handler.ts';
import { API_VERSION } from './schema/source.ts';
import { struckBy } from './strike.ts';
import type { Twin } from './twin.ts';

/** Handlers for `https://*.myshopify.com/…` and for the twin's own address alike. */
export function adminHandlers(twin: Twin): HttpHandler[] {
  return [
    http.post('*/admin/api/:version/graphql.json', ({ request, params }) =>
      answerGraphql(twin, request, String(params.version)),
    ),
    http.post('*/admin/oauth/access_token', ({ request }) => answerOauth(twin, request)),
    http.get('*/bulk/:file', ({ request, params }) => answerBulkFile(twin, request, String(params.file))),
    ...controlHandlers(twin),
  ];
}

async function answerGraphql(twin: Twin, request: Request, version: string): Promise<Response> {
  const shop = twin.shopOf(request);
  if (version !== API_VERSION) {
    return HttpResponse.json({ errors: `Not Found: the twin speaks ${API_VERSION} only` }, { status: 404 });
  }
  const token = request.headers.get('x-shopify-access-token') ?? '';
  const scopes = twin.tokens.check(shop.data.domain, token);
  if (!scopes) {
    const errors = '[API] Invalid API key or access token (unrecognized login or wrong password)';
    return HttpResponse.json({ errors }, { status: 401 });
  }
  const body = readGraphql(await request.text(), request.headers.get('content-type') ?? '');
  if (!body) {
    return HttpResponse.json({ errors: { query: 'Required parameter missing or invalid' } }, { status: 400 });
  }
  return struckBy(twin, 'graphql', { shop: shop.data.domain, text: body.query }, async () =>
    HttpResponse.json(await runAdmin(twin, shop, new Set(scopes), body), {
      headers: { 'x-shopify-api-version': API_VERSION, 'x-request-id': crypto.randomUUID() },
    }),
  );
}

function readGraphql(text: string, contentType: string) {
  if (contentType.includes('application/graphql')) return { query: text, variables: {}, operationName: null };
  try {
    const body = JSON.parse(text) as Record<string, unknown> | null;
    if (typeof body?.query !== 'string') return null;
    const variables = (body.variables ?? {}) as Record<string, unknown>;
    const operationName = typeof body.operationName === 'string' ? body.operationName : null;
    return { query: body.query, variables, operationName };
  } catch {
    return null;
  }
}

async function answerOauth(twin: Twin, request: Request): Promise<Response> {
  const shop = twin.shopOf(request);
  const body = readGrant(await request.text(), request.headers.get('content-type') ?? '');
  if (!body) return HttpResponse.json({ error: 'invalid_request' }, { status: 400 });
  const about = { shop: shop.data.domain, text: body.grant_type ?? '' };
  return struckBy(twin, 'oauth', about, () => grantToken(twin, shop, body));
}

async function answerBulkFile(twin: Twin, request: Request, name: string): Promise<Response> {
  const id = /^(\d+)\.jsonl$/.exec(name)?.[1];
  const path =
    id === undefined ? null : twin.bulk.fileOf(Number(id), new URL(request.url).searchParams.get('key'));
  if (path === null) return HttpResponse.text('AccessDenied', { status: 403 });
  const { size } = statSync(path);
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.get('range') ?? '')?.[1] ?? 0);
  if (from > 0 && from >= size) return HttpResponse.text('InvalidRange', { status: 416 });
  return struckBy(twin, 'bulk-file', { shop: '', text: name }, async (fault) => {
    const cut = fault?.kind === 'truncate' ? Math.min(size, from + fault.bytes) : size;
    const promised = fault?.kind === 'truncate' && !fault.abrupt ? cut : size;
    const stream = createReadStream(path, { start: from, end: Math.max(from, cut - 1) });
    return new Response(Readable.toWeb(stream) as unknown as ReadableStream, {
      status: from > 0 ? 206 : 200,
      headers: {
        'content-type': 'application/jsonl',
        'content-length': String(promised - from),
        'accept-ranges': 'bytes',
        ...(from > 0 && { 'content-range': `bytes ${from}-${size - 1}/${size}` }),
      },
    });
  });
}
