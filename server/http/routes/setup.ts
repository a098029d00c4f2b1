/** What the merchant's page asks while the shop is being set up. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ShopDomain } from '../../domain/ids.ts';
import type { StorefrontLook } from '../../domain/setup.ts';
import type { Clock, ShopRecord, Store } from '../../flows/ports.ts';
import { selfTest } from '../../flows/selfTest.ts';
import { setup } from '../../flows/setup.ts';
import type { Storefront } from '../../flows/storefront.ts';
import type { ShopView } from '../../flows/views.ts';

export interface SetupDeps {
  readonly store: Store;
  readonly storefront: Storefront;
  readonly clock: Clock;
  /** Of whom the request's session token speaks. */
  readonly shopOf: (request: FastifyRequest) => ShopRecord;
  readonly staffOf: (request: FastifyRequest) => string;
  readonly viewOf: (request: FastifyRequest) => Promise<ShopView>;
}

export function setupRoutes(app: FastifyInstance, deps: SetupDeps): void {
  const { store, shopOf, staffOf, viewOf } = deps;
  /** One look at a time: who asks while one is under way gets that one's answer, and the shop is not read twice. */
  const looking = new Map<ShopDomain, Promise<StorefrontLook>>();

  app.get('/api/setup', async (request) => setup(store, await viewOf(request)));

  app.post('/api/self-test', async (request) => {
    const { shop } = shopOf(request);
    const view = await viewOf(request);
    const begun = looking.get(shop);
    if (begun !== undefined) return begun;
    const look = selfTest(deps, view, staffOf(request)).finally(() => looking.delete(shop));
    looking.set(shop, look);
    return look;
  });
}
