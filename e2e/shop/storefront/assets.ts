/** Files under `/cdn/`: the theme's and the extension's assets, compressed when the browser takes it, and product pictures. */
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type HttpHandler, http } from 'msw';
import { productSvg } from '../data/pictures.ts';
import { readAsset } from './extension.ts';
import type { Storefront } from './storefront.ts';

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  map: 'application/json',
  woff2: 'font/woff2',
};
const YEAR = 'public, max-age=31536000, immutable';

export function assetHandlers(storefront: Storefront): HttpHandler[] {
  const packed = new Map<string, { of: Uint8Array; bytes: Uint8Array }>();
  /** Compressed once per content: many page loads ask for the same few files. */
  const compress = (name: string, bytes: Uint8Array, encoding: 'br' | 'gzip'): Uint8Array => {
    const key = `${encoding}:${name}`;
    const known = packed.get(key);
    if (known && Buffer.compare(known.of, bytes) === 0) return known.bytes;
    const made =
      encoding === 'br'
        ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
        : gzipSync(bytes, { level: 9 });
    packed.set(key, { of: bytes, bytes: made });
    return made;
  };
  const send = (request: Request, name: string, bytes: Uint8Array | null) => {
    if (!bytes) return new Response('Not Found', { status: 404 });
    const type = TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
    const headers = new Headers({ 'content-type': type, 'cache-control': YEAR });
    /** Shopify's CDN is another origin: module scripts need this there. */
    headers.set('access-control-allow-origin', '*');
    headers.set('vary', 'accept-encoding');
    headers.set('x-content-type-options', 'nosniff');
    const accepts = request.headers.get('accept-encoding') ?? '';
    const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null;
    if (!encoding || !/text|json|svg/.test(type)) return new Response(Buffer.from(bytes), { headers });
    headers.set('content-encoding', encoding);
    return new Response(Buffer.from(compress(name, bytes, encoding)), { headers });
  };
  return [
    http.get<{ file: string }>('*/cdn/shop/t/1/assets/:file', ({ request, params }) =>
      send(request, params.file, readAsset(join(storefront.theme.folder, 'assets'), params.file)),
    ),
    http.get<{ app: string; file: string }>(
      '*/cdn/extensions/:app/:version/assets/:file',
      ({ request, params }) =>
        send(
          request,
          params.file,
          params.app === storefront.extension.app ? storefront.extension.asset(params.file) : null,
        ),
    ),
    http.get<{ name: string }>('*/cdn/images/:name', ({ request, params }) => {
      const id = Number(/^(\d+)\.svg$/.exec(params.name)?.[1]);
      const product = storefront.twin.shopOf(request).productById.get(id);
      return send(request, params.name, product ? Buffer.from(productSvg(product)) : null);
    }),
  ];
}
