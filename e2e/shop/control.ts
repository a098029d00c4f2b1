/** `/__twin/…`: what a test or a curious developer may see and do beside the shop itself. Not part of Shopify. */
import { type HttpHandler, HttpResponse, http } from 'msw';
import { deleteOrder, deleteProduct, updateProduct } from './changes.ts';
import { discountGid, type TwinDiscount, type TwinPlan } from './discounts/state.ts';
import type { Fault } from './faults.ts';
import {
  cancelOrder,
  editOrder,
  type OrderEdit,
  type PiecesBack,
  refundOrder,
  refundPieces,
  sellElsewhere,
} from './orderChanges.ts';
import type { TwinProduct, TwinShop } from './state.ts';
import type { Twin } from './twin.ts';
import type { ComplianceTopic } from './webhooks/payload.ts';
import type { ReleaseOrder, WebhookControls } from './webhooks/sender.ts';

interface WebhookCommand extends Partial<WebhookControls> {
  release?: ReleaseOrder;
}

type Change =
  | { kind: 'delete-order' | 'delete-product'; id: number }
  | { kind: 'cancel-order'; id: number; refund?: boolean }
  | ({ kind: 'refund-pieces'; id: number } & PiecesBack)
  | ({ kind: 'edit-order'; id: number } & OrderEdit)
  | ({ kind: 'sell-elsewhere' } & Parameters<typeof sellElsewhere>[1])
  | { kind: 'refund-order'; id: number; amount: number }
  | { kind: 'update-product'; id: number; patch: Partial<TwinProduct> };

interface ForShop {
  shop?: string;
}

/** The JSON controls; each names the shop by `shop` (its domain), or means the default shop. */
export function controlHandlers(twin: Twin): HttpHandler[] {
  return [
    http.get('*/__twin/', () => HttpResponse.json(summary(twin))),
    http.get('*/__twin/deliveries', ({ request }) => {
      const topic = new URL(request.url).searchParams.get('topic');
      const found = twin.webhooks.deliveries.filter((d) => topic === null || d.topic === topic);
      return HttpResponse.json(found.map(({ body, ...rest }) => ({ ...rest, bytes: body.length })));
    }),
    command<WebhookCommand>('webhooks', ({ release, ...controls }) => {
      Object.assign(twin.webhooks.controls, controls);
      if (release) twin.webhooks.release(release);
      return { ...twin.webhooks.controls };
    }),
    command<Fault | Fault[]>('faults', (faults) => {
      twin.faults.add(...[faults].flat());
      return { faults: twin.faults.list() };
    }),
    http.delete('*/__twin/faults', () => {
      twin.faults.clear();
      return HttpResponse.json({ faults: [] });
    }),
    command<ForShop>('throttle', (body) => {
      twin.throttle.drain(`${twin.app.clientId}:${named(twin, body).data.domain}`);
      return {};
    }),
    command<ForShop & { user?: string }>('session-token', async (body) => ({
      token: await twin.mintSessionToken(named(twin, body), body.user ?? 1),
    })),
    command<ForShop>('uninstall', (body) => {
      twin.uninstall(named(twin, body));
      return {};
    }),
    command<ForShop & { topic: ComplianceTopic; customerId?: number }>('compliance', (body) => {
      twin.sendCompliance(named(twin, body), body.topic, body.customerId ?? null);
      return {};
    }),
    command<ForShop & { plan: TwinPlan }>('plan', (body) => {
      twin.setPlan(named(twin, body), body.plan);
      return {};
    }),
    // A discount of the merchant's own, e.g. a code: written as it is, without the API's checks.
    command<ForShop & { discount: Omit<TwinDiscount, 'id' | 'createdAt' | 'updatedAt'> }>(
      'discount',
      (body) => {
        const shop = named(twin, body);
        const at = new Date(twin.now()).toISOString();
        const discount = { ...body.discount, id: shop.nextId(), createdAt: at, updatedAt: at };
        shop.putDiscount(discount);
        return { id: discountGid(discount) };
      },
    ),
    command<ForShop & Change>('change', (body) => {
      return change(named(twin, body), body, twin.now()) ?? {};
    }),
  ];
}

/** `POST /__twin/<name>` with a JSON body; what goes wrong is said with 400. */
function command<Body>(name: string, run: (body: Body) => object | Promise<object>): HttpHandler {
  return http.post(`*/__twin/${name}`, async ({ request }) => {
    try {
      const text = await request.text();
      const answer = await run((text === '' ? {} : JSON.parse(text)) as Body);
      return HttpResponse.json(answer as Record<string, unknown>);
    } catch (error) {
      return HttpResponse.json(
        { error: error instanceof Error ? error.message : String(error) },
        { status: 400 },
      );
    }
  });
}

function named(twin: Twin, { shop }: ForShop): TwinShop {
  const found = shop === undefined ? twin.defaultShop : twin.shop(shop);
  if (!found) throw new Error(`The twin has no shop ${shop}.`);
  return found;
}

/** What a maker of orders made, so that it can be found. */
function change(shop: TwinShop, body: Change, now: number): { id: number } | undefined {
  switch (body.kind) {
    case 'cancel-order':
      cancelOrder(shop, body.id, now, body);
      break;
    case 'delete-order':
      deleteOrder(shop, body.id);
      break;
    case 'delete-product':
      deleteProduct(shop, body.id);
      break;
    case 'refund-order':
      refundOrder(shop, body.id, body.amount, now);
      break;
    case 'refund-pieces':
      refundPieces(shop, body.id, body, now);
      break;
    case 'edit-order':
      editOrder(shop, body.id, body, now);
      break;
    case 'sell-elsewhere':
      return { id: sellElsewhere(shop, body, now).id };
    case 'update-product':
      updateProduct(shop, body.id, body.patch, now);
      break;
    default:
      throw new Error(`The twin knows no change ${JSON.stringify(body)}.`);
  }
  return undefined;
}

function summary(twin: Twin): Record<string, unknown> {
  const states: Record<string, number> = {};
  for (const { state } of twin.webhooks.deliveries) states[state] = (states[state] ?? 0) + 1;
  return {
    url: twin.url,
    now: new Date(twin.now()).toISOString(),
    app: { clientId: twin.app.clientId, url: twin.app.url, scopes: twin.app.scopes, topics: twin.app.topics },
    shops: [...twin.shops.values()].map((shop) => ({
      domain: shop.data.domain,
      name: shop.data.name,
      installed: twin.installed(shop.data.domain),
      products: shop.data.products.length,
      orders: shop.data.orders.length,
      customers: shop.data.customers.length,
      bulkOperations: twin.bulk
        .list(shop)
        .map(({ gid, status, objectCount }) => ({ id: gid, status, objectCount })),
    })),
    deliveries: states,
    faults: twin.faults.list(),
  };
}
