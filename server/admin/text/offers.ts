/** The words of offers in the page's language, apart from the rest: they are loaded with their view alone. */
import { offers as en } from './en-offers.ts';

export type OffersText = typeof en;
export const offersText: OffersText = en;
