/** Reads Shopify's orders export: rows grouped into orders, bad ones refused by line and reason, the rest kept. */
import { exponentOf, parseAmount } from '../../domain/money.ts';
import { parseExportDate } from './date.ts';
import { type Bytes, type CsvRow, readRows } from './rows.ts';

export interface ExportLine {
  readonly sku: string | null;
  /** Product title, ` - variant title` behind it where there is one. */
  readonly name: string;
  readonly quantity: number;
  /** Minor units, one piece, before discounts. */
  readonly price: number;
  /** Minor units, the whole line. */
  readonly discount: number;
}

export interface ExportOrder {
  readonly name: string;
  /** The platform's id; null in files without the `Id` column, or where a spreadsheet has rounded it. */
  readonly id: number | null;
  readonly email: string | null;
  readonly currency: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly cancelledAt: number | null;
  /** As Shopify writes it: `paid`, `refunded`, `partially_refunded`, `voided`, … '' when the file does not say. */
  readonly financialStatus: string;
  /** Minor units; null when the file does not say. */
  readonly subtotal: number | null;
  readonly shipping: number | null;
  readonly taxes: number | null;
  readonly total: number | null;
  readonly refunded: number;
  readonly lines: readonly ExportLine[];
}

export type OrderItem =
  /** `row` is the last line of the order in its file (`part` counts files from 0): where to go on. */
  | { readonly kind: 'order'; readonly order: ExportOrder; readonly row: number; readonly part: number }
  | { readonly kind: 'refused'; readonly row: number; readonly part: number; readonly reason: string };

export interface OrdersOptions {
  /** Where the file names no currency: the shop's own. */
  readonly currency: string;
}

export const REQUIRED = [
  'Name',
  'Created at',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem price',
] as const;
/** Filled on an order's first row only. */
const FIRST_ROW_ONLY = ['Financial Status', 'Currency', 'Subtotal', 'Total'];

/** An order being gathered; `head` is null when the order as a whole was refused. */
interface Open {
  readonly name: string;
  readonly line: number;
  readonly head: Omit<ExportOrder, 'lines'> | null;
  readonly lines: ExportLine[];
  row: number;
  part: number;
}

/**
 * Reads one file, or the parts of an export that Shopify has split, in their order: an order may begin in one
 * and end in the next. Every row ends up in an order or in a refusal.
 * @throws MersalgError `bad-input` when a file is no orders export.
 */
export async function* readOrdersExport(
  files: Bytes | readonly Bytes[],
  options: OrdersOptions,
): AsyncGenerator<OrderItem> {
  const seen = new Map<string, number>();
  let open = null as Open | null;
  const parts = Array.isArray(files) ? (files as readonly Bytes[]) : [files as Bytes];
  for (const [part, file] of parts.entries()) {
    for await (const item of readRows(file, REQUIRED)) {
      const refuse = (reason: string): OrderItem => ({ kind: 'refused', row: item.lastLine, part, reason });
      if (item.kind === 'refused') {
        yield refuse(item.reason);
        continue;
      }
      const name = item.get('Name');
      if (name === '') {
        yield refuse('it names no order');
        continue;
      }
      if (open?.name !== name) {
        yield* closed(open);
        open = null;
        const misplaced = whyMisplaced(item, seen.get(name));
        if (misplaced !== null) {
          yield refuse(misplaced);
          continue;
        }
        seen.set(name, item.line);
        const head = headOf(item, name, options.currency);
        open = {
          name,
          line: item.line,
          head: typeof head === 'string' ? null : head,
          lines: [],
          row: 0,
          part,
        };
        if (typeof head === 'string') {
          yield refuse(`order ${name}: ${head}`);
          continue;
        }
      }
      open.row = item.lastLine;
      open.part = part;
      if (open.head === null) {
        yield refuse(`it belongs to order ${name}, which was refused at line ${open.line}`);
        continue;
      }
      const line = lineOf(item, open.head.currency);
      if (typeof line === 'string') yield refuse(`order ${name}: ${line}`);
      else open.lines.push(line);
    }
  }
  yield* closed(open);
}

/** The gathered order; nothing when it was refused, or each of its rows was. */
function* closed(open: Open | null): Generator<OrderItem> {
  if (open === null || open.head === null || open.lines.length === 0) return;
  const { head, lines, row, part } = open;
  yield { kind: 'order', order: { ...head, lines }, row, part };
}

/** Why a row cannot begin an order; null when it can. Half an order would overwrite the whole one. */
function whyMisplaced(row: CsvRow, before: number | undefined): string | null {
  const name = row.get('Name');
  if (before !== undefined) {
    return `order ${name} began at line ${before} and was interrupted by another: its rows must stand together`;
  }
  const known = FIRST_ROW_ONLY.filter(row.has);
  if (known.length > 0 && known.every((column) => row.get(column) === '')) {
    return `order ${name} begins in another part of the export: give all parts, in their order`;
  }
  return null;
}

/** The order's own fields, or what is wrong with them. */
function headOf(row: CsvRow, name: string, shopCurrency: string): Omit<ExportOrder, 'lines'> | string {
  const createdAt = parseExportDate(row.get('Created at'));
  if (createdAt === null)
    return bad('Created at', row.get('Created at'), 'a date such as 2026-05-01 10:30:00 +0200');
  const cancelled = row.get('Cancelled at');
  const cancelledAt = cancelled === '' ? null : parseExportDate(cancelled);
  if (cancelled !== '' && cancelledAt === null) return bad('Cancelled at', cancelled, 'a date');
  const currency = row.get('Currency') || shopCurrency;
  if (!/^[A-Z]{3}$/.test(currency)) return bad('Currency', currency, 'a code of three capitals');
  const sums: Record<string, number | null> = {};
  for (const column of ['Subtotal', 'Shipping', 'Taxes', 'Total', 'Refunded Amount']) {
    const text = row.get(column);
    const sum = text === '' ? null : parseAmount(text, currency);
    if (text !== '' && sum === null) return bad(column, text, amountForm(currency));
    sums[column] = sum;
  }
  return {
    name,
    id: parseId(row.get('Id')),
    email: row.get('Email') || null,
    currency,
    createdAt,
    cancelledAt,
    financialStatus: row.get('Financial Status').toLowerCase(),
    subtotal: sums.Subtotal!,
    shipping: sums.Shipping!,
    taxes: sums.Taxes!,
    total: sums.Total!,
    refunded: Math.abs(sums['Refunded Amount'] ?? 0),
  };
}

function lineOf(row: CsvRow, currency: string): ExportLine | string {
  const name = row.get('Lineitem name');
  if (name === '') return 'Lineitem name is empty';
  const quantity = row.get('Lineitem quantity');
  if (/^-\d+$/.test(quantity)) {
    return `Lineitem quantity is ${quantity}: returned pieces belong in a refund, not in a line`;
  }
  if (!/^\d{1,6}$/.test(quantity) || Number(quantity) === 0) {
    return bad('Lineitem quantity', quantity, 'a whole number above 0');
  }
  const price = parseAmount(row.get('Lineitem price'), currency);
  if (price === null || price < 0)
    return bad('Lineitem price', row.get('Lineitem price'), amountForm(currency));
  const discountText = row.get('Lineitem discount');
  const discount = discountText === '' ? 0 : parseAmount(discountText, currency);
  if (discount === null) return bad('Lineitem discount', discountText, amountForm(currency));
  return {
    sku: row.get('Lineitem sku') || null,
    name,
    quantity: Number(quantity),
    price,
    discount: Math.abs(discount),
  };
}

/** A plain number; anything else (`5.4E+12` of a spreadsheet) would join orders that have nothing in common. */
function parseId(text: string): number | null {
  if (!/^\d{1,16}$/.test(text)) return null;
  const id = Number(text);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

function amountForm(currency: string): string {
  return exponentOf(currency) === 0 ? 'an amount such as 1234' : 'an amount such as 1234.50';
}

/** Quotes at most a little of what stands there: a shifted column may hold a name or an address. */
function bad(column: string, text: string, wants: string): string {
  if (text === '') return `${column} is empty; it must be ${wants}`;
  return `${column} “${text.slice(0, 24)}” must be ${wants}`;
}
