/** Which words of a title name the thing, and which count it, size it, adorn it or say more about it. */
import { stemmed } from './text.ts';
import { isNumeric, type Variation } from './variation.ts';

/** Behind one of these a title says something else of the thing: "Mug with lid", "Ljus med lock". */
const TURNS = new Set(
  `with w without for in on by from featuring inc
  med utan för från av på till i uden fra til af på uten mit ohne für von aus im zum avec sans pour`.split(
    /\s+/,
  ),
);
/** Words that count, size or adorn a thing instead of naming it. */
const VAGUE = new Set(
  `set pack pair box piece pcs pc st stk size design style pattern colour color edition collection range assorted asst
  mini small medium large big tall new the a an of and
  sett sæt satz paket pakke paar par delar dele teilig stück storlek størrelse koko größe mönster mønster muster
  färg farve farge farbe liten lille stor och og und et ja`.split(/\s+/),
);
/** Words of a name, from its end: what stands further ahead is praise. */
const LONGEST_NAME = 8;
/** A word that varies in this share of its titles, or more, does not name the thing. */
const VARIES = 0.35;
/**
 * The words of a title that name a thing. What stands behind a comma, a dash, a bracket or a preposition is about the
 * thing; of the rest, numbers, counts, and words that name a variation are dropped. The last word left is the head, as
 * in English, the Nordic languages and German.
 */
export function namingWords(title: string, variation: Variation): string[] {
  for (const segment of title.split(/[,;:|([]|\s[-–—]\s/u)) {
    const named = naming(stemmed(segment), variation);
    if (named.length > 0) return named.slice(-LONGEST_NAME);
  }
  return [];
}

/** False for numbers and for words that count, size or join. */
export function isNaming(word: string): boolean {
  return !isNumeric(word) && !VAGUE.has(word) && !TURNS.has(word) && word.length > 1;
}

function naming(title: readonly string[], variation: Variation): string[] {
  const named: string[] = [];
  for (const [at, word] of title.entries()) {
    // A turn before anything was named turns from nothing ("set med 3"); behind a number, w is watt.
    if (TURNS.has(word) && !isNumeric(title[at - 1] ?? '')) {
      if (named.length > 0) break;
    } else if (isNaming(word) && variation(word) < VARIES) {
      named.push(word);
    }
  }
  return named;
}

/** Shortest word that counts as the head of a compound: `kopp` of `tekopp`. */
const SHORTEST_HEAD = 3;
/** Shortest common ending of two compounds that is taken for their head. */
const SHORTEST_ENDING = 5;

/** One word may be the head of the other's compound (`tekopp` is a `kopp`), or both of one (`tekopp`, `kaffekopp`). */
export function compoundOf(a: string, b: string): 'alike' | 'other' | 'unknown' {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= SHORTEST_HEAD && long.endsWith(short)) return 'alike';
  let common = 0;
  while (common < short.length && short.at(-1 - common) === long.at(-1 - common)) common += 1;
  return common >= SHORTEST_ENDING ? 'other' : 'unknown';
}
