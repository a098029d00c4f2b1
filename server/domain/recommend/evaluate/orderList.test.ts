import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basketOf, compareCodePoints, historyOf, idOfCode, OrderCollector } from './orderList.ts';

function collected(lines: readonly [order: string, code: string, createdAt?: number, customer?: string][]) {
  const collector = new OrderCollector();
  for (const [order, code, createdAt = 0, customer = ''] of lines) {
    collector.add(order, code, createdAt, customer);
  }
  return collector;
}

test('orders and their products stand as the file first names them, each product once', () => {
  const list = collected([
    ['b', 'MUG'],
    ['a', 'POT'],
    ['b', 'JAR'],
    ['b', 'MUG'],
    ['a', 'JAR'],
  ]).finish();
  expect(list.names).toEqual(['b', 'a']);
  expect(list.codes).toEqual(['JAR', 'MUG', 'POT']);
  expect([...basketOf(list, 0)]).toEqual([2, 1]);
  expect([...basketOf(list, 1)]).toEqual([3, 1]);
  expect(idOfCode(list, 'POT')).toBe(3);
  expect(idOfCode(list, 'CUP')).toBeNull();
});

test('names of one product become one', () => {
  const list = collected([
    ['a', 'Mug - red'],
    ['a', 'Jar'],
    ['a', 'Mug - blue'],
  ]).finish((name) => name.split(' - ')[0]!);
  expect(list.codes).toEqual(['Jar', 'Mug']);
  expect([...basketOf(list, 0)]).toEqual([2, 1]);
});

test('an order has the time and the customer of its first line', () => {
  const list = collected([
    ['a', 'MUG', 5, 'ann'],
    ['a', 'JAR', 9, 'bob'],
    ['b', 'MUG', 7, ''],
    ['c', 'MUG', 8, 'ann'],
  ]).finish();
  expect([...list.createdAt]).toEqual([5, 7, 8]);
  expect([...list.customer]).toEqual([1, 0, 1]);
});

test('a history keeps the order of the chosen, sorts each basket and numbers customers anew', () => {
  const list = collected([
    ['a', 'MUG', 1, 'ann'],
    ['b', 'POT', 2, 'bob'],
    ['b', 'JAR', 2, 'bob'],
    ['c', 'JAR', 3, 'bob'],
  ]).finish();
  expect(historyOf(list, Uint32Array.of(1, 2))).toEqual({
    createdAt: Float64Array.of(2, 3),
    ptr: Uint32Array.of(0, 2, 3),
    productIds: Float64Array.of(1, 3, 1),
    customer: Uint32Array.of(1, 1),
  });
  expect(historyOf(list, new Uint32Array(0)).ptr).toEqual(Uint32Array.of(0));
});

test('one unknown time makes all unknown: nothing may be weighed by its age', () => {
  const list = collected([
    ['a', 'MUG', 1],
    ['b', 'MUG', Number.NaN],
  ]).finish();
  expect([...historyOf(list, Uint32Array.of(0, 1)).createdAt]).toEqual([0, 0]);
  expect([...historyOf(list, Uint32Array.of(0)).createdAt]).toEqual([1]);
});

test('a basket of a thousand lines, and no orders at all', () => {
  const many = collected(Array.from({ length: 1000 }, (_, n) => ['a', `P${n}`])).finish();
  expect(basketOf(many, 0).length).toBe(1000);
  const none = new OrderCollector().finish();
  expect([none.names.length, none.codes.length, none.ptr.length]).toEqual([0, 0, 1]);
});

test('names compare as their UTF-8 does', () => {
  const utf8 = (text: string) => Buffer.from(text);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(Buffer.compare(utf8(a), utf8(b))));
    }),
  );
  // U+FF5E stands below U+1F600, whose first UTF-16 unit is smaller.
  expect(compareCodePoints('～', '😀')).toBeLessThan(0);
});
