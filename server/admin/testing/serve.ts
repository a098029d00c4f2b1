/** Serves a built page with the fixture's API behind it, as the app server would: placeholders filled in, loopback only. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { framePolicy } from '../../http/headers.ts';
import type { Fixture } from './fixture.ts';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** As `npm run build` leaves them. */
const WIDGETS = join(import.meta.dirname, '../../../extension/theme/assets');

/** A stand-in for App Bridge: a token, and the locale that the admin opened the page with, or English as Swedes format it. */
const BRIDGE = `const locale = new URLSearchParams(location.search).get('locale') ?? 'en-SE';
window.shopify = { idToken: async () => 'a-session-token', config: { locale } };`;

/** What the app server sends with the page; a page that needs more than this would break there. */
const POLICY = "default-src 'self'; img-src 'self' https: data:; style-src 'self'; script-src 'self'";

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** `dist` is the folder of the build. `/outside` is the page without App Bridge's script. */
export async function serve(dist: string, fixture: Fixture): Promise<Served> {
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://app.test');
    const send = async (path: string) => {
      const headers = {
        'content-type': TYPES[extname(path)] ?? 'text/plain',
        // The preview's frame has no origin.
        'access-control-allow-origin': '*',
      };
      outgoing.writeHead(200, headers).end(await readFile(path));
    };
    try {
      if (url.pathname.startsWith('/api/')) {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
        const headers = { authorization: incoming.headers.authorization ?? '' };
        const answer = await fixture.answer(
          new Request(url, { method: incoming.method ?? 'GET', headers, body }),
        );
        outgoing.writeHead(answer?.status ?? 404, { 'content-type': 'application/json' });
        outgoing.end(answer === null ? '' : await answer.text());
      } else if (url.pathname === '/bridge.js') {
        outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(BRIDGE);
      } else if (url.pathname.startsWith('/assets/')) {
        await send(join(dist, normalize(url.pathname)));
      } else if (url.pathname === '/frame') {
        const headers = {
          'content-type': 'text/html',
          'content-security-policy': framePolicy({ shopifyOrigin: null }),
        };
        outgoing.writeHead(200, headers).end(await readFile(join(dist, 'frame.html')));
      } else if (url.pathname.startsWith('/frame/widgets/')) {
        await send(join(WIDGETS, normalize(url.pathname.slice('/frame/widgets'.length))));
      } else {
        const html = (await readFile(join(dist, 'index.html'), 'utf8'))
          .replaceAll('%MERSALG_CLIENT_ID%', '0123456789abcdef0123456789abcdef')
          .replaceAll('%MERSALG_APP_BRIDGE%', url.pathname === '/outside' ? '/missing.js' : '/bridge.js');
        const status = url.pathname === '/missing.js' ? 404 : 200;
        outgoing
          .writeHead(status, { 'content-type': 'text/html', 'content-security-policy': POLICY })
          .end(html);
      }
    } catch {
      outgoing.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
