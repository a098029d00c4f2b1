/** What the log says of a change of settings: products and collections by their names. */
import type { AuditNote, ListChange } from '../domain/audit/audit.ts';
import { type ListDifference, settingsChanges } from '../domain/audit/settingsChanges.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Settings } from '../domain/settings.ts';
import type { Store } from './ports.ts';

/** Null where nothing differs. */
export async function auditSettings(
  store: Pick<Store, 'products' | 'collections'>,
  shop: ShopDomain,
  change: {
    readonly before: Settings;
    readonly after: Settings;
    readonly staff: string;
    readonly at: number;
  },
): Promise<AuditNote<'settings'> | null> {
  const { changes, lists } = settingsChanges(change.before, change.after);
  if (changes.length === 0 && lists.length === 0) return null;
  return {
    at: change.at,
    staff: change.staff,
    did: 'changed',
    subject: { kind: 'settings', id: '', name: '' },
    detail: { changes, lists: await named(store, shop, lists) },
  };
}

async function named(
  store: Pick<Store, 'products' | 'collections'>,
  shop: ShopDomain,
  lists: readonly ListDifference[],
): Promise<ListChange[]> {
  if (lists.length === 0) return [];
  const members = lists.flatMap(({ added, removed }) => [...added, ...removed]);
  const ids = [...new Set(members.flatMap(numbersIn))];
  const products = new Map((await store.products.getMany(shop, ids)).map(({ id, title }) => [id, title]));
  const ofCollections = lists.some(({ field }) => isOfCollections(field));
  const collections = new Map(
    ofCollections ? (await store.collections.all(shop)).map(({ id, title }) => [id, title]) : [],
  );
  return lists.map(({ field, added, removed, ...counts }) => {
    const titles = isOfCollections(field) ? collections : products;
    const name = (member: unknown) => nameOf(member, titles);
    return { field, ...counts, added: added.map(name), removed: removed.map(name) };
  });
}

const isOfCollections = (field: string) => field.endsWith('.collections');

/** Ids in a member of a list: itself, or what a pin names. */
function numbersIn(member: unknown): number[] {
  if (typeof member === 'number') return [member];
  if (typeof member !== 'object' || member === null) return [];
  return Object.values(member).filter((value) => typeof value === 'number');
}

function nameOf(member: unknown, titles: ReadonlyMap<number, string>): string {
  if (typeof member === 'string') return member;
  const ids = numbersIn(member);
  if (ids.length === 0) return JSON.stringify(member);
  return ids.map((id) => titles.get(id) ?? `${id}`).join(' + ');
}
