/** Orders as a file tells them, packed: baskets in the file's own order, products by number. */
import type { OrderHistory } from '../../basket.ts';
import type { ProductId } from '../../ids.ts';

export interface OrderList {
  /** The file's name of each order, by first appearance; length n. */
  readonly names: readonly string[];
  /** Epoch milliseconds of each order's first line; NaN where the file does not say. Length n. */
  readonly createdAt: Float64Array;
  /** 0 when unknown, else customers 1, 2, … Length n. */
  readonly customer: Uint32Array;
  /** Order o holds the distinct products `productIds[ptr[o] .. ptr[o + 1])`, by first appearance. */
  readonly ptr: Uint32Array;
  readonly productIds: Float64Array;
  /** The file's name of product p is `codes[p - 1]`; ascending by code point, so that numbers sort as names do. */
  readonly codes: readonly string[];
}

/** Gathers lines in the order of a file; those of one order need not stand together. */
export class OrderCollector {
  private readonly orders = new Map<string, number>();
  private readonly codes = new Map<string, number>();
  private readonly customers = new Map<string, number>();
  private readonly createdAt: number[] = [];
  private readonly customer: number[] = [];
  private readonly lineOrder: number[] = [];
  private readonly lineCode: number[] = [];

  get size(): number {
    return this.orders.size;
  }

  /** `createdAt` and `customer` count on an order's first line; NaN and '' when unknown. */
  add(order: string, code: string, createdAt: number, customer: string): void {
    let at = this.orders.get(order);
    if (at === undefined) {
      at = this.orders.size;
      this.orders.set(order, at);
      this.createdAt.push(createdAt);
      this.customer.push(customer === '' ? 0 : numberOf(this.customers, customer) + 1);
    }
    this.lineOrder.push(at);
    this.lineCode.push(numberOf(this.codes, code));
  }

  /** `productOf` tells which product a name means: names of one product become one. */
  finish(productOf: (code: string) => string = (code) => code): OrderList {
    const products = [...this.codes.keys()].map(productOf);
    const codes = [...new Set(products)].sort(compareCodePoints);
    const rank = new Map(codes.map((code, at) => [code, at]));
    const idOf = Float64Array.from(products, (product) => rank.get(product)! + 1);
    const { ptr, lines } = this.grouped();
    // A product that an order names twice counts once, where it stands first.
    const productIds = new Float64Array(lines.length);
    const lastOrder = new Int32Array(codes.length + 1).fill(-1);
    const packed = new Uint32Array(ptr.length);
    let size = 0;
    for (let o = 0; o + 1 < ptr.length; o++) {
      for (let k = ptr[o]!; k < ptr[o + 1]!; k++) {
        const id = idOf[lines[k]!]!;
        if (lastOrder[id] === o) continue;
        lastOrder[id] = o;
        productIds[size++] = id;
      }
      packed[o + 1] = size;
    }
    return {
      names: [...this.orders.keys()],
      createdAt: Float64Array.from(this.createdAt),
      customer: Uint32Array.from(this.customer),
      ptr: packed,
      productIds: productIds.slice(0, size),
      codes,
    };
  }

  /** Codes of the lines, grouped by order, each order's in the order of the file. */
  private grouped(): { ptr: Uint32Array; lines: Uint32Array } {
    const ptr = new Uint32Array(this.orders.size + 1);
    for (const order of this.lineOrder) ptr[order + 1]! += 1;
    for (let o = 0; o + 1 < ptr.length; o++) ptr[o + 1]! += ptr[o]!;
    const next = ptr.slice();
    const lines = new Uint32Array(this.lineOrder.length);
    for (let k = 0; k < lines.length; k++) lines[next[this.lineOrder[k]!]!++] = this.lineCode[k]!;
    return { ptr, lines };
  }
}

/**
 * The chosen orders, in the order chosen, as training takes them. Where one of them has no time, none has:
 * all are 0, so that nothing is weighed by its age.
 */
export function historyOf(list: OrderList, chosen: Uint32Array): OrderHistory {
  const createdAt = Float64Array.from(chosen, (o) => list.createdAt[o]!);
  if (createdAt.some(Number.isNaN)) createdAt.fill(0);
  const ptr = new Uint32Array(chosen.length + 1);
  for (let at = 0; at < chosen.length; at++) {
    const o = chosen[at]!;
    ptr[at + 1] = ptr[at]! + list.ptr[o + 1]! - list.ptr[o]!;
  }
  const productIds = new Float64Array(ptr[chosen.length]!);
  const customer = new Uint32Array(chosen.length);
  const renumbered = new Map<number, number>();
  for (let at = 0; at < chosen.length; at++) {
    const o = chosen[at]!;
    productIds.set(basketOf(list, o).slice().sort(), ptr[at]);
    const known = list.customer[o]!;
    customer[at] = known === 0 ? 0 : numberOf(renumbered, known) + 1;
  }
  return { createdAt, ptr, productIds, customer };
}

/** Product ids of an order, by first appearance. */
export function basketOf(list: OrderList, order: number): Float64Array {
  return list.productIds.subarray(list.ptr[order]!, list.ptr[order + 1]!);
}

/** 1 at each product id that one of the orders holds; length: products + 1. */
export function productsIn(list: OrderList, chosen: Uint32Array): Uint8Array {
  const found = new Uint8Array(list.codes.length + 1);
  for (const o of chosen) for (const id of basketOf(list, o)) found[id] = 1;
  return found;
}

/** The product that a file names so; null when no order holds it. Binary search in `codes`. */
export function idOfCode(list: Pick<OrderList, 'codes'>, code: string): ProductId | null {
  let low = 0;
  let high = list.codes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareCodePoints(list.codes[middle]!, code);
    if (order === 0) return middle + 1;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** Ascending by code point, which JavaScript's own comparison of UTF-16 units is not beyond U+FFFF. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let k = 0; k < length; k++) {
    const x = a.charCodeAt(k);
    const y = b.charCodeAt(k);
    // Surrogates stand for what lies above every other unit.
    if (x !== y) return x + (isSurrogate(x) ? 0x10000 : 0) - (y + (isSurrogate(y) ? 0x10000 : 0));
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

function numberOf<K>(numbers: Map<K, number>, key: K): number {
  let known = numbers.get(key);
  if (known === undefined) {
    known = numbers.size;
    numbers.set(key, known);
  }
  return known;
}
