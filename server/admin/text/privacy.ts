/** The words of the privacy view, loaded with it alone. */
import type { privacy } from './en/privacy.ts';
import { pick } from './pick.ts';

export type PrivacyText = typeof privacy;
export const privacyText: PrivacyText = await pick<PrivacyText>({
  en: async () => (await import('./en/privacy.ts')).privacy,
  sv: async () => (await import('./sv/privacy.ts')).privacy,
  da: async () => (await import('./da/privacy.ts')).privacy,
  nb: async () => (await import('./nb/privacy.ts')).privacy,
});
