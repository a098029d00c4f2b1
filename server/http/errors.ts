/** Every failure becomes the same JSON shape with the right status; internals stay in the log. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { asMersalgError, MersalgError } from '../domain/errors.ts';
import type { Logger } from '../flows/ports.ts';

/** Seconds after which trying again makes sense. */
const RETRY_AFTER: Readonly<Record<number, string>> = { 429: '10', 503: '5' };

/** For `setErrorHandler`. */
export function errorHandler(log: Logger) {
  return (thrown: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const { code, message, status, data, cause } = narrow(thrown);
    const about = { requestId: request.id, route: routeOf(request), code, ...data };
    if (code === 'internal') {
      const origin = cause instanceof Error ? cause : thrown;
      log.error({ ...about, stack: origin.stack }, message);
      return send(
        reply,
        500,
        code,
        `Something went wrong in the server. Its log has the details under request ${request.id}.`,
      );
    }
    if (status >= 500) log.error(about, message);
    return send(reply, status, code, message, code === 'bad-input' ? data : {});
  };
}

export function notFound(_request: FastifyRequest, reply: FastifyReply) {
  return send(reply, 404, 'not-found', 'There is nothing at this address.');
}

/** `field`: which of what was sent is refused, for a form to say so beside it. */
function send(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  { field }: { readonly field?: unknown } = {},
) {
  const wait = RETRY_AFTER[status];
  if (wait !== undefined) reply.header('retry-after', wait);
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({
      error: { code, message, ...(typeof field === 'string' ? { field } : {}) },
    });
}

/** Fastify's own refusals (too large, ill-formed JSON, unknown content type) in our vocabulary. */
function narrow(thrown: FastifyError | Error): {
  code: string;
  message: string;
  status: number;
  data: object;
  cause?: unknown;
} {
  if (thrown instanceof MersalgError) return thrown;
  const status = (thrown as FastifyError).statusCode;
  if (status === 413) return { code: 'too-large', message: 'The body is too large.', status, data: {} };
  if (status !== undefined && status >= 400 && status < 500) {
    return {
      code: 'bad-input',
      message: 'The request could not be read.',
      status,
      data: { why: (thrown as FastifyError).code },
    };
  }
  return asMersalgError(thrown);
}

/** The route's pattern: an address as sent may hold tokens. */
export function routeOf(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? '(none)'}`;
}
