/** The evaluate command as a merchant meets it: files in, tables, verdict or JSON out, and words that help when not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mulberry32 } from './domain/recommend/synthetic.ts';
import { evaluateProgress } from './evaluate/progress.ts';
import { runEvaluate } from './evaluate.ts';

let folder: string;
let printed: string;
let beside: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mersalg-evaluate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, rows: readonly string[]): string {
  const path = join(folder, name);
  const text = `${rows.join('\n')}\n`;
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

async function run(...args: string[]): Promise<number> {
  printed = '';
  beside = '';
  return runEvaluate(
    args,
    (text) => {
      printed += `${text}\n`;
    },
    {
      isTTY: false,
      write: (text: string | Uint8Array) => {
        beside += String(text);
        return true;
      },
    },
  );
}
const failure = (...args: string[]) =>
  run(...args).then(
    () => 'no failure',
    (thrown: Error & { code?: string }) => `${thrown.code}: ${thrown.message}`,
  );

/** Baskets of pairs (A0 with B0, A1 with B1, …) and now and then something else. */
function baskets(orders: number): string[][] {
  const random = mulberry32(3);
  return Array.from({ length: orders }, () => {
    const pair = Math.floor(random() * 8);
    const other = Math.floor(random() * 8);
    return random() < 0.3 ? [`A${pair}`, `B${pair}`, `A${other}`] : [`A${pair}`, `B${pair}`];
  });
}
const hour = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString();

function plainOrders(orders: number, name = 'orders.csv'): string {
  const rows = baskets(orders).flatMap((basket, at) =>
    basket.map((product) => `${at},c${at % 40},${hour(at)},${product},1,10.00`),
  );
  return file(name, ['order_id,customer_id,timestamp,product_id,quantity,unit_price', ...rows]);
}

const HEADER =
  'Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Id';
function exportedOrders(orders: number, name = 'orders_export.csv.gz'): string {
  const rows = baskets(orders).flatMap((basket, at) =>
    basket.map((product, line) => {
      const date = hour(at).replace('T', ' ').replace('.000Z', ' +0000');
      const head = line === 0 ? `c${at % 40}@example.com,paid,SEK,10,10` : ',,,,';
      const colour = at % 2 === 0 ? 'red' : 'blue';
      return `#${at},${head},${date},1,Product ${product} - ${colour},10.00,${product}-${colour},,${line === 0 ? at + 1 : ''}`;
    }),
  );
  return file(name, [HEADER, ...rows]);
}
function exportedProducts(): string {
  const rows = Array.from({ length: 8 }, (_, n) => [`A${n}`, `B${n}`])
    .flat()
    .flatMap((product) =>
      ['red', 'blue'].map(
        (colour, at) =>
          `product-${product},${at === 0 ? `Product ${product}` : ''},Colour,${colour},${product}-${colour},10.00`,
      ),
    );
  return file('products_export.csv', [
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price',
    ...rows,
  ]);
}

/** One article each. */
const WORDS =
  'lantern teapot blanket hammock kettle bracelet umbrella notebook doorstop candle whistle basket mirror apron sledge'.split(
    ' ',
  );

const metric = expect.any(Number);
const METRICS = { hr5: metric, hr10: metric, mrr10: metric, ndcg10: metric, coverage10: metric };

describe('npm run evaluate', () => {
  it('judges a plain CSV and tells the verdict', async () => {
    expect(await run('--orders', plainOrders(300))).toBe(0);
    expect(printed).toMatch(/In the cart.*\n.*HR@5 +HR@10 +MRR@10 +NDCG@10 +coverage\nMersalg /);
    expect(printed).toMatch(/\npopularity .*\nco-occurrence .*\ncosine /);
    expect(printed.replaceAll('\n', ' ')).toContain(
      'learnt from the older 240 orders and was examined on the last 60',
    );
    expect(printed).toContain('Your history is thin');
    for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints JSON and nothing else, of the same form for every kind of file', async () => {
    expect(await run('--orders', plainOrders(300), '--json')).toBe(0);
    expect(printed.trimEnd().split('\n').length).toBe(1);
    const found = JSON.parse(printed);
    expect(Object.keys(found).slice(0, 4)).toEqual(['dataset', 'queries', 'full', 'single']);
    expect(found).toMatchObject({
      dataset: 'orders',
      full: METRICS,
      single: METRICS,
      strategies: {},
      baselines: { popularity: { full: METRICS, single: METRICS } },
      shown: { full: { share: metric, precision: metric }, single: { share: metric, precision: metric } },
      trainingSeconds: expect.any(Number),
    });
    expect(found.full.hr5).toBeGreaterThan(0.5);
    expect(found.queries).toBeGreaterThan(100);
  });

  it('judges the exports of Shopify’s admin, packed or split in parts, the same as a plain CSV', async () => {
    await run('--orders', plainOrders(300), '--json');
    const plain = JSON.parse(printed);
    await run('--orders', exportedOrders(300), '--products', exportedProducts(), '--json');
    expect(beside).toBe('');
    const exported = JSON.parse(printed);
    // Products are in another order here, and lines of two colours are one product.
    expect(exported.queries).toBe(plain.queries);
    expect(exported.baselines['co-occurrence']).toEqual(plain.baselines['co-occurrence']);
    expect(exported.dataset).toBe('orders_export');
  });

  it('without a products export tells products apart by name, colours taken together, and says so', async () => {
    await run('--orders', exportedOrders(300), '--json');
    const found = JSON.parse(printed);
    expect(found.products).toBe(16);
    expect(beside).toContain('Give --products');
  });

  it('counts what it had to leave out', async () => {
    const first = (n: number, line: string, cancelled = '') =>
      `#${n},a@example.com,paid,SEK,1,1,2026-05-01 10:00:00 +0000,${line},${cancelled},${n}`;
    const path = file('some.csv', [
      HEADER,
      first(9001, '1,Product A1,10.00,A1-red', '2026-05-02 10:00:00 +0000'),
      first(9002, '1,Gift card,10.00,CARD'),
      first(9003, 'x,Product A1,10.00,A1-red'),
      'a row, of three, "columns"',
    ]);
    await run('--orders', exportedOrders(100), '--orders', path, '--products', exportedProducts());
    expect(beside).toContain('1 cancelled orders were left out');
    expect(beside).toMatch(/1 of \d+ order lines are of products that the products export does not have/);
    expect(beside).toMatch(/2 rows could not be used \(some\.csv, line 4: order #9003/);
  });

  it('judges substitutes where SKUs tell siblings, and says so where nothing does', async () => {
    await run('--orders', plainOrders(100), '--substitutes', '--cold-start');
    expect(printed.replaceAll('\n', ' ')).toContain('Substitutes cannot be judged here');
    expect(printed.replaceAll('\n', ' ')).toContain('New products');
  });

  it('finds siblings by SKUs that differ in their last letters', async () => {
    const orders = Array.from({ length: 120 }, (_, at) => [at % 30, (at + 1) % 30]).flatMap((pair, at) =>
      pair.map((n, line) => {
        const head = line === 0 ? 'a@example.com,paid,SEK,10,10' : ',,,,';
        const date = hour(at).replace('T', ' ').replace('.000Z', ' +0000');
        return `#${at},${head},${date},1,x,10.00,${200 + (n >> 1)}${n % 2 === 0 ? 'A' : 'B'},,`;
      }),
    );
    const products = Array.from({ length: 30 }, (_, n) => {
      const article = WORDS[n >> 1]!;
      const [colour, letter] = n % 2 === 0 ? ['red', 'A'] : ['blue', 'B'];
      return `${article}-${colour},${article} ${colour},${200 + (n >> 1)}${letter},10.00`;
    });
    await run(
      '--orders',
      file('siblings.csv', [HEADER, ...orders]),
      '--products',
      file('articles.csv', ['Handle,Title,Variant SKU,Variant Price', ...products]),
      '--substitutes',
      '--json',
    );
    expect(JSON.parse(printed).substitutes).toMatchObject({ queries: 30, hr10: 1 });
  });

  it('takes a fixed split with its ready-made questions', async () => {
    const protocol = protocolFolder(['0,B0,A0']);
    expect(await run('--protocol', protocol, '--json')).toBe(0);
    const found = JSON.parse(printed);
    expect(found.queries).toBe(1);
    expect(found.orders).toEqual({ train: 2, test: 1 });
  });
});

/** Three orders of A0 and B0: two teach, and the first one asks. */
function protocolFolder(queries: readonly string[], over: Record<string, readonly string[]> = {}): string {
  const protocol = join(folder, 'tiny');
  mkdirSync(join(protocol, 'split'), { recursive: true });
  const orders = [0, 1, 2].flatMap((at) => [`${at},A0`, `${at},B0`]);
  const files: Record<string, readonly string[]> = {
    'orders.csv': ['order_id,product_id', ...orders],
    'split/train_orders.csv.gz': ['order_id', '1', '2'],
    'split/test_orders.csv': ['order_id', '0'],
    'split/queries.csv': ['order_id,hidden_product_id,single_context_product_id', ...queries],
    ...over,
  };
  for (const [name, rows] of Object.entries(files)) file(join('tiny', name), rows);
  return protocol;
}

describe('says what to do when', () => {
  it('options are missing, mistyped or at odds', async () => {
    expect(await run('--help')).toBe(0);
    expect(printed).toContain('--protocol DIR');
    expect(await run()).toBe(2);
    expect(await failure('--json')).toMatch(/bad-input: Which file\? Give --orders/);
    expect(await failure('--order', 'x')).toMatch(/--order.*--help tells more/s);
    expect(await failure('--protocol', folder, '--orders', 'x')).toContain('either --protocol or --orders');
  });

  it('files are missing or folders', async () => {
    expect(await failure('--orders', join(folder, 'none.csv'))).toMatch(/There is no file .*none\.csv/);
    expect(await failure('--orders', folder)).toContain('is a folder');
    expect(await failure('--orders', plainOrders(60), '--products', 'none.csv')).toContain(
      'no file none.csv',
    );
    expect(await failure('--protocol', join(folder, 'none'))).toContain('There is no folder');
    mkdirSync(join(folder, 'bare'));
    expect(await failure('--protocol', join(folder, 'bare'))).toMatch(/no orders\.csv\.gz in .*split\//);
  });

  it('columns are wrong', async () => {
    const path = file('wrong.csv', ['a,b,c', '1,2,3']);
    expect(await failure('--orders', path)).toMatch(
      /wrong\.csv: The file lacks the columns Name, .*order_id, timestamp and product_id/s,
    );
    const products = file('products.csv', ['product_id,title', '1,Mug']);
    expect(await failure('--orders', exportedOrders(60), '--products', products)).toContain(
      'needs order_id and product_id',
    );
    expect(await failure('--orders', plainOrders(60), '--products', exportedProducts())).toContain(
      'needs product_id and title',
    );
  });

  it('files are empty, cut off, or no CSV at all', async () => {
    const empty = join(folder, 'nothing.csv');
    writeFileSync(empty, '');
    expect(await failure('--orders', empty)).toContain('nothing.csv: The file is empty');
    const cut = join(folder, 'cut.csv.gz');
    writeFileSync(cut, gzipSync('order_id,product_id\n1,2\n'.repeat(500)).subarray(0, 60));
    expect(await failure('--orders', cut)).toContain('cut.csv.gz: The gzip file is damaged or was cut off');
    const noise = join(folder, 'noise.csv');
    writeFileSync(noise, Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251)));
    expect(await failure('--orders', noise)).toContain('bad-input');
    expect(await failure('--orders', file('header.csv', ['order_id,product_id']))).toContain('only 0 orders');
  });

  it('there are too few orders, no times, or nothing to ask', async () => {
    expect(await failure('--orders', plainOrders(49))).toMatch(/only 49 orders.*50 at least/);
    const timeless = baskets(60).flatMap((basket, at) => basket.map((product) => `${at},${product}`));
    expect(await failure('--orders', file('timeless.csv', ['order_id,product_id', ...timeless]))).toContain(
      'have no time',
    );
    const single = Array.from({ length: 60 }, (_, at) => `${at},${hour(at)},A${at % 3}`);
    expect(
      await failure('--orders', file('single.csv', ['order_id,timestamp,product_id', ...single])),
    ).toContain('nothing to ask');
  });

  it('the lists of a fixed split do not fit its orders', async () => {
    expect(await failure('--protocol', protocolFolder(['7,B0,A0']))).toMatch(
      /queries\.csv: line 2: it names what no order holds.*do not belong together/,
    );
    expect(
      await failure(
        '--protocol',
        protocolFolder(['0,B0,A0'], { 'split/test_orders.csv': ['order_id', '7'] }),
      ),
    ).toMatch(/test_orders\.csv: line 2: order 7 is not among the orders/);
    expect(await failure('--protocol', protocolFolder([]))).toContain('list of queries is empty');
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
  const path = file('hostile.csv', [
    'order_id,timestamp,product_id',
    ...rows,
    '81,not a time,x',
    '82',
    '"never closed',
  ]);
  expect(await run('--orders', path, '--json')).toBe(0);
  expect(JSON.parse(printed).products).toBe(7);
  expect(beside).toMatch(/3 rows could not be used \(hostile\.csv, line 162: timestamp “not a time”/);
});

it('away from a terminal, progress is a line now and then, and never on standard output', () => {
  let now = 0;
  const said: string[] = [];
  const view = evaluateProgress({ isTTY: false, write: (text) => said.push(String(text)) > 0 }, () => now);
  view.files.expect(100);
  view.files.read(50);
  const show = view.part(0.1, 0.5);
  now = 2_500;
  show('Training', 0.5);
  show('Training', 0.6);
  now = 5_000;
  show('cosine', 1);
  view.end();
  expect(said).toEqual(['30 %: Training\n', '50 %: cosine\n']);
});
