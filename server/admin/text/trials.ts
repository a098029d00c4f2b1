/** The words of experiments, apart from the rest: they are loaded with their view alone. */
import type { trials } from './en/trials.ts';
import { pick, type Said } from './pick.ts';

export type TrialsText = Said<typeof trials>;
export const trialsText: TrialsText = await pick<TrialsText>({
  en: async () => (await import('./en/trials.ts')).trials,
  sv: async () => (await import('./sv/trials.ts')).trials,
  da: async () => (await import('./da/trials.ts')).trials,
  nb: async () => (await import('./nb/trials.ts')).trials,
});
