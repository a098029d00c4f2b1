/** The languages agree: each says all that English says, with every blank filled in, and nothing of it in English. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../data/language.ts';

const AREAS = readdirSync(join(import.meta.dirname, 'en')).map((file) => file.replace(/\.ts$/, ''));
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** What a language has in common with English: names, codes, and words that are its own as well. */
const NAMES = [
  'Mersalg',
  'CSV',
  'JSON',
  'CSS',
  '.mersalg__heading { text-align: center }',
  'Webhook',
  'Webhooks',
];
const WORDS = ['Variant', 'Start', 'Status', 'Import'];
const SHARED: Readonly<Record<string, ReadonlySet<string>>> = {
  sv: new Set([...NAMES, ...WORDS, 'Period', 'Order', 'Version', '⟦0⟧: ⟦1⟧ per set']),
  da: new Set([...NAMES, ...WORDS, 'Tablet', 'Checkout', 'Tag', 'Database', 'Model', 'Version']),
  nb: new Set([...NAMES, ...WORDS, '% margin', 'Database']),
};

/** Such words stand in no text of the other languages. */
const ENGLISH =
  /\b(the|and|with|without|your|which|shoppers?|cart|shown|settings|nothing|there|when|what|this|that)\b/i;

/** Whatever it is used for, text, number, list, lookup or question, what is made of it bears its mark. */
function blank(place: number): unknown {
  const mark = `⟦${place}⟧`;
  const fill = (...given: readonly unknown[]) => [mark, ...given].map(String).join(' ');
  const asked: Readonly<Record<PropertyKey, unknown>> = {
    [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? 1000 + place : mark),
    [Symbol.iterator]: () => [mark][Symbol.iterator](),
    map: (each: (one: unknown) => unknown) => [each(blank(place))],
    length: 1,
  };
  return new Proxy(fill, {
    get: (_, key) => (Object.hasOwn(asked, key) ? asked[key as string] : blank(place)),
  });
}

/** What a text says with its blanks filled in, numbers told as marks: 1,001 and 1 001 alike. */
function said(words: unknown): string {
  if (typeof words !== 'function') return String(words);
  try {
    const told = String(words(...Array.from({ length: words.length }, (_, place) => blank(place))));
    const plain = told.replace(/(?<=\d)[\s.,\u00a0\u202f](?=\d)/g, '');
    // Lists are joined in the language of the test.
    return plain.replace(/100(\d)(00(?=\s?%))?/g, '⟦$1⟧').replaceAll('⟧ and ⟦', '⟧, ⟦');
  } catch {
    // A lookup by what is no key of it.
    return '';
  }
}

function* leaves(words: unknown, path: string): Generator<readonly [path: string, words: unknown]> {
  if (typeof words !== 'object' || words === null) return void (yield [path, words]);
  for (const [key, one] of Object.entries(words)) yield* leaves(one, `${path}.${key}`);
}

/** By path. What an area exports is named alike in each language, but for the frame's, named after the language. */
async function wordsOf(language: Language, area: string): Promise<Map<string, unknown>> {
  const module = (await import(`./${language}/${area}.ts`)) as Record<string, unknown>;
  return new Map(
    Object.entries(module).flatMap(([name, words]) => [...leaves(words, name === language ? 'words' : name)]),
  );
}

const marksIn = (text: string) => [...new Set(text.match(/⟦\d⟧/g))].sort();
const hasWords = (text: string) => /\p{L}{2}/u.test(text.replace(/⟦\d⟧/g, ''));

describe.each(OTHERS)('in %s', (language) => {
  it.each(AREAS)('%s says what it says in English', async (area) => {
    const [english, theirs] = await Promise.all([wordsOf('en', area), wordsOf(language, area)]);
    expect([...theirs.keys()].sort()).toEqual([...english.keys()].sort());
    const faults: string[] = [];
    for (const [path, words] of english) {
      const theirWords = theirs.get(path);
      if (typeof theirWords !== typeof words) faults.push(`${path} is a ${typeof theirWords}`);
      const [one, other] = [said(words), said(theirWords)];
      if (marksIn(one).join() !== marksIn(other).join())
        faults.push(`${path}: ${marksIn(one)} in “${one}”, ${marksIn(other)} in “${other}”`);
      if (one === other && hasWords(one) && !SHARED[language]?.has(one))
        faults.push(`${path} is English: “${other}”`);
      const leftover = ENGLISH.exec(other);
      if (leftover !== null) faults.push(`${path} says “${leftover[0]}”: “${other}”`);
      if (words !== '' && other === '' && one !== '') faults.push(`${path} says nothing`);
    }
    expect(faults).toEqual([]);
  });
});
