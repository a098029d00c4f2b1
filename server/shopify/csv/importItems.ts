/** The orders of an export as an import takes them: read, mapped, each with its line; what cannot be read is refused by line. */
import { createHash } from 'node:crypto';
import type { ShopDomain } from '../../domain/ids.ts';
import type { ImportItem } from '../../flows/importOrders.ts';
import type { CustomerKey } from '../customers.ts';
import { readOrdersExport } from './orders.ts';
import type { Bytes } from './rows.ts';
import { toOrder } from './toOrder.ts';

export interface ImportItemsOptions {
  readonly shop: ShopDomain;
  /** Of the shop, where the file names none. */
  readonly currency: string;
  /** Null where no hash can be made that the server would make too: then better none. */
  readonly customerKey: CustomerKey | null;
}

/** The identity of an export in one file; the command line gives the same file the same. */
export function fingerprintOf(head: Uint8Array, size: number): string {
  return createHash('sha256').update(head).update(`\0${size}\0`).digest('hex');
}

/** @throws MersalgError `bad-input` when a file is no orders export. */
export async function* importItems(
  parts: readonly Bytes[],
  { shop, currency, customerKey }: ImportItemsOptions,
): AsyncGenerator<ImportItem> {
  for await (const item of readOrdersExport(parts, { currency })) {
    if (item.kind === 'refused') yield item;
    else {
      const exported = customerKey === null ? { ...item.order, email: null } : item.order;
      yield { ...item, order: toOrder(exported, { shop, customerKey: customerKey ?? (() => '') }) };
    }
  }
}
