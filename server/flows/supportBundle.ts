/** What a merchant may hand to whoever helps them: how the app runs and is set, no personal data, no secrets, small. */
import { scrubbedDeep } from '../domain/scrub.ts';
import { type DiagnosticsDeps, diagnose } from './diagnostics.ts';

const LATEST_CHANGES = 50;

/**
 * Of offers and trials how many there are of each kind, of changes which thing changed and when: names and texts that the
 * merchant wrote, staff members and lists of what is excluded stay out. Texts of errors are scrubbed.
 */
export async function supportBundle(deps: DiagnosticsDeps, shop: string): Promise<object> {
  const { store } = deps;
  const [report, { settings }, offers, trials, changes] = await Promise.all([
    diagnose(deps, shop),
    store.shops.loadSettings(shop),
    store.offers.list(shop),
    store.trials.list(shop),
    store.audit.list(shop, { before: null, limit: LATEST_CHANGES }),
  ]);
  const { placements, tact, measure, sync, keep, excludedProducts, rules } = settings;
  return {
    what: 'Mersalg support bundle',
    ...scrubbedDeep(report),
    settings: {
      ...{ placements, tact, measure, sync, keep },
      excludedProducts: excludedProducts.length,
      pins: rules.pins.length,
      margin: rules.margin,
      priceRatio: rules.priceRatio,
    },
    offers: counted(offers.map(({ detail, status }) => `${detail.kind} ${status}`)),
    trials: counted(trials.map(({ why, status }) => `${why.kind} ${status}`)),
    changes: changes.map(({ at, did, subject, detail }) => ({
      at,
      did,
      kind: subject.kind,
      fields: [...(detail.changes ?? []), ...(detail.lists ?? [])].map(({ field }) => field),
    })),
  };
}

function counted(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
