/** The twin: shops, the installed app and a clock, wired together; every handler asks it whose request this is. */
import { HttpResponse } from 'msw';
import { mintSessionToken, type SessionUser } from './oauth/session-token.ts';
import { type ShopData, type TwinApp, TwinShop } from './state.ts';

export interface TwinOptions {
  app: TwinApp;
  data: ShopData | readonly ShopData[];
  /** Epoch milliseconds; the system's clock by default. */
  now?: () => number;
}

export class Twin {
  readonly app: TwinApp;
  readonly shops: ReadonlyMap<string, TwinShop>;
  readonly defaultShop: TwinShop;
  readonly now: () => number;
  /** The twin's own public base address without a trailing slash; empty in-process, set once it listens. */
  url = '';

  constructor(options: TwinOptions) {
    this.app = options.app;
    this.now = options.now ?? Date.now;
    const all: readonly ShopData[] = 'domain' in options.data ? [options.data] : options.data;
    const shops = all.map((data) => new TwinShop(data));
    if (!shops[0]) throw new Error('A twin needs at least one shop: give startTwin some ShopData.');
    this.defaultShop = shops[0];
    this.shops = new Map(shops.map((shop) => [shop.data.domain, shop]));
  }

  shop(domain: string): TwinShop | undefined {
    return this.shops.get(domain);
  }

  /**
   * The shop a request is for: `x-forwarded-host`, else the host, when that is `*.myshopify.com`; else the
   * default shop. An unknown myshopify domain is answered 404 (thrown as a response), never with another shop.
   */
  shopOf(request: Request): TwinShop {
    const forwarded = request.headers.get('x-forwarded-host');
    for (const host of [forwarded, request.headers.get('host'), new URL(request.url).host]) {
      const name = host?.toLowerCase().split(':')[0];
      if (!name?.endsWith('.myshopify.com')) continue;
      const shop = this.shops.get(name);
      if (!shop) throw HttpResponse.json({ errors: 'Not Found' }, { status: 404 });
      return shop;
    }
    return this.defaultShop;
  }

  /** True while the app holds a grant on that shop. */
  installed(_domain: string): boolean {
    return false;
  }

  /** Where this shop is reached from outside: the twin's address, or the shop's own when it runs in-process. */
  baseUrl(shop: TwinShop): string {
    return this.url || `https://${shop.data.domain}`;
  }

  /** A session token as App Bridge would hand to the app's page: one minute, signed with the app's secret. */
  mintSessionToken(shop: TwinShop, user: SessionUser = 1): Promise<string> {
    return mintSessionToken(this.app, shop.data.domain, user, this.now());
  }
}
