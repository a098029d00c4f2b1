/** The words of the recommendations, loaded where they are said. */
import type { recommendations as en } from './en/recommendations.ts';
import { pick, type Said } from './pick.ts';

export type RecommendationsText = Said<typeof en>;
export const recommendationsText: RecommendationsText = await pick<RecommendationsText>({
  en: async () => (await import('./en/recommendations.ts')).recommendations,
  sv: async () => (await import('./sv/recommendations.ts')).recommendations,
  da: async () => (await import('./da/recommendations.ts')).recommendations,
  nb: async () => (await import('./nb/recommendations.ts')).recommendations,
});
