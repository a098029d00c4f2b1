/** The twin: shops, the installed app and a clock, wired together; every handler asks it whose request this is. */
import { HttpResponse } from 'msw';
import { BulkRunner } from './bulk/runner.ts';
import type { TwinPlan } from './discounts/state.ts';
import { Faults } from './faults.ts';
import { customerById } from './graphql/resolvers/order.ts';
import { Throttle, type ThrottleRates } from './graphql/throttle.ts';
import { Journal } from './journal.ts';
import { mintSessionToken, type SessionUser } from './oauth/session-token.ts';
import { TokenVault } from './oauth/tokens.ts';
import { type ShopData, type TwinApp, type TwinChange, TwinShop } from './state.ts';
import { type ComplianceTopic, compliancePayload, payloadOf } from './webhooks/payload.ts';
import { WebhookSender } from './webhooks/sender.ts';

export interface TwinOptions {
  app: TwinApp;
  data: ShopData | readonly ShopData[];
  /** Epoch milliseconds; the system's clock by default. */
  now?: () => number;
  /** Keeps orders, changes and tokens across restarts (JSON lines). */
  stateFile?: string;
  /** GraphQL points; Shopify's standard plan by default. */
  rates?: ThrottleRates;
}

export class Twin {
  readonly app: TwinApp;
  readonly shops: ReadonlyMap<string, TwinShop>;
  readonly defaultShop: TwinShop;
  readonly now: () => number;
  readonly tokens: TokenVault;
  readonly throttle: Throttle;
  readonly bulk: BulkRunner;
  readonly webhooks: WebhookSender;
  readonly faults = new Faults();
  /** The twin's own public base address without a trailing slash; empty in-process, set once it listens. */
  url = '';
  private readonly journal: Journal | null;

  constructor(options: TwinOptions) {
    this.app = options.app;
    this.now = options.now ?? Date.now;
    const all: readonly ShopData[] = 'domain' in options.data ? [options.data] : options.data;
    this.journal = options.stateFile === undefined ? null : new Journal(options.stateFile);
    const tokens = this.journal?.replay(all);
    const shops = all.map((data) => new TwinShop(data));
    if (!shops[0]) throw new Error('A twin needs at least one shop: give startTwin some ShopData.');
    this.defaultShop = shops[0];
    this.shops = new Map(shops.map((shop) => [shop.data.domain, shop]));
    this.tokens = new TokenVault(this.now);
    for (const [shop, pair] of tokens ?? []) this.tokens.restore(shop, pair);
    this.tokens.onChange = (shop, pair) => this.journal?.append({ kind: 'token', shop, pair });
    this.throttle = new Throttle(this.now, options.rates);
    this.bulk = new BulkRunner(this);
    this.webhooks = new WebhookSender(this.app, this.now);
    for (const shop of shops) {
      skipLineIds(shop);
      shop.listeners.add((change) => this.onChange(shop, change));
      shop.onDiscount = (change) => this.recordDiscount(shop.data.domain, change);
    }
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
  installed(domain: string): boolean {
    return this.tokens.holds(domain);
  }

  /** Where this shop is reached from outside: the twin's address, or the shop's own when it runs in-process. */
  baseUrl(shop: TwinShop): string {
    return this.url || `https://${shop.data.domain}`;
  }

  /** A session token as App Bridge would hand to the app's page: one minute, signed with the app's secret. */
  mintSessionToken(shop: TwinShop, user: SessionUser = 1): Promise<string> {
    return mintSessionToken(this.app, shop.data.domain, user, this.now());
  }

  /** The merchant removes the app: its tokens die at once, then it is told. */
  uninstall(shop: TwinShop): void {
    this.tokens.revoke(shop.data.domain);
    shop.emit({ topic: 'app/uninstalled' });
  }

  /** A privacy request; delivered whether or not the app is installed, as Shopify does. */
  sendCompliance(shop: TwinShop, topic: ComplianceTopic, customerId: number | null = null): void {
    this.webhooks.send(shop, topic, compliancePayload(shop, topic, customerId), true);
  }

  /** Stops bulk operations and deliveries. */
  async close(): Promise<void> {
    await Promise.all([this.bulk.close(), this.webhooks.close()]);
  }

  private onChange(shop: TwinShop, change: TwinChange): void {
    this.record(shop, change);
    if (change.topic !== 'app/uninstalled' && !this.installed(shop.data.domain)) return;
    this.webhooks.send(shop, change.topic, payloadOf(shop, change, this.baseUrl(shop)));
  }

  private recordDiscount(shop: string, change: Parameters<TwinShop['onDiscount']>[0]): void {
    if ('put' in change) this.journal?.append({ kind: 'discount', shop, discount: change.put });
    else this.journal?.append({ kind: 'discount-deleted', shop, id: change.deleted });
  }

  /** The merchant moves to another plan, or the shop is no development store any more. */
  setPlan(shop: TwinShop, plan: TwinPlan): void {
    shop.data.plan = plan;
    this.journal?.append({ kind: 'plan', shop: shop.data.domain, plan });
  }

  private record(shop: TwinShop, change: TwinChange): void {
    const { domain } = shop.data;
    if ('order' in change) {
      const { order } = change;
      const customer = order.customerId === null ? null : customerById(shop, order.customerId);
      this.journal?.append({ kind: 'order', shop: domain, order, customer });
    } else if ('product' in change)
      this.journal?.append({ kind: 'product', shop: domain, product: change.product });
    else if ('id' in change) {
      const kind = change.topic === 'orders/delete' ? 'order-deleted' : 'product-deleted';
      this.journal?.append({ kind, shop: domain, id: change.id });
    }
  }
}

/** `nextId` starts after products, variants and orders; lines and customers of a restored shop may be beyond. */
function skipLineIds(shop: TwinShop): void {
  let highest = 0;
  for (const order of shop.data.orders) for (const line of order.lines) highest = Math.max(highest, line.id);
  for (const customer of shop.data.customers) highest = Math.max(highest, customer.id);
  if (highest > 1e12) return;
  while (shop.nextId() < highest);
}
