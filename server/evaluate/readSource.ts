/** Finds out what form the given files have, and reads them. */
import { basename } from 'node:path';
import { MersalgError } from '../domain/errors.ts';
import { hasColumns, mustBeFile, type ReadProgress } from './files.ts';
import { readProtocol } from './protocol.ts';
import { readShopifyExport } from './shopifyExport.ts';
import { ORDER_COLUMNS, PRODUCT_COLUMNS, readSimpleOrders, readSimpleProducts } from './simpleCsv.ts';
import { Refusals, type Source } from './source.ts';

export interface Files {
  /** A folder with a fixed split; then the other two are empty. */
  readonly protocol: string | null;
  readonly orders: readonly string[];
  readonly products: string | null;
}

/** @throws MersalgError `bad-input` naming the file and what is wrong with it. */
export async function readSource(files: Files, progress: ReadProgress): Promise<Source> {
  if (files.protocol !== null) return readProtocol(files.protocol, progress);
  const { orders, products } = files;
  for (const path of products === null ? orders : [...orders, products]) mustBeFile(path);
  const dataset = basename(orders[0]!).replace(/\.csv(\.gz)?$/i, '');
  const simple = await hasColumns(orders[0]!, ORDER_COLUMNS);
  const simpleProducts = products !== null && (await hasColumns(products, PRODUCT_COLUMNS));
  if (products !== null && simple !== simpleProducts) {
    throw new MersalgError(
      'bad-input',
      simple
        ? `${orders[0]} has the columns order_id and product_id; then ${products} needs product_id and title.`
        : `${products} has the columns product_id and title; then ${orders[0]} needs order_id and product_id. ` +
            'Or give both files as Shopify’s admin exports them.',
    );
  }
  if (!simple) return shopify(() => readShopifyExport(dataset, orders, products, progress));
  const refusals = new Refusals();
  const list = await readSimpleOrders(orders, progress, refusals);
  const known = await readSimpleProducts(products, list, progress, refusals);
  return { dataset, list, products: known, fixed: null, families: new Map(), notes: refusals.notes() };
}

/** Tells of the other form, when a file is of neither. */
async function shopify(read: () => Promise<Source>): Promise<Source> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof MersalgError) || thrown.data.missing === undefined) throw thrown;
    const plain = 'A plain CSV works too: orders with the columns order_id, timestamp and product_id.';
    throw new MersalgError(thrown.code, `${thrown.message} ${plain}`, thrown.data);
  }
}
