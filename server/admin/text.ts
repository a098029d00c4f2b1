/** Every word of the page's frame and of what many views say: a language is an object of the type `Text`. */
import type { en } from './text/en/page.ts';
import { pick, type Said } from './text/pick.ts';

export type { Explanation, Why } from './text/en/views.ts';
export type Text = Said<typeof en>;
export const text: Text = await pick<Text>({
  en: async () => (await import('./text/en/page.ts')).en,
  sv: async () => (await import('./text/sv/page.ts')).sv,
  da: async () => (await import('./text/da/page.ts')).da,
  nb: async () => (await import('./text/nb/page.ts')).nb,
});
