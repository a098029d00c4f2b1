/** Tells a cast's visitors apart by the hash itself, for tests. */
import { isHeldOut } from '../domain/experiment/assign.ts';
import { isBot } from '../domain/measure/bots.ts';
import type { Cast } from './cast.ts';

/** Ids of all who are counted, by cell. */
export function visitorBuckets(cast: Cast, share: number): { held: Set<string>; shown: Set<string> } {
  const held = new Set<string>();
  const shown = new Set<string>();
  for (const { visits } of cast.days) {
    for (const { id, userAgent } of visits) {
      if (!isBot(userAgent)) (isHeldOut(id, share) ? held : shown).add(id);
    }
  }
  return { held, shown };
}
