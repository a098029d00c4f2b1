/** One made shop through the real parts: beacons are enrolled, webhooks stored, mapped, joined; the report is made every day. */
import type { ShopDomain } from '../domain/ids.ts';
import { isBot } from '../domain/measure/bots.ts';
import type { MeasuredReport } from '../domain/measure/report.ts';
import { type Enroller, type EnrolRules, MOST_HELD } from '../flows/enrol.ts';
import { ingest } from '../flows/ingest.ts';
import type { CellDay, Deps } from '../flows/ports.ts';
import { type Cast, DAY_MS, type Hook, START, type Visit } from './cast.ts';

export interface RunDeps extends Pick<Deps, 'store' | 'platform' | 'log'> {
  /** Everybody's clock: the run moves it. */
  readonly clock: { at: number; now(): number };
  readonly enroller: Enroller;
  readonly rules: EnrolRules;
  /** Of the holdout from the first day up to the given one, as it stands now. */
  readonly report: (fromDay: number, toDay: number) => Promise<MeasuredReport>;
}

/** What one day's look told. */
export interface Look {
  /** 1 is the first. */
  readonly day: number;
  readonly report: MeasuredReport;
}

const FIRST_DAY = START / DAY_MS;
/** Never aborted: a simulation is stopped by ending its process. */
const CONTROL = { signal: new AbortController().signal, sleep: async () => {} };

/** The last look, and the daily counts that are under it. */
export interface Finished extends Look {
  readonly counts: readonly CellDay[];
}

/** Looks at the end of every day, and tells of each. Tells the cast's own experiments the same days. */
export async function runShop(
  deps: RunDeps,
  shop: ShopDomain,
  cast: Cast,
  onLook: (look: Look) => void,
): Promise<Finished> {
  const { clock } = deps;
  await receive(deps, shop, cast.before);
  let last: Look | null = null;
  for (const [day, { visits, hooks }] of cast.days.entries()) {
    // As in life beacons and webhooks mix; what comes out must not depend on how.
    const noon = START + day * DAY_MS + DAY_MS / 2;
    const morning = ({ at }: { readonly at: number }) => at < noon;
    await enrol(deps, shop, visits.filter(morning));
    await receive(deps, shop, hooks.filter(morning));
    await receive(
      deps,
      shop,
      hooks.filter((hook) => !morning(hook)),
    );
    await enrol(
      deps,
      shop,
      visits.filter((visit) => !morning(visit)),
    );
    cast.known.endDay();
    cast.lives.endDay();
    clock.at = START + (day + 1) * DAY_MS - 1;
    last = { day: day + 1, report: await deps.report(FIRST_DAY, FIRST_DAY + day) };
    onLook(last);
  }
  const { trial, toDay } = last!.report;
  return { ...last!, counts: await deps.store.ledger.counts(shop, trial, FIRST_DAY, toDay) };
}

/** The beacons of a while, by the rule of the storefront's route: machines are counted nowhere. */
async function enrol({ clock, enroller, rules }: RunDeps, shop: ShopDomain, visits: readonly Visit[]) {
  let waiting = 0;
  for (const { at, id, customerId, userAgent } of visits) {
    if (isBot(userAgent)) continue;
    clock.at = at;
    enroller.add(shop, rules, { visitor: id, spots: ['product'], customerId });
    waiting += 1;
    // In life there is a write each second; here so many come in no time.
    if (waiting % (MOST_HELD / 2) === 0) await enroller.flush();
  }
  await enroller.flush();
}

async function receive(deps: RunDeps, shop: ShopDomain, hooks: readonly Hook[]): Promise<void> {
  for (const { at, topic, webhookId, body } of hooks) {
    deps.clock.at = at;
    await deps.store.inbox.put({ shop, webhookId, topic, body: body(), receivedAt: at });
  }
  if (hooks.length > 0) await ingest(deps, shop, CONTROL);
}
