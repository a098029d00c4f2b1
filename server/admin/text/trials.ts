/** The words of experiments in the page's language, apart from the rest: they are loaded with their view alone. */
import { trials as en } from './en-trials.ts';

export type TrialsText = typeof en;
export const trialsText: TrialsText = en;
