/** What checkout will charge for a cart, and why. */
import type { OffersReport } from '../../../domain/offer/report.ts';

export function Simulate(_props: { report: OffersReport }) {
  return null;
}
