/** What the merchant's page reads of the shop's log, a page at a time. */
import type { ActivityReport, AuditKind } from '../domain/audit/audit.ts';
import type { Editor } from './offers.ts';
import type { Store } from './ports.ts';

export interface ActivityQuery {
  readonly before: number | null;
  readonly limit: number;
  readonly kind: AuditKind | null;
  readonly id: string | null;
}

export async function readActivity(
  store: Store,
  { shop, staff }: Editor,
  { before, limit, kind, id }: ActivityQuery,
): Promise<ActivityReport> {
  const about = { ...(kind !== null && { kind }), ...(kind !== null && id !== null && { id }) };
  // One more than asked for tells whether there are more.
  const entries = await store.audit.list(shop, { before, limit: limit + 1, ...about });
  const shown = entries.slice(0, limit);
  return { entries: shown, before: entries.length > limit ? shown.at(-1)!.n : null, me: staff };
}
