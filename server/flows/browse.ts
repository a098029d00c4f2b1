/** The catalogue as the merchant browses it: page by page, narrowed to what wants a look, each with what stands first beside it. */

import type {
  BrowsedProduct,
  BrowseReport,
  ChangeReport,
  Show,
  SupportReport,
} from '../domain/browseReport.ts';
import { isMet, type Product } from '../domain/catalog.ts';
import type { ProductId } from '../domain/ids.ts';
import { changeKind, type FirstChange, type Support } from '../domain/recommend/firsts.ts';
import { rulesetOf } from '../domain/ruleset.ts';
import { toCard } from './card.ts';
import type { PageMark, Store } from './ports.ts';
import type { ShopView } from './views.ts';

export interface Browsing {
  readonly query: string;
  readonly show: Show;
  readonly after: PageMark | null;
  readonly limit: number;
}

type Changes = ReadonlyMap<ProductId, FirstChange>;

/** Throws what the store throws. */
export async function browse(
  store: Pick<Store, 'products' | 'firsts'>,
  view: ShopView,
  { query, show, after, limit }: Browsing,
): Promise<BrowseReport> {
  const { shop } = view.shop;
  const [firsts, told] = await Promise.all([store.firsts.all(shop), store.firsts.changes(shop)]);
  const changes: Changes = new Map(told.map((one) => [one.product, one]));
  const among = amongst(view, show, firsts, changes);
  const { products, next, total } = await store.products.page(shop, { query, after, limit, among });
  const ruleset = rulesetOf(view.settings);
  const pinned = pinnedIn(view);
  return {
    products: products.map((product): BrowsedProduct => {
      const first = firsts?.get(product.id);
      const change = changes.get(product.id);
      return {
        ...toCard(product),
        first: first === undefined ? null : (view.catalog.get(first)?.title ?? null),
        pinned: pinned.has(product.id),
        excluded: ruleset.isExcluded(product),
        change: change === undefined ? null : changeReport(change, view),
      };
    }),
    next: next === null ? null : encodeMark(next),
    total,
  };
}

/** Null for all of them. What nobody meets has no page on which something could be missing. */
function amongst(
  view: ShopView,
  show: Show,
  firsts: ReadonlyMap<ProductId, ProductId> | null,
  changes: Changes,
): readonly ProductId[] | null {
  const { catalog, settings } = view;
  const where = (test: (product: Product) => boolean) =>
    [...catalog.values()].filter(test).map(({ id }) => id);
  switch (show) {
    case 'all':
      return null;
    case 'nothing': {
      const { pins } = settings.rules;
      if (pins.some((pin) => pin.with === null)) return [];
      const helped = new Set(pins.map((pin) => pin.with));
      return where((one) => isMet(one) && !helped.has(one.id) && firsts?.has(one.id) !== true);
    }
    case 'pinned':
      return [...pinnedIn(view)];
    case 'excluded': {
      const ruleset = rulesetOf(settings);
      return where((one) => ruleset.isExcluded(one));
    }
    case 'changed':
      return [...changes.keys()];
    case 'gained':
    case 'lost':
    case 'other':
      return [...changes.values()].filter((one) => changeKind(one) === show).map(({ product }) => product);
  }
}

/** What is pinned somewhere, and what has a pin beside it. */
function pinnedIn({ settings }: ShopView): ReadonlySet<ProductId> {
  const ids = settings.rules.pins.flatMap((pin) => (pin.with === null ? [pin.show] : [pin.with, pin.show]));
  return new Set(ids);
}

/** What the last training changed, in numbers. */
export async function readChanges(store: Pick<Store, 'firsts'>, view: ShopView): Promise<ChangeReport> {
  return { compared: await store.firsts.compared(view.shop.shop) };
}

function changeReport(change: FirstChange, view: ShopView): BrowsedProduct['change'] {
  return {
    kind: changeKind(change),
    was: change.was && supportReport(change.was, view),
    now: change.now && supportReport(change.now, view),
  };
}

function supportReport({ show, ...support }: Support, { catalog }: ShopView): SupportReport {
  const product = catalog.get(show);
  return { product: product === undefined ? null : toCard(product), ...support };
}

/** Text of any language within an address. */
function encodeMark({ title, id }: PageMark): string {
  return Buffer.from(JSON.stringify([title, id])).toString('base64url');
}

/** Null for what is none of ours. */
export function decodeMark(text: string): PageMark | null {
  try {
    const [title, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    return typeof title === 'string' && Number.isSafeInteger(id) ? { title, id: id as number } : null;
  } catch {
    return null;
  }
}
