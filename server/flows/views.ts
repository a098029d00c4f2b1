/** What the request path needs of a shop, held in memory and renewed when the store says that it changed. */
import type { Product } from '../domain/catalog.ts';
import { asMersalgError } from '../domain/errors.ts';
import { type Running, runningOf } from '../domain/experiment/running.ts';
import type { Texts } from '../domain/experiment/trial.ts';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { Kept } from '../domain/offer/kept.ts';
import type { Offer, OfferId } from '../domain/offer/offer.ts';
import type { Model } from '../domain/recommend/model.ts';
import type { Settings } from '../domain/settings.ts';
import { freshen, type LiveDeps, type LiveModel, loadLiveModel } from './liveModel.ts';
import type { ShopRecord, ShopVersions } from './ports.ts';

export interface ShopView {
  readonly shop: ShopRecord;
  /** Null until one is trained. */
  readonly model: Model | null;
  readonly modelVersion: number;
  /** Grows with every change of what suggestions depend on: part of a cached answer's key. */
  readonly revision: number;
  readonly catalog: ReadonlyMap<ProductId, Product>;
  readonly settings: Settings;
  /** Those that are active, by priority, equal ones by id; whether it is their time is asked of each. */
  readonly offers: readonly Offer[];
  /** What the platform keeps of their promises: show an offer only when `isKept(offer, promises)`; see kept.ts. */
  readonly promises: ReadonlyMap<OfferId, Kept>;
  /** Trials that run; null or absent for none. */
  readonly trials?: Running | null;
  /** Which variants this view is laid under: part of a cached answer's key; absent for everybody's. See variants.ts. */
  readonly variant?: string;
  /** A variant's headings. */
  readonly texts?: Texts;
}

export interface Views {
  /** The shop's view, loaded at the first call; null when the shop is not installed. */
  get(shop: ShopDomain): Promise<ShopView | null>;
  /** The view if it is in memory: what most requests find, without the price of a promise. */
  peek(shop: ShopDomain): ShopView | undefined;
  /**
   * Reloads what changed since it was loaded: resolves when all is known that was stored before the call. A failure keeps
   * the old view: stale suggestions beat none.
   */
  refresh(): Promise<void>;
}

interface Held {
  view: ShopView;
  versions: ShopVersions;
  /** The view's model, with what keeps it fresh. */
  live: LiveModel | null;
}

export function createViews(deps: LiveDeps): Views {
  const { store, log } = deps;
  const held = new Map<ShopDomain, Held>();
  const loading = new Map<ShopDomain, Promise<ShopView | null>>();
  let revision = 0;
  let refreshing: Promise<void> = Promise.resolve();

  /** Loads what differs from `before`. Versions are read first: a change in between is found by the next refresh. */
  async function load(
    shop: ShopDomain,
    versions: ShopVersions,
    before: Held | undefined,
  ): Promise<ShopView | null> {
    const record = await store.shops.get(shop);
    if (record === null || record.uninstalledAt !== null) {
      held.delete(shop);
      return null;
    }
    const same = before?.view.shop.generation === record.generation ? before : undefined;
    const catalog = await loadCatalog(shop, versions, same);
    const settings =
      same !== undefined && same.versions.settings === versions.settings
        ? same.view.settings
        : (await store.shops.loadSettings(shop)).settings;
    const offers =
      same !== undefined && same.versions.offers === versions.offers
        ? same.view.offers
        : (await store.offers.list(shop)).filter(({ status }) => status === 'active');
    const promises =
      same !== undefined && same.versions.promises === versions.promises
        ? same.view.promises
        : new Map((await store.promises.get(shop))?.kept.map((kept) => [kept.offer, kept]));
    const trials =
      same !== undefined && same.versions.trials === versions.trials
        ? (same.view.trials ?? null)
        : runningOf(await store.trials.list(shop));
    const live =
      same !== undefined && same.versions.model === versions.model
        ? same.live
        : await loadLiveModel(deps, shop, versions.model);
    const model = live?.model ?? null;
    revision += 1;
    const modelVersion = versions.model;
    const view = { shop: record, model, modelVersion, revision, catalog, settings, offers, promises, trials };
    held.set(shop, { view, versions, live });
    return view;
  }

  /** Answers of before the model was freshened must not be given any more. */
  function renew(shop: ShopDomain, live: LiveModel): void {
    const current = held.get(shop);
    if (current?.live !== live) return;
    revision += 1;
    held.set(shop, { ...current, view: { ...current.view, revision } });
  }

  /** Only what changed is read: each sale changes stock, and 20,000 products are too many to read for one. */
  async function loadCatalog(shop: ShopDomain, versions: ShopVersions, same: Held | undefined) {
    if (same !== undefined && same.versions.catalog === versions.catalog) return same.view.catalog;
    const changes = same === undefined ? null : await store.products.changes(shop, same.versions.catalog);
    if (same === undefined || changes?.kind !== 'some') {
      return new Map((await store.products.all(shop)).map((product) => [product.id, product]));
    }
    const catalog = new Map(same.view.catalog);
    for (const id of changes.removed) catalog.delete(id);
    for (const product of changes.products) catalog.set(product.id, product);
    return catalog;
  }

  async function first(shop: ShopDomain): Promise<ShopView | null> {
    const [versions] = await store.versions([shop]);
    return versions === undefined ? null : load(shop, versions, undefined);
  }

  return {
    peek: (shop) => held.get(shop)?.view,

    async get(shop) {
      const found = held.get(shop);
      if (found !== undefined) return found.view;
      const begun = loading.get(shop);
      if (begun !== undefined) return begun;
      const promise = first(shop).finally(() => loading.delete(shop));
      loading.set(shop, promise);
      return promise;
    },

    refresh() {
      // One after another: of two at once, the one that began first could end last, and put an older view over a newer.
      const done = refreshing.then(renewAll);
      refreshing = done.catch(() => {});
      return done;
    },
  };

  async function renewAll(): Promise<void> {
    if (held.size === 0) return;
    const current = new Map(
      (await store.versions([...held.keys()])).map((versions) => [versions.shop, versions]),
    );
    for (const [shop, before] of [...held]) {
      const now = current.get(shop);
      if (now === undefined) {
        held.delete(shop);
        continue;
      }
      const { catalog, settings, model, offers, promises, trials } = before.versions;
      try {
        const { live } = before;
        // Also where a load follows: in a busy shop stock changes with every look, and orders must not wait for a lull.
        const isFresher =
          now.model === model && live !== null && (await freshen(deps, shop, live, now.orders));
        const isSame =
          now.catalog === catalog &&
          now.settings === settings &&
          now.offers === offers &&
          now.promises === promises &&
          now.trials === trials;
        if (!isSame || now.model !== model) await load(shop, now, before);
        else if (isFresher) renew(shop, live);
      } catch (thrown) {
        const error = asMersalgError(thrown);
        log.warn({ shop, code: error.code }, `The shop's view was not renewed: ${error.message}`);
      }
    }
  }
}
