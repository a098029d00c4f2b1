/** The words of the list of offers, in the page's language. */
import type { list } from './en/offer-list.ts';
import { pick } from './pick.ts';

export const listText: typeof list = await pick({
  en: async () => (await import('./en/offer-list.ts')).list,
  sv: async () => (await import('./sv/offer-list.ts')).list,
  da: async () => (await import('./da/offer-list.ts')).list,
  nb: async () => (await import('./nb/offer-list.ts')).list,
});
