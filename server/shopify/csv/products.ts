/** Reads Shopify's products export, of the older and the newer column names: rows grouped into products. */
import { parseAmount } from '../../domain/money.ts';
import { type Bytes, type CsvRow, readRows } from './rows.ts';

export interface ExportVariant {
  readonly title: string;
  readonly sku: string | null;
  /** Minor units of the shop's currency. */
  readonly price: number;
  readonly compareAt: number | null;
  readonly options: readonly string[];
  /** Whether stock is counted; `inventory` is 0 when not. */
  readonly tracked: boolean;
  readonly inventory: number;
  readonly sellsWhenOut: boolean;
}

/** The export knows products by handle: ids are not in it. */
export interface ExportProduct {
  readonly handle: string;
  readonly title: string;
  readonly bodyHtml: string;
  readonly vendor: string;
  readonly type: string;
  readonly tags: readonly string[];
  readonly published: boolean;
  readonly status: 'active' | 'draft' | 'archived' | 'unlisted';
  readonly imageUrl: string | null;
  readonly imageAlt: string;
  readonly optionNames: readonly string[];
  readonly variants: readonly ExportVariant[];
}

export type ProductItem =
  /** `row` is the product's last line in its file (`part` counts files from 0). */
  | { readonly kind: 'product'; readonly product: ExportProduct; readonly row: number; readonly part: number }
  | { readonly kind: 'refused'; readonly row: number; readonly part: number; readonly reason: string };

const ALIASES = {
  Handle: ['URL handle'],
  'Body (HTML)': ['Description'],
  Published: ['Published on online store'],
  'Variant SKU': ['SKU'],
  'Variant Price': ['Price'],
  'Variant Compare At Price': ['Compare-at price'],
  'Variant Inventory Tracker': ['Inventory tracker'],
  'Variant Inventory Qty': ['Inventory quantity'],
  'Variant Inventory Policy': ['Continue selling when out of stock'],
  'Image Src': ['Product image URL'],
  'Image Alt Text': ['Image alt text'],
};

const OPTIONS = [1, 2, 3] as const;

interface Open {
  readonly handle: string;
  readonly head: Omit<ExportProduct, 'variants' | 'imageUrl'>;
  imageUrl: string | null;
  readonly variants: ExportVariant[];
  row: number;
  part: number;
}

/** @throws MersalgError `bad-input` when a file is no products export. */
export async function* readProductsExport(
  files: Bytes | readonly Bytes[],
  options: { readonly currency: string },
): AsyncGenerator<ProductItem> {
  const seen = new Set<string>();
  let open = null as Open | null;
  const parts = Array.isArray(files) ? (files as readonly Bytes[]) : [files as Bytes];
  for (const [part, file] of parts.entries()) {
    for await (const item of readRows(file, ['Handle', 'Title', 'Variant Price'], ALIASES)) {
      const refuse = (reason: string): ProductItem => ({ kind: 'refused', row: item.lastLine, part, reason });
      if (item.kind === 'refused') {
        yield refuse(item.reason);
        continue;
      }
      const handle = item.get('Handle');
      if (handle === '') {
        yield refuse('it names no product (Handle is empty)');
        continue;
      }
      if (open?.handle !== handle) {
        yield* closed(open);
        open = null;
        if (seen.has(handle) || item.get('Title') === '') {
          yield refuse(`the rows of ${handle} do not stand together, or its first one has no title`);
          continue;
        }
        seen.add(handle);
        open = { handle, head: headOf(item, handle), imageUrl: null, variants: [], row: 0, part };
      }
      open.row = item.lastLine;
      open.part = part;
      open.imageUrl ??= item.get('Image Src') || null;
      // Rows of further pictures have no price.
      if (item.get('Variant Price') === '' && item.get('Option1 Value') === '') continue;
      const variant = variantOf(item, options.currency);
      if (typeof variant === 'string') yield refuse(`product ${handle}: ${variant}`);
      else open.variants.push(variant);
    }
  }
  yield* closed(open);
}

function* closed(open: Open | null): Generator<ProductItem> {
  if (open === null || open.variants.length === 0) return;
  const { head, imageUrl, variants, row, part } = open;
  yield { kind: 'product', product: { ...head, imageUrl, variants }, row, part };
}

function headOf(row: CsvRow, handle: string): Omit<ExportProduct, 'variants' | 'imageUrl'> {
  const status = row.get('Status').toLowerCase();
  return {
    handle,
    title: row.get('Title'),
    bodyHtml: row.get('Body (HTML)'),
    vendor: row.get('Vendor'),
    type: row.get('Type'),
    tags: row
      .get('Tags')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    published: row.get('Published').toLowerCase() !== 'false',
    status: status === 'draft' || status === 'archived' || status === 'unlisted' ? status : 'active',
    imageAlt: row.get('Image Alt Text'),
    optionNames: OPTIONS.map((n) => row.get(`Option${n} Name`)).filter((name) => name !== ''),
  };
}

function variantOf(row: CsvRow, currency: string): ExportVariant | string {
  const price = parseAmount(row.get('Variant Price'), currency);
  if (price === null || price < 0) {
    return `Variant Price “${row.get('Variant Price').slice(0, 24)}” must be an amount such as 129.50`;
  }
  const compareText = row.get('Variant Compare At Price');
  const compareAt = compareText === '' ? null : parseAmount(compareText, currency);
  if (compareText !== '' && compareAt === null) {
    return `Variant Compare At Price “${compareText.slice(0, 24)}” must be an amount such as 129.50`;
  }
  const options = OPTIONS.map((n) => row.get(`Option${n} Value`)).filter((value) => value !== '');
  const tracked = row.get('Variant Inventory Tracker') !== '';
  const inventory = Number(row.get('Variant Inventory Qty'));
  return {
    title: options.length > 0 ? options.join(' / ') : 'Default Title',
    sku: row.get('Variant SKU').replace(/^'/, '') || null,
    price,
    compareAt,
    options,
    tracked,
    inventory: tracked && Number.isSafeInteger(inventory) ? inventory : 0,
    sellsWhenOut: /^(continue|true)$/i.test(row.get('Variant Inventory Policy')),
  };
}
