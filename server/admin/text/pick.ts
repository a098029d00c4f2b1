/** The words of one area in the page's language; only that language is fetched. */
import { LANGUAGE, type Language } from '../data/language.ts';

/** What every language must say that English says in `T`: the same keys and the same blanks, with words of its own. */
export type Said<T> = T extends string
  ? string
  : T extends (...blanks: infer Blanks) => string
    ? (...blanks: Blanks) => string
    : T extends (...blanks: never[]) => unknown
      ? T
      : { [Key in keyof T]: Said<T[Key]> };

/** One loader per language; whoever imports the result waits for it. */
export function pick<Words>(loaders: Readonly<Record<Language, () => Promise<Words>>>): Promise<Words> {
  return loaders[LANGUAGE]();
}
