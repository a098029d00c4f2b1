/** The kinds of offers by name: a new one is one file and one line here, and the compiler finds what else is missing. */
import type { Detail, OfferKind } from '../offer.ts';
import { addOn } from './addOn.ts';
import { bundle } from './bundle.ts';
import { downgrade } from './downgrade.ts';
import { gift } from './gift.ts';
import type { DetailOf, Kind } from './kind.ts';
import { progress } from './progress.ts';
import { subscription } from './subscription.ts';
import { upgrade } from './upgrade.ts';
import { volume } from './volume.ts';

export const KINDS: { readonly [K in OfferKind]: Kind<DetailOf<K>> } = {
  bundle,
  upgrade,
  downgrade,
  volume,
  gift,
  progress,
  'add-on': addOn,
  subscription,
};

/** The kind of a detail whose type is not narrowed. */
export function kindOf(detail: Detail): Kind<Detail> {
  return KINDS[detail.kind] as unknown as Kind<Detail>;
}
