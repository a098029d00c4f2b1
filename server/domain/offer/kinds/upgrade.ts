/** Upgrade: the dearer version in place of the one in hand. */
import type { DetailOf, Kind } from './kind.ts';
import { mentionsOfSwap, parseSwap } from './swap.ts';

export const upgrade: Kind<DetailOf<'upgrade'>> = {
  parse: (fields) => ({ kind: 'upgrade', ...parseSwap(fields) }),
  // What is better, the model knows for the product in hand; a price cut for it is the merchant's idea, not ours.
  draft: ({ model }) => (model === null ? null : upgrade.blank),
  blank: { kind: 'upgrade', pairs: [], automatic: true, off: null },
  mentions: mentionsOfSwap,
};
