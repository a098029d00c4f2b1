/** The words of the limits of tact, loaded where they are said. */
import type { tact as en } from './en/tact.ts';
import { pick, type Said } from './pick.ts';

export type TactText = Said<typeof en>;
export const tactText: TactText = await pick<TactText>({
  en: async () => (await import('./en/tact.ts')).tact,
  sv: async () => (await import('./sv/tact.ts')).tact,
  da: async () => (await import('./da/tact.ts')).tact,
  nb: async () => (await import('./nb/tact.ts')).tact,
});
