/** One experiment told day by day: who is in which cell, and what is heard of their money; samples at the end of any day. */
import type { Sample } from '../domain/statistics/sample.ts';
import { paidFor, type Touches } from './madeShop.ts';
import type { MadeOrder, MadeVisitor } from './visitor.ts';

/** 0 is the control (held out), 1 the treated (shown). */
export type Cell = 0 | 1;

/** A visitor of whose money something was heard: one row of a sample. */
interface Buyer {
  readonly cell: Cell;
  readonly past: number;
  row: number;
}

/** What is heard of a buyer on one day: minor units, orders. */
interface News {
  readonly buyer: Buyer;
  readonly goods: number;
  readonly orders: number;
}

/** One cell as far as the days that were told. */
export interface CellState {
  units: number;
  pastSum: number;
  pastSquares: number;
  rows: number;
  goods: Float64Array;
  orders: Float64Array;
  past: Float64Array;
}

interface Arrivals {
  readonly units: [number, number];
  readonly pastSum: [number, number];
  readonly pastSquares: [number, number];
}

const FIRST_ROWS = 64;

/** Add visitors in any order, then `endDay` for each day from 0 on. */
export class Experiment {
  readonly cells: readonly [CellState, CellState] = [emptyCell(), emptyCell()];
  readonly #lift: readonly [number, number];
  readonly #days: number;
  readonly #arrivals: Arrivals[];
  readonly #news: News[][];
  #next = 0;

  constructor(days: number, effect: number, touches: Touches) {
    this.#days = days;
    this.#lift = [1, touches === 'value' ? 1 + effect : 1];
    this.#arrivals = Array.from({ length: days }, () => ({
      units: [0, 0],
      pastSum: [0, 0],
      pastSquares: [0, 0],
    }));
    this.#news = Array.from({ length: days }, () => []);
  }

  add(visitor: MadeVisitor, cell: Cell): void {
    const past = pastOf(visitor);
    const arrival = this.#arrivals[visitor.day]!;
    arrival.units[cell] += 1;
    arrival.pastSum[cell] += past;
    arrival.pastSquares[cell] += past * past;
    if (!(cell === 0 ? visitor.buysHeld : visitor.buysShown)) return;
    const buyer: Buyer = { cell, past, row: -1 };
    for (const order of visitor.orders) this.#tell(buyer, order);
  }

  #tell(buyer: Buyer, order: MadeOrder): void {
    const lift = this.#lift[buyer.cell]!;
    const goods = worthOf(order, lift);
    this.#note(order.heard, { buyer, goods, orders: 1 });
    const back = goods - keptOf(order, lift);
    if (order.fate.kind === 'kept') return;
    const orders = order.fate.kind === 'cancelled' ? -1 : 0;
    this.#note(Math.max(order.heard, order.fate.day), { buyer, goods: -back, orders });
  }

  #note(day: number, news: News): void {
    if (day < this.#days) this.#news[day]!.push(news);
  }

  /** Takes in the next day. */
  endDay(): void {
    const day = this.#next;
    this.#next += 1;
    const { units, pastSum, pastSquares } = this.#arrivals[day]!;
    for (const cell of [0, 1] as const) {
      const state = this.cells[cell];
      state.units += units[cell];
      state.pastSum += pastSum[cell];
      state.pastSquares += pastSquares[cell];
    }
    for (const { buyer, goods, orders } of this.#news[day]!) {
      const state = this.cells[buyer.cell];
      if (buyer.row < 0) buyer.row = newRow(state, buyer.past);
      state.goods[buyer.row]! += goods;
      state.orders[buyer.row]! += orders;
    }
  }

  /** Kept goods per visitor, with their past. Valid until the next day is told. */
  revenue(cell: Cell): Sample {
    const { units, rows, goods, past, pastSum, pastSquares } = this.cells[cell];
    return {
      units,
      values: goods.subarray(0, rows),
      past: { values: past.subarray(0, rows), sum: pastSum, squares: pastSquares },
    };
  }
}

/** What was paid in the year before. Who is not known has a past of 0: that too was so beforehand. */
export function pastOf({ past }: MadeVisitor): number {
  return past === null ? 0 : past.reduce((sum, goods) => sum + paidFor(goods), 0);
}

/** Goods as ordered, minor units. */
export function worthOf({ lines }: MadeOrder, lift: number): number {
  let sum = 0;
  for (const line of lines) sum += liftedLine(line, lift);
  return sum;
}

/** What is left of it once its fate is known. */
export function keptOf(order: MadeOrder, lift: number): number {
  const { fate, lines } = order;
  if (fate.kind === 'kept') return worthOf(order, lift);
  if (fate.kind === 'cancelled' || fate.line === null) return 0;
  return worthOf(order, lift) - liftedLine(lines[fate.line]!, lift);
}

export function liftedLine(line: number, lift: number): number {
  return lift === 1 ? line : Math.round(line * lift);
}

function emptyCell(): CellState {
  return {
    units: 0,
    pastSum: 0,
    pastSquares: 0,
    rows: 0,
    goods: new Float64Array(FIRST_ROWS),
    orders: new Float64Array(FIRST_ROWS),
    past: new Float64Array(FIRST_ROWS),
  };
}

function newRow(state: CellState, past: number): number {
  const row = state.rows;
  if (row === state.goods.length) {
    for (const column of ['goods', 'orders', 'past'] as const) {
      const longer = new Float64Array(2 * row);
      longer.set(state[column]);
      state[column] = longer;
    }
  }
  state.rows += 1;
  state.past[row] = past;
  return row;
}
