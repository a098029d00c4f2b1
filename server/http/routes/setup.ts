/** What the merchant's page asks while the shop is being set up. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Store } from '../../flows/ports.ts';
import { setup } from '../../flows/setup.ts';
import type { ShopView } from '../../flows/views.ts';

export interface SetupDeps {
  readonly store: Store;
  /** Of the shop whose session token the request carries. */
  readonly viewOf: (request: FastifyRequest) => Promise<ShopView>;
}

export function setupRoutes(app: FastifyInstance, { store, viewOf }: SetupDeps): void {
  app.get('/api/setup', async (request) => setup(store, await viewOf(request)));
}
