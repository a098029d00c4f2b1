/** The words of placements, their look and the live preview, apart from the rest: they are loaded where they are said. */
import type { placements as en } from './en/placements.ts';
import { pick } from './pick.ts';

export type PlacementsText = typeof en;
export const placements: PlacementsText = await pick<PlacementsText>({
  en: async () => (await import('./en/placements.ts')).placements,
  sv: async () => (await import('./sv/placements.ts')).placements,
  da: async () => (await import('./da/placements.ts')).placements,
  nb: async () => (await import('./nb/placements.ts')).placements,
});
