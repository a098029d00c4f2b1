/** The orders export as Shopify, spreadsheets and bad luck deliver it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, collect, gzipped } from './csv.testing.ts';
import { type OrderItem, readOrdersExport } from './orders.ts';

const HEADER =
  'Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Refunded Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Cancelled at,Notes,Id';
const first = (name: string, change: Record<string, string> = {}) => row(name, { ...FIRST, ...change });
const more = (name: string, change: Record<string, string> = {}) => row(name, { ...LINE, ...change });
const LINE = {
  'Created at': '2025-03-01 12:00:00 +0100',
  'Lineitem quantity': '1',
  'Lineitem name': 'Mug',
  'Lineitem price': '50.00',
  'Lineitem sku': 'M1',
};
const FIRST = {
  ...LINE,
  Email: 'Ada@Example.test',
  'Financial Status': 'paid',
  Currency: 'SEK',
  Total: '100.00',
  Id: '7',
};
const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const row = (name: string, fields: Record<string, string>) =>
  HEADER.split(',')
    .map((column) => quote(column === 'Name' ? name : (fields[column] ?? '')))
    .join(',');

const read = (text: string, options = { currency: 'SEK' }) =>
  collect(readOrdersExport(bytesOf(text), options));
const file = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');
const orders = (items: OrderItem[]) => items.flatMap((item) => (item.kind === 'order' ? item.order : []));
const refusals = (items: OrderItem[]) =>
  items.flatMap((item) => (item.kind === 'refused' ? [[item.row, item.reason]] : []));

describe('readOrdersExport', () => {
  it('groups an order’s rows and reads its amounts as minor units', async () => {
    const items = await read(
      file(
        first('#1', {
          Total: '149.50',
          Shipping: '49.5',
          'Refunded Amount': '20',
          'Lineitem discount': '5.00',
        }),
        more('#1', {
          'Lineitem quantity': '3',
          'Lineitem name': 'Fat “djup” \u{1F963}, blå',
          'Lineitem sku': '',
        }),
        first('#2', { Id: '8', Email: '' }),
      ),
    );
    expect(items).toHaveLength(2);
    expect(items[0]).toEqual({
      kind: 'order',
      row: 3,
      part: 0,
      order: {
        name: '#1',
        id: 7,
        email: 'Ada@Example.test',
        currency: 'SEK',
        createdAt: Date.parse('2025-03-01T11:00:00Z'),
        cancelledAt: null,
        financialStatus: 'paid',
        subtotal: null,
        shipping: 4950,
        taxes: null,
        total: 14950,
        refunded: 2000,
        lines: [
          { sku: 'M1', name: 'Mug', quantity: 1, price: 5000, discount: 500 },
          { sku: null, name: 'Fat “djup” \u{1F963}, blå', quantity: 3, price: 5000, discount: 0 },
        ],
      },
    });
    expect(orders(items)[1]).toMatchObject({ name: '#2', id: 8, email: null });
  });

  it('reads BOM, CRLF, quoted line breaks, blank lines and gzip alike, with lines as an editor counts them', async () => {
    const text = file(
      first('#1', { Notes: 'said "ring\nthe bell"\n\nand left' }),
      '',
      more('#2', { 'Lineitem quantity': 'x' }),
      first('#3'),
    );
    const plain = await read(text);
    expect(orders(plain).map(({ name }) => name)).toEqual(['#1', '#3']);
    expect(refusals(plain)[0]?.[0]).toBe(7);
    expect(await read(`\uFEFF${text}`)).toEqual(plain);
    expect(await read(text.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(await collect(readOrdersExport(gzipped(`\uFEFF${text}`), { currency: 'SEK' }))).toEqual(plain);
  });

  it('gives the same whatever the size of the chunks', async () => {
    const text = file(
      first('#1', { Notes: 'a\r\nb' }),
      more('#1'),
      first('#2', { 'Lineitem name': 'Ö\u{1F963}' }),
    ).replaceAll('\n', '\r\n');
    const whole = await collect(readOrdersExport(bytesOf(text, 1e6), { currency: 'SEK' }));
    expect(orders(whole)).toHaveLength(2);
    for (const size of [1, 2, 3, 11]) {
      expect(await collect(readOrdersExport(bytesOf(text, size), { currency: 'SEK' }))).toEqual(whole);
    }
  });

  it.each<[string, Record<string, string>, string]>([
    ['a negative quantity', { 'Lineitem quantity': '-2' }, 'Lineitem quantity is -2'],
    ['no quantity', { 'Lineitem quantity': '' }, 'Lineitem quantity is empty'],
    ['a quantity of 0', { 'Lineitem quantity': '0' }, 'a whole number above 0'],
    ['a fraction', { 'Lineitem quantity': '1.5' }, 'a whole number above 0'],
    ['a decimal comma', { 'Lineitem price': '12,50' }, 'an amount such as 1234.50'],
    ['a negative price', { 'Lineitem price': '-1' }, 'an amount'],
    ['no price', { 'Lineitem price': '' }, 'Lineitem price is empty'],
    ['no product', { 'Lineitem name': '' }, 'Lineitem name is empty'],
    ['a bad discount', { 'Lineitem discount': 'free' }, 'Lineitem discount “free”'],
  ])('refuses a row with %s by its line and keeps the rest of the order', async (_name, change, reason) => {
    const items = await read(file(first('#1'), more('#1', change), more('#1', { 'Lineitem name': 'Bowl' })));
    expect(orders(items)[0]?.lines.map(({ name }) => name)).toEqual(['Mug', 'Bowl']);
    expect(refusals(items)).toEqual([[3, expect.stringContaining(reason)]]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['an American date', { 'Created at': '3/1/2025 12:00' }, 'Created at “3/1/2025 12:00” must be'],
    ['a day that does not exist', { 'Created at': '2025-02-30 12:00:00 +0100' }, 'Created at'],
    ['an hour that does not exist', { 'Created at': '2025-02-03 25:00:00 +0100' }, 'Created at'],
    ['no date', { 'Created at': '' }, 'Created at is empty'],
    ['a bad cancellation', { 'Cancelled at': 'yes' }, 'Cancelled at'],
    ['a bad total', { Total: '1 000 kr' }, 'Total “1 000 kr”'],
    ['a bad currency', { Currency: 'kr' }, 'Currency “kr”'],
  ])('refuses a whole order with %s, every row of it, and keeps the next', async (_name, change, reason) => {
    const items = await read(file(first('#1', change), more('#1'), first('#2')));
    expect(orders(items).map(({ name }) => name)).toEqual(['#2']);
    expect(refusals(items)).toEqual([
      [2, expect.stringContaining(reason)],
      [3, expect.stringContaining('refused at line 2')],
    ]);
  });

  it('refuses rows of another width, and says where a quotation mark may be missing', async () => {
    const items = await read(file('#0,x', first('#1'), `#1,"open`, first('#2'), `#2,"x"`, first('#3')));
    expect(orders(items).map(({ name }) => name)).toEqual(['#1', '#3']);
    expect(refusals(items)).toEqual([
      [2, expect.stringContaining('it has 2 columns where the header has 18')],
      [6, expect.stringContaining('it runs over lines 4 to 6: a quotation mark may be missing')],
    ]);
  });

  it('says so when a quotation mark swallows the rest of the file', async () => {
    const items = await read(file(first('#1'), '#2,"never closed', first('#3')));
    expect(orders(items).map(({ name }) => name)).toEqual(['#1']);
    expect(refusals(items)).toEqual([[expect.any(Number), expect.stringContaining('never closed')]]);
  });

  it('joins an order that begins in one part of the export and ends in the next', async () => {
    const parts = [
      file(first('#1'), first('#2')),
      file(more('#2', { 'Lineitem name': 'Bowl' }), first('#3')),
    ];
    const items = await collect(
      readOrdersExport(
        parts.map((part) => bytesOf(part)),
        { currency: 'SEK' },
      ),
    );
    expect(orders(items).map(({ name, lines }) => [name, lines.length])).toEqual([
      ['#1', 1],
      ['#2', 2],
      ['#3', 1],
    ]);
    expect(items[1]).toMatchObject({ row: 2, part: 1 });
  });

  it('refuses half orders: of a part that is not there, or torn apart by another order', async () => {
    const half = await read(file(more('#2'), first('#3')));
    expect(orders(half).map(({ name }) => name)).toEqual(['#3']);
    expect(refusals(half)).toEqual([[2, expect.stringContaining('begins in another part')]]);
    const torn = await read(file(first('#1'), first('#2'), more('#1')));
    expect(orders(torn).map(({ name, lines }) => [name, lines.length])).toEqual([
      ['#1', 1],
      ['#2', 1],
    ]);
    expect(refusals(torn)).toEqual([[4, expect.stringContaining('order #1 began at line 2')]]);
  });

  it('needs five columns only, in any order, and takes the shop’s currency where the file names none', async () => {
    const text =
      'lineitem price,Lineitem name,NAME,Lineitem quantity,Created at\n500,Te,#1,2,2025-03-01T12:00:00Z\n700,Kaffe,#1,1,\n';
    expect(orders(await read(text, { currency: 'JPY' }))).toMatchObject([
      { currency: 'JPY', id: null, total: null, lines: [{ price: 500 }, { price: 700 }] },
    ]);
  });

  it('takes no id that a spreadsheet has rounded', async () => {
    expect(orders(await read(file(first('#1', { Id: '5.41E+12' }))))[0]?.id).toBeNull();
  });

  it.each([
    ['Name,Created at,Lineitem name\n', 'lacks the columns Lineitem quantity, Lineitem price'],
    ['Name;Created at;Lineitem quantity;Lineitem name;Lineitem price\n', 'separated by semicolons'],
    ['', 'empty'],
    ['<!doctype html><title>Log in</title>', 'lacks the columns'],
  ])('names what is wrong with a file that is no orders export: %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('names UTF-16 and a gzip file that was cut off', async () => {
    const utf16 = Buffer.from(`\uFEFF${HEADER}`, 'utf16le');
    await expect(collect(readOrdersExport(bytesOf(utf16), { currency: 'SEK' }))).rejects.toThrow('UTF-16');
    const packed: Uint8Array[] = await collect(gzipped(file(first('#1'))));
    const cut = bytesOf(Buffer.concat(packed).subarray(0, -12));
    await expect(collect(readOrdersExport(cut, { currency: 'SEK' }))).rejects.toThrow('cut off');
  });

  it('puts every row of any file into an order or a refusal, and never throws for rows', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', '-1', '2025-03-01 12:00:00 +0100', '9', '1.5', 'SEK', '"', 'å"b'),
      fc.string({ maxLength: 6 }),
    );
    const fields = fc.dictionary(fc.constantFrom(...HEADER.split(',').slice(1)), cell, { maxKeys: 4 });
    const rows = fc.array(fc.tuple(fc.constantFrom('#1', '#2', '#3', ''), fc.boolean(), fields), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const items = await read(
          file(...list.map(([name, head, change]) => (head ? first(name, change) : more(name, change)))),
        );
        const kept = orders(items).reduce((sum, order) => sum + order.lines.length, 0);
        expect(kept + refusals(items).length).toBe(list.length);
      }),
      { numRuns: 300 },
    );
  });
});
