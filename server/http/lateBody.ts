/** Ends requests whose body does not come in time, but for those that may take long: an import is as slow as its sender's line. */
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for a route whose body may take as long as the server lets any request take. */
    readonly slowBody?: boolean;
  }
}

export function endLateBodies(app: FastifyInstance, ms: number): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers, raw } = request;
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    if (hasBody && !raw.complete && request.routeOptions.config.slowBody !== true) {
      const timer = setTimeout(() => {
        if (raw.complete) return;
        raw.socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
        raw.socket.destroySoon();
      }, ms);
      raw.once('close', () => clearTimeout(timer));
      raw.once('end', () => clearTimeout(timer));
    }
    done();
  });
}
