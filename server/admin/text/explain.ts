/** The words that say why something is shown or not, apart from the rest: they are loaded where they are said. */
import type { explain as en } from './en/explain.ts';
import { pick, type Said } from './pick.ts';

export type { Naming } from './en/explain.ts';
export type ExplainText = Said<typeof en>;
export const explain: ExplainText = await pick<ExplainText>({
  en: async () => (await import('./en/explain.ts')).explain,
  sv: async () => (await import('./sv/explain.ts')).explain,
  da: async () => (await import('./da/explain.ts')).explain,
  nb: async () => (await import('./nb/explain.ts')).explain,
});
