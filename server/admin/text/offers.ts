/** The words of offers, apart from the rest: they are loaded with their view alone. */
import type { offers } from './en/offers.ts';
import { pick, type Said } from './pick.ts';

export type OffersText = Said<typeof offers>;
export const offersText: OffersText = await pick<OffersText>({
  en: async () => (await import('./en/offers.ts')).offers,
  sv: async () => (await import('./sv/offers.ts')).offers,
  da: async () => (await import('./da/offers.ts')).offers,
  nb: async () => (await import('./nb/offers.ts')).offers,
});
