import { expect, test } from 'vitest';
import type { ComplementQuestion } from '../model.ts';
import { coldStart, judgeColdStart } from './coldStart.ts';
import { basketOf, OrderCollector } from './orderList.ts';
import { timeSplit } from './split.ts';

/** 40 established products in pairs (0 with 1, 2 with 3, …), each pair in 30 orders; and a rare one, 40. */
function shop() {
  const collector = new OrderCollector();
  for (let at = 0; at < 600; at++) {
    const pair = 2 * (at % 20);
    for (const product of [pair, pair + 1]) collector.add(String(at), String(100 + product), at, '');
    if (at % 100 === 0) collector.add(String(at), '140', at, '');
  }
  return collector.finish();
}

const list = shop();
const split = timeSplit(list);
const start = coldStart(list, split);

test('some established products lose their orders, and no other product does', () => {
  expect(start.cold.size).toBeGreaterThan(0);
  expect(start.cold.has(41)).toBe(false);
  const left = new Set(start.history.productIds);
  for (let id = 1; id <= 41; id++) expect(left.has(id), `product ${id}`).toBe(!start.cold.has(id));
  expect(start.history.ptr.length).toBe(split.train.length + 1);
});

test('each cold product of a test order asks for a warm one of the same order', () => {
  expect(start.order.length).toBeGreaterThan(0);
  start.order.forEach((order, q) => {
    const basket = basketOf(list, order);
    expect(start.cold.has(start.known[q]!)).toBe(true);
    expect(start.cold.has(start.hidden[q]!)).toBe(false);
    expect(basket).toContain(start.known[q]);
    expect(basket).toContain(start.hidden[q]);
  });
});

test('the model may propose warm products alone, and is told of the cold one alone', () => {
  const questions: ComplementQuestion[] = [];
  const model = {
    ranking(question: ComplementQuestion) {
      questions.push(question);
      const warm = Array.from({ length: 41 }, (_, at) => at + 1).filter((id) => !question.barred.has(id));
      return warm.slice(0, question.limit).map((productId) => ({ productId, score: 1, supported: true }));
    },
  };
  const products = Array.from({ length: 41 }, (_, at) => at + 1);
  const { ranks, covered } = judgeColdStart(model, list, start, products);
  for (const [q, { context, barred }] of questions.entries()) {
    expect(context).toEqual([start.known[q]]);
    for (const id of start.cold) expect(barred.has(id)).toBe(true);
    expect(barred.has(start.hidden[q]!)).toBe(false);
    const place = products.filter((id) => !barred.has(id)).indexOf(start.hidden[q]!) + 1;
    expect(ranks[q]).toBe(place <= 10 ? place : 0);
  }
  expect(covered).toBeGreaterThanOrEqual(10);
});

test('a shop without established products asks nothing', () => {
  const collector = new OrderCollector();
  for (const order of ['a', 'b', 'c', 'd', 'e']) collector.add(order, 'MUG', 0, '');
  const few = collector.finish();
  const none = coldStart(few, timeSplit(few));
  expect(none.order.length).toBe(0);
  expect(judgeColdStart({ ranking: () => [] }, few, none, [1])).toEqual({
    ranks: new Uint8Array(0),
    covered: 0,
  });
});
