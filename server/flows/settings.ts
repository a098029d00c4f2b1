/** Reads and changes what the merchant steers; two people editing at once are told, not overwritten. */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { inEpoch } from '../domain/measure/measure.ts';
import type { SettingsReport } from '../domain/report.ts';
import { parseSettings, type Settings } from '../domain/settings.ts';
import { auditSettings } from './auditSettings.ts';
import { toCard } from './card.ts';
import { checkFloors } from './checkFloors.ts';
import type { Editor } from './offers.ts';
import type { Store } from './ports.ts';
import { safeCss } from './safeCss.ts';
import { isSyncing, readAnew } from './syncState.ts';

export async function readSettings(store: Store, shop: ShopDomain): Promise<SettingsReport> {
  const { settings, version } = await store.shops.loadSettings(shop);
  return report(store, shop, settings, version);
}

/**
 * Saves settings that came from outside, made against `version`, at `now` (epoch milliseconds), and logs them; rules that
 * they do not speak of stay, a new share of held out shoppers begins a new epoch, and another reach into the past a new
 * sync. Throws `bad-input` naming the field, and `conflict` when someone else saved in between.
 */
export async function changeSettings(
  store: Store,
  { shop, staff }: Editor,
  input: unknown,
  now: number,
): Promise<SettingsReport> {
  const body = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  const before = await store.shops.loadSettings(shop);
  const parsed = parseSettings(body.settings, before.settings);
  const settings = { ...parsed, measure: inEpoch(before.settings.measure, parsed.measure, now) };
  checkCss(settings.look.css, before.settings.look.css);
  const { version } = body;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) {
    throw new MersalgError(
      'bad-input',
      'Settings were not saved: version must be the number you were given.',
      {
        field: 'version',
      },
    );
  }
  const note = await auditSettings(store, shop, { before: before.settings, after: settings, staff, at: now });
  const saved = await store.shops.saveSettings(shop, settings, version, note);
  if (saved === null) {
    throw new MersalgError(
      'conflict',
      'The settings were changed elsewhere meanwhile. Load them again, then make your change.',
    );
  }
  await store.jobs.enqueue(shop, 'rooms');
  await checkFloors(store, shop);
  await takeChoice(store, shop, before.settings, settings, now);
  return report(store, shop, settings, saved);
}

/** Throws `bad-input` by line and reason; what was saved by rules of before stays saved. */
function checkCss(css: string, before: string): void {
  const [first] = css === before ? [] : safeCss(css).problems;
  if (first === undefined) return;
  throw new MersalgError(
    'bad-input',
    `Settings were not saved: line ${first.line} of your CSS has something that is not allowed here (${first.why}): ${first.named}`,
    { field: 'look.css', ...first },
  );
}

/** What is read of the past is read, or learnt from, as it is wanted now. */
async function takeChoice(store: Store, shop: ShopDomain, before: Settings, after: Settings, now: number) {
  if (before.sync.orders !== after.sync.orders) {
    const record = await store.shops.get(shop);
    if (record?.uninstalledAt === null) {
      await readAnew({ store, clock: { now: () => now } }, shop, record.generation);
    }
  } else if (before.sync.customers !== after.sync.customers && !(await isSyncing({ store }, shop))) {
    await store.jobs.enqueue(shop, 'train', {});
  }
}

async function report(
  store: Store,
  shop: ShopDomain,
  settings: Settings,
  version: number,
): Promise<SettingsReport> {
  const { excludedProducts, rules } = settings;
  const named = new Set(excludedProducts);
  for (const pin of rules.pins) for (const id of [pin.with, pin.show]) if (id !== null) named.add(id);
  const products = await store.products.getMany(shop, [...named]);
  const wanted = new Set(rules.exclude.collections);
  const titles = wanted.size === 0 ? [] : await store.collections.all(shop);
  const collections = titles.filter(({ id }) => wanted.has(id));
  return { settings, version, products: products.map(toCard), collections };
}
