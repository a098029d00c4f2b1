/** `all_products[handle]`: at most 20 unique handles per page, as on Shopify, and `empty` (not nil) for the unknown. */
import { Drop } from 'liquidjs';
import { isPublished } from '../cart/cart.ts';
import { type LiquidObject, type ObjectScope, productObject } from './product-objects.ts';
import { Unordered } from './unordered.ts';

/** https://shopify.dev/docs/api/liquid/objects/all_products */
const MOST_HANDLES = 20;

export class AllProducts extends Drop {
  readonly #scope: ObjectScope;
  readonly #asked: Set<string>;
  readonly #known = new Map<string, LiquidObject>();

  constructor(scope: ObjectScope, asked: Set<string>) {
    super();
    this.#scope = scope;
    this.#asked = asked;
  }

  override liquidMethodMissing(key: unknown): unknown {
    const handle = String(key);
    if (!this.#asked.has(handle) && this.#asked.size >= MOST_HANDLES) return new NoProduct();
    this.#asked.add(handle);
    const product = this.#scope.shop.productByHandle.get(handle);
    if (!isPublished(product)) return new NoProduct();
    const object = this.#known.get(handle) ?? productObject(this.#scope, product);
    this.#known.set(handle, object);
    return object;
  }
}

/** Truthy, prints nothing, equals `empty`, `blank` and nil; every property of it is nil. */
class NoProduct extends Unordered {
  override valueOf(): string {
    return '';
  }
  equals(other: unknown): boolean {
    return other === null || other === undefined || other === '' || other instanceof Drop;
  }
}
