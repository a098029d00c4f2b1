/** Takes in what webhooks brought: reads stored events in batches, applies what they say, and settles each. */
import type { Order } from '../domain/basket.ts';
import type { Product } from '../domain/catalog.ts';
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { checkFloors } from './checkFloors.ts';
import type { Control } from './control.ts';
import { forgetCustomer } from './forgetCustomer.ts';
import { learnInfo } from './learnInfo.ts';
import type { Change, Deps, InboxEvent, ShopRecord } from './ports.ts';
import { scheduleTrain } from './scheduleTrain.ts';
import { takeOrders } from './takeOrders.ts';
import { hasLeft, isRefusal } from './uninstall.ts';

const BATCH = 100;
/** A deletion also outweighs updates dated a little after we heard of it: clocks differ, deleted ids never return. */
const CLOCK_SKEW_MS = 300_000;

export type IngestDeps = Pick<Deps, 'store' | 'platform' | 'clock' | 'log'>;

type Read = { readonly event: InboxEvent; readonly change: Change };
type Saved = { readonly event: InboxEvent; readonly apply: () => Promise<unknown> };

/**
 * Works off the shop's pending events. Applying twice does no harm, so a kill anywhere is safe: events are
 * settled only after their effect is committed. An event that cannot be used is settled with its problem
 * and holds nobody up. Throws only when the store or the platform is away; then nothing is lost.
 */
export async function ingest(
  deps: IngestDeps,
  shop: ShopDomain,
  control: Control,
): Promise<'done' | 'stopped'> {
  const { store } = deps;
  let changed = false;
  try {
    for (;;) {
      if (control.signal.aborted) return 'stopped';
      const events = await store.inbox.pending(shop, BATCH);
      if (events.length === 0) return 'done';
      if (await takeBatch(deps, shop, events)) changed = true;
    }
  } finally {
    if (changed) {
      await scheduleTrain(deps, shop);
      await checkFloors(store, shop);
    }
  }
}

/** True when products or orders changed. */
async function takeBatch(
  deps: IngestDeps,
  shop: ShopDomain,
  events: readonly InboxEvent[],
): Promise<boolean> {
  const record = await knownShop(deps, shop);
  const currency = record?.currency ?? '';
  const read = events.map((event) => ({ event, change: parse(deps, event, currency) }));
  // An uninstalled shop's products and orders must not come back by a late delivery.
  const open = record !== null && record.uninstalledAt === null && currency !== '';
  const data = read.filter(({ change }) => isData(change));
  const changed = open ? await saveAll(deps, shop, data) : false;
  if (!open) await settle(deps, shop, data, 'not-installed');
  for (const other of read.filter(({ change }) => !isData(change))) {
    await guarded(deps, shop, other.event, () => obey(deps, shop, record, other));
  }
  return changed;
}

async function knownShop(deps: IngestDeps, shop: ShopDomain): Promise<ShopRecord | null> {
  const record = await deps.store.shops.get(shop);
  if (record === null || record.uninstalledAt !== null || record.currency !== '') return record;
  try {
    return await learnInfo(deps, record);
  } catch (thrown) {
    // Refused for good, as after an uninstall: its notice, and the wish to be erased, must still be obeyed.
    // Nothing else is lost, since the first sync needs the same answer before it brings everything.
    if (isRefusal(thrown)) return record;
    throw thrown;
  }
}

function parse({ platform, log }: IngestDeps, event: InboxEvent, currency: string): Change {
  try {
    return platform.parseWebhook(event.shop, event.topic, event.body, currency);
  } catch (thrown) {
    // The port promises not to throw; if it does, one odd body must not stop the shop's inbox.
    log.error(
      { shop: event.shop, topic: event.topic, webhookId: event.webhookId },
      asMersalgError(thrown).message,
    );
    return { kind: 'ignored', why: 'unreadable' };
  }
}

function isData({ kind }: Change): boolean {
  return kind === 'order' || kind === 'product' || kind === 'order-deleted' || kind === 'product-deleted';
}

/** Saves in two bulk writes; if the store refuses one of them, event by event, so that the culprit is found. */
async function saveAll(deps: IngestDeps, shop: ShopDomain, data: readonly Read[]): Promise<boolean> {
  if (data.length === 0) return false;
  const { store, clock } = deps;
  const seenAt = clock.now();
  const orders = newest(data.flatMap(({ change }) => (change.kind === 'order' ? [change.order] : [])));
  const products = newest(data.flatMap(({ change }) => (change.kind === 'product' ? [change.product] : [])));
  const removals: Saved[] = data.flatMap(({ event, change }) => {
    const at = event.receivedAt + CLOCK_SKEW_MS;
    if (change.kind === 'order-deleted')
      return [{ event, apply: () => store.orders.remove(shop, change.id, at) }];
    if (change.kind === 'product-deleted')
      return [{ event, apply: () => store.products.remove(shop, change.id, at) }];
    return [];
  });
  try {
    if (orders.length > 0) await takeOrders(deps, shop, orders);
    if (products.length > 0) await store.products.upsert(shop, products, seenAt);
    for (const removal of removals) await removal.apply();
    await settle(deps, shop, data);
  } catch {
    for (const { event, change } of data) {
      await guarded(deps, shop, event, async () => {
        if (change.kind === 'order') await takeOrders(deps, shop, [change.order]);
        else if (change.kind === 'product') await store.products.upsert(shop, [change.product], seenAt);
        else await removals.find((removal) => removal.event === event)?.apply();
        return undefined;
      });
    }
  }
  return true;
}

/** Of several states of one thing, the newest: one bulk write must not touch a row twice. */
function newest<T extends Order | Product>(states: readonly T[]): T[] {
  const byId = new Map<number, T>();
  for (const state of states) {
    const other = byId.get(state.id);
    if (other === undefined || other.updatedAt <= state.updatedAt) byId.set(state.id, state);
  }
  return [...byId.values()];
}

/** Everything that is not a product or an order. Resolves to the problem to note, if any. */
async function obey(
  deps: IngestDeps,
  shop: ShopDomain,
  record: ShopRecord | null,
  { event, change }: Read,
): Promise<string | undefined> {
  const { store, clock, log } = deps;
  switch (change.kind) {
    case 'uninstalled': {
      if (record === null || record.uninstalledAt !== null) return 'not-installed';
      if (!(await hasLeft(deps, record, event.receivedAt))) return 'stale';
      await store.shops.uninstall(shop, clock.now());
      log.info({ shop }, 'uninstalled');
      return undefined;
    }
    case 'redact-customer': {
      const orders = await forgetCustomer(store, shop, change);
      log.info({ shop, orders }, 'customer redacted');
      return undefined;
    }
    case 'redact-shop': {
      // Sent 48 hours after an uninstall; a merchant who came back meanwhile keeps the new installation.
      if (
        record !== null &&
        record.uninstalledAt === null &&
        !(await hasLeft(deps, record, event.receivedAt))
      ) {
        return 'stale';
      }
      await store.shops.erase(shop);
      log.info({ shop }, 'shop erased');
      return undefined;
    }
    case 'data-request':
      log.warn(
        { shop, webhookId: event.webhookId },
        'A customer asked for their data. Mersalg holds no name, address or e-mail: only which products their orders held, under a hash. The shop’s own order list is the answer.',
      );
      return undefined;
    case 'ignored':
      return change.why;
    case 'order':
    case 'product':
    case 'order-deleted':
    case 'product-deleted':
      return undefined;
  }
}

/** Runs one event's effect and settles it, with the problem when it failed by its own fault. */
async function guarded(
  deps: IngestDeps,
  shop: ShopDomain,
  event: InboxEvent,
  effect: () => Promise<string | undefined>,
): Promise<void> {
  let problem: string | undefined;
  try {
    problem = await effect();
  } catch (thrown) {
    if (isAway(thrown)) throw thrown;
    const error = asMersalgError(thrown);
    problem = error.code;
    deps.log.error({ shop, topic: event.topic, webhookId: event.webhookId, code: error.code }, error.message);
  }
  await deps.store.inbox.settle(shop, [event.webhookId], deps.clock.now(), problem);
}

async function settle(deps: IngestDeps, shop: ShopDomain, read: readonly Read[], problem?: string) {
  if (read.length === 0) return;
  await deps.store.inbox.settle(
    shop,
    read.map(({ event }) => event.webhookId),
    deps.clock.now(),
    problem,
  );
}

/** Failures of the world, not of the event: try again later. */
function isAway(thrown: unknown): boolean {
  const { code } = asMersalgError(thrown);
  return code === 'store-unavailable' || code === 'store-locked' || code.startsWith('platform-');
}
