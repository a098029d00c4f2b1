/** The registry of blocks on a product page by their spot, as `data-mersalg` names it: one file each. */
import type { Placement } from '../../server/domain/placement.ts';
import type { Mount } from '../blocks.ts';
import { mount as bundle } from './bundle.tsx';
import { mount as extras } from './extras.tsx';
import { mount as product } from './product.tsx';
import { mount as upgrade } from './upgrade.tsx';

/** In one file together: they share most of what they say, and one that is compressed as a whole weighs least. */
export const BLOCKS = { product, upgrade, bundle, extras } satisfies Partial<Record<Placement, Mount>>;
