/** Why something is suggested, in the shopper's words: only facts that the order history and the platform hold. */
import type { SuggestItem, SuggestItemVariant } from '../server/domain/suggestion.ts';
import { say, sayCount } from './text.ts';

/** What the kinds hold, all at once: each text takes what it names. */
interface Facts {
  readonly kind: string;
  readonly orders?: number;
  readonly times?: number;
  readonly with?: number;
  readonly gains?: readonly { from: string; to: string }[];
}

/**
 * One sentence, blank where there is nothing to say. Texts are named after the kinds: `reason.again.one`. `titles` names
 * products by id: what stands in the cart is named, while a product page's own product is `this`.
 */
export function sayReason(
  { reason }: SuggestItem,
  { more }: SuggestItemVariant,
  titles?: (id: number) => string | undefined,
): string {
  const facts: Facts = reason;
  const better = (facts.gains ?? []).map((gain) => (gain.from ? say('reason.gain', gain) : gain.to));
  if (more) better.push(say('reason.more', { more }));
  const title = titles?.(facts.with ?? 0);
  const key = `reason.${facts.kind}${title ? '.with' : ''}`;
  return better.join(', ') || sayCount(key, facts.orders ?? facts.times ?? 0, { ...facts, title });
}
