/** A bench for promises kept in the twin: offers in a real store, the twin behind the adapter, and what stands there. */
import { discountStatus, metafieldOf, type TwinDiscount } from '../../../e2e/shop/discounts/state.ts';
import { sampleShop } from '../../../e2e/shop/sample.ts';
import { ANYBODY, type Detail, type Offer } from '../../domain/offer/offer.ts';
import { keepPromises } from '../../flows/keepPromises.ts';
import type { Platform } from '../../flows/ports.ts';
import { control, storeWith } from '../../flows/testing.ts';
import { SHOP } from '../shopify.testing.ts';
import { play } from '../twin.testing.ts';

const SCOPES = ['read_products', 'read_orders', 'write_discounts', 'read_shipping'];
export const TEN = { kind: 'percent', hundredths: 1000 } as const;
const NOTE = { at: 0, staff: '1', did: 'changed', changes: [] } as const;

export type Bench = Awaited<ReturnType<typeof openBench>>;

export async function openBench(scopes: readonly string[] = SCOPES) {
  const it = await play(sampleShop(), scopes);
  const store = await storeWith(it.rig.clock, SHOP);
  const versions = new Map<string, number>();
  const shop = it.twin.defaultShop;
  const product = (n: number) => shop.data.products[n]!.id;
  const live = () => shop.discounts.filter((one) => discountStatus(one, it.rig.clock.now()) === 'ACTIVE');
  return {
    ...it,
    store,
    shop,
    product,
    live,
    async end() {
      await store.close();
      await it.close();
    },
    volume: (id: string, n: number, over: Partial<Offer> = {}) =>
      offer(id, { kind: 'volume', products: [product(n)], tiers: [{ quantity: 2, off: TEN }] }, over),
    async put(one: Offer): Promise<void> {
      const outcome = await store.offers.put(SHOP, one, versions.get(one.id) ?? null, NOTE);
      if (outcome.kind !== 'saved') throw new Error(outcome.kind);
      versions.set(one.id, outcome.offer.version);
    },
    async remove(id: string): Promise<void> {
      await store.offers.remove(SHOP, id, versions.get(id)!, NOTE);
      versions.delete(id);
    },
    keep: (platform: Platform = it.platform) =>
      keepPromises({ store, platform, clock: it.rig.clock, log: it.rig.log }, SHOP, control()),
    report: () => store.promises.get(SHOP),
    keeping: async () =>
      Object.fromEntries((await store.promises.get(SHOP))!.kept.map((one) => [one.offer, one.keeping])),
    state: () =>
      live()
        .map(essence)
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    terms() {
      const node = shop.discounts.find(({ rule }) => rule.kind === 'app');
      const text = metafieldOf(node!, it.twin.app.clientId, '$app:mersalg', 'terms');
      return JSON.parse(text!) as { shopCurrency: string; terms: { id: string }[] };
    },
    onBasic: () =>
      it.twin.setPlan(shop, { publicDisplayName: 'Basic', partnerDevelopment: false, shopifyPlus: false }),
  };
}

/** All that matters of a discount, without when and under which number it was written. */
function essence({ title, endsAt, combinesWith, rule, tags, metafields }: TwinDiscount) {
  return { title, endsAt, combinesWith, rule, tags, metafields };
}

export function offer(id: string, detail: Detail, over: Partial<Offer> = {}): Offer {
  return {
    id,
    name: id,
    status: 'active',
    priority: 1,
    conditions: ANYBODY,
    startsAt: null,
    endsAt: null,
    tellsEnd: false,
    stockNote: null,
    combines: { products: true, orders: true, shipping: true },
    detail,
    version: 0,
    createdAt: 0,
    updatedAt: 0,
    ...over,
  };
}

/** A bar with ten percent off the order from `at` on. */
export const bar = (id: string, at: number, over: Partial<Offer> = {}) =>
  offer(id, { kind: 'progress', tiers: [{ at, gives: { kind: 'discount', off: TEN } }] }, over);

/** A bar with free delivery from `at` on. */
export const delivery = (id: string, at: number, over: Partial<Offer> = {}) =>
  offer(id, { kind: 'progress', tiers: [{ at, gives: { kind: 'shipping' } }] }, over);
