/** A shop's order history, packed for training: read in pages by key, joined and sorted here, not by the database. */
import { sql } from 'kysely';
import type { OrderHistory } from '../domain/basket.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { StoredHistory } from '../flows/ports.ts';
import type { Trx } from './dialect/engine.ts';

const PAGE = 50_000;

/** Needs one snapshot: orders and lines are read one after the other and must belong together. */
export async function readHistory(trx: Trx, shop: ShopDomain): Promise<StoredHistory> {
  const versions = await trx
    .selectFrom('versions')
    .select('orders')
    .where('shop', '=', shop)
    .executeTakeFirst();
  const ids = new Numbers();
  const times = new Numbers();
  const customers = new Customers();
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = await trx
      .selectFrom('orders')
      .select(['id', 'created_at', 'customer_key'])
      .where('shop', '=', shop)
      .where('id', '>', after)
      .where('cancelled', '=', 0)
      .where('test', '=', 0)
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id, created_at, customer_key } of page) {
      ids.push(id);
      times.push(created_at);
      customers.push(customer_key);
    }
    if (page.length < PAGE) break;
    after = page[page.length - 1]!.id;
  }

  const baskets = new BasketBuilder(ids.view());
  for (let after = { order_id: Number.MIN_SAFE_INTEGER, n: 0 }; ; ) {
    const page = await trx
      .selectFrom('order_lines')
      .select(['order_id', 'n', 'product_id'])
      .where('shop', '=', shop)
      .where('product_id', 'is not', null)
      .where(sql<boolean>`(order_id, n) > (${after.order_id}, ${after.n})`)
      .orderBy('order_id')
      .orderBy('n')
      .limit(PAGE)
      .execute();
    for (const { order_id, product_id } of page) baskets.add(order_id, product_id as number);
    if (page.length < PAGE) break;
    after = page[page.length - 1]!;
  }
  return { ...baskets.inTime(times.view(), customers.view()), mark: versions?.orders ?? 0 };
}

/** A growing column of numbers. */
class Numbers {
  #values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  view(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}

/** A growing column of customers: 0 without a key, else the place of its key among the distinct ones, from 1. */
class Customers {
  readonly #places = new Map<string, number>();
  readonly #column = new Numbers();

  push(key: string | null): void {
    let place = 0;
    if (key !== null) {
      place = this.#places.get(key) ?? this.#places.size + 1;
      this.#places.set(key, place);
    }
    this.#column.push(place);
  }

  view(): Float64Array {
    return this.#column.view();
  }
}

/** Joins lines (ascending by order) to orders (ascending ids): distinct products per order. */
class BasketBuilder {
  readonly #ids: Float64Array;
  readonly #ends: Uint32Array;
  readonly #products = new Numbers();
  #at = 0;
  #basket: number[] = [];

  constructor(ids: Float64Array) {
    this.#ids = ids;
    this.#ends = new Uint32Array(ids.length);
  }

  add(orderId: number, productId: number): void {
    while (this.#at < this.#ids.length && (this.#ids[this.#at] as number) < orderId) this.#close();
    // Lines of an order that is left out.
    if (this.#at < this.#ids.length && this.#ids[this.#at] === orderId) this.#basket.push(productId);
  }

  #close(): void {
    this.#basket.sort((a, b) => a - b);
    let last = -1;
    for (const product of this.#basket) {
      if (product !== last) this.#products.push(product);
      last = product;
    }
    this.#basket = [];
    this.#ends[this.#at++] = this.#products.length;
  }

  /** Closes the last baskets and puts the orders in ascending time, then id. */
  inTime(times: Float64Array, customers: Float64Array): OrderHistory {
    while (this.#at < this.#ids.length) this.#close();
    const n = this.#ids.length;
    const products = this.#products.view();
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    // Stable, and ids ascend already: equal times stay in the order of their ids.
    order.sort((a, b) => (times[a] as number) - (times[b] as number));
    const createdAt = new Float64Array(n);
    const ptr = new Uint32Array(n + 1);
    const productIds = new Float64Array(products.length);
    const customer = new Uint32Array(n);
    // Keys were met in the order of ids; numbered anew in that of time, a history says the same whatever the ids.
    const numbers = new Uint32Array(n + 1);
    let known = 0;
    for (let o = 0, filled = 0; o < n; o++) {
      const from = order[o] as number;
      const basket = products.subarray(from === 0 ? 0 : this.#ends[from - 1], this.#ends[from]);
      createdAt[o] = times[from] as number;
      const place = customers[from] as number;
      if (place > 0 && numbers[place] === 0) numbers[place] = ++known;
      customer[o] = numbers[place] as number;
      productIds.set(basket, filled);
      filled += basket.length;
      ptr[o + 1] = filled;
    }
    return { createdAt, ptr, productIds, customer };
  }
}
