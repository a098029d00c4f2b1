/** What the evaluate command says to a merchant whose files or options are not right. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baskets, Desk, hour } from './evaluate.testing.ts';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => desk.remove());

describe('says what to do when', () => {
  it('options are missing, mistyped or at odds', async () => {
    expect(await desk.run('--help')).toBe(0);
    expect(desk.printed).toContain('--protocol DIR');
    expect(await desk.run()).toBe(2);
    expect(await desk.failure('--json')).toMatch(/bad-input: Which file\? Give --orders/);
    expect(await desk.failure('--order', 'x')).toMatch(/--order.*--help tells more/s);
    expect(await desk.failure('--protocol', desk.folder, '--orders', 'x')).toContain(
      'either --protocol or --orders',
    );
  });

  it('files are missing or folders', async () => {
    expect(await desk.failure('--orders', join(desk.folder, 'none.csv'))).toMatch(
      /There is no file .*none\.csv/,
    );
    expect(await desk.failure('--orders', desk.folder)).toContain('is a folder');
    expect(await desk.failure('--orders', desk.plainOrders(60), '--products', 'none.csv')).toContain(
      'no file none.csv',
    );
    expect(await desk.failure('--protocol', join(desk.folder, 'none'))).toContain('There is no folder');
    mkdirSync(join(desk.folder, 'bare'));
    expect(await desk.failure('--protocol', join(desk.folder, 'bare'))).toMatch(
      /no orders\.csv\.gz in .*split\//,
    );
  });

  it('columns are wrong', async () => {
    const path = desk.file('wrong.csv', ['a,b,c', '1,2,3']);
    expect(await desk.failure('--orders', path)).toMatch(
      /wrong\.csv: The file lacks the columns Name, .*order_id, timestamp and product_id/s,
    );
    const products = desk.file('products.csv', ['product_id,title', '1,Mug']);
    expect(await desk.failure('--orders', desk.exportedOrders(60), '--products', products)).toContain(
      'needs order_id and product_id',
    );
    expect(
      await desk.failure('--orders', desk.plainOrders(60), '--products', desk.exportedProducts()),
    ).toContain('needs product_id and title');
  });

  it('files are empty, cut off, or no CSV at all', async () => {
    const empty = join(desk.folder, 'nothing.csv');
    writeFileSync(empty, '');
    expect(await desk.failure('--orders', empty)).toContain('nothing.csv: The file is empty');
    const cut = join(desk.folder, 'cut.csv.gz');
    writeFileSync(cut, gzipSync('order_id,product_id\n1,2\n'.repeat(500)).subarray(0, 60));
    expect(await desk.failure('--orders', cut)).toContain(
      'cut.csv.gz: The gzip file is damaged or was cut off',
    );
    const noise = join(desk.folder, 'noise.csv');
    writeFileSync(noise, Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251)));
    expect(await desk.failure('--orders', noise)).toContain('bad-input');
    expect(await desk.failure('--orders', desk.file('header.csv', ['order_id,product_id']))).toContain(
      'only 0 orders',
    );
  });

  it('there are too few orders, no times, or nothing to ask', async () => {
    expect(await desk.failure('--orders', desk.plainOrders(49))).toMatch(/only 49 orders.*50 at least/);
    const timeless = baskets(60).flatMap((basket, at) => basket.map((product) => `${at},${product}`));
    expect(
      await desk.failure('--orders', desk.file('timeless.csv', ['order_id,product_id', ...timeless])),
    ).toContain('have no time');
    const single = Array.from({ length: 60 }, (_, at) => `${at},${hour(at)},A${at % 3}`);
    expect(
      await desk.failure('--orders', desk.file('single.csv', ['order_id,timestamp,product_id', ...single])),
    ).toContain('nothing to ask');
  });

  it('the lists of a fixed split do not fit its orders', async () => {
    expect(await desk.failure('--protocol', desk.protocol(['7,B0,A0']))).toMatch(
      /queries\.csv: line 2: it names what no order holds.*do not belong together/,
    );
    expect(
      await desk.failure(
        '--protocol',
        desk.protocol(['0,B0,A0'], { 'split/test_orders.csv': ['order_id', '7'] }),
      ),
    ).toMatch(/test_orders\.csv: line 2: order 7 is not among the orders/);
    expect(await desk.failure('--protocol', desk.protocol([]))).toContain('list of queries is empty');
  });
});

it('hostile names neither break the reader nor reach an object’s prototype', async () => {
  const names = [
    '__proto__',
    'constructor',
    '"a ""quoted"", one"',
    '=1+1',
    '\u202Eevil',
    '<b>x</b>',
    "'; DROP",
  ];
  const rows = Array.from({ length: 80 }, (_, at) =>
    [names[at % 7]!, names[(at + 1) % 7]!].map((name) => `${at},${hour(at)},${name}`),
  ).flat();
  const path = desk.file('hostile.csv', [
    'order_id,timestamp,product_id',
    ...rows,
    '81,not a time,x',
    `82,${hour(82)},`,
    `,${hour(82)},MUG`,
    '82',
    '"never closed',
  ]);
  expect(await desk.run('--orders', path, '--json')).toBe(0);
  expect(JSON.parse(desk.printed).products).toBe(7);
  expect(desk.beside).toMatch(/5 rows could not be used \(hostile\.csv, line 162: timestamp “not a time”/);
});
