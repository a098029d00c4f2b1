/** Which page a path stands for, and the Liquid objects that are its own (`product`, `collection`, `search`). */
import { isPublished } from './cart/cart.ts';
import {
  collectionObject,
  type LiquidObject,
  type ObjectScope,
  productObject,
} from './liquid/product-objects.ts';
import type { SharedRender } from './liquid/state.ts';
import type { Visit } from './visit.ts';

export interface PageContext {
  /** `index`, `product`, `collection`, … as `template.name`. */
  readonly template: string;
  readonly status: 200 | 404;
  /** Of the whole page, unescaped; the layout escapes it. Empty on the front page. */
  readonly title: string;
  /** Path without the market's prefix. */
  readonly canonical: string;
  readonly handle: string | null;
  objects(scope: ObjectScope, shared: SharedRender): LiquidObject;
}

/** Never null: what is not found is the 404 page. `path` is without the market's prefix. */
export function pageContext(visit: Visit, path: string, query: URLSearchParams): PageContext {
  const clean = path.length > 1 ? path.replace(/\/+$/, '') : path;
  const parts = clean.split('/').slice(1).map(decode);
  if (clean === '/') return page('index', '', '/');
  const [kind, handle, inner, innerHandle] = parts;
  if (kind === 'cart' && parts.length === 1) return page('cart', '', '/cart');
  if (kind === 'search' && parts.length === 1) return searchPage(visit, query);
  if (kind === 'collections') {
    if (handle === undefined) return page('list-collections', '', '/collections');
    if (inner === 'products' && innerHandle) return productPage(visit, innerHandle, query) ?? notFound(clean);
    if (inner === undefined) return collectionPage(visit, handle) ?? notFound(clean);
  }
  if (kind === 'products' && handle && inner === undefined) {
    return productPage(visit, handle, query) ?? notFound(clean);
  }
  return notFound(clean);
}

/** The page of an app-proxy answer that is rendered inside the theme. */
export function proxyPage(path: string): PageContext {
  return page('page', '', path);
}

function productPage(visit: Visit, handle: string, query: URLSearchParams): PageContext | null {
  const product = visit.shop.productByHandle.get(handle);
  if (!isPublished(product)) return null;
  const variant = Number(query.get('variant')) || undefined;
  return {
    ...page('product', product.title, `/products/${product.handle}`),
    handle,
    objects: (scope) => ({ product: productObject(scope, product, variant) }),
  };
}

function collectionPage(visit: Visit, handle: string): PageContext | null {
  const found = visit.shop.data.collections.find((collection) => collection.handle === handle);
  if (!found && handle !== 'all') return null;
  return {
    ...page('collection', found?.title ?? '', `/collections/${handle}`),
    handle,
    objects: (scope, shared) => ({ collection: collectionObject(scope, handle, (all) => cut(all, shared)) }),
  };
}

function searchPage(visit: Visit, query: URLSearchParams): PageContext {
  const terms = query.get('q') ?? '';
  const words = terms.toLowerCase().split(/\s+/).filter(Boolean);
  const found = visit.shop.data.products.filter((product) => {
    const text = `${product.title} ${product.type} ${product.tags.join(' ')}`.toLowerCase();
    return words.length > 0 && isPublished(product) && words.every((word) => text.includes(word));
  });
  return {
    ...page('search', '', '/search'),
    objects: (scope, shared) => ({
      search: {
        terms,
        performed: words.length > 0,
        results_count: found.length,
        get results() {
          return cut(found, shared).map((product) => ({
            ...productObject(scope, product),
            object_type: 'product',
          }));
        },
      },
    }),
  };
}

function notFound(path: string): PageContext {
  return { ...page('404', '', path), status: 404 };
}

function page(template: string, title: string, canonical: string): PageContext {
  return { template, status: 200, title, canonical, handle: null, objects: () => ({}) };
}

/** The running page of `{% paginate %}`; without it 50, as on Shopify. */
function cut<T>(all: readonly T[], { paging }: SharedRender): readonly T[] {
  if (!paging) return all.slice(0, 50);
  return all.slice((paging.page - 1) * paging.size, paging.page * paging.size);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
