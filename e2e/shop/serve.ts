/**
 * Serves msw handlers over HTTP. Our own adapter, because `@mswjs/http-middleware` 0.10 cannot: it calls
 * `handleRequest`, which msw 3 no longer exports, and it could neither reset a socket nor answer HEAD.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { getResponse, type HttpHandler } from 'msw';
import { adminHandlers } from './handlers.ts';
import type { Twin } from './twin.ts';

const MAX_BODY = 20 * 1024 * 1024;

export interface ServeOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** Come after the Admin side's own. */
  extraHandlers?: readonly HttpHandler[];
}

export interface ServedTwin {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens, tells the twin its address, and answers until closed. */
export async function serveTwin(twin: Twin, options: ServeOptions = {}): Promise<ServedTwin> {
  const host = options.host ?? '127.0.0.1';
  const handlers = [...adminHandlers(twin), ...(options.extraHandlers ?? [])];
  const server = createServer((incoming, outgoing) => {
    answer(handlers, incoming, outgoing).catch((error: unknown) => {
      // A client that went away is not news.
      if (!outgoing.destroyed && !outgoing.headersSent) {
        console.error(`twin: ${incoming.method} ${incoming.url}:`, error);
        outgoing.writeHead(500, { 'content-type': 'text/plain' }).end('The twin failed; its log says why.');
      } else outgoing.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  twin.url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  return {
    url: twin.url,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await twin.close();
    },
  };
}

async function answer(
  handlers: HttpHandler[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await readBody(incoming);
  if (body === null) {
    outgoing.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const request = requestOf(incoming, body);
  let response = await getResponse(handlers, request);
  // No handler is written for HEAD: it is GET without the body.
  if (!response && incoming.method === 'HEAD') {
    response = await getResponse(handlers, new Request(request.url, { headers: request.headers }));
  }
  if (!response) {
    outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found');
    return;
  }
  await send(response, outgoing, incoming.method === 'HEAD');
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function requestOf(incoming: IncomingMessage, body: Buffer): Request {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!);
  }
  const method = incoming.method ?? 'GET';
  const bare = method === 'GET' || method === 'HEAD';
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
  return new Request(url, {
    method,
    headers,
    body: bare || body.length === 0 ? null : new Uint8Array(body),
    redirect: 'manual',
  });
}

async function send(response: Response, outgoing: ServerResponse, head: boolean): Promise<void> {
  if (response.type === 'error') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.statusCode = response.status;
  if (response.statusText) outgoing.statusMessage = response.statusText;
  const cookies = response.headers.getSetCookie();
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (head || !response.body) {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  let sent = 0;
  const body = Readable.fromWeb(response.body as NodeReadableStream<Uint8Array>);
  body.on('data', (chunk: Uint8Array) => {
    sent += chunk.length;
  });
  await pipeline(body, outgoing, { end: false });
  const promised = Number(response.headers.get('content-length') ?? sent);
  // A body shorter than its promise must break the connection, not look finished.
  if (sent < promised) outgoing.socket?.destroySoon();
  else outgoing.end();
}
