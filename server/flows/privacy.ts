/** What the merchant does with what is stored: looks at it, takes it away, has a customer or all measuring forgotten. */
import type { AuditNote } from '../domain/audit/audit.ts';
import { MersalgError } from '../domain/errors.ts';
import { holdoutTrial } from '../domain/experiment/ledger.ts';
import type { ForgottenReport, PrivacyReport } from '../domain/privacy.ts';
import { customerNamed, forgetCustomer, keysNaming } from './forgetCustomer.ts';
import type { Editor } from './offers.ts';
import type { Clock, CustomerHoldings, Platform, Store } from './ports.ts';

export interface PrivacyDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly platform: Pick<Platform, 'parseWebhook'>;
}

const PAGE = 2_000;

export async function readPrivacy(store: Store, shop: string): Promise<PrivacyReport> {
  const [tables, record] = await Promise.all([store.holdings.inventory(shop), store.shops.get(shop)]);
  return { tables, customers: record?.scopes.includes('read_customers') ?? false };
}

/**
 * All that is stored of the shop, one row after the other, each with its table's name; secrets and the bytes of models
 * left out. Noted in the log when it begins.
 */
export async function* exportShop(
  { store, clock }: Pick<PrivacyDeps, 'store' | 'clock'>,
  editor: Editor,
): AsyncGenerator<{ readonly table: string; readonly rows: readonly unknown[] }> {
  await store.audit.add(editor.shop, note(clock, editor, 'exported', {}));
  for (const table of await store.holdings.tables()) {
    for (let after: Awaited<ReturnType<Store['holdings']['page']>>[number] | null = null; ; ) {
      const rows: Awaited<ReturnType<Store['holdings']['page']>> = await store.holdings.page(
        editor.shop,
        table,
        after,
        PAGE,
      );
      if (rows.length > 0) yield { table, rows };
      if (rows.length < PAGE) break;
      after = rows.at(-1)!;
    }
  }
}

/** All that stands under a customer's keys. The log tells that it was asked for, not of whom. */
export async function exportCustomer(
  { store, clock, platform }: PrivacyDeps,
  editor: Editor,
  input: unknown,
): Promise<CustomerHoldings> {
  const named = customerNamed(platform, editor.shop, input);
  const held = await store.holdings.customer(editor.shop, keysNaming(named));
  const figures = { orders: held.orders.length };
  await store.audit.add(editor.shop, note(clock, editor, 'customer-exported', figures));
  return held;
}

/** What the platform's `customers/redact` does, by hand. */
export async function forgetCustomerByHand(
  { store, clock, platform }: PrivacyDeps,
  editor: Editor,
  input: unknown,
): Promise<ForgottenReport> {
  const orders = await forgetCustomer(store, editor.shop, customerNamed(platform, editor.shop, input));
  await store.audit.add(editor.shop, note(clock, editor, 'customer-forgotten', { orders }));
  return { orders };
}

const ATTEMPTS = 5;

/**
 * Deletes all that measures and begins a new epoch first: servers remember for a while whom they have enrolled, and under
 * a new epoch's name they enrol everybody anew.
 */
export async function forgetMeasuring(
  { store, clock }: Pick<PrivacyDeps, 'store' | 'clock'>,
  editor: Editor,
): Promise<void> {
  const { shop } = editor;
  const at = clock.now();
  const gone = await store.ledger.counts(shop, await holdoutNow(store, shop), 0, Math.ceil(at / 86_400_000));
  const visitors = gone.reduce((sum, { enrolled }) => sum + enrolled, 0);
  for (let attempt = 0; ; attempt++) {
    const { settings, version } = await store.shops.loadSettings(shop);
    const measure = { ...settings.measure, epoch: settings.measure.epoch + 1, startedAt: at };
    if ((await store.shops.saveSettings(shop, { ...settings, measure }, version)) !== null) break;
    if (attempt === ATTEMPTS)
      throw new MersalgError('conflict', 'The settings are being changed elsewhere. Try again in a moment.');
  }
  await store.holdings.forgetMeasuring(shop);
  await store.audit.add(shop, note(clock, editor, 'measuring-deleted', { visitors }));
}

async function holdoutNow(store: Store, shop: string): Promise<string> {
  const { settings } = await store.shops.loadSettings(shop);
  return holdoutTrial(settings.measure.epoch);
}

function note(
  clock: Clock,
  { staff }: Editor,
  did: AuditNote<'privacy'>['did'],
  figures: NonNullable<AuditNote['detail']['figures']>,
): AuditNote<'privacy'> {
  return {
    at: clock.now(),
    staff,
    did,
    subject: { kind: 'privacy', id: '', name: '' },
    detail: Object.keys(figures).length === 0 ? {} : { figures },
  };
}
