/** `npm run bench -- bytes`: what everything weighs that Shopify or a shopper's browser loads, against its limit. */
import { storefrontBytes } from '../../widgets/bench.ts';
import { extensionBytes } from './extensions.ts';
import { functionBytes } from './functionBytes.ts';

/** One per bundle. Each prints its figures and says whether they are within the limit. */
const WEIGHED: readonly (() => Promise<boolean>)[] = [storefrontBytes, extensionBytes, functionBytes];

export async function bytes(): Promise<boolean> {
  let within = true;
  for (const weigh of WEIGHED) within = (await weigh()) && within;
  return within;
}
