/** What upgrades and downgrades have in common: pairs of products, with or without something off. */
import type { Pair } from '../offer.ts';
import type { Off } from '../terms.ts';
import { type Fields, flag, id, list, MOST_LISTED, off, orNull, record, refused } from './fields.ts';
import type { Mention } from './kind.ts';

export interface Swap {
  readonly pairs: readonly Pair[];
  readonly automatic: boolean;
  readonly off: Off | null;
}

export function parseSwap(fields: Fields): Swap {
  const from = new Set<number>();
  const pairs = list(fields.pairs, 'pairs', 0, MOST_LISTED).map((one, at): Pair => {
    const pair = record(one, `pairs[${at}]`);
    const found = { from: id(pair.from, `pairs[${at}].from`), to: id(pair.to, `pairs[${at}].to`) };
    if (found.from === found.to) throw refused(`pairs[${at}].to`, 'another product than the one it replaces');
    if (from.has(found.from)) throw refused(`pairs[${at}].from`, 'a product that no other pair begins with');
    from.add(found.from);
    return found;
  });
  const automatic = flag(fields.automatic, 'automatic');
  if (pairs.length === 0 && !automatic) throw refused('pairs', 'at least one, unless it is automatic');
  return { pairs, automatic, off: orNull(fields.off, (value) => off(value, 'off')) };
}

export function mentionsOfSwap({ pairs }: Swap): Mention[] {
  return pairs.flatMap(({ from, to }, at) => [
    { kind: 'product', field: `pairs[${at}].from`, id: from },
    { kind: 'product', field: `pairs[${at}].to`, id: to },
  ]);
}
