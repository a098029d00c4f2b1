/** Liquid's `cart` and its line items. */
import { Drop } from 'liquidjs';
import type { Cart } from '../cart/cart.ts';
import { allocationsJson, applicationJson, codesJson, lineJson, publicAttributes } from '../cart/json.ts';
import {
  type CartScope,
  itemCount,
  type PricedCart,
  type PricedLine,
  priceCart,
  requiresShipping,
} from '../cart/priced.ts';
import { currencyObject } from '../market.ts';
import { imageObject, type LiquidObject, productObject } from './product-objects.ts';
import { Unordered } from './unordered.ts';

/** A drop, so that `cart == empty` holds when there is nothing in it. */
export class CartObject extends Unordered {
  readonly #scope: CartScope;
  readonly #cart: Cart;
  #priced: PricedCart | undefined;
  #items: LiquidObject[] | undefined;

  constructor(scope: CartScope, cart: Cart) {
    super();
    this.#scope = scope;
    this.#cart = cart;
  }

  /** Worked out once per render: discounts run the app's Function. */
  get #sums(): PricedCart {
    this.#priced ??= priceCart(this.#scope, this.#cart);
    return this.#priced;
  }

  get items(): LiquidObject[] {
    this.#items ??= lineObjects(this.#scope, this.#sums);
    return this.#items;
  }
  get item_count(): number {
    return itemCount(this.#cart);
  }
  get total_price(): number {
    return this.#sums.total;
  }
  get items_subtotal_price(): number {
    return this.#sums.subtotal;
  }
  get original_total_price(): number {
    return this.#sums.original;
  }
  get total_discount(): number {
    return this.#sums.original - this.#sums.total;
  }
  get currency(): LiquidObject {
    return currencyObject(this.#scope.market.currency, this.#scope.market.locale);
  }
  get note(): string | null {
    return this.#cart.note;
  }
  get attributes(): Record<string, string> {
    return publicAttributes(this.#cart);
  }
  get requires_shipping(): boolean {
    return requiresShipping(this.#sums.lines);
  }
  get taxes_included(): boolean {
    return true;
  }
  get cart_level_discount_applications(): LiquidObject[] {
    return this.#sums.order.map((off) => applicationJson(off, this.#scope.now, 'order'));
  }
  /** Those of the order, then those of lines, each once. */
  get discount_applications(): LiquidObject[] {
    const ofLines = this.#sums.lines.flatMap((line) => line.discounts);
    const first = ofLines.filter((off, i) => ofLines.findIndex(({ id }) => id === off.id) === i);
    const whole = first.map((off) => ({
      ...off,
      amount: ofLines.reduce((total, one) => total + (one.id === off.id ? one.amount : 0), 0),
    }));
    return [
      ...this.cart_level_discount_applications,
      ...whole.map((off) => applicationJson(off, this.#scope.now, 'line')),
    ];
  }
  get discount_codes(): LiquidObject[] {
    return codesJson(this.#sums);
  }

  override liquidMethodMissing(key: string): unknown {
    return key === 'empty?' ? this.#cart.lines.length === 0 : undefined;
  }

  /** Against `empty` or `blank`: is there nothing in it? */
  equals(other: unknown): boolean {
    return other === this || (other instanceof Drop && this.#cart.lines.length === 0);
  }
}

function lineObjects(scope: CartScope, { lines }: PricedCart): LiquidObject[] {
  const objects = lines.map((parts, index) => lineObject(scope, parts, index));
  const byKey = new Map(lines.map(({ line }, i) => [line.key, objects[i]]));
  for (const [i, { line }] of lines.entries()) {
    objects[i]!.parent_relationship =
      line.parent === null ? null : { parent: byKey.get(line.parent) ?? null };
  }
  return objects;
}

function lineObject(scope: CartScope, parts: PricedLine, index: number): LiquidObject {
  const { line, product, variant } = parts;
  let owner: LiquidObject | undefined;
  const ownerOf = () => {
    owner ??= productObject(scope, product, variant.id);
    return owner;
  };
  const allocations = allocationsJson(parts, scope.now);
  return {
    selling_plan_allocation: null,
    ...lineJson(scope, parts),
    index,
    image: imageObject(scope, product),
    /** A list of [name, value] pairs is what `for property in item.properties` sees; `.first` and `.last` work on them. */
    properties: line.properties,
    discount_allocations: allocations,
    line_level_discount_allocations: allocations,
    error_message: null,
    message: parts.discounts.map(({ title }) => title).join(', '),
    url_to_remove: `${scope.market.prefix}/cart/change?id=${encodeURIComponent(line.key)}&quantity=0`,
    get product() {
      return ownerOf();
    },
    get variant() {
      return (ownerOf().variants as LiquidObject[]).find((one) => one.id === variant.id) ?? null;
    },
  };
}
