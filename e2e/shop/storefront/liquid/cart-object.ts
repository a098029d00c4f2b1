/** Liquid's `cart` and its line items. */
import { Drop } from 'liquidjs';
import type { Cart } from '../cart/cart.ts';
import { type CartScope, itemCount, type LineParts, lineJson, linesOf, subtotalOf } from '../cart/json.ts';
import { currencyObject } from '../market.ts';
import { imageObject, type LiquidObject, productObject } from './product-objects.ts';
import { Unordered } from './unordered.ts';

/** A drop, so that `cart == empty` holds when there is nothing in it. */
export class CartObject extends Unordered {
  readonly #scope: CartScope;
  readonly #cart: Cart;

  constructor(scope: CartScope, cart: Cart) {
    super();
    this.#scope = scope;
    this.#cart = cart;
  }

  get items(): LiquidObject[] {
    return linesOf(this.#scope, this.#cart).map((parts, index) => lineObject(this.#scope, parts, index));
  }
  get item_count(): number {
    return itemCount(this.#cart);
  }
  get total_price(): number {
    return subtotalOf(this.#scope, this.#cart);
  }
  get items_subtotal_price(): number {
    return this.total_price;
  }
  get original_total_price(): number {
    return this.total_price;
  }
  get total_discount(): number {
    return 0;
  }
  get currency(): LiquidObject {
    return currencyObject(this.#scope.market.currency, this.#scope.market.locale);
  }
  get note(): string | null {
    return this.#cart.note;
  }
  get attributes(): Record<string, string> {
    return this.#cart.attributes;
  }
  get requires_shipping(): boolean {
    return this.#cart.lines.length > 0;
  }
  get taxes_included(): boolean {
    return true;
  }
  get cart_level_discount_applications(): readonly unknown[] {
    return [];
  }

  override liquidMethodMissing(key: string): unknown {
    return key === 'empty?' ? this.#cart.lines.length === 0 : undefined;
  }

  /** Against `empty` or `blank`: is there nothing in it? */
  equals(other: unknown): boolean {
    return other === this || (other instanceof Drop && this.#cart.lines.length === 0);
  }
}

function lineObject(scope: CartScope, parts: LineParts, index: number): LiquidObject {
  const { line, product, variant } = parts;
  const json = lineJson(scope, parts);
  let owner: LiquidObject | undefined;
  const ownerOf = () => {
    owner ??= productObject(scope, product, variant.id);
    return owner;
  };
  return {
    ...json,
    index,
    image: imageObject(scope, product),
    /** A list of [name, value] pairs is what `for property in item.properties` sees; `.first` and `.last` work on them. */
    properties: line.properties,
    discount_allocations: [],
    error_message: null,
    message: '',
    url_to_remove: `${scope.market.prefix}/cart/change?id=${encodeURIComponent(line.key)}&quantity=0`,
    get product() {
      return ownerOf();
    },
    get variant() {
      return (ownerOf().variants as LiquidObject[]).find((one) => one.id === variant.id) ?? null;
    },
  };
}
