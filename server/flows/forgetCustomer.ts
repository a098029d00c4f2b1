/** What a customer's wish does, whoever brings it: the platform's webhook, or the merchant by hand. */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Platform, Store } from './ports.ts';

/** Under which keys a customer may stand here. */
export interface CustomerNamed {
  readonly customerKey: string;
  readonly importedKey?: string;
  readonly formerKeys?: readonly string[];
}

export function keysNaming({ customerKey, importedKey, formerKeys = [] }: CustomerNamed): string[] {
  return [customerKey, ...(importedKey === undefined ? [] : [importedKey]), ...formerKeys];
}

/** Resolves to how many orders no longer say whose they are. Safe to repeat. */
export async function forgetCustomer(
  store: Pick<Store, 'orders'>,
  shop: ShopDomain,
  named: CustomerNamed,
): Promise<number> {
  let orders = 0;
  for (const key of keysNaming(named)) orders += await store.orders.redactCustomer(shop, key);
  return orders;
}

const LONGEST_EMAIL = 254;

/**
 * A customer by the platform's number, and by e-mail for orders that came from an export, named as a webhook would name
 * them. Neither number nor e-mail is stored.
 * @throws MersalgError `bad-input` naming the field.
 */
export function customerNamed(
  platform: Pick<Platform, 'parseWebhook'>,
  shop: ShopDomain,
  input: unknown,
): CustomerNamed {
  const { id, email } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) {
    const message = 'id must be the customer’s number: the last part of their address in the Shopify admin.';
    throw new MersalgError('bad-input', message, { field: 'id' });
  }
  const isEmail = typeof email === 'string' && email.length <= LONGEST_EMAIL && /^\S+@\S+$/.test(email);
  if (email !== undefined && email !== null && !isEmail)
    throw new MersalgError('bad-input', 'email must be an e-mail address, or left out.', { field: 'email' });
  const customer = { id, ...(isEmail && { email }) };
  const body = JSON.stringify({ shop_domain: shop, customer });
  const change = platform.parseWebhook(shop, 'customers/redact', body, '');
  if (change.kind !== 'redact-customer')
    throw new MersalgError('internal', 'The customer could not be named as the platform’s webhook would.');
  return change;
}
