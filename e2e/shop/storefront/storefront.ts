/** What the storefront keeps of each shop: carts, checkouts and theme settings, beside the theme and the app's extension. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { TwinApp, TwinShop } from '../state.ts';
import { type Cart, dropVanished, emptyCart } from './cart/cart.ts';
import type { Checkout } from './checkout/checkout.ts';
import { ThemeExtension } from './extension.ts';
import { ThemeFiles } from './theme-files.ts';
import { ThemeSettings } from './theme-settings.ts';

/** What the storefront needs of the twin. */
export interface StorefrontTwin {
  readonly app: TwinApp;
  readonly now: () => number;
  shopOf(request: Request): TwinShop;
  installed(domain: string): boolean;
}

export interface StorefrontOptions {
  /** The theme app extension's folder; the repo's own by default. */
  readonly extension?: string;
  /** Random hexadecimal, for cart and checkout tokens. */
  readonly token?: () => string;
}

export class Storefront {
  readonly twin: StorefrontTwin;
  readonly theme: ThemeFiles;
  readonly extension: ThemeExtension;
  readonly token: () => string;
  readonly #fronts = new WeakMap<TwinShop, ShopFront>();

  constructor(twin: StorefrontTwin, options: StorefrontOptions = {}) {
    this.twin = twin;
    this.theme = new ThemeFiles(fileURLToPath(new URL('./theme', import.meta.url)));
    this.extension = new ThemeExtension(
      options.extension ?? fileURLToPath(new URL('../../../extension/theme', import.meta.url)),
    );
    this.token = options.token ?? (() => randomBytes(16).toString('hex'));
  }

  front(shop: TwinShop): ShopFront {
    const front = this.#fronts.get(shop) ?? new ShopFront(shop);
    this.#fronts.set(shop, front);
    return front;
  }

  /** Are the app's blocks part of this shop's theme? They vanish with the app. */
  installed(shop: TwinShop): boolean {
    return this.twin.installed(shop.data.domain);
  }
}

export class ShopFront {
  readonly shop: TwinShop;
  readonly settings = new ThemeSettings();
  readonly checkouts = new Map<string, Checkout>();
  readonly #carts = new Map<string, Cart>();

  constructor(shop: TwinShop) {
    this.shop = shop;
  }

  cart(token: string): Cart | null {
    const cart = this.#carts.get(token);
    if (cart) dropVanished(this.shop, cart);
    return cart ?? null;
  }

  /** Keeps a cart that was empty and unknown so far. */
  keep(cart: Cart): void {
    this.#carts.set(cart.token, cart);
  }

  newCart(token: string): Cart {
    return emptyCart(token);
  }
}
