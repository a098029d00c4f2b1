/** The evaluate command as a merchant meets it: files in, tables, verdict or JSON out. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STRATEGIES } from './domain/recommend/strategies.ts';
import { Desk, EXPORT_HEADER, exportDate } from './evaluate/evaluate.testing.ts';
import { evaluateProgress, SAID } from './evaluate/progress.ts';
import { shareProgress } from './shareProgress.ts';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => desk.remove());

/** One article each. */
const WORDS =
  'lantern teapot blanket hammock kettle bracelet umbrella notebook doorstop candle whistle basket mirror apron sledge'.split(
    ' ',
  );

const metric = expect.any(Number);
const METRICS = { hr5: metric, hr10: metric, mrr10: metric, ndcg10: metric, coverage10: metric };

describe('npm run evaluate', () => {
  it('judges a plain CSV and tells the verdict', async () => {
    expect(await desk.run('--orders', desk.plainOrders(300))).toBe(0);
    expect(desk.printed).toMatch(/In the cart.*\n.*HR@5 +HR@10 +MRR@10 +NDCG@10 +coverage\nMersalg /);
    expect(desk.printed).toMatch(/\n {2}regression .*\n {2}conditional .*\n {2}damped-co-occurrence /);
    expect(desk.printed).toMatch(/\n {2}text .*\npopularity .*\nco-occurrence .*\ncosine /);
    expect(desk.printed.replaceAll('\n', ' ')).toContain(
      'learnt from the older 240 orders and was examined on the last 60',
    );
    expect(desk.printed).toContain('Your history is thin');
    for (const line of desk.printed.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints JSON and nothing else, of the same form for every kind of file', async () => {
    expect(await desk.run('--orders', desk.plainOrders(300), '--json')).toBe(0);
    expect(desk.printed.trimEnd().split('\n').length).toBe(1);
    const found = JSON.parse(desk.printed);
    expect(Object.keys(found).slice(0, 4)).toEqual(['dataset', 'queries', 'full', 'single']);
    expect(found).toMatchObject({
      dataset: 'orders',
      full: METRICS,
      single: METRICS,
      strategies: Object.fromEntries(
        STRATEGIES.map(({ name }) => [name, { full: METRICS, single: METRICS }]),
      ),
      baselines: { popularity: { full: METRICS, single: METRICS } },
      shown: { full: { share: metric, precision: metric }, single: { share: metric, precision: metric } },
      trainingSeconds: expect.any(Number),
    });
    expect(found.full.hr5).toBeGreaterThan(0.5);
    expect(found.queries).toBeGreaterThan(100);
  });

  it('judges the exports of Shopify’s admin, packed or split in parts, the same as a plain CSV', async () => {
    await desk.run('--orders', desk.plainOrders(300), '--json');
    const plain = JSON.parse(desk.printed);
    await desk.run('--orders', desk.exportedOrders(300), '--products', desk.exportedProducts(), '--json');
    expect(desk.beside).toBe('');
    const exported = JSON.parse(desk.printed);
    // Products are in another order here, and lines of two colours are one product.
    expect(exported.queries).toBe(plain.queries);
    expect(exported.baselines['co-occurrence']).toEqual(plain.baselines['co-occurrence']);
    expect(exported.dataset).toBe('orders_export');
  });

  it('without a products export tells products apart by name, colours taken together, and says so', async () => {
    await desk.run('--orders', desk.exportedOrders(300), '--json');
    const found = JSON.parse(desk.printed);
    expect(found.products).toBe(16);
    expect(desk.beside).toContain('Give --products');
  });

  it('counts what it had to leave out', async () => {
    const first = (n: number, line: string, cancelled = '') =>
      `#${n},a@example.com,paid,SEK,1,1,2026-05-01 10:00:00 +0000,${line},${cancelled},${n}`;
    const path = desk.file('some.csv', [
      EXPORT_HEADER,
      first(9001, '1,Product A1,10.00,A1-red', '2026-05-02 10:00:00 +0000'),
      first(9002, '1,Gift card,10.00,CARD'),
      first(9003, 'x,Product A1,10.00,A1-red'),
      'a row, of three, "columns"',
    ]);
    await desk.run(
      '--orders',
      desk.exportedOrders(100),
      '--orders',
      path,
      '--products',
      desk.exportedProducts(),
    );
    expect(desk.beside).toContain('Cancelled orders were left out: 1.');
    expect(desk.beside).toMatch(
      /1 of \d+ order lines are of products that the products export does not have/,
    );
    expect(desk.beside).toMatch(/2 rows could not be used \(some\.csv, line 4: order #9003/);
  });

  it('judges substitutes where SKUs tell siblings, and says so where nothing does', async () => {
    await desk.run('--orders', desk.plainOrders(100), '--substitutes', '--cold-start');
    expect(desk.printed.replaceAll('\n', ' ')).toContain('Substitutes cannot be judged here');
    expect(desk.printed.replaceAll('\n', ' ')).toContain('New products');
  });

  it.each([
    { articles: 15, found: { queries: 30, hr10: 1 } },
    // Too few to say anything.
    { articles: 9, found: null },
  ])(
    'finds siblings of $articles articles by SKUs that differ in their last letters',
    async ({ articles, found }) => {
      const sku = (n: number) => `${200 + (n >> 1)}${n % 2 === 0 ? 'A' : 'B'}`;
      const orders = Array.from({ length: 120 }, (_, at) =>
        [at, at + 1].map((n, line) => {
          const head = line === 0 ? 'a@example.com,paid,SEK,10,10' : ',,,,';
          return `#${at},${head},${exportDate(at)},1,x,10.00,${sku(n % (2 * articles))},,`;
        }),
      ).flat();
      const products = Array.from({ length: 2 * articles }, (_, n) => {
        const title = `${WORDS[n >> 1]} ${n % 2 === 0 ? 'red' : 'blue'}`;
        return `${title.replace(' ', '-')},${title},${sku(n)},10.00`;
      });
      await desk.run(
        '--orders',
        desk.file('siblings.csv', [EXPORT_HEADER, ...orders]),
        '--products',
        desk.file('articles.csv', ['Handle,Title,Variant SKU,Variant Price', ...products]),
        '--substitutes',
        '--json',
      );
      const { substitutes } = JSON.parse(desk.printed);
      if (found === null) expect(substitutes).toBeNull();
      else expect(substitutes).toMatchObject(found);
    },
  );

  it('takes a fixed split with its ready-made questions', async () => {
    const protocol = desk.protocol(['0,B0,A0']);
    expect(await desk.run('--protocol', protocol, '--json')).toBe(0);
    const found = JSON.parse(desk.printed);
    expect(found.queries).toBe(1);
    expect(found.orders).toEqual({ train: 2, test: 1 });
  });
});

it('away from a terminal, progress is a line now and then, and never on standard output', () => {
  let now = 0;
  const said: string[] = [];
  const out = { isTTY: false, write: (text: unknown) => said.push(String(text)) > 0 };
  const view = evaluateProgress(shareProgress(out, SAID, () => now));
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
