/** The words of the diagnostics view, loaded with it alone. */
import type { diagnostics } from './en/diagnostics.ts';
import { pick } from './pick.ts';

export type DiagnosticsText = typeof diagnostics;
export const diagnosticsText: DiagnosticsText = await pick<DiagnosticsText>({
  en: async () => (await import('./en/diagnostics.ts')).diagnostics,
  sv: async () => (await import('./sv/diagnostics.ts')).diagnostics,
  da: async () => (await import('./da/diagnostics.ts')).diagnostics,
  nb: async () => (await import('./nb/diagnostics.ts')).diagnostics,
});
