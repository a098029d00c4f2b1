/** Files for tests of the evaluate command, and the command run in-process. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mulberry32 } from '../domain/recommend/synthetic.ts';
import { runEvaluate } from '../evaluate.ts';

/** A folder of its own for each test; `remove` it afterwards. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'mersalg-evaluate-'));
  /** What the last run put on standard output, and beside it. */
  printed = '';
  beside = '';

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  file(name: string, rows: readonly string[]): string {
    const path = join(this.folder, name);
    const text = `${rows.join('\n')}\n`;
    writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
    return path;
  }

  async run(...args: string[]): Promise<number> {
    this.printed = '';
    this.beside = '';
    return runEvaluate(
      args,
      (text) => {
        this.printed += `${text}\n`;
      },
      {
        isTTY: false,
        write: (text: string | Uint8Array) => {
          this.beside += String(text);
          return true;
        },
      },
    );
  }

  /** Code and message of what the run throws. */
  async failure(...args: string[]): Promise<string> {
    try {
      await this.run(...args);
    } catch (thrown) {
      const { code, message } = thrown as Error & { code?: string };
      return `${code}: ${message}`;
    }
    return 'no failure';
  }

  /** Orders in the plain form, an hour apart. */
  plainOrders(orders: number, name = 'orders.csv'): string {
    const rows = baskets(orders).flatMap((basket, at) =>
      basket.map((product) => `${at},c${at % 40},${hour(at)},${product},1,10.00`),
    );
    return this.file(name, ['order_id,customer_id,timestamp,product_id,quantity,unit_price', ...rows]);
  }

  /** The same orders as Shopify's admin exports them; each product is sold in red and blue. */
  exportedOrders(orders: number, name = 'orders_export.csv.gz'): string {
    const rows = baskets(orders).flatMap((basket, at) =>
      basket.map((product, line) => {
        const head = line === 0 ? `c${at % 40}@example.com,paid,SEK,10,10` : ',,,,';
        const colour = at % 2 === 0 ? 'red' : 'blue';
        return `#${at},${head},${exportDate(at)},1,Product ${product} - ${colour},10.00,${product}-${colour},,${line === 0 ? at + 1 : ''}`;
      }),
    );
    return this.file(name, [EXPORT_HEADER, ...rows]);
  }

  exportedProducts(): string {
    const rows = Array.from({ length: 8 }, (_, n) => [`A${n}`, `B${n}`])
      .flat()
      .flatMap((product) =>
        ['red', 'blue'].map(
          (colour, at) =>
            `product-${product},${at === 0 ? `Product ${product}` : ''},Colour,${colour},${product}-${colour},10.00`,
        ),
      );
    const header = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price';
    return this.file('products_export.csv', [header, ...rows]);
  }

  /** Three orders of A0 and B0 with a fixed split: two teach, and the first one asks. */
  protocol(queries: readonly string[], over: Record<string, readonly string[]> = {}): string {
    const folder = join(this.folder, 'tiny');
    mkdirSync(join(folder, 'split'), { recursive: true });
    const orders = [0, 1, 2].flatMap((at) => [`${at},A0`, `${at},B0`]);
    const files: Record<string, readonly string[]> = {
      'orders.csv': ['order_id,product_id', ...orders],
      'split/train_orders.csv.gz': ['order_id', '1', '2'],
      'split/test_orders.csv': ['order_id', '0'],
      'split/queries.csv': ['order_id,hidden_product_id,single_context_product_id', ...queries],
      ...over,
    };
    for (const [name, rows] of Object.entries(files)) this.file(join('tiny', name), rows);
    return folder;
  }
}

export const EXPORT_HEADER =
  'Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Id';

/** Baskets of pairs (A0 with B0, A1 with B1, …) and now and then something else. */
export function baskets(orders: number): string[][] {
  const random = mulberry32(3);
  return Array.from({ length: orders }, () => {
    const pair = Math.floor(random() * 8);
    const other = Math.floor(random() * 8);
    return random() < 0.3 ? [`A${pair}`, `B${pair}`, `A${other}`] : [`A${pair}`, `B${pair}`];
  });
}

/** The time of order `at`, as ISO 8601 and as Shopify's exports write it. */
export const hour = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString();
export const exportDate = (at: number) => hour(at).replace('T', ' ').replace('.000Z', ' +0000');
