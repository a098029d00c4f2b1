/** The words of one area in the page's language; only that language is fetched. */
import { LANGUAGE, type Language } from '../data/language.ts';

/** One loader per language; whoever imports the result waits for it. A language that lacks the area speaks English there. */
export function pick<Words>(
  loaders: Readonly<Partial<Record<Language, () => Promise<Words>>> & { en: () => Promise<Words> }>,
): Promise<Words> {
  return (loaders[LANGUAGE] ?? loaders.en)();
}
