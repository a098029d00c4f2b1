/** The words of setting up, apart from the rest: they are loaded with their view alone. */
import type { setup } from './en/setup.ts';
import { pick, type Said } from './pick.ts';

export type SetupText = Said<typeof setup>;
export const setupText: SetupText = await pick<SetupText>({
  en: async () => (await import('./en/setup.ts')).setup,
  sv: async () => (await import('./sv/setup.ts')).setup,
  da: async () => (await import('./da/setup.ts')).setup,
  nb: async () => (await import('./nb/setup.ts')).setup,
});
