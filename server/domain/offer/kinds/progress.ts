/** Progress: a bar in the cart that says how much is missing to free shipping, a gift or something off. */
import type { ProgressTier } from '../offer.ts';
import { amount, isNoBetter, list, off, offerId, oneOf, record, refused } from './fields.ts';
import type { DetailOf, Kind, Mention } from './kind.ts';
import { usualSum } from './material.ts';

export const MOST_STEPS = 5;

export const progress: Kind<DetailOf<'progress'>> = {
  parse: (fields) => ({ kind: 'progress', tiers: tiers(fields.tiers) }),

  // Free shipping is the shop's own rule, which a bar must not invent: something off the order is ours to keep.
  draft(material) {
    const sum = usualSum(material, 3);
    if (sum === null) return null;
    return {
      kind: 'progress',
      tiers: [{ at: sum, gives: { kind: 'discount', off: { kind: 'percent', hundredths: 500 } } }],
    };
  },

  blank: {
    kind: 'progress',
    tiers: [{ at: 0, gives: { kind: 'discount', off: { kind: 'percent', hundredths: 500 } } }],
  },

  mentions: (detail) =>
    detail.tiers.flatMap(({ gives }, at): Mention[] =>
      gives.kind === 'gift' ? [{ kind: 'gift', field: `tiers[${at}].gives.offer`, id: gives.offer }] : [],
    ),
};

function tiers(value: unknown): ProgressTier[] {
  const found: ProgressTier[] = [];
  for (const [at, one] of list(value, 'tiers', 1, MOST_STEPS).entries()) {
    const field = `tiers[${at}]`;
    const fields = record(one, field);
    const tier = { at: amount(fields.at, `${field}.at`), gives: gives(fields.gives, `${field}.gives`) };
    const before = found.at(-1);
    if (before !== undefined && tier.at <= before.at)
      throw refused(`${field}.at`, 'above that of the tier before it');
    for (const other of found) {
      const [a, b] = [other.gives, tier.gives];
      if (a.kind === 'shipping' && b.kind === 'shipping')
        throw refused(`${field}.gives`, 'something else than free shipping, which an earlier tier gives');
      if (a.kind === 'gift' && b.kind === 'gift' && a.offer === b.offer)
        throw refused(`${field}.gives.offer`, 'another gift than that of an earlier tier');
      if (a.kind === 'discount' && b.kind === 'discount' && isNoBetter(b.off, a.off))
        throw refused(`${field}.gives.off`, 'more than that of an earlier tier');
    }
    found.push(tier);
  }
  return found;
}

function gives(value: unknown, field: string): ProgressTier['gives'] {
  const fields = record(value, field);
  const kind = oneOf(fields.kind, `${field}.kind`, ['shipping', 'gift', 'discount']);
  if (kind === 'shipping') return { kind };
  if (kind === 'gift') return { kind, offer: offerId(fields.offer, `${field}.offer`) };
  return { kind, off: off(fields.off, `${field}.off`) };
}
