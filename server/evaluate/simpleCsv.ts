/** Reads the plain form of orders and products: one row per line, columns order_id, product_id and what else is known. */
import type { Product } from '../domain/catalog.ts';
import { parseAmount } from '../domain/money.ts';
import { idOfCode, OrderCollector, type OrderList } from '../domain/recommend/evaluate/orderList.ts';
import { parseExportDate } from '../shopify/csv/date.ts';
import { eachRow, type ReadProgress } from './files.ts';
import { NO_CURRENCY, productOf, type Refusals } from './source.ts';

/** The columns without which a file is not of this form. */
export const ORDER_COLUMNS = ['order_id', 'product_id'] as const;
export const PRODUCT_COLUMNS = ['product_id', 'title'] as const;

/** Reads order_id, product_id and, where the file has them, timestamp and customer_id. */
export async function readSimpleOrders(
  paths: readonly string[],
  progress: ReadProgress,
  refusals: Refusals,
): Promise<OrderList> {
  const collector = new OrderCollector();
  for (const path of paths) {
    await eachRow(
      path,
      ORDER_COLUMNS,
      progress,
      (row) => {
        const order = row.get('order_id');
        const product = row.get('product_id');
        if (order === '') return 'order_id is empty';
        if (product === '') return 'product_id is empty';
        const time = row.get('timestamp');
        const createdAt = time === '' ? Number.NaN : parseExportDate(time);
        if (createdAt === null) {
          return `timestamp “${time.slice(0, 24)}” must be a time such as 2026-05-01T10:30:00Z`;
        }
        collector.add(order, product, createdAt, row.get('customer_id'));
        return null;
      },
      (line, reason) => refusals.add(path, line, reason),
    );
  }
  return collector.finish();
}

/** Products of `list` with what the file says of them: title, category as type, price. Others are left out. */
export async function readSimpleProducts(
  path: string | null,
  list: OrderList,
  progress: ReadProgress,
  refusals: Refusals,
): Promise<Product[]> {
  const products = list.codes.map((_, at) => productOf(at + 1, {}));
  if (path === null) return products;
  await eachRow(
    path,
    PRODUCT_COLUMNS,
    progress,
    (row) => {
      const code = row.get('product_id');
      if (code === '') return 'product_id is empty';
      const id = idOfCode(list, code);
      if (id === null) return null;
      const price = parseAmount(row.get('price') || '0', NO_CURRENCY);
      if (price === null || price < 0) {
        return `price “${row.get('price').slice(0, 24)}” must be an amount such as 129.50`;
      }
      products[id - 1] = productOf(id, {
        title: row.get('title'),
        type: row.get('category'),
        price,
      });
      return null;
    },
    (line, reason) => refusals.add(path, line, reason),
  );
  return products;
}
