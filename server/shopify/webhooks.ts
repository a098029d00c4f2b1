/** Reads a webhook's body into what it means for us. Never throws: what cannot be used is `ignored` with a reason. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Change } from '../flows/ports.ts';
import type { OrderNames } from './customers.ts';
import { orderFromRest } from './mapping/orderRest.ts';
import { productFromRest } from './mapping/product.ts';
import { asObject, id, type Json, text, textOrNull } from './mapping/read.ts';

export interface WebhookNames extends OrderNames {
  /** For redaction: always, as imports may know customers that the API does not show us. */
  readonly customerById: (id: number) => string;
  readonly customerByEmail: (email: string) => string;
  /** Both, by each former encryption key: a change of key must not keep anybody from being forgotten. */
  readonly formerly?: (id: number, email: string | null) => readonly string[];
}

const ignored = (why: string): Change => ({ kind: 'ignored', why });

export function parseWebhook(
  shop: ShopDomain,
  topic: string,
  body: string,
  currency: string,
  names: WebhookNames,
): Change {
  const payload = parseJson(body);
  if (payload === null) return ignored('the body is no JSON object');
  switch (topic) {
    case 'orders/create':
    case 'orders/updated':
    case 'orders/cancelled':
    case 'orders/paid':
    case 'orders/fulfilled':
    case 'orders/partially_fulfilled': {
      const order = orderFromRest(payload, currency, names);
      return order === null ? ignored('the order lacks id, dates or total') : { kind: 'order', order };
    }
    case 'orders/delete': {
      const orderId = id(payload.id);
      return orderId === null ? ignored('no order id') : { kind: 'order-deleted', id: orderId };
    }
    case 'products/create':
    case 'products/update': {
      const product = productFromRest(payload, currency);
      return product === null
        ? ignored('the product is incomplete here; the reconcile brings it whole')
        : { kind: 'product', product };
    }
    case 'products/delete': {
      const productId = id(payload.id);
      return productId === null ? ignored('no product id') : { kind: 'product-deleted', id: productId };
    }
    // Signatures cover the body, not the header that names the shop. What deletes must name the same shop in
    // its body, else one shop's uninstall could be sent again in another's name.
    case 'app/uninstalled':
      return namesShop(payload, shop) ? { kind: 'uninstalled' } : ignored('the body names another shop');
    case 'shop/redact':
      return namesShop(payload, shop) ? { kind: 'redact-shop' } : ignored('the body names another shop');
    case 'customers/redact':
      return namesShop(payload, shop)
        ? redactCustomer(payload, names)
        : ignored('the body names another shop');
    case 'customers/data_request':
      return { kind: 'data-request' };
    default:
      return ignored(`nothing is done with ${topic.slice(0, 60)}`);
  }
}

function namesShop(payload: Json, shop: ShopDomain): boolean {
  return [payload.shop_domain, payload.myshopify_domain].some((named) => text(named)?.toLowerCase() === shop);
}

function redactCustomer(payload: Json, names: WebhookNames): Change {
  const customer = asObject(payload.customer);
  const customerId = id(customer?.id);
  if (customerId === null) return ignored('no customer id');
  const email = textOrNull(customer?.email);
  const formerKeys = names.formerly?.(customerId, email) ?? [];
  return {
    kind: 'redact-customer',
    customerKey: names.customerById(customerId),
    ...(email === null ? {} : { importedKey: names.customerByEmail(email) }),
    ...(formerKeys.length === 0 ? {} : { formerKeys }),
  };
}

function parseJson(body: string): Json | null {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return null;
  }
}
