/** A real shop’s export, when it lies beside the repository. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadShopFromCsvCached } from './cache.ts';

const DATA = fileURLToPath(new URL('../../../../shared/data/online-retail/', import.meta.url));
const orders = join(DATA, 'orders_export.csv.gz');
const products = join(DATA, 'products_export.csv.gz');
const present = existsSync(orders) && existsSync(products);
const reason = present ? '' : ' (skipped: the real export is not beside the repository)';

describe.skipIf(!present)(`a real shop’s export${reason}`, () => {
  it('loads whole, and comes back from the cache the same', { timeout: 120_000 }, async () => {
    const cacheDir = mkdtempSync(join(tmpdir(), 'real-'));
    try {
      let rows = 0;
      const options = { orders, products, domain: 'retail.myshopify.com', now: 0, cacheDir };
      const shop = await loadShopFromCsvCached({
        ...options,
        onProgress: (done) => {
          expect(done).toBeGreaterThanOrEqual(rows);
          rows = done;
        },
      });
      expect(rows).toBe(527_725 + 3_791);
      expect(shop.problems).toEqual([]);
      expect([shop.orders.length, shop.products.length, shop.currency]).toEqual([19_773, 3_791, 'GBP']);
      let lines = 0;
      let known = 0;
      let last = '';
      for (const order of shop.orders) {
        lines += order.lines.length;
        known += order.lines.filter((line) => line.productId !== null).length;
        if (order.createdAt < last) throw new Error(`${order.name} is out of order`);
        last = order.createdAt;
      }
      expect([lines, known]).toEqual([527_725, 527_725]);
      expect(new Set(shop.products.map((one) => one.handle)).size).toBe(3_791);
      expect(shop.products.some((one) => one.title === 'WHITE HANGING HEART T-LIGHT HOLDER')).toBe(true);

      const again = await loadShopFromCsvCached(options);
      expect(again.fromCache).toBe(true);
      expect(again.orders[12_345]).toEqual(shop.orders[12_345]);
      expect(again.products).toEqual(shop.products);
    } finally {
      rmSync(cacheDir, { recursive: true, force: true });
    }
  });
});
