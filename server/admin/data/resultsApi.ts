/** The page's way to what was measured, to the figures, and to whole tables. */
import type { KpisReport } from '../../domain/measure/kpis.ts';
import type { ExportForm, ExportsReport, HistoryReport, MeasuredAnswer } from '../../domain/measure/told.ts';

/** So many days up to today; `all`: since measuring began. */
export type ResultDays = number | 'all';

export interface ResultsApi {
  measured(days: ResultDays, signal?: AbortSignal): Promise<MeasuredAnswer>;
  history(days: ResultDays, signal?: AbortSignal): Promise<HistoryReport>;
  kpis(days: ResultDays, signal?: AbortSignal): Promise<KpisReport>;
  exports(signal?: AbortSignal): Promise<ExportsReport>;
  /** The whole table; rejects when it breaks off on the way. */
  table(id: string, form: ExportForm): Promise<Blob>;
}

export function createResultsApi(
  read: <T>(url: string, signal?: AbortSignal) => Promise<T>,
  file: (url: string) => Promise<Blob>,
): ResultsApi {
  return {
    measured: (days, signal) => read(`/api/results/measured?days=${days}`, signal),
    history: (days, signal) => read(`/api/results/history?days=${days}`, signal),
    kpis: (days, signal) => read(`/api/results/kpis?days=${days}`, signal),
    exports: (signal) => read('/api/exports', signal),
    table: (id, form) => file(`/api/exports/${id}.${form}`),
  };
}
