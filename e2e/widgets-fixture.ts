/** What every test of the widgets stands on: a small shop on the twin, the stub of the app, and ways to watch a page. */
import { test as base, type ConsoleMessage, type Page } from '@playwright/test';
import { sharesOf } from '../server/shopify/rooms.ts';
import { TOLD_NAMESPACE } from '../server/shopify/told.ts';
import { buildAll } from './build.ts';
import { generateShop } from './shop/data/generate.ts';
import { connectedOf } from './shop/graphql/resolvers/connected.ts';
import { type RunningTwin, startTwin } from './shop/main.ts';
import type { TwinProduct } from './shop/state.ts';
import { type StubApp, startStubApp } from './stub-app.ts';

export interface Ground {
  readonly twin: RunningTwin;
  readonly app: StubApp;
  /** Products with one variant each, and stock; the first is the one in hand. */
  readonly plain: readonly TwinProduct[];
  /** A product with variants of which the first can be sold. */
  readonly withVariants: TwinProduct;
}

export const test = base.extend<{ ground: Ground; shop: Shop }, { sharedGround: Ground }>({
  sharedGround: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use) => {
      await buildAll();
      let twin: RunningTwin | undefined;
      const app = await startStubApp(() => twin!.twin.defaultShop);
      const data = generateShop({ seed: 7, now: Date.now(), products: 60, orders: 40, customers: 20 });
      twin = await startTwin({
        data,
        app: {
          clientId: 'widgets',
          clientSecret: 'secret',
          url: app.url,
          scopes: ['read_products'],
          topics: [],
          proxy: { prefix: 'apps', subpath: 'mersalg', path: '/proxy' },
        },
      });
      twin.twin.tokens.grant(data.domain, ['read_products'], true);
      const sold = data.products.filter(({ status, publishedAt }) => status === 'ACTIVE' && publishedAt);
      const inStock = (product: TwinProduct) => product.variants.every(({ inventory }) => inventory > 5);
      const plain = sold.filter((product) => product.variants.length === 1 && inStock(product));
      const withVariants = sold.find((product) => product.variants.length > 1 && inStock(product));
      if (plain.length < 6 || !withVariants)
        throw new Error('This seed gives too few products: take another.');
      const room = { rows: 2, pickers: 0, plans: false };
      const rooms = new Map([[plain[0]!.id, { upgrade: room, bundle: room, extras: room }]]);
      const { appMetafields } = connectedOf(twin.twin.defaultShop);
      for (const [key, value] of sharesOf(rooms)) appMetafields.set(`${TOLD_NAMESPACE}.${key}`, value);
      await use({ twin, app, plain, withVariants });
      await twin.close();
      await app.close();
    },
    { scope: 'worker' },
  ],
  ground: async ({ sharedGround }, use) => {
    sharedGround.app.reset();
    sharedGround.app.products = [...sharedGround.plain.slice(1, 6)];
    await use(sharedGround);
  },
  shop: async ({ page, ground }, use) => {
    const shop = new Shop(page, ground);
    await shop.watch();
    await use(shop);
    shop.expectQuiet();
  },
});

/** A shopper's browser in the twin's shop. */
export class Shop {
  readonly page: Page;
  readonly #ground: Ground;
  readonly #said: string[] = [];

  constructor(page: Page, ground: Ground) {
    this.page = page;
    this.#ground = ground;
  }

  readonly block = () => this.page.locator('[data-mersalg=product]');
  readonly cards = () => this.block().locator('.mersalg__card');
  readonly inCart = () => this.page.locator('mersalg-cart');
  readonly dialog = () => this.page.locator('dialog.mersalg--exit');

  async watch(): Promise<void> {
    this.page.on('pageerror', (error) => this.#said.push(`error: ${error.message}`));
    this.page.on('dialog', (dialog) => {
      this.#said.push(`alert: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    // The browser itself reports addresses that answer with an error; that is not the widgets' doing.
    const ours = (message: ConsoleMessage) => !message.text().startsWith('Failed to load resource');
    this.page.on(
      'console',
      (message) => ours(message) && this.#said.push(`${message.type()}: ${message.text()}`),
    );
    await this.page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
          if (!hadRecentInput) shifts.push(value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
  }

  /** Opens a product page in one of the twin's themes. */
  async open(theme = 'dawn', product = this.#ground.plain[0]!): Promise<void> {
    const { url } = this.#ground.twin;
    const { host } = new URL(url);
    await this.page
      .context()
      .addCookies([{ name: '_twin_theme', value: theme, domain: host.split(':')[0]!, path: '/' }]);
    await this.page.goto(`${url}/products/${product.handle}`);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.#ground.twin.url}${path}`);
  }

  /** The cart as the platform holds it. */
  async cart(): Promise<{ variant: number; quantity: number; mark: string | undefined }[]> {
    // Asking before there is a cart would make one, which an add under way would then lose.
    const cookies = await this.page.context().cookies();
    if (!cookies.some(({ name }) => name === 'cart')) return [];
    const cart = (await (await this.page.request.get(`${this.#ground.twin.url}/cart.js`)).json()) as {
      items: { variant_id: number; quantity: number; properties: Record<string, string> | null }[];
    };
    return cart.items.map(({ variant_id, quantity, properties }) => ({
      variant: variant_id,
      quantity,
      mark: properties?._mersalg,
    }));
  }

  /** Cumulative layout shift so far, without what follows a shopper's own act. */
  shift(): Promise<number> {
    return this.page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0),
    );
  }

  /** Neither the page nor the widgets have complained. */
  expectQuiet(): void {
    if (this.#said.length > 0) throw new Error(`The page was not quiet:\n${this.#said.join('\n')}`);
  }
}
