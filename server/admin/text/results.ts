/** The words of results, apart from the rest: they are loaded with their view alone. */
import type { results } from './en/results.ts';
import { pick, type Said } from './pick.ts';

export type ResultsText = Said<typeof results>;
export const resultsText: ResultsText = await pick<ResultsText>({
  en: async () => (await import('./en/results.ts')).results,
  sv: async () => (await import('./sv/results.ts')).results,
  da: async () => (await import('./da/results.ts')).results,
  nb: async () => (await import('./nb/results.ts')).results,
});
