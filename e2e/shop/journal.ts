/** What must outlive a restart of the twin, as JSON lines: orders placed on it, changed products and customers, the app's tokens. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TwinDiscount, TwinPlan } from './discounts/state.ts';
import type { TokenPair } from './oauth/tokens.ts';
import type { ShopData, TwinCustomer, TwinOrder, TwinProduct } from './state.ts';

type Entry =
  | { kind: 'order'; shop: string; order: TwinOrder; customer: TwinCustomer | null }
  | { kind: 'order-deleted' | 'product-deleted' | 'discount-deleted'; shop: string; id: number }
  | { kind: 'discount'; shop: string; discount: TwinDiscount }
  | { kind: 'plan'; shop: string; plan: TwinPlan }
  | { kind: 'product'; shop: string; product: TwinProduct }
  | { kind: 'token'; shop: string; pair: TokenPair | null };

export class Journal {
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
  }

  append(entry: Entry): void {
    appendFileSync(this.path, `${JSON.stringify(entry)}\n`);
  }

  /**
   * Applies what was written before to freshly loaded shops, before they are indexed. Resolves the tokens by shop.
   * A last line cut off by a kill is left out; entries of shops that are not loaded are ignored.
   */
  replay(shops: readonly ShopData[]): Map<string, TokenPair | null> {
    const tokens = new Map<string, TokenPair | null>();
    if (!existsSync(this.path)) return tokens;
    const byDomain = new Map(shops.map((shop) => [shop.domain, shop]));
    const text = readFileSync(this.path, 'utf8');
    // A torn tail would swallow the next entry: begin it on a line of its own.
    if (text !== '' && !text.endsWith('\n')) appendFileSync(this.path, '\n');
    for (const line of text.split('\n')) {
      const entry = parse(line);
      const shop = entry && byDomain.get(entry.shop);
      if (!entry || !shop) continue;
      if (entry.kind === 'token') tokens.set(entry.shop, entry.pair);
      else apply(shop, entry);
    }
    return tokens;
  }
}

function parse(line: string): Entry | null {
  try {
    return line === '' ? null : (JSON.parse(line) as Entry);
  } catch {
    return null;
  }
}

function apply(shop: ShopData, entry: Exclude<Entry, { kind: 'token' }>): void {
  if (entry.kind === 'order') {
    put(shop.orders, entry.order);
    if (entry.customer) put(shop.customers, entry.customer);
  } else if (entry.kind === 'discount') {
    shop.discounts ??= [];
    put(shop.discounts, entry.discount);
  } else if (entry.kind === 'discount-deleted') drop(shop.discounts ?? [], entry.id);
  else if (entry.kind === 'plan') shop.plan = entry.plan;
  else if (entry.kind === 'product') put(shop.products, entry.product);
  else if (entry.kind === 'order-deleted') drop(shop.orders, entry.id);
  else drop(shop.products, entry.id);
}

function put<T extends { id: number }>(list: T[], item: T): void {
  const at = list.findIndex((other) => other.id === item.id);
  if (at === -1) list.push(item);
  else list[at] = item;
}

function drop<T extends { id: number }>(list: T[], id: number): void {
  const at = list.findIndex((other) => other.id === id);
  if (at !== -1) list.splice(at, 1);
}
