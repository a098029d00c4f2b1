/** One memory for all placements: what was seen and declined is noted here, and told with each question. */
import type { Page } from './page.ts';

/** Of each kind so many keys are kept, the latest: all of them together fit the 2,000 characters that a question may carry. */
const MOST = 25;

/** With these keys counted once more and put last. */
export function counted(kept: Readonly<Record<string, number>>, keys: readonly string[], value?: number) {
  const all = new Map(Object.entries(kept));
  for (const key of new Set(keys)) {
    const now = value ?? (all.get(key) ?? 0) + 1;
    all.delete(key);
    all.set(key, now);
  }
  return Object.fromEntries([...all].slice(-MOST));
}

/** Notes what was really seen: products (`p42`), offers, the technique and the spot. `discount`: one that nobody had asked for. */
export function noteSeen({ memory, note }: Page, keys: readonly string[], discount = false): void {
  const { seen, today, discounted, day } = memory();
  note({
    seen: counted(seen, keys),
    today: counted(today, keys),
    discounted: discount ? [...discounted, day].slice(-5) : discounted,
  });
}

/** What a question tells of it, '' while there is nothing to tell. */
export function recalled({ memory }: Pick<Page, 'memory'>): string {
  const { seen, today, declined, discounted, checkout, first, day } = memory();
  const returning = first < day;
  const told = { seen, today, declined, discounted, checkout, returning };
  return returning || checkout || Object.keys({ ...today, ...declined }).length
    ? `&memory=${encodeURIComponent(JSON.stringify(told))}`
    : '';
}
