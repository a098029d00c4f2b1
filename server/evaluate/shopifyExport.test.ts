import { afterEach, beforeEach, expect, it } from 'vitest';
import { basketOf } from '../domain/recommend/evaluate/orderList.ts';
import { Desk, EXPORT_HEADER } from './evaluate.testing.ts';
import { SILENT } from './files.ts';
import { productNames, readShopifyExport } from './shopifyExport.ts';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => desk.remove());

const order = (n: number, sku: string, name: string) =>
  `#${n},Ann@Example.com,paid,SEK,1,1,2026-05-01 10:00:00 +0000,1,${name},10.00,${sku},,${n}`;
const PRODUCTS = [
  'Handle,Title,Type,Option1 Value,Variant SKU,Variant Price',
  'zebra,Zebra,Toy,red,Z-RED,20.00',
  'zebra,,,blue,Z-BLUE,25.00',
  'never-sold,Never sold,Toy,,N,5.00',
  'apple,Apple,Fruit,,A,1.50',
];

it('products have the numbers of the orders’ list, those never sold come behind', async () => {
  const orders = desk.file('orders.csv', [
    EXPORT_HEADER,
    order(1, 'Z-BLUE', 'Zebra - blue'),
    order(2, 'A', 'Apple'),
    order(3, '', 'Zebra - red'),
  ]);
  const { list, products } = await readShopifyExport(
    'shop',
    [orders],
    desk.file('products.csv', PRODUCTS),
    SILENT,
  );
  const known = new Map(products.map(({ id, title }) => [id, title]));
  expect([0, 1, 2].map((at) => known.get(basketOf(list, at)[0]!))).toEqual(['Zebra', 'Apple', 'Zebra']);
  expect([...known]).toEqual([
    [2, 'Zebra'],
    [3, 'Never sold'],
    [1, 'Apple'],
  ]);
  expect(products[0]).toMatchObject({
    type: 'Toy',
    variants: [
      { id: 2, price: 2000 },
      { id: 2, price: 2500 },
    ],
  });
  expect([...list.customer]).toEqual([1, 1, 1]);
});

it('what stands before the last dash is the product’s name, when several lines have it', () => {
  const nameOf = productNames([
    'Mug - red',
    'Mug - blue',
    'Salt - and pepper',
    'Jar',
    'Jar - large',
    'Tea - green - 50 g',
    ' - ',
  ]);
  expect(
    ['Mug - red', 'Mug - blue', 'Salt - and pepper', 'Jar', 'Jar - large', 'Tea - green - 50 g', ' - '].map(
      nameOf,
    ),
  ).toEqual(['Mug', 'Mug', 'Salt - and pepper', 'Jar', 'Jar', 'Tea - green - 50 g', ' - ']);
});

it('without a products export the lines’ names and prices are the catalogue', async () => {
  const orders = desk.file('orders.csv', [
    EXPORT_HEADER,
    order(1, '', 'Mug - red'),
    order(2, '', 'Mug - blue'),
    order(3, '', 'Jar'),
  ]);
  const { products, list } = await readShopifyExport('shop', [orders], null, SILENT);
  expect(list.codes).toEqual(['Jar', 'Mug']);
  expect(products.map(({ id, title, variants }) => [id, title, variants[0]!.price])).toEqual([
    [1, 'Jar', 1000],
    [2, 'Mug', 1000],
  ]);
});
