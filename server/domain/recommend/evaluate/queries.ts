/** The examination: one product of a test order is hidden, and the rest, or one of the rest, is told. */
import { type Interactions, indexOfId } from '../interactions.ts';
import { mulberry32 } from '../synthetic.ts';
import { basketOf, type OrderList, productsIn } from './orderList.ts';
import { NO_ITEM } from './ranker.ts';
import { partialShuffle, type Split } from './split.ts';

/** Query q hides product `hidden[q]` of order `order[q]`; on a product page only `single[q]` of it is known. */
export interface Queries {
  /** Places in an OrderList. */
  readonly order: Uint32Array;
  readonly hidden: Float64Array;
  readonly single: Float64Array;
}

export interface QueryOptions {
  /** Test orders with more distinct products are left out. */
  readonly most: number;
  /** With more queries than that, so many are drawn. */
  readonly cap: number;
  readonly seed: number;
}

export const QUERY_DEFAULTS: QueryOptions = { most: Number.POSITIVE_INFINITY, cap: 20_000, seed: 42 };

/**
 * For each test order with at least two products, each product is hidden once, if another one is known from
 * training. The sample and the single known product are drawn by one seeded generator, so that they are the
 * same on every machine.
 */
export function makeQueries(list: OrderList, split: Split, options: QueryOptions = QUERY_DEFAULTS): Queries {
  const known = productsIn(list, split.train);
  const contextOf = (order: number, hidden: number) =>
    basketOf(list, order).filter((id) => id !== hidden && known[id] === 1);
  const orders: number[] = [];
  const hidden: number[] = [];
  for (const o of split.test) {
    const basket = basketOf(list, o);
    if (basket.length < 2 || basket.length > options.most) continue;
    let familiar = 0;
    for (const id of basket) familiar += known[id]!;
    for (const id of basket) {
      if (familiar - known[id]! < 1) continue;
      orders.push(o);
      hidden.push(id);
    }
  }
  const random = mulberry32(options.seed);
  let kept = Uint32Array.from(orders, (_, q) => q);
  if (kept.length > options.cap) {
    partialShuffle(kept, options.cap, random);
    kept = kept.slice(0, options.cap).sort();
  }
  return {
    order: Uint32Array.from(kept, (q) => orders[q]!),
    hidden: Float64Array.from(kept, (q) => hidden[q]!),
    single: Float64Array.from(kept, (q) => {
      const context = contextOf(orders[q]!, hidden[q]!);
      return context[Math.floor(random() * context.length)]!;
    }),
  };
}

/** The same queries over the items of the training data, which alone can be ranked. */
export interface ItemQueries {
  /** Queries of one order share its number: their answers depend on each other. */
  readonly order: Uint32Array;
  /** Query q's basket is `items[ptr[basket[q]] .. ptr[basket[q] + 1])`: known items only, in the order's order. */
  readonly basket: Uint32Array;
  readonly ptr: Uint32Array;
  readonly items: Uint32Array;
  /** NO_ITEM where no training order holds it: a certain miss. */
  readonly hidden: Uint32Array;
  readonly hiddenId: Float64Array;
  readonly single: Uint32Array;
}

export function itemQueries(list: OrderList, queries: Queries, data: Interactions): ItemQueries {
  const itemOf = (id: number) => {
    const item = indexOfId(data.ids, id);
    return item < 0 ? NO_ITEM : item;
  };
  const basketNumber = new Map<number, number>();
  const ptr = [0];
  const items: number[] = [];
  const basket = Uint32Array.from(queries.order, (order) => {
    let number = basketNumber.get(order);
    if (number === undefined) {
      number = basketNumber.size;
      basketNumber.set(order, number);
      for (const id of basketOf(list, order)) {
        const item = itemOf(id);
        if (item !== NO_ITEM) items.push(item);
      }
      ptr.push(items.length);
    }
    return number;
  });
  return {
    order: queries.order,
    basket,
    ptr: Uint32Array.from(ptr),
    items: Uint32Array.from(items),
    hidden: Uint32Array.from(queries.hidden, itemOf),
    hiddenId: queries.hidden,
    single: Uint32Array.from(queries.single, itemOf),
  };
}
