/** The words of results in the page's language, apart from the rest: they are loaded with their view alone. */
import { kpis } from './en-kpis.ts';
import { measured } from './en-measured.ts';

const en = { measured, kpis };

export type ResultsText = typeof en;
export const resultsText: ResultsText = en;
