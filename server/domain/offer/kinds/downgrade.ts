/** Downgrade: the cheaper alternative, at moments of hesitation. */
import { DOWNSELL_MOMENTS } from '../offer.ts';
import { someOf } from './fields.ts';
import type { DetailOf, Kind } from './kind.ts';
import { mentionsOfSwap, parseSwap } from './swap.ts';

export const downgrade: Kind<DetailOf<'downgrade'>> = {
  parse: (fields) => ({
    kind: 'downgrade',
    ...parseSwap(fields),
    on: someOf(fields.on, 'on', DOWNSELL_MOMENTS, 1),
  }),
  draft: ({ model }) => (model === null ? null : downgrade.blank),
  blank: { kind: 'downgrade', pairs: [], automatic: true, off: null, on: ['declined', 'exit'] },
  mentions: mentionsOfSwap,
};
