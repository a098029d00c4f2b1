/** Tells whether a preview was made from older settings than those saved: servers take them over within seconds. */
import type { PreviewReport } from '../../domain/report.ts';
import type { Settings } from '../../domain/settings.ts';

/** True when the preview shows what is excluded by now, or nothing because of a placement that is on by now (or off, the other way round). */
export function isBehind({ suggestions, why, placement }: PreviewReport, saved: Settings): boolean {
  if ((why === 'placement-off') === saved.placements[placement]) return true;
  return suggestions.some(({ product }) => saved.excludedProducts.includes(product.id));
}
