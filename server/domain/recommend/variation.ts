/** Learns from a catalogue which words merely name a variation: colour, size, scent, pattern, number. */

/** A title with a hole: what stands in the hole differs, the rest is equal. */
export interface Frame {
  /** The title without the words of the hole; the hole's place is marked. */
  readonly key: string;
  readonly hole: readonly string[];
  /** Words outside the hole. */
  readonly rest: readonly string[];
  /** True when the hole is the end of the title, where many languages name the thing itself. */
  readonly atEnd: boolean;
}

/** More words than this are a text, not a title, and have no frames. */
const LONGEST_TITLE = 16;
/** No word holds this character, so it can mark the hole. */
const HOLE = '\0';

/** Every frame of a title with a hole of `size` words (0: between words) and at least `rest` words outside. */
export function framesOf(words: readonly string[], size: number, rest: number): Frame[] {
  const frames: Frame[] = [];
  if (words.length - size < rest || words.length > LONGEST_TITLE) return frames;
  for (let at = 0; at + size <= words.length; at++) {
    const before = words.slice(0, at);
    const after = words.slice(at + size);
    frames.push({
      key: [...before, HOLE, ...after].join(' '),
      hole: words.slice(at, at + size),
      rest: [...before, ...after],
      atEnd: after.length === 0,
    });
  }
  return frames;
}

/** Two prices are nearly the same when neither is more than a quarter above the other. */
export const NEAR_PRICE = 1.25;

/** How much a word speaks of a variation, 0 to 1. */
export type Variation = (word: string) => number;

/**
 * A word's share of titles in which another word in its place makes another title of the catalogue, at nearly the same
 * price: `red` in "red glass bowl" where there is a "blue glass bowl". One title is added to each count, so that a
 * rare word needs more than one. Numbers always vary. Words that every shop varies by are known beforehand, which
 * helps small shops; nothing depends on it. O(words of all titles).
 */
export function learnVariation(titles: readonly (readonly string[])[], prices: ArrayLike<number>): Variation {
  const total = new Map<string, number>();
  const holes = new Map<string, { word: string; price: number; title: number }[]>();
  titles.forEach((title, at) => {
    for (const word of new Set(title)) total.set(word, (total.get(word) ?? 0) + 1);
    for (const { key, hole } of framesOf(title, 1, 2)) {
      const found = holes.get(key);
      const entry = { word: hole[0]!, price: prices[at]!, title: at };
      if (found === undefined) holes.set(key, [entry]);
      else found.push(entry);
    }
  });
  const varied = new Map<string, Set<number>>();
  for (const entries of holes.values()) {
    if (entries.length < 2) continue;
    entries.sort((a, b) => a.price - b.price || a.title - b.title);
    for (const entry of [...exchangeable(entries), ...exchangeable(entries.reverse())]) {
      const titlesOfWord = varied.get(entry.word) ?? new Set();
      varied.set(entry.word, titlesOfWord.add(entry.title));
    }
  }
  const shares = new Map<string, number>();
  for (const [word, titlesWith] of total) {
    const known = isNumeric(word) || KNOWN.has(word);
    shares.set(word, known ? 1 : (varied.get(word)?.size ?? 0) / (titlesWith + 1));
  }
  return (word) => shares.get(word) ?? 0;
}

/** Of entries sorted by price: those with another word before them at nearly the same price. */
function* exchangeable<E extends { word: string; price: number }>(entries: readonly E[]): Iterable<E> {
  // The nearest entry of another word is the last one, or the last one whose word is not the last one's.
  let last: E | undefined;
  let other: E | undefined;
  for (const entry of entries) {
    const rival = last !== undefined && last.word !== entry.word ? last : other;
    if (rival !== undefined && nearPrices(rival.price, entry.price)) yield entry;
    if (last !== undefined && last.word !== entry.word) other = last;
    last = entry;
  }
}

export function nearPrices(a: number, b: number): boolean {
  return Math.max(a, b) <= Math.min(a, b) * NEAR_PRICE;
}

/** Digits, with or without a unit: 3, 45x45cm, 500ml, 2xl. */
export function isNumeric(word: string): boolean {
  return /^\p{N}/u.test(word);
}

const KNOWN = new Set(
  `black white red blue green yellow pink purple orange brown grey gray silver gold beige navy cream ivory turquoise
  svart vit röd blå grön gul rosa lila brun grå guld marinblå
  sort hvid rød blå grøn gul lyserød lilla orange brun grå sølv guld
  svart hvit rød blå grønn gul rosa lilla oransje brun grå sølv gull
  musta valkoinen punainen sininen vihreä keltainen pinkki violetti oranssi ruskea harmaa hopea kulta
  schwarz weiß weiss rot blau grün gelb rosa lila orange braun grau silber gold
  xxs xs s m l xl xxl small medium large liten mellan stor lille mellem pieni keskikoko suuri klein mittel groß gross`.split(
    /\s+/,
  ),
);
