/** What the merchant's page is told of results: the report of the holdout with what may be said of it, and whole tables. */
import type { Total } from '../statistics/total.ts';
import type { MeasuredReport } from './report.ts';

/** `GET /api/results/measured?days=`. */
export interface MeasuredAnswer {
  /** As many as were asked for, of `all` as many as there are; the report begins later where the epoch of the holdout did. */
  readonly days: number;
  /** Percent of consenting shoppers who are shown nothing. */
  readonly share: number;
  readonly report: MeasuredReport;
}

/** `GET /api/results/trials/:id`: since it began, each variant against the control. */
export interface TrialAnswer {
  readonly report: MeasuredReport;
}

/** The money gained in all, as it was known at the end of a day; null while nothing could be said. */
export interface HistoryPoint {
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
  readonly total: Total | null;
}

/** `GET /api/results/history?days=`: a few days of the same period, the last one today. */
export interface HistoryReport {
  readonly currency: string;
  /** Earliest first. */
  readonly points: readonly HistoryPoint[];
}

export const EXPORT_FORMS = ['csv', 'json'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** A table that a merchant can have whole. */
export interface ExportTable {
  readonly id: string;
  /** What stands in it, in English; a page may have its own words. */
  readonly what: string;
  readonly columns: readonly string[];
}

/** `GET /api/exports`. */
export interface ExportsReport {
  readonly tables: readonly ExportTable[];
}
