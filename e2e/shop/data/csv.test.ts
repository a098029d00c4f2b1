/** Shopify’s exports become a shop, whatever their dialect, and bad rows are named. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadShopFromCsv } from './csv.ts';
import { exportFolder, ORDER_HEAD } from './csv-testing.ts';

const { folder, load } = exportFolder();

const ORDERS = [
  ORDER_HEAD,
  '#1002,Ada@Example.com,partially_refunded,2026-03-02 11:00:00 +0100,SEK,507.50,49.00,111.30,556.50,2026-03-02 10:00:00 +0100,2,Mug - Blue / L,129.00,MUG-BL,,129.00,5002,Ada Maria Berg',
  '#1002,,,,,,,,,2026-03-02 10:00:00 +0100,1,Poster,249.5,POSTER,,,,',
  '#1001,ada@example.com,paid,,SEK,99.00,0.00,19.80,99.00,2026-03-01 10:00:00 +0100,1,Mug - Red / S,99,MUG-RS,2026-03-01 12:00:00 +0100,,5001,',
  '#1003,,paid,,SEK,10.00,0.00,2.00,10.00,2026-03-03 10:00:00 +0100,1,Long gone,10,GONE,,,5003,',
];
const PRODUCTS_OLD = [
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Image Alt Text,Status,Rating (product.metafields.reviews.rating),Count (product.metafields.reviews.rating_count)',
  'mug,Mug,<p>A mug</p>,Barn,Mugs,"kitchen, blue",true,Colour,Blue,Size,L,MUG-BL,shopify,7,deny,129.00,159.00,https://x/1.jpg,1,A blue mug,active,"{""value"":""4.6"",""scale_min"":""1.0"",""scale_max"":""5.0""}",12',
  'mug,,,,,,,,Red,,S,MUG-RS,shopify,0,continue,99.00,,https://x/2.jpg,2,,,,',
  'mug,,,,,,,,,,,,,,,,,https://x/3.jpg,3,,,,',
  'poster,Poster,,Barn,,,true,Title,Default Title,,,POSTER,,,deny,249.50,,,,,active,,',
  'secret,Secret,,Barn,,,false,Title,Default Title,,,SECRET,shopify,3,deny,1,,,,,draft,,',
];

describe('an export of products and orders', () => {
  it('becomes a shop: variants under their handle, lines on their variants, orders in time', async () => {
    const shop = await load(ORDERS.join('\n'), PRODUCTS_OLD.join('\n'));
    expect(shop).toMatchObject({
      name: 'Blue Barn',
      currency: 'SEK',
      country: 'SE',
      truth: null,
      problems: [],
    });
    const [mug, poster, secret] = shop.products;
    expect(shop.products).toHaveLength(3);
    expect(mug).toMatchObject({
      handle: 'mug',
      tags: ['kitchen', 'blue'],
      status: 'ACTIVE',
      options: [
        { name: 'Colour', values: ['Blue', 'Red'] },
        { name: 'Size', values: ['L', 'S'] },
      ],
      rating: { value: 4.6, count: 12 },
      createdAt: '2026-03-01T09:00:00.000Z',
      image: { src: `/cdn/images/${mug!.id}.svg`, alt: 'A blue mug', width: 800, height: 800 },
    });
    expect(mug!.variants).toMatchObject([
      {
        title: 'Blue / L',
        price: 12900,
        compareAt: 15900,
        tracked: true,
        inventory: 7,
        policy: 'DENY',
        position: 1,
      },
      {
        title: 'Red / S',
        price: 9900,
        compareAt: null,
        tracked: true,
        inventory: 0,
        policy: 'CONTINUE',
        position: 2,
      },
    ]);
    expect(poster!.variants).toMatchObject([{ title: 'Default Title', tracked: false, price: 24950 }]);
    expect(poster!.variants[0]!.inventory).toBeGreaterThan(0);
    expect(secret).toMatchObject({ status: 'DRAFT', publishedAt: null });

    expect(shop.orders.map((order) => order.name)).toEqual(['#1001', '#1002', '#1003']);
    expect(shop.orders[1]).toMatchObject({
      id: 5002,
      createdAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T10:00:00.000Z',
      financialStatus: 'PARTIALLY_REFUNDED',
      subtotal: 50750,
      shipping: 4900,
      tax: 11130,
      total: 55650,
      refunded: 12900,
      email: 'ada@example.com',
      lines: [
        {
          productId: mug!.id,
          variantId: mug!.variants[0]!.id,
          title: 'Mug',
          variantTitle: 'Blue / L',
          quantity: 2,
        },
        { productId: poster!.id, title: 'Poster', variantTitle: null, price: 24950 },
      ],
    });
    expect(shop.orders[0]!.cancelledAt).toBe('2026-03-01T11:00:00.000Z');
    expect(shop.orders[2]!.lines[0]).toMatchObject({ productId: null, variantId: null, title: 'Long gone' });
    expect(shop.customers).toMatchObject([
      { email: 'ada@example.com', createdAt: '2026-03-01T09:00:00.000Z' },
    ]);
    expect(shop.orders.map((order) => order.customerId)).toEqual([
      shop.customers[0]!.id,
      shop.customers[0]!.id,
      null,
    ]);
    expect(shop.customers[0]).toMatchObject({ firstName: 'Ada', lastName: 'Maria Berg' });
  });

  it('reads the headers of 2025', async () => {
    const shop = await load(
      ORDERS.join('\n'),
      [
        'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Option1 name,Option1 value,Price,Cost per item,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL,Image alt text',
        'Mug,mug,<p>A mug</p>,Barn,Home > Mugs,Mugs,kitchen,TRUE,Active,MUG-BL,Colour,Blue,129.00,61.5,159,shopify,7,TRUE,https://x/1.jpg,Alt',
        ',mug,,,,,,,,MUG-RS,,Red,99,,,shopify,0,FALSE,,',
        'Hidden,hidden,,Barn,,,,FALSE,Unlisted,HID,Title,Default Title,5,,,,,,,',
      ].join('\n'),
    );
    expect(shop.problems).toEqual([]);
    expect(shop.products[0]).toMatchObject({
      handle: 'mug',
      bodyHtml: '<p>A mug</p>',
      type: 'Mugs',
      image: { alt: 'Alt' },
      variants: [
        { sku: 'MUG-BL', price: 12900, compareAt: 15900, cost: 6150, policy: 'CONTINUE' },
        { sku: 'MUG-RS', title: 'Red', cost: null, policy: 'DENY', inventory: 0 },
      ],
    });
    expect(shop.products[1]).toMatchObject({ status: 'ACTIVE', publishedAt: null });
  });

  it('takes a byte order mark, CRLF, quoted line ends and commas, emoji, and gzip', async () => {
    const orders = `\uFEFF${ORDER_HEAD.replace('Name', '"Name"')}\r\n#1,a@example.com,paid,,SEK,10.00,,,10.00,2026-03-02 10:00:00 +0100,1,"Tea, ""loose""\nand 🫖",10.00,,,,9001,\r\n`;
    const products = `\uFEFFHandle,Title,Body (HTML),Variant Price\r\ntea,"Tea, ""loose""\nand 🫖","<p>one\r\n\r\ntwo</p>",10.00\r\n`;
    for (const pack of [(text: string) => text, (text: string) => gzipSync(text)]) {
      const shop = await load(pack(orders), pack(products));
      expect(shop.problems).toEqual([]);
      expect(shop.products[0]).toMatchObject({
        title: 'Tea, "loose"\nand 🫖',
        bodyHtml: '<p>one\r\n\r\ntwo</p>',
      });
      expect(shop.orders[0]!.lines[0]!.productId).toBe(shop.products[0]!.id);
    }
  });

  it('does with few columns: amounts from lines, prices from orders, stock as plenty', async () => {
    const shop = await load(
      'Name,Created at,Lineitem name,Lineitem price\n#1,2026-03-02 10:00:00 UTC,Lamp,70\n#1,,Bulb,5\n#2,2026-03-03T10:00:00Z,Lamp,75',
      'Title\nLamp\nBulb',
    );
    expect(shop.problems).toEqual([]);
    expect(shop.orders[0]).toMatchObject({
      subtotal: 7500,
      shipping: 0,
      total: 7500,
      currency: 'USD',
      customerId: null,
    });
    expect(shop.products).toMatchObject([
      { handle: 'lamp', status: 'ACTIVE', variants: [{ price: 7500, tracked: false }] },
      { handle: 'bulb', variants: [{ price: 500 }] },
    ]);
    expect(shop.orders[0]!.id).toBeGreaterThan(1_000_000_000);
  });

  it('matches by SKU before title, and by the variant’s name among equal SKUs', async () => {
    const products =
      "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\na,Cup,Size,S,'100,1\na,,,L,'100,2\nb,Cup,Title,Default Title,B,3\nc,Jar,Title,Default Title,,4";
    const rows = ['Cup - L,100', 'Renamed,100', 'Cup,B', 'Jar,UNKNOWN', 'Jar,', 'Cup - S,'];
    const shop = await load(
      `Name,Created at,Lineitem quantity,Lineitem price,Lineitem name,Lineitem sku\n${rows.map((row) => `#1,2026-03-02 10:00:00 +0000,1,1,${row}`).join('\n')}`,
      products,
    );
    const handles = new Map(shop.products.map((one) => [one.id, one.handle]));
    const lines = shop.orders[0]!.lines.map((line) => `${handles.get(line.productId!)} ${line.variantTitle}`);
    expect(lines).toEqual(['a L', 'a S', 'b null', 'c null', 'c null', 'a S']);
  });

  it('skips bad rows, says where and why, and keeps the rest', async () => {
    const shop = await load(
      [
        ORDER_HEAD,
        '#1,a@example.com,paid,,SEK,,,,,2026-03-02 10:00:00 +0100,1,"Mug\nwith a line end",10,,,,1,',
        '#1,,,,,,,,,,-2,"Mug\nwith a\nline end",10,,,,,',
        '#1,,,,,,,,,,1,Mug,ten,,,,,',
        '#2,b@example.com,paid,,SEK,,,,,yesterday,1,Mug,10,,,,2,',
        '#2,,,,,,,,,,1,Poster,10,,,,,',
        ',,,,,,,,,,1,Poster,10,,,,,',
        '#3,c@example.com,paid,,SEK,,,,,2026-03-02 10:00:00 +0100,1,Poster,10,,,,1,',
        '#4,d@example.com,paid,,SEK,,,,,2026-03-04 10:00:00 +0100,1.5,Poster,10,,,,4,',
        '#5,e@example.com,paid,,SEK,,,,,2026-03-05 10:00:00 +0100,2,Poster,10',
        '#5,,,,,,,,,,,,,,,,,',
        '#6,f@example.com,paid,,SEK,,,,,2026-03-06 10:00:00 +0100,1,,10,,,,6,',
      ].join('\n'),
      [
        'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price',
        'mug,Mug,Title,Default Title,M,abc',
        'mug,Mug,Title,Default Title,M,10',
        'mug,,,Default Title,M,11',
        ',,,,X,10',
      ].join('\n'),
    );
    expect(shop.problems.map(({ file: from, line, reason }) => `${from} ${line}: ${reason}`)).toEqual([
      'products 2: the price "abc" is no amount',
      'products 4: the variant "Default Title" of "mug" is there twice',
      'products 5: neither handle nor title',
      'orders 4: order #1: the quantity "-2" is no whole number above 0',
      'orders 7: order #1: the price "ten" is no amount',
      'orders 8: order #2: "Created at" is "yesterday", no date and time',
      'orders 9: order #2 was refused',
      'orders 10: no order name',
      'orders 11: order #3: the id 1 belongs to another order',
      'orders 12: order #4: the quantity "1.5" is no whole number above 0',
      'orders 15: order #6: a line without name and SKU',
    ]);
    expect(shop.skippedRows).toBe(11);
    expect(shop.orders.map((order) => order.name)).toEqual(['#1', '#5']);
    expect(shop.orders[0]!.lines).toHaveLength(1);
  });

  it('keeps two orders of one name apart by their ids', async () => {
    const row = (id: string, title: string) =>
      `#1,,,,SEK,,,,,2026-03-02 10:00:00 +0100,1,${title},10,,,,${id},`;
    const shop = await load(
      [ORDER_HEAD, row('7', 'A'), row('', 'B'), row('8', 'C'), row('', 'D')].join('\n'),
    );
    expect(shop.orders.map((order) => order.lines.map((line) => line.title))).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
  });

  it('refuses what is no export, is missing, empty or cut off, and names the file', async () => {
    await expect(load('a,b\n1,2')).rejects.toThrow(
      /orders export \d+\.csv.*Name, Created at, Lineitem name is missing/,
    );
    await expect(load(ORDERS.join('\n'), 'x,y\n1,2')).rejects.toThrow(/neither a Handle nor a Title/);
    await expect(load('')).rejects.toThrow(/is empty/);
    const whole = gzipSync(ORDERS.join('\n').repeat(50));
    await expect(load(whole.subarray(0, whole.length - 20))).rejects.toThrow(/cut off or damaged/);
    await expect(
      loadShopFromCsv({ orders: join(folder, 'nowhere.csv'), domain: 'a.myshopify.com', now: 0 }),
    ).rejects.toThrow(/nowhere\.csv: there is no such file/);
  });
});
