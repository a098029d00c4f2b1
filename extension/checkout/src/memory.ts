/** What this browser remembers of our blocks: one follow-up per order, and a no that is a no. Checkout keeps it for us. */
import { ASK_EVERY_DAYS } from '../../../server/domain/measure/feedback.ts';
import { shared } from './api.ts';
import type { Suggested } from './server.ts';

interface Kept {
  /** Days from the epoch in UTC on which `p42`, a product, or `thanks`, the place, was declined. */
  readonly declined: Readonly<Record<string, number>>;
  /** Offered in this checkout: not said twice. */
  readonly offered: readonly number[];
  /** The last order's follow-up; null in it: there is none, and no other comes in its place. */
  readonly order: { readonly id: string; readonly suggested: Suggested | null } | null;
  /** The day on which a question was last put; 0: never. */
  readonly asked: number;
}

const NAME = 'mersalg';
const EMPTY: Kept = { declined: {}, offered: [], order: null, asked: 0 };
const MOST_DECLINED = 50;
const MOST_OFFERED = 20;
const DAY_MS = 86_400_000;

const today = () => Math.floor(Date.now() / DAY_MS);

/** @throws what the storage throws: who cannot remember must not ask again and again. */
async function read(): Promise<Kept> {
  return { ...EMPTY, ...((await shared().storage.read<Partial<Kept>>(NAME)) ?? {}) };
}

async function change(part: Partial<Kept>): Promise<void> {
  await shared().storage.write(NAME, { ...(await read()), ...part });
}

/** Empty where nothing can be remembered. */
export async function declinedDays(): Promise<Readonly<Record<string, number>>> {
  return (await read().catch(() => EMPTY)).declined;
}

export async function noteOffered(product: number): Promise<void> {
  const { offered } = await read();
  await change({ offered: [...offered.filter((id) => id !== product), product].slice(-MOST_OFFERED) });
}

export async function wasOffered(product: number): Promise<boolean> {
  return (await read()).offered.includes(product);
}

/** Whether checkout has offered anything at all. */
export async function wasAnythingOffered(): Promise<boolean> {
  return (await read()).offered.length > 0;
}

export async function wasAsked(): Promise<boolean> {
  return today() < (await read()).asked + ASK_EVERY_DAYS;
}

export const noteAsked = (): Promise<void> => change({ asked: today() });

/** The follow-up of this order as it was decided; undefined when it has not been. */
export async function followUpOf(order: string): Promise<Suggested | null | undefined> {
  const kept = (await read()).order;
  return kept?.id === order ? kept.suggested : undefined;
}

export const noteFollowUp = (id: string, suggested: Suggested | null): Promise<void> =>
  change({ order: { id, suggested } });

/** No follow-up for this order any more; the product and the place stay quiet as long as the merchant's limits say. */
export async function decline(order: string, product: number): Promise<void> {
  const { declined } = await read();
  const days = Object.entries({ ...declined, [`p${product}`]: today(), thanks: today() });
  await change({
    declined: Object.fromEntries(days.slice(-MOST_DECLINED)),
    order: { id: order, suggested: null },
  });
}
