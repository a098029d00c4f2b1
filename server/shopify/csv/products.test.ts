/** The products export, with its older and its newer column names. */
import { describe, expect, it } from 'vitest';
import { bytesOf, collect } from './csv.testing.ts';
import { readProductsExport } from './products.ts';

const read = (text: string) => collect(readProductsExport(bytesOf(text), { currency: 'SEK' }));
const OLD =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Status\n';

describe('readProductsExport', () => {
  it('groups variants and pictures under their product', async () => {
    const items = await read(
      `${OLD}mug,Mug,<p>A mug</p>,Fjord,Cup,"blue, winter",true,Size,S,'M1,shopify,3,deny,129.50,150,https://cdn.test/1.jpg,active
mug,,,,,,,,L,M2,,,continue,139.50,,https://cdn.test/2.jpg,
mug,,,,,,,,,,,,,,,https://cdn.test/3.jpg,
bowl,Bowl,,Fjord,,,false,Title,Default Title,,shopify,-2,deny,99,,,draft
`,
    );
    expect(items).toEqual([
      {
        kind: 'product',
        row: 4,
        part: 0,
        product: {
          handle: 'mug',
          title: 'Mug',
          bodyHtml: '<p>A mug</p>',
          vendor: 'Fjord',
          type: 'Cup',
          tags: ['blue', 'winter'],
          published: true,
          status: 'active',
          imageUrl: 'https://cdn.test/1.jpg',
          imageAlt: '',
          optionNames: ['Size'],
          variants: [
            {
              title: 'S',
              sku: 'M1',
              price: 12950,
              compareAt: 15000,
              options: ['S'],
              tracked: true,
              inventory: 3,
              sellsWhenOut: false,
            },
            {
              title: 'L',
              sku: 'M2',
              price: 13950,
              compareAt: null,
              options: ['L'],
              tracked: false,
              inventory: 0,
              sellsWhenOut: true,
            },
          ],
        },
      },
      expect.objectContaining({
        product: expect.objectContaining({
          handle: 'bowl',
          published: false,
          status: 'draft',
          imageUrl: null,
        }),
      }),
    ]);
  });

  it('reads the newer names', async () => {
    const items = await read(
      'Title,URL handle,Published on online store,Status,SKU,Option1 name,Option1 value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL\nMug,mug,TRUE,Active,M1,Size,S,12,15,shopify,4,TRUE,https://cdn.test/1.jpg\n',
    );
    expect(items).toMatchObject([
      {
        product: {
          handle: 'mug',
          imageUrl: 'https://cdn.test/1.jpg',
          variants: [
            { sku: 'M1', price: 1200, compareAt: 1500, options: ['S'], inventory: 4, sellsWhenOut: true },
          ],
        },
      },
    ]);
  });

  it('refuses bad rows by line and keeps the rest', async () => {
    const items = await read(
      'Handle,Title,Variant Price,Option1 Value\nmug,Mug,12,S\nmug,,dear,L\n,Nameless,1,\nbowl,Bowl,9,\nmug,Mug,12,XL\ncup,,3,\n',
    );
    expect(
      items.map((item) =>
        item.kind === 'product' ? item.product.handle : [item.row, item.reason.slice(0, 28)],
      ),
    ).toEqual([
      [3, 'product mug: Variant Price “'],
      [4, 'it names no product (Handle '],
      'mug',
      'bowl',
      [6, 'the rows of mug do not stand'],
      [7, 'the rows of cup do not stand'],
    ]);
  });

  it('names the missing columns', async () => {
    await expect(read('Handle,Title\n')).rejects.toThrow('lacks the columns Variant Price');
  });
});
