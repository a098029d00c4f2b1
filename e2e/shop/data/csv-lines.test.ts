/** Without a products export the order lines make the products. */
import { describe, expect, it } from 'vitest';
import { exportFolder, ORDER_HEAD } from './csv-testing.ts';

const { load } = exportFolder();

describe('orders alone', () => {
  const row = (name: string, day: number, title: string, sku: string, price: string) =>
    `${name},,,,SEK,,,,,2026-03-0${day} 10:00:00 +0100,1,${title},${price},${sku},,,,`;

  it('make the products: the latest price and name, variants where the names say so', async () => {
    const shop = await load(
      [
        ORDER_HEAD,
        row('#2', 2, 'Mug - Blue', 'MB', '120'),
        row('#1', 1, 'Mug - Blue', 'MB', '100'),
        row('#1', 1, 'Mug - Red', 'MR', '99'),
        row('#1', 1, 'OLD NAME', 'S1', '5'),
        row('#3', 3, 'New name', 'S1', '6'),
        row('#3', 3, 'Just - one', '', '7'),
        row('#3', 3, 'Twin', 'T1', '8'),
        row('#3', 3, 'Twin', 'T2', '9'),
      ].join('\n'),
    );
    expect(
      shop.products.map((one) => [one.handle, one.title, ...one.variants.map((v) => [v.title, v.price])]),
    ).toEqual([
      ['mug', 'Mug', ['Blue', 12000], ['Red', 9900]],
      ['new-name', 'New name', ['Default Title', 600]],
      ['just-one', 'Just - one', ['Default Title', 700]],
      ['twin', 'Twin', ['Default Title', 800]],
      ['twin-t2', 'Twin', ['Default Title', 900]],
    ]);
    expect(shop.orders.every((order) => order.lines.every((line) => line.productId !== null))).toBe(true);
    expect(shop.orders[0]!.lines[2]).toMatchObject({ title: 'New name', price: 500 });
    expect(shop.products.every((one) => one.variants.every((v) => !v.tracked && v.inventory > 0))).toBe(true);
  });

  it('give a product the same id when the export has grown', async () => {
    const small = await load([ORDER_HEAD, row('#1', 1, 'Lamp', 'L', '5')].join('\n'));
    const large = await load(
      [ORDER_HEAD, row('#0', 1, 'Bulb', 'B', '5'), row('#1', 1, 'Lamp', 'L', '5')].join('\n'),
    );
    const lamp = large.products.find((one) => one.title === 'Lamp')!;
    expect(lamp.id).toBe(small.products[0]!.id);
    expect(lamp.variants[0]!.id).toBe(small.products[0]!.variants[0]!.id);
  });
});
