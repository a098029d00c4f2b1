/** What of a memory can change an answer, as a short text: the same text, the same answer. */
import type { Placement } from '../placement.ts';
import type { Memory, Tact } from './memory.ts';
import { declinedFor, discountsGiven, pressureBorne, wornOut } from './recollection.ts';

/** Spots whose proposals press, or answer a no. */
const PRESSING: readonly Placement[] = ['upgrade', 'exit'];

/**
 * '' for a memory that changes nothing, so that most shoppers of a shop share one answer; null for one with so much of
 * its own (something declined, or seen often enough) that it is better asked than remembered. `asksReturning`: whether
 * it matters that this browser was here before.
 */
export function memoryEffect(
  memory: Memory,
  tact: Tact,
  today: number,
  spots: readonly Placement[],
  asksReturning: boolean,
): string | null {
  for (const key in memory.declined) if (declinedFor(memory, tact, today, key) !== null) return null;
  const presses = spots.some((spot) => PRESSING.includes(spot));
  for (const counts of [memory.seen, memory.today]) {
    for (const key in counts) {
      if (wornOut(memory, tact, key) !== null) return null;
      // A cheaper version is shown once after a no: whether it was is told by the ids of offers.
      if (presses && !key.startsWith('p')) return null;
    }
  }
  let effect = '';
  if (memory.checkout) effect += 'c';
  if (asksReturning && memory.returning) effect += 'r';
  if (presses) {
    const [pressure, discounts] = [pressureBorne(memory, today), discountsGiven(memory, today)];
    if (pressure + discounts > 0) effect += `${pressure}/${discounts}`;
  }
  return effect;
}
