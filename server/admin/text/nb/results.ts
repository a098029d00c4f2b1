/** Norsk bokmål: resultatenes ord. */
import { kpis } from './kpis.ts';
import { measured } from './measured.ts';

export const results = { measured, kpis };
