/** Reads Shopify's orders export: the first row of an order has its fields, the others only their line. */
import type { TwinOrder, TwinOrderLine } from '../state.ts';
import { cell, type Header, type RowReader } from './csv-rows.ts';
import { instant, minorUnits, plainSku, StableIds } from './csv-values.ts';

/** One kind of line: every line with the same SKU and name points to the same item. */
export interface Item {
  readonly sku: string;
  /** `Title - Variant` or `Title`, as the line says. */
  readonly name: string;
  /** Of the most recent line. */
  lastPrice: number;
  lastAt: string;
  firstAt: string;
  count: number;
}

/** An order whose lines are not matched to products yet: `items[i]` belongs to `lines[i]`. */
export interface DraftOrder {
  readonly order: TwinOrder;
  readonly items: Item[];
}

const STATUS: Readonly<Record<string, TwinOrder['financialStatus']>> = {
  paid: 'PAID',
  pending: 'PENDING',
  authorized: 'PENDING',
  partially_paid: 'PENDING',
  unpaid: 'PENDING',
  refunded: 'REFUNDED',
  partially_refunded: 'PARTIALLY_REFUNDED',
  voided: 'VOIDED',
  expired: 'VOIDED',
};

export class OrderRows implements RowReader {
  readonly orders: DraftOrder[] = [];
  readonly items = new Map<string, Item>();
  /** Lower-case e-mail address to name. */
  readonly customers = new Map<string, string>();
  private readonly ids = new StableIds(5_000_000_000_000);
  private readonly takenIds = new Set<number>();
  private readonly byName = new Map<string, DraftOrder>();
  private readonly refused = new Set<string>();
  private current: DraftOrder | null = null;
  private at: Columns = columns(null);

  header(header: Header): void {
    this.at = columns(header);
    const missing = [
      this.at.name < 0 && 'Name',
      this.at.createdAt < 0 && 'Created at',
      this.at.lineName < 0 && this.at.lineSku < 0 && 'Lineitem name',
    ].filter((one) => one !== false);
    if (missing.length > 0) {
      throw new Error(`this is no Shopify orders export: the column ${missing.join(', ')} is missing.`);
    }
  }

  row(cells: readonly string[]): string | null {
    const name = cell(cells, this.at.name);
    if (name === '') return 'no order name';
    if (this.refused.has(name)) return `order ${name} was refused`;
    let draft = this.current?.order.name === name ? this.current : (this.byName.get(name) ?? null);
    const id = orderId(cell(cells, this.at.id));
    // Two shops' orders in one file, or a name given twice: the id says that another order begins.
    if (draft && id !== null && id !== draft.order.id) draft = null;
    if (!draft) {
      const opened = this.open(name, cells);
      if (typeof opened === 'string') {
        this.refused.add(name);
        return opened;
      }
      draft = opened;
      this.orders.push(draft);
      this.byName.set(name, draft);
    }
    this.current = draft;
    return this.addLine(draft, cells);
  }

  private open(name: string, cells: readonly string[]): DraftOrder | string {
    const createdText = cell(cells, this.at.createdAt);
    const createdAt = instant(createdText);
    if (!createdAt) return `order ${name}: "Created at" is "${createdText}", no date and time`;
    const currency = cell(cells, this.at.currency).toUpperCase();
    const id = orderId(cell(cells, this.at.id)) ?? this.ids.make(name);
    if (this.takenIds.has(id)) return `order ${name}: the id ${id} belongs to another order`;
    this.takenIds.add(id);
    const email = cell(cells, this.at.email).toLowerCase() || null;
    if (email && !this.customers.has(email)) this.customers.set(email, cell(cells, this.at.person));
    const amount = (index: number) => minorUnits(cell(cells, index), currency);
    const cancelledAt = instant(cell(cells, this.at.cancelledAt));
    const status = STATUS[cell(cells, this.at.status).toLowerCase()] ?? 'PAID';
    const later = [this.at.paidAt, this.at.fulfilledAt].map((index) => instant(cell(cells, index)));
    const total = amount(this.at.total);
    const refunded = amount(this.at.refunded) ?? (status === 'REFUNDED' ? total : null);
    return {
      items: [],
      order: {
        id,
        name,
        createdAt,
        updatedAt: [createdAt, cancelledAt, ...later].reduce(
          (a: string, b) => (b && b > a ? b : a),
          createdAt,
        ),
        cancelledAt,
        customerId: null,
        email,
        currency,
        test: false,
        financialStatus: status,
        // -1: the export does not say; filled from the lines when they are all read.
        subtotal: amount(this.at.subtotal) ?? -1,
        shipping: amount(this.at.shipping) ?? 0,
        tax: amount(this.at.taxes) ?? 0,
        total: total ?? -1,
        refunded: refunded ?? 0,
        lines: [],
      },
    };
  }

  private addLine(draft: DraftOrder, cells: readonly string[]): string | null {
    const name = cell(cells, this.at.lineName);
    const sku = plainSku(cell(cells, this.at.lineSku));
    const quantityText = cell(cells, this.at.quantity);
    if (name === '' && sku === '' && quantityText === '') return null;
    if (name === '' && sku === '') return `order ${draft.order.name}: a line without name and SKU`;
    const quantity = this.at.quantity < 0 ? 1 : Number(quantityText || Number.NaN);
    if (!Number.isInteger(quantity) || quantity < 1) {
      return `order ${draft.order.name}: the quantity "${quantityText}" is no whole number above 0`;
    }
    const priceText = cell(cells, this.at.price);
    const price = minorUnits(priceText, draft.order.currency);
    if (price === null || price < 0)
      return `order ${draft.order.name}: the price "${priceText}" is no amount`;
    const item = this.item(sku, name || sku, price, draft.order.createdAt);
    draft.items.push(item);
    draft.order.lines.push(newLine(item, quantity, price));
    return null;
  }

  private item(sku: string, name: string, price: number, at: string): Item {
    const key = `${sku}\n${name}`;
    let item = this.items.get(key);
    if (!item) {
      item = { sku, name, lastPrice: price, lastAt: at, firstAt: at, count: 0 };
      this.items.set(key, item);
    }
    item.count += 1;
    if (at >= item.lastAt) {
      item.lastAt = at;
      item.lastPrice = price;
    }
    if (at < item.firstAt) item.firstAt = at;
    return item;
  }
}

/** Strings come from the item, so that half a million lines share four thousand names. */
function newLine(item: Item, quantity: number, price: number): TwinOrderLine {
  return {
    id: 0,
    productId: null,
    variantId: null,
    sku: item.sku || null,
    title: item.name,
    variantTitle: null,
    quantity,
    price,
    properties: [],
  };
}

/** Plain digits, or digits at the end of a gid. */
function orderId(text: string): number | null {
  const digits = /^(?:gid:\/\/shopify\/Order\/)?([1-9]\d{0,14})$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

type Columns = ReturnType<typeof columns>;

function columns(header: Header | null) {
  const find = (...names: string[]) => header?.find(...names) ?? -1;
  return {
    name: find('name'),
    id: find('id'),
    email: find('email'),
    person: find('billing name', 'shipping name'),
    status: find('financial status'),
    paidAt: find('paid at'),
    fulfilledAt: find('fulfilled at'),
    createdAt: find('created at'),
    cancelledAt: find('cancelled at'),
    currency: find('currency'),
    subtotal: find('subtotal'),
    shipping: find('shipping'),
    taxes: find('taxes'),
    total: find('total'),
    refunded: find('refunded amount'),
    quantity: find('lineitem quantity'),
    lineName: find('lineitem name'),
    lineSku: find('lineitem sku'),
    price: find('lineitem price'),
  };
}
