/** The words of an offer's editor, in the page's language. */
import type { edit } from './en/offer-edit.ts';
import { pick } from './pick.ts';

export const editText: typeof edit = await pick({
  en: async () => (await import('./en/offer-edit.ts')).edit,
  sv: async () => (await import('./sv/offer-edit.ts')).edit,
  da: async () => (await import('./da/offer-edit.ts')).edit,
  nb: async () => (await import('./nb/offer-edit.ts')).edit,
});
