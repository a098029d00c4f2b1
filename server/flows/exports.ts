/** Whole tables for a merchant to take away: what each holds, and its rows in batches, so that none need fit into memory. */
import { MersalgError } from '../domain/errors.ts';
import { holdoutTrial, type TrialId } from '../domain/experiment/ledger.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { OrderMoney } from '../domain/measure/money.ts';
import type { ExportsReport, ExportTable } from '../domain/measure/told.ts';
import { parseSuggestionMark } from '../domain/placement.ts';
import { type Clock, LEDGER_KEPT_DAYS, type Store } from './ports.ts';
import { dayOf } from './settle.ts';
import { readTrialLog } from './trialReports.ts';

export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

interface Asked {
  readonly store: Store;
  readonly shop: ShopDomain;
  /** Days since 1970-01-01 UTC, inclusive. */
  readonly fromDay: number;
  readonly toDay: number;
}

interface Table extends Omit<ExportTable, 'id'> {
  readonly rows: (asked: Asked) => AsyncIterable<readonly Row[]>;
}

const DAY_MS = 86_400_000;
const BATCH = 2_000;
const MOST_ORDERS = 200_000;
const MOST_LOGGED = 5_000;

const MONEY = [
  'channel',
  'goods',
  'ordered',
  'refunded',
  'discounts',
  'ourDiscounts',
  'shipping',
  'tax',
  'cost',
  'costedGoods',
  'pieces',
] as const satisfies readonly (keyof OrderMoney)[];

const instant = (at: number) => new Date(at).toISOString();
const date = (day: number) => instant(day * DAY_MS).slice(0, 10);

const TABLES: Readonly<Record<string, Table>> = {
  'suggested-lines': {
    what: 'Order lines bought through a suggestion: attributed, not a gain. Amounts in minor units, after line discounts, without what was sent back.',
    columns: [
      'order',
      'name',
      'created_at',
      'cancelled',
      'test',
      'currency',
      'product',
      'title',
      'quantity',
      'unit_price',
      'placement',
      'technique',
      'offer',
    ],
    async *rows({ store, shop, fromDay }) {
      const orders = await store.orders.withSuggestions(shop, fromDay * DAY_MS, MOST_ORDERS);
      for (const some of batched(orders))
        yield some.flatMap((order) =>
          order.lines.flatMap((line): Row[] => {
            const mark = parseSuggestionMark(line.suggestion);
            if (mark === null) return [];
            const { id, name, createdAt, cancelled, test, currency } = order;
            const { productId, title, quantity, unitPrice } = line;
            const head = [id, name, instant(createdAt), cancelled, test, currency];
            return [
              [...head, productId, title, quantity, unitPrice, mark.placement, mark.technique, mark.offer],
            ];
          }),
        );
    },
  },
  counters: {
    what: 'What widgets and the pixel reported, by day: never by person. An event is one showing, however many cards it held.',
    columns: ['day', 'placement', 'kind', 'technique', 'offer', 'events', 'cards'],
    async *rows({ store, shop, fromDay, toDay }) {
      for (const some of batched(await store.counters.days(shop, fromDay, toDay)))
        yield some.map((row) => [
          date(row.day),
          row.placement,
          row.kind,
          row.technique,
          row.offer,
          row.count,
          row.cards,
        ]);
    },
  },
  enrolments: {
    what: 'Which consenting shopper (a keyed hash) qualified for the holdout or a trial, when, and in which cell. Past: bought for in the year before, minor units, where known.',
    columns: ['trial', 'visitor', 'cell', 'at', 'past'],
    async *rows({ store, shop }) {
      for (const trial of await trialIds(store, shop)) {
        let after: string | null = null;
        for (;;) {
          const page = await store.ledger.page(shop, trial, after, BATCH);
          yield page.map(({ visitor, cell, at, past }) => [trial, visitor, cell, instant(at), past]);
          if (page.length < BATCH) break;
          after = page.at(-1)!.visitor;
        }
      }
    },
  },
  'enrolled-by-day': {
    what: 'How many shoppers qualified on each day, by cell, with the sums of what they had bought for before (minor units).',
    columns: ['trial', 'day', 'cell', 'enrolled', 'past_known', 'past_sum', 'past_squares'],
    async *rows({ store, shop, fromDay, toDay }) {
      for (const trial of await trialIds(store, shop)) {
        const days = await store.ledger.counts(shop, trial, fromDay, toDay);
        yield days.map(({ day, cell, enrolled, known, past, squares }) => [
          trial,
          date(day),
          cell,
          enrolled,
          known,
          past,
          squares,
        ]);
      }
    },
  },
  'measured-orders': {
    what: 'Orders of enrolled shoppers with all that they brought, as they stand now. Minor units of the shop’s currency.',
    columns: [
      'trial',
      'visitor',
      'cell',
      'enrolled_at',
      'order',
      'made_at',
      'cancelled',
      'test',
      ...MONEY.map(snake),
    ],
    async *rows({ store, shop, fromDay, toDay }) {
      for (const trial of await trialIds(store, shop)) {
        const visitors = await store.ledger.outcomes(shop, trial, fromDay * DAY_MS, (toDay + 1) * DAY_MS);
        for (const some of batched(visitors))
          yield some.flatMap(({ visitor, cell, at, orders }) =>
            orders.map((order): Row => {
              const money = MONEY.map((name) => order.money?.[name] ?? null);
              const head = [trial, visitor, cell, instant(at), order.id, instant(order.at)];
              return [...head, order.cancelled, order.test, ...money];
            }),
          );
      }
    },
  },
  steps: {
    what: 'How many consenting shoppers visited, began a checkout and paid, by day.',
    columns: ['day', 'step', 'visitors'],
    async *rows({ store, shop, fromDay, toDay }) {
      const days = await store.ledger.stepDays(shop, fromDay, toDay);
      yield days.map(({ day, step, visitors }) => [date(day), step, visitors]);
    },
  },
  feedback: {
    what: 'Answers on the thank-you page, counted by day. Helpful: 1 yes, 0 no. NPS: 0 to 10.',
    columns: ['day', 'question', 'answer', 'answers'],
    async *rows({ store, shop, fromDay, toDay }) {
      const days = await store.feedback.sum(shop, fromDay, toDay);
      yield days.map(({ day, question, answer, count }) => [date(day), question, answer, count]);
    },
  },
  trials: {
    what: 'Experiments as they stand, each whole as JSON.',
    columns: ['trial', 'name', 'version', 'body'],
    async *rows({ store, shop }) {
      const trials = await store.trials.list(shop);
      yield trials.map((trial) => [trial.id, trial.name, trial.version, JSON.stringify(trial)]);
    },
  },
  'trial-log': {
    what: 'Every change of an experiment, by whom (a number of the platform’s; empty: by Mersalg itself) and why.',
    columns: ['at', 'trial', 'name', 'did', 'staff', 'changes', 'why'],
    async *rows({ store, shop }) {
      const { entries } = await readTrialLog(store, shop, MOST_LOGGED, null);
      yield entries.map(({ at, trial, name, did, staff, changes, why }) => [
        instant(at),
        trial,
        name,
        did,
        staff,
        JSON.stringify(changes),
        why === null ? null : JSON.stringify(why),
      ]);
    },
  },
};

export function exportTables(): ExportsReport {
  return { tables: Object.entries(TABLES).map(([id, { what, columns }]) => ({ id, what, columns })) };
}

/**
 * A table's rows, as far back as the ledger reaches.
 * @throws MersalgError `not-found` for a table that there is not.
 */
export function exportTable(
  { store, clock }: { store: Store; clock: Clock },
  shop: ShopDomain,
  id: string,
): { readonly columns: readonly string[]; readonly batches: AsyncIterable<readonly Row[]> } {
  const table = Object.hasOwn(TABLES, id) ? TABLES[id] : undefined;
  if (table === undefined) throw new MersalgError('not-found', 'There is no such table.');
  const toDay = dayOf(clock.now());
  const fromDay = toDay - LEDGER_KEPT_DAYS;
  return { columns: table.columns, batches: table.rows({ store, shop, fromDay, toDay }) };
}

/** The epochs of the holdout, then the shop's trials. */
async function trialIds(store: Store, shop: ShopDomain): Promise<readonly TrialId[]> {
  const [{ settings }, trials] = await Promise.all([store.shops.loadSettings(shop), store.trials.list(shop)]);
  const epochs = Array.from({ length: settings.measure.epoch }, (_, at) => holdoutTrial(at + 1));
  return [...epochs, ...trials.map(({ id }) => id)];
}

function* batched<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
