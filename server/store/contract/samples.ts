/** Small believable rows for the contract's tests, and a shop of its own for each test. */
import type { AuditNote } from '../../domain/audit/audit.ts';
import type { Order, OrderLine } from '../../domain/basket.ts';
import type { Product, Variant } from '../../domain/catalog.ts';
import type { Enrolment } from '../../domain/experiment/ledger.ts';
import type { Trial } from '../../domain/experiment/trial.ts';
import type { OrderMoney } from '../../domain/measure/money.ts';
import type { PromiseReport } from '../../domain/offer/kept.ts';
import { ANYBODY, type Offer } from '../../domain/offer/offer.ts';
import type { StorefrontLook } from '../../domain/setup.ts';
import type { LogNote, SealedToken, SyncState, TrialNote } from '../../flows/ports.ts';

let shops = 0;

/** A shop that no other test of this file uses. */
export function newShop(): string {
  shops += 1;
  return `shop-${shops}.myshopify.com`;
}

export function aToken(n = 1): SealedToken {
  return {
    access: Uint8Array.of(n, 0, 255),
    accessExpiresAt: 1000 + n,
    refresh: Uint8Array.of(n, 7),
    refreshExpiresAt: 9000 + n,
  };
}

export function aVariant(change: Partial<Variant> = {}): Variant {
  const base = { id: 51, title: 'Röd', sku: 'KAFFE-1', price: 4900, compareAt: 5900 };
  return { ...base, available: true, cost: 2100, stock: 12, options: ['Röd'], ...change };
}

export function aProduct(id: number, change: Partial<Product> = {}): Product {
  return {
    id,
    handle: `product-${id}`,
    title: `Product ${id}`,
    type: 'Kaffe',
    vendor: 'Nordlys',
    tags: ['a', 'b'],
    collections: [3, 2 ** 45],
    status: 'active',
    published: true,
    imageUrl: null,
    variants: [aVariant({ id: id * 10, sku: `SKU-${id}` })],
    currency: 'SEK',
    createdAt: 100,
    updatedAt: 1000,
    ...change,
  };
}

export function aLine(productId: number | null, change: Partial<OrderLine> = {}): OrderLine {
  const variantId = productId === null ? null : productId * 10;
  const base = { productId, variantId, sku: null, title: `Line ${productId}`, quantity: 1, unitPrice: 4900 };
  return { ...base, suggestion: null, ...change };
}

export function anOrder(id: number, change: Partial<Order> = {}): Order {
  return {
    id,
    name: `#${id}`,
    createdAt: 500 + id,
    updatedAt: 1000,
    customerKey: 'customer-1',
    currency: 'SEK',
    total: 12_900,
    cancelled: false,
    test: false,
    source: 'sync',
    lines: [aLine(1), aLine(2, { sku: 'SKU-2', quantity: 3 })],
    ...change,
  };
}

export function someMoney(change: Partial<OrderMoney> = {}): OrderMoney {
  return {
    channel: 'online',
    goods: 8_000,
    ordered: 10_400,
    refunded: 2_400,
    discounts: 500,
    ourDiscounts: 300,
    shipping: 3_920,
    tax: 2_980,
    cost: 2_100,
    costedGoods: 3_920,
    pieces: 4,
    ...change,
  };
}

export function anOffer(id: string, change: Partial<Offer> = {}): Offer {
  return {
    id,
    name: `Höstpaket ${id}`,
    status: 'active',
    priority: 1,
    conditions: { ...ANYBODY, countries: ['NO'] },
    startsAt: null,
    endsAt: 2 ** 41,
    tellsEnd: true,
    stockNote: 3,
    combines: { products: false, orders: true, shipping: true },
    detail: {
      kind: 'volume',
      products: [1],
      tiers: [{ quantity: 2, off: { kind: 'percent', hundredths: 1250 } }],
    },
    version: 0,
    createdAt: 100,
    updatedAt: 200,
    ...change,
  };
}

export function aNote(change: Partial<LogNote> = {}): LogNote {
  return {
    at: 300,
    staff: '42',
    did: 'created',
    changes: [{ field: 'name', from: null, to: 'x' }],
    ...change,
  };
}

export function anAudit(change: Partial<AuditNote> = {}): AuditNote {
  return {
    at: 300,
    staff: '42',
    did: 'started',
    subject: { kind: 'sync', id: '', name: '' },
    detail: {},
    ...change,
  };
}

export function aSync(change: Partial<SyncState> = {}): SyncState {
  return {
    phase: 'orders',
    generation: 2,
    startedAt: 100,
    finishedAt: null,
    bulkId: 'gid://shopify/BulkOperation/7',
    line: 1234,
    productsDone: 10,
    productsTotal: 20,
    ordersDone: 5,
    ordersTotal: null,
    problem: null,
    reach: 'all',
    trained: null,
    ...change,
  };
}

export function aLook(change: Partial<StorefrontLook> = {}): StorefrontLook {
  return {
    at: 100,
    product: null,
    parts: {
      'goes-well-with': 'active',
      'mersalg-embed': 'missing',
      bundle: 'doubled',
      upgrade: 'unseen',
      extras: 'missing',
      'progress-bar': 'missing',
    },
    findings: [
      { check: 'block', kind: 'ok' },
      { check: 'embed', kind: 'wrong', why: 'no-embed' },
      { check: 'prices', kind: 'unseen', why: 'password' },
    ],
    ...change,
  };
}

/** A clock that a test moves; SQLite's leases follow it. */
export class HandClock {
  time = 1_000_000;
  now(): number {
    return this.time;
  }
}

export function aReport(change: Partial<PromiseReport> = {}): PromiseReport {
  return {
    at: 5000,
    route: 'function',
    why: null,
    kept: [{ offer: 'o1', version: 1, keeping: { kind: 'function' } }],
    warnings: [],
    ...change,
  };
}

export function anEnrolment(visitor: string, change: Partial<Enrolment> = {}): Enrolment {
  return { trial: 'holdout-1', visitor, cell: 'shown', at: 10 * 86_400_000, past: null, ...change };
}

export function aTrial(id: string, change: Partial<Trial> = {}): Trial {
  return {
    id,
    name: `Höstförsök ${id}`,
    size: 1_000,
    variants: [
      { key: 'a', name: 'Nu', weight: 1, change: { kind: 'none' } },
      {
        key: 'b',
        name: 'Ny',
        weight: 1,
        change: { kind: 'text', texts: { sv: { product: 'Passar till' } } },
      },
    ],
    allocation: { kind: 'fixed' },
    status: 'draft',
    startedAt: null,
    stoppedAt: null,
    spots: ['product'],
    lane: '',
    from: 0,
    to: 1_000,
    why: { kind: 'merchant' },
    end: null,
    version: 0,
    createdAt: 0,
    updatedAt: 0,
    ...change,
  };
}

export function aTrialNote(change: Partial<TrialNote> = {}): TrialNote {
  const changes = [{ field: 'name', from: null, to: 'x' }];
  return { at: 300, staff: '42', did: 'created', changes, why: null, ...change };
}
