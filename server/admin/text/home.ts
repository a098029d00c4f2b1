/** The words of the first view, loaded with it alone. */
import type { home } from './en/home.ts';
import { pick } from './pick.ts';

export type { AttentionWords } from './en/home.ts';

export type HomeText = typeof home;
export const homeText: HomeText = await pick({
  en: async () => (await import('./en/home.ts')).home,
  sv: async () => (await import('./sv/home.ts')).home,
  da: async () => (await import('./da/home.ts')).home,
  nb: async () => (await import('./nb/home.ts')).home,
});
