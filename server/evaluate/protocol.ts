/** Reads a folder with a fixed split: its orders, and the ready-made lists of what teaches and what is asked. */
import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { MersalgError } from '../domain/errors.ts';
import type { ProductId } from '../domain/ids.ts';
import { idOfCode, type OrderList } from '../domain/recommend/evaluate/orderList.ts';
import type { Queries } from '../domain/recommend/evaluate/queries.ts';
import { eachRow, type ReadProgress } from './files.ts';
import { readSimpleOrders, readSimpleProducts } from './simpleCsv.ts';
import { Refusals, type Source } from './source.ts';

/** @throws MersalgError `bad-input` when a file is missing, or a list names what the orders do not hold. */
export async function readProtocol(folder: string, progress: ReadProgress): Promise<Source> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new MersalgError(
      'bad-input',
      `There is no folder ${folder}. Give --protocol a folder with a split.`,
    );
  }
  const orders = fileOf(folder, 'orders');
  const lists = ['train_orders', 'test_orders', 'queries'].map((name) => fileOf(join(folder, 'split'), name));
  const products = existsSync(join(folder, 'products.csv.gz')) || existsSync(join(folder, 'products.csv'));
  const refusals = new Refusals();
  const list = await readSimpleOrders([orders], progress, refusals);
  const known = await readSimpleProducts(
    products ? fileOf(folder, 'products') : null,
    list,
    progress,
    refusals,
  );
  const placeOf = new Map(list.names.map((name, at) => [name, at]));
  const split = {
    train: await readOrderNames(lists[0]!, placeOf, progress),
    test: await readOrderNames(lists[1]!, placeOf, progress),
  };
  const queries = await readQueries(lists[2]!, list, placeOf, progress);
  return {
    dataset: basename(resolve(folder)),
    list,
    products: known,
    fixed: { split, queries },
    families: familiesOf(list),
    notes: refusals.notes(),
  };
}

function fileOf(folder: string, name: string): string {
  for (const ending of ['.csv.gz', '.csv']) {
    if (existsSync(join(folder, name + ending))) return join(folder, name + ending);
  }
  throw new MersalgError(
    'bad-input',
    `There is no ${name}.csv.gz in ${folder}. --protocol wants a folder with orders.csv.gz and, in split/, ` +
      'train_orders.csv.gz, test_orders.csv.gz and queries.csv.gz.',
  );
}

async function readOrderNames(
  path: string,
  placeOf: ReadonlyMap<string, number>,
  progress: ReadProgress,
): Promise<Uint32Array> {
  const places: number[] = [];
  await strictly(path, ['order_id'], progress, (get) => {
    const place = placeOf.get(get('order_id'));
    if (place === undefined) return `order ${get('order_id')} is not among the orders`;
    places.push(place);
    return null;
  });
  return Uint32Array.from(places);
}

async function readQueries(
  path: string,
  list: OrderList,
  placeOf: ReadonlyMap<string, number>,
  progress: ReadProgress,
): Promise<Queries> {
  const order: number[] = [];
  const hidden: number[] = [];
  const single: number[] = [];
  await strictly(path, ['order_id', 'hidden_product_id', 'single_context_product_id'], progress, (get) => {
    const place = placeOf.get(get('order_id'));
    const [hides, knows] = [get('hidden_product_id'), get('single_context_product_id')].map((code) =>
      idOfCode(list, code),
    );
    if (place === undefined || hides == null || knows == null) return 'it names what no order holds';
    order.push(place);
    hidden.push(hides);
    single.push(knows);
    return null;
  });
  return {
    order: Uint32Array.from(order),
    hidden: Float64Array.from(hidden),
    single: Float64Array.from(single),
  };
}

/** A fixed list must be whole: half of it would give figures that compare with nothing. */
async function strictly(
  path: string,
  columns: readonly string[],
  progress: ReadProgress,
  take: (get: (column: string) => string) => string | null,
): Promise<void> {
  await eachRow(
    path,
    columns,
    progress,
    (row) => take(row.get),
    (line, reason) => {
      throw new MersalgError(
        'bad-input',
        `line ${line}: ${reason}. The list and orders.csv.gz do not belong together.`,
      );
    },
  );
}

/** Stock codes with the same first five digits are one article. */
function familiesOf(list: OrderList): Map<ProductId, string> {
  const families = new Map<ProductId, string>();
  list.codes.forEach((code, at) => {
    const stem = /^\d{5}/.exec(code)?.[0];
    if (stem !== undefined) families.set(at + 1, stem);
  });
  return families;
}
