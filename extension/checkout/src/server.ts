/** Asks the app's server what to suggest, and tells it what came of it. Every failure is silence: a checkout is no place for ours. */

import type { FeedbackAnswer, Question } from '../../../server/domain/measure/feedback.ts';
import type { CountedEvent, ToldReason } from '../../../server/domain/suggestion.ts';
import { idOf, shared } from './api.ts';
import { whose } from './cart.ts';
import { declinedDays } from './memory.ts';

export type Placement = 'checkout' | 'thanks';

export interface Suggested {
  readonly product: number;
  readonly mark: string;
  readonly reason: ToldReason;
}

/** Longer than this, and the buyer has read on. */
const PATIENCE_MS = 4_000;

/**
 * The server's address without a trailing slash: the block's own setting, else what the server wrote into the shop's
 * metafield. Null when there is neither.
 */
export function address(): string | null {
  const { settings, appMetafields } = shared();
  const written = appMetafields.value.find(
    ({ target, metafield }) => target.type === 'shop' && metafield.key === 'address',
  );
  for (const value of [settings.value.address, written?.metafield.value]) {
    const text = typeof value === 'string' ? value.trim().replace(/\/+$/, '') : '';
    if (/^https?:\/\/[^\s/]+$/.test(text)) return text;
  }
  return null;
}

async function post(path: string, body: unknown): Promise<Response | null> {
  const to = address();
  if (to === null) return null;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`${to}/extension/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await shared().sessionToken.get()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      signal: stop.signal,
    });
    return answer.ok ? answer : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Null when there is nothing to say, or nobody to ask. */
export async function suggestion(placement: Placement): Promise<Suggested | null> {
  const { lines, localization } = shared();
  const ids = lines.value.map(({ merchandise }) => idOf(merchandise.product.id));
  const products = [...new Set(ids)].filter((id) => id !== null).slice(0, 100);
  if (products.length === 0) return null;
  const answer = await post('suggest', {
    placement,
    products,
    memory: { declined: await declinedDays() },
    country: localization.country.value?.isoCode,
    language: localization.language.value.isoCode.slice(0, 2).toLowerCase(),
    ...whose(),
  });
  const said = (await answer?.json().catch(() => null)) as {
    v?: number;
    suggestion?: Suggested | null;
  } | null;
  return said?.v === 1 ? (said.suggestion ?? null) : null;
}

/** One count, only where the shopper's consent lets shops count; nobody waits for it. */
export function report(placement: Placement, kind: CountedEvent['kind']): void {
  if (!shared().customerPrivacy.value.allowedProcessing.analytics) return;
  void post('events', { events: [{ kind, placement }] });
}

/** Which question may be put now; the server notes that it was. Null for none. */
export async function askQuestion(helpful: boolean): Promise<Question | null> {
  const answer = await post('feedback', { ask: { helpful }, ...whose() });
  const said = (await answer?.json().catch(() => null)) as { v?: number; question?: unknown } | null;
  if (said?.v !== 1) return null;
  return said.question === 'helpful' || said.question === 'nps' ? said.question : null;
}

/** Nobody waits for it; one that is lost is one answer fewer. */
export function answerQuestion(answer: FeedbackAnswer): void {
  void post('feedback', { answer, ...whose() });
}
