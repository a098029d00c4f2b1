/** For tests of the loader: export texts become files in a folder that goes away with the test file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type CsvShop, loadShopFromCsv } from './csv.ts';

/** Columns of an orders export, fewer than Shopify's but in its spelling. */
export const ORDER_HEAD =
  'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Id,Billing Name';

/** Call it once per test file, at the top. */
export function exportFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  let made = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (text: string | Buffer): string => {
    made += 1;
    const path = join(folder, `${made}.csv`);
    writeFileSync(path, text);
    return path;
  };
  const load = (orders: string | Buffer, products?: string | Buffer): Promise<CsvShop> =>
    loadShopFromCsv({
      orders: file(orders),
      ...(products === undefined ? {} : { products: file(products) }),
      domain: 'blue-barn.myshopify.com',
      now: Date.parse('2026-11-21T12:00:00Z'),
    });
  return { folder, load };
}
