/** What sort of thing a title names: its head noun with the word that narrows it, and whether two titles name the same. */
import { apart, audienceOf } from './audience.ts';
import { compoundOf, namingWords } from './naming.ts';
import type { Described } from './text.ts';
import type { Variation } from './variation.ts';

/** `cake` + `tin`; a head alone has an empty modifier; a title that names no thing has an empty head. */
export interface Kind {
  readonly modifier: string;
  readonly head: string;
}

/**
 * Do two products (by row) name the same sort of thing? `same`: head and modifier agree; `alike`: the heads do;
 * `unknown` where the titles do not say.
 */
export type SameKind = 'same' | 'alike' | 'unknown' | 'other';

export interface Kinds {
  readonly of: readonly Kind[];
  same(a: number, b: number): SameKind;
}

/** A word that so many articles name is the shop's word for a thing, not a model's name. */
const RECURS = 2;
/** A modifier with so many different heads, for each article that it stands in, is a quality: wooden, vintage. */
const QUALITY_SPREAD = 0.5;
const QUALITY_ARTICLES = 5;
/** A type whose titles name things in fewer cases than this has model names for titles: the type alone is the kind. */
const NAMED_SHARE = 0.5;
/** A word that heads the titles of so many articles, and of this share of those that it stands in, is a thing. */
const THING_ARTICLES = 3;
const THING_SHARE = 0.4;
/** Heads are looked for again once it is known what heads there are. */
const PASSES = 3;

/**
 * Learns the kinds of a catalogue. `groups`: siblings have equal numbers. Products for different people or seasons are
 * of different kinds. Where both types are declared, siblings count as one article, so that a model's name in three
 * colours is not taken for a word; where titles alone must tell, every product counts, and doubt means another kind.
 * `same` costs O(words of one title × words of the other).
 */
export function learnKinds(products: readonly Described[], groups: Uint32Array, variation: Variation): Kinds {
  const titles = products.map(({ title }) => namingWords(title, variation));
  const types = products.map(({ type }) => type.trim().toLowerCase());
  const audiences = products.map(audienceOf);
  const ofTyped = new Nouns(titles, groups);
  const ofUntyped = new Nouns(titles, Uint32Array.from(titles.keys()));
  const ofModels = typesOfModels(types, ofTyped);
  return {
    of: ofTyped.kinds,
    same(a, b) {
      if (apart(audiences[a]!, audiences[b]!)) return 'other';
      if (types[a] === '' || types[b] === '') return ofUntyped.compare(a, b);
      const told = ofTyped.compare(a, b);
      if (told !== 'unknown' || types[a] !== types[b] || !ofModels.has(types[a]!)) return told;
      return ofTyped.isKnown(a) || ofTyped.isKnown(b) ? 'unknown' : 'alike';
    },
  };
}

/** Types in which titles mostly are names of models. */
function typesOfModels(types: readonly string[], nouns: Nouns): Set<string> {
  const total = new Map<string, number>();
  const named = new Map<string, number>();
  types.forEach((type, at) => {
    total.set(type, (total.get(type) ?? 0) + 1);
    if (nouns.isKnown(at)) named.set(type, (named.get(type) ?? 0) + 1);
  });
  return new Set(
    types.filter((type) => type !== '' && (named.get(type) ?? 0) < total.get(type)! * NAMED_SHARE),
  );
}

/** What a catalogue's titles teach of its nouns. `articles` numbers the rows: equal numbers count once. */
class Nouns {
  readonly kinds: readonly Kind[];
  private readonly titles: readonly (readonly string[])[];
  private readonly named = new Articles();
  private readonly pairs = new Articles();
  private readonly firsts = new Articles();
  private readonly seconds = new Map<string, Set<string>>();
  private heads = new Articles();

  constructor(titles: readonly (readonly string[])[], articles: Uint32Array) {
    this.titles = titles;
    titles.forEach((title, at) => {
      title.forEach((word, place) => {
        this.named.add(word, articles[at]!);
        if (place === 0) return;
        const before = title[place - 1]!;
        this.pairs.add(`${before} ${word}`, articles[at]!);
        this.firsts.add(before, articles[at]!);
        this.seconds.set(before, (this.seconds.get(before) ?? new Set()).add(word));
      });
    });
    const places = this.findHeads(titles, articles);
    this.kinds = titles.map((title, at) => ({
      head: title[places[at]!] ?? '',
      modifier: title[places[at]! - 1] ?? '',
    }));
  }

  /** True when a row's head is a word of the shop. */
  isKnown(at: number): boolean {
    return this.heads.count(this.kinds[at]!.head) >= RECURS;
  }

  compare(a: number, b: number): SameKind {
    const [x, y] = [this.kinds[a]!, this.kinds[b]!];
    if (this.nameDifferentThings(a, b) || this.narrowedApart(a, b)) return 'other';
    if (x.head === '' || y.head === '') return 'unknown';
    if (x.head !== y.head) {
      const compound = compoundOf(x.head, y.head);
      if (compound !== 'unknown') return compound;
      return this.isKnown(a) && this.isKnown(b) ? 'other' : 'unknown';
    }
    if (x.modifier === y.modifier) return x.modifier === '' ? 'alike' : 'same';
    return this.narrows(x.modifier, x.head) || this.narrows(y.modifier, y.head) ? 'unknown' : 'alike';
  }

  /**
   * The head is the last word, unless that word is known to stand elsewhere as a rule: `pantry` of "cake tins pantry"
   * is a design, since it seldom ends a title. A rare word at the end is taken for the head: nothing speaks against it.
   */
  private findHeads(titles: readonly (readonly string[])[], articles: Uint32Array): number[] {
    const adorns = (word: string) => this.named.count(word) >= THING_ARTICLES && !this.isThing(word);
    let places: number[] = [];
    for (let pass = 0; pass < PASSES; pass++) {
      places = titles.map((title) => {
        const place = pass === 0 ? -1 : title.findLastIndex((word) => !adorns(word));
        return place < 0 ? title.length - 1 : place;
      });
      const heads = new Articles();
      titles.forEach((title, at) => {
        const head = title[places[at]!];
        if (head !== undefined) heads.add(head, articles[at]!);
      });
      this.heads = heads;
    }
    return places;
  }

  private isThing(word: string): boolean {
    const heads = this.heads.count(word);
    return heads >= THING_ARTICLES && heads >= this.named.count(word) * THING_SHARE;
  }

  private isQuality(word: string): boolean {
    const articles = this.firsts.count(word);
    return articles >= QUALITY_ARTICLES && this.seconds.get(word)!.size >= articles * QUALITY_SPREAD;
  }

  private narrows(modifier: string, head: string): boolean {
    return modifier !== '' && this.pairs.count(`${modifier} ${head}`) >= RECURS && !this.isQuality(modifier);
  }

  /** Each title names a thing that the other does not: "apron, dolly girl" and "lunch bag, dolly girl". */
  private nameDifferentThings(a: number, b: number): boolean {
    const [x, y] = [this.titles[a]!, this.titles[b]!];
    const own = x.filter((word) => !y.includes(word) && this.isThing(word));
    if (own.length === 0) return false;
    const others = y.filter((word) => !x.includes(word) && this.isThing(word));
    return own.some((word) => others.some((other) => compoundOf(word, other) !== 'alike'));
  }

  /** Both titles have the word, but what stands before it tells them apart: "cake tins", "spice tins". */
  private narrowedApart(a: number, b: number): boolean {
    const [x, y] = [this.titles[a]!, this.titles[b]!];
    return x.some((word, at) => {
      const place = y.indexOf(word);
      if (at === 0 || place <= 0 || !this.isThing(word)) return false;
      const [one, other] = [x[at - 1]!, y[place - 1]!];
      if (x.includes(other) || y.includes(one) || this.isQuality(one) || this.isQuality(other)) return false;
      return this.narrows(one, word) || this.narrows(other, word);
    });
  }
}

/** Counts distinct articles by word, whatever order they come in. */
class Articles {
  private readonly rows = new Map<string, Set<number>>();

  add(word: string, article: number): void {
    const known = this.rows.get(word);
    if (known === undefined) this.rows.set(word, new Set([article]));
    else known.add(article);
  }

  count(word: string): number {
    return this.rows.get(word)?.size ?? 0;
  }
}
