/** A figure in its own unit. */
import type { KpiUnit } from '../../domain/measure/kpis.ts';
import { resultsText } from '../text/results.ts';
import { format } from './format.ts';

export function kpiInWords(unit: KpiUnit, value: number, currency: string): string {
  switch (unit) {
    case 'share':
      return format.percent(value);
    case 'money':
      return format.money(Math.round(value), currency);
    case 'count':
      return format.number(value);
    case 'score':
      return format.score(value);
    case 'points':
      return resultsText.kpis.points(format.points(value));
  }
}
