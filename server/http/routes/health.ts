/** For load balancers and supervisors: alive, and ready for traffic. */
import type { FastifyInstance } from 'fastify';
import type { Store } from '../../flows/ports.ts';
import { within } from '../within.ts';

export interface HealthDeps {
  readonly store: Pick<Store, 'ping'>;
  readonly jobsAlive: () => boolean;
  /** True once the server began to stop: no new traffic, please. */
  readonly isStopping: () => boolean;
}

const PING_MS = 2_000;

export function healthRoutes(app: FastifyInstance, { store, jobsAlive, isStopping }: HealthDeps): void {
  app.get('/healthz', () => ({ alive: true }));

  app.get('/readyz', async (_request, reply) => {
    const reasons: string[] = [];
    if (isStopping()) reasons.push('The server is stopping.');
    if (!jobsAlive()) reasons.push('The background worker does not answer; it is being started again.');
    try {
      await within(PING_MS, store.ping());
    } catch {
      reasons.push('The database cannot be reached or written.');
    }
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons });
  });
}
