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

/** The identity of an export, by the beginning and the size in bytes of each of its files. */
export function fingerprintOf(
  files: readonly { readonly head: Uint8Array; readonly size: number }[],
): string {
  const hash = createHash('sha256');
  for (const { head, size } of files) hash.update(head).update(`\0${size}\0`);
  return hash.digest('hex');
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
